using YLang.Compiler.Diagnostics;
using YLang.Compiler.Interactive;
using YLang.Compiler.Text;

namespace YLang.Cli.Repl;

/// <summary>What a half-written word may become: a command, a field of what stands before <c>-></c> or <c>.</c>, a name.</summary>
internal sealed class Completion(Conversation conversation)
{
    /// <param name="before">The line up to the cursor.</param>
    /// <returns>Where the word begins, and what it may become, in order.</returns>
    public (int Start, IReadOnlyList<string> Candidates) At(string before)
    {
        int start = before.Length;
        while (start > 0 && IsOfName(before[start - 1]))
            start--;

        string word = before[start..];
        if (start > 0 && before[start - 1] == ':' && before[..(start - 1)].Trim().Length == 0)
            return (start - 1, Beginning(Commands.Names, ":" + word));

        if (Owner(before[..start]) is { } owner)
            return (start, Beginning(conversation.MembersOf(new SourceText(Conversation.PromptPath, owner), new DiagnosticSink()), word));

        return word.Length == 0 ? (start, []) : (start, Beginning(conversation.Names(), word));
    }

    private static List<string> Beginning(IEnumerable<string> words, string with) =>
        [.. words.Where(w => w.StartsWith(with, StringComparison.Ordinal)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    /// <summary>The expression whose member is being written, or null: <c>f(x)->a</c> before <c>-></c>, with pairs of brackets as they stand.</summary>
    private static string? Owner(string before)
    {
        int end = before.EndsWith("->", StringComparison.Ordinal) ? before.Length - 2 : before.EndsWith('.') ? before.Length - 1 : -1;
        if (end < 0)
            return null;

        int start = end, depth = 0;
        while (start > 0)
        {
            char c = before[start - 1];
            if (c is ')' or ']')
                depth++;
            else if (c is '(' or '[' && --depth < 0)
                break;
            else if (depth == 0 && !IsOfName(c) && c is not ('(' or '[' or '.') && !(c == '>' && start > 1 && before[start - 2] == '-') && !(c == '-' && before[start] == '>'))
                break;

            start--;
        }

        string owner = before[start..end].Trim();
        return owner.Length == 0 || char.IsAsciiDigit(owner[0]) ? null : owner;
    }

    private static bool IsOfName(char c) => char.IsAsciiLetterOrDigit(c) || c == '_';
}
