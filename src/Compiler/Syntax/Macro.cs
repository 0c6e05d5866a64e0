using System.Collections.Immutable;
using YLang.Compiler.Diagnostics;
using YLang.Compiler.Syntax.Generated;
using YLang.Compiler.Text;

namespace YLang.Compiler.Syntax;

/// <summary>What a macro's text is made of.</summary>
/// <param name="Parameter">Which one stands here; below 0: none, but the token.</param>
/// <param name="IsText"><c>#parameter</c>: what was written, as a string.</param>
/// <param name="IsPasted"><c>##</c> follows: the next part is joined to this one.</param>
internal sealed record MacroPart(SourceToken Token, int Parameter, bool IsText, bool IsPasted);

/// <param name="Parameters">Null: a name without parentheses.</param>
/// <param name="IsOpen">The last parameter, <c>...</c> or <c>name...</c>, takes all arguments that are left.</param>
internal sealed record Macro(SourceToken Name, ImmutableArray<string>? Parameters, bool IsOpen, ImmutableArray<MacroPart> Body)
{
    /// <summary><c>, ##__VA_ARGS__</c>, as GNU C has it: nothing is joined, and without arguments for it the comma goes too.</summary>
    public bool IsCommaOfRest(int part) =>
        IsOpen && part + 1 < Body.Length && Body[part] is { IsPasted: true, Token.Type: YLexer.COMMA } && Body[part + 1].Parameter == Parameters!.Value.Length - 1;

    public bool IsSameAs(Macro other) =>
        IsOpen == other.IsOpen && Parameters.HasValue == other.Parameters.HasValue && (Parameters ?? []).SequenceEqual(other.Parameters ?? [])
        && Body.Select(p => (p.Token.Text, p.IsText, p.IsPasted)).SequenceEqual(other.Body.Select(p => (p.Token.Text, p.IsText, p.IsPasted)));

    /// <summary>One for each parameter, or null: too many or too few.</summary>
    public IReadOnlyList<List<Macros.Marked>>? Fit(List<List<Macros.Marked>> arguments)
    {
        int wanted = Parameters!.Value.Length;
        if (wanted == 0)
            return arguments is [[]] ? [] : null;

        if (!IsOpen)
            return arguments.Count == wanted ? arguments : null;

        if (arguments.Count < wanted - 1)
            return null;

        List<Macros.Marked> rest = [];
        foreach (List<Macros.Marked> argument in arguments.Skip(wanted - 1))
        {
            if (rest.Count > 0)
                rest.Add(new Macros.Marked(rest[^1].Token.Insert(YLexer.COMMA, ",")));

            rest.AddRange(argument);
        }

        return [.. arguments.Take(wanted - 1), rest];
    }
}

/// <summary>Reads <c>#define</c>.</summary>
internal static class MacroReader
{
    private const string RestName = "__VA_ARGS__";

    /// <summary>Null after a message.</summary>
    public static Macro? Read(DirectiveLine line, DiagnosticSink sink)
    {
        if (line.Rest is not [{ Type: YLexer.IDENTIFIER } name, ..])
        {
            sink.Add(line.Rest.Count == 0 ? Catalogue.DirectiveNeedsName(line.Span, line.Written) : Catalogue.MacroNameIsWord(line.Rest[0].Span, line.Rest[0].Text));
            return null;
        }

        // As in C, only a parenthesis right behind the name opens parameters.
        bool takes = line.Rest is [_, { Type: YLexer.PAREN_OPEN } open, ..] && open.StartIndex == name.StopIndex + 1;
        if (!takes)
            return new Macro(name, null, IsOpen: false, Body(line.Rest.Skip(1), []));

        int close = line.Rest.FindIndex(t => t.Type == YLexer.PAREN_CLOSE);
        List<SourceToken> written = close < 0 ? [] : line.Rest[2..close];
        bool isOpen = written is [.., { Type: YLexer.ELLIPSIS }], isNamed = isOpen && written is [.., { Type: YLexer.IDENTIFIER }, _];
        List<SourceToken> names = isNamed ? written[..^1] : written;
        ImmutableArray<string> parameters = [.. names.Where((_, i) => i % 2 == 0).Select(t => t.Type == YLexer.ELLIPSIS ? RestName : t.Text)];
        if (close < 0 || !AreNames(names) || parameters.Distinct().Count() < parameters.Length)
        {
            sink.Add(Catalogue.MacroParameters(name.Span, name.Text));
            return null;
        }

        return new Macro(name, parameters, isOpen, Body(line.Rest.Skip(close + 1), parameters));
    }

    /// <summary>Names between commas, at the end perhaps the dots.</summary>
    private static bool AreNames(List<SourceToken> tokens) =>
        tokens.Count == 0 || (tokens.Count % 2 == 1 && tokens.Index().All(t => t.Index % 2 == 1
            ? t.Item.Type == YLexer.COMMA
            : t.Item.Type == YLexer.IDENTIFIER || (t.Item.Type == YLexer.ELLIPSIS && t.Index == tokens.Count - 1)));

    private static ImmutableArray<MacroPart> Body(IEnumerable<SourceToken> tokens, ImmutableArray<string> parameters)
    {
        var parts = ImmutableArray.CreateBuilder<MacroPart>();
        foreach (SourceToken token in tokens)
        {
            // The lexer reads '#name' and '##name' as one: a directive, if it began a line.
            string text = token.Text, word = text.TrimStart('#').TrimStart(' ', '\t');
            int hashes = token.Type is YLexer.DIRECTIVE or YLexer.HASH ? text.Length - text.TrimStart('#').Length : 0;
            if (hashes == 2 && parts.Count > 0)
                parts[^1] = parts[^1] with { IsPasted = true };

            if (token.Type == YLexer.HASH && hashes == 2)
                continue;

            SourceToken own = token.Type == YLexer.DIRECTIVE && (hashes == 2 || parameters.Contains(word))
                ? new SourceToken(token.Source, YLexer.IDENTIFIER, token.StopIndex - word.Length + 1, token.StopIndex, token.Line)
                : token;
            int parameter = own.Type == YLexer.IDENTIFIER ? parameters.IndexOf(own.Text) : -1;
            parts.Add(new MacroPart(own, parameter, IsText: hashes == 1 && parameter >= 0, IsPasted: false));
        }

        // Nothing follows the last one.
        if (parts.Count > 0)
            parts[^1] = parts[^1] with { IsPasted = false };

        return parts.ToImmutable();
    }
}

/// <summary>Tokens that macros make.</summary>
internal static class MacroText
{
    /// <summary>What was written, as a string: one space where there was any.</summary>
    public static SourceToken Quoted(List<Macros.Marked> written, SourceToken use)
    {
        var text = new System.Text.StringBuilder("\"");
        SourceToken? before = null;
        foreach (SourceToken token in written.Select(w => w.Token))
        {
            if (before is not null && before.StopIndex + 1 != token.StartIndex)
                text.Append(' ');

            text.Append(token.Type is YLexer.STRING or YLexer.CHARACTER ? token.Text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal) : token.Text);
            before = token;
        }

        return Made(YLexer.STRING, text.Append('"').ToString(), use);
    }

    /// <summary>Two tokens as one, or null: they make none.</summary>
    public static SourceToken? Pasted(SourceToken left, SourceToken right, SourceToken use) =>
        Tokenizer.Tokenize(new SourceText(use.Source.Path, left.Text + right.Text)) is [var one] ? Made(one.Type, one.Text, use) : null;

    private static SourceToken Made(int type, string text, SourceToken use) => new(use.Source, type, use.StartIndex, use.StopIndex, use.Line, text);
}
