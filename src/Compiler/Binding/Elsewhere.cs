using System.Text.RegularExpressions;
using YLang.Compiler.Text;

namespace YLang.Compiler.Binding;

/// <summary>Which file of the include folders declares what a script lacks. They are read when the first such name is met, and not taken apart: this is for advice.</summary>
internal sealed partial class Elsewhere(IncludeResolver includes)
{
    /// <summary>An --include folder may be somebody's whole disk.</summary>
    private const int MostEntries = 2000, MostCharacters = 200_000;

    private readonly Lazy<(string Name, string Text)[]> _files = new(() => [.. includes.Folders.SelectMany(f => In(f, includes))]);

    /// <summary>The line that makes the name known, or null: none does.</summary>
    public string? Advice(string name)
    {
        if (!Identifier().IsMatch(name))
            return null;

        var declaration = new Regex(
            $@"^(?:[\w(][\w \t*,()]*[ \t*]{name}\([^)]*\)[ \t\r\n]*\{{|_heap {name}\b|#define {name}\b|static const [\w \t]+[ \t]{name} =|typedef [^;\n]*\b{name};)", RegexOptions.Multiline | RegexOptions.NonBacktracking);
        if (_files.Value.FirstOrDefault(f => declaration.IsMatch(f.Text)).Name is not { } file)
            return null;

        // The parts of a heap need one another: its own file includes them all.
        string? heap = _files.Value.FirstOrDefault(f => Heap().IsMatch(f.Text) && Includes(f.Text).Contains(file)).Name;
        return $"#include <{heap ?? file}> declares it";
    }

    private static IEnumerable<string> Includes(string text) => Included().Matches(text).Select(m => m.Groups[1].Value);

    private static IEnumerable<(string Name, string Text)> In(string folder, IncludeResolver includes)
    {
        var options = new EnumerationOptions { RecurseSubdirectories = true, MaxRecursionDepth = 3, IgnoreInaccessible = true };
        IEnumerable<string> entries = Directory.Exists(folder) ? Directory.EnumerateFileSystemEntries(folder, "*", options).Take(MostEntries) : [];
        foreach (string path in entries.Where(e => e.EndsWith(".y", StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            string name = Path.GetRelativePath(folder, path).Replace('\\', '/');
            if (IncludeResolver.IsContained(name) && !IncludeResolver.LeavesByLink(path, name) && includes.Read(path, out _) is { Text.Length: < MostCharacters } source)
                yield return (name, source.Text);
        }
    }

    [GeneratedRegex(@"^\w{1,100}$")]
    private static partial Regex Identifier();

    [GeneratedRegex(@"^_heap ", RegexOptions.Multiline)]
    private static partial Regex Heap();

    [GeneratedRegex("""^#include ["<]([^">\n]*)[">]""", RegexOptions.Multiline)]
    private static partial Regex Included();
}
