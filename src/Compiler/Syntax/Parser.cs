using System.Collections.Immutable;
using Antlr4.Runtime;
using YLang.Compiler.Diagnostics;
using YLang.Compiler.Syntax.Generated;
using YLang.Compiler.Text;

namespace YLang.Compiler.Syntax;

/// <summary>A word after preprocessing, for <c>ylang emit --stage tokens</c>.</summary>
/// <param name="Kind">As the grammar names it: IDENTIFIER, TYPE_NAME, FOREACH…</param>
public sealed record TokenSyntax(SourceSpan Span, string Kind, string Text) : SyntaxNode(Span);

/// <summary>Text to syntax tree: tokens, directives, pairs of brackets, the meaning of words by their place, the grammar, our records.</summary>
public static class Parser
{
    /// <summary>The tree of a script or a layout file and of all that it includes. What is wrong is in <paramref name="sink"/>, and left out of the tree.</summary>
    public static CompilationUnitSyntax Parse(SourceText source, ParseContext context, DiagnosticSink sink)
    {
        return Parse(source, context, sink, out _);
    }

    /// <param name="prelude">What a text that is parsed after this one is to know of it.</param>
    public static CompilationUnitSyntax Parse(SourceText source, ParseContext context, DiagnosticSink sink, out Prelude prelude)
    {
        var report = new SyntaxReport(sink);
        PreprocessedUnit unit = Preprocessor.Process(source, context, sink);
        prelude = unit.Prelude;
        ImmutableArray<DeclarationSyntax> declarations = Classified(source, unit, context, report) is { } tokens ? Declarations(tokens, context, report) : [];
        report.Finish();
        return new CompilationUnitSyntax(new SourceSpan(source, 0, source.Text.Length), unit.Summary, declarations);
    }

    /// <summary>The words that the grammar sees.</summary>
    public static ImmutableArray<TokenSyntax> Tokens(SourceText source, ParseContext context, DiagnosticSink sink)
    {
        PreprocessedUnit unit = Preprocessor.Process(source, context, sink);
        List<SourceToken> tokens = Classified(source, unit, context, new SyntaxReport(sink)) ?? [];
        return [.. tokens.SkipLast(1).Select(t => new TokenSyntax(t.Span, YLexer.DefaultVocabulary.GetSymbolicName(t.Type), t.Text))];
    }

    private static List<SourceToken>? Classified(SourceText source, PreprocessedUnit unit, ParseContext context, SyntaxReport report)
    {
        if (!unit.IsWhole)
            return null;

        List<SourceToken> good = BadTokens.Replace(ForeignForms.Replace(unit.Tokens, context, report), report);
        if (Brackets.Pair(good, report) is not { } paired)
            return null;

        int end = source.Text.Length;
        paired.Add(new SourceToken(source, TokenConstants.EOF, end, end - 1, source.LineCount, "the end of the file"));
        TokenClassifier.Classify(paired, context, report);
        return paired;
    }

    private static ImmutableArray<DeclarationSyntax> Declarations(List<SourceToken> tokens, ParseContext context, SyntaxReport report)
    {
        var stream = new TokenStream(tokens);
        var parser = new YParser(stream) { ErrorHandler = new ErrorStrategy(stream, report) };
        parser.RemoveErrorListeners();
        parser.PredictByOneToken();
        var builder = new TreeBuilder(report);
        try
        {
            return context.IsLayoutFile ? builder.Layout(parser.layoutFile()) : builder.Script(parser.script());
        }
        catch (NestingException e)
        {
            if (e.At is { } at)
                report.Add(Catalogue.NestedTooDeep(at.Span, SyntaxLimits.MaxNesting));

            return [];
        }
    }
}
