using System.Collections.Immutable;
using Antlr4.Runtime;
using YLang.Compiler.Diagnostics;
using YLang.Compiler.Syntax.Generated;
using YLang.Compiler.Text;

namespace YLang.Compiler.Syntax;

/// <summary>What was entered at a prompt: declarations, statements, an expression, in any mixture.</summary>
/// <param name="Statements">Variables of the entry itself are among them: they are declared where they stand.</param>
/// <param name="EndsOpen">Its end has no semicolon: the value of a last expression is asked for.</param>
public sealed record EntrySyntax(SourceSpan Span, ImmutableArray<DeclarationSyntax> Declarations, ImmutableArray<StatementSyntax> Statements, bool EndsOpen);

/// <summary>Entries at a prompt: what stands at the level of a file and what stands in a function, one after another.</summary>
public static class EntryParser
{
    /// <param name="context">Knows the names of values.</param>
    /// <param name="prelude">What entries before this one have defined and included.</param>
    /// <param name="after">The same with this entry.</param>
    public static EntrySyntax Parse(SourceText source, ParseContext context, Prelude prelude, DiagnosticSink sink, out Prelude after)
    {
        var report = new SyntaxReport(sink);
        PreprocessedUnit unit = Preprocessor.Process(source, context, prelude, sink);
        after = unit.Prelude;
        var entry = new EntrySyntax(new SourceSpan(source, 0, source.Text.Length), [], [], false);
        if (unit.IsWhole && Brackets.Pair(BadTokens.Replace(ForeignForms.Replace(unit.Tokens, context, report), report), report) is { } tokens)
            entry = Parse(entry, tokens, context, report);

        report.Finish();
        return entry;
    }

    /// <summary>
    /// Is the text the beginning of an entry that goes on in the next line? A bracket or a comment is open, a line is spliced, or it ends with the head of something whose body must follow.
    /// </summary>
    public static bool IsUnfinished(string text)
    {
        List<SourceToken> tokens = Tokenizer.Tokenize(new SourceText("", text));
        int depth = 0, opened = -1;
        bool assigns = false, repeats = false;
        for (int i = 0; i < tokens.Count; i++)
        {
            switch (tokens[i].Type)
            {
                case YLexer.PAREN_OPEN or YLexer.BRACE_OPEN or YLexer.BRACKET_OPEN:
                    opened = depth++ == 0 ? i : opened;
                    break;
                case YLexer.PAREN_CLOSE or YLexer.BRACE_CLOSE or YLexer.BRACKET_CLOSE:
                    depth--;
                    break;
                case YLexer.ASSIGN when depth == 0:
                    assigns = true;
                    break;
                case YLexer.WHILE when depth == 0:
                    repeats = true;
                    break;
                case YLexer.OPEN_COMMENT:
                    return true;
            }
        }

        // What is said of a declaration stands in the lines before it.
        bool onlyDocuments = tokens.Count > 0 && tokens.TrueForAll(t => t.Type == YLexer.DOCUMENT);
        return depth > 0 || onlyDocuments || (!repeats && tokens is [{ Type: YLexer.DO }, ..]) || text.EndsWith('\\') || (tokens.Count > 0 && EndsWithHead(tokens, opened, assigns));
    }

    /// <param name="opened">The last bracket that stands in no other.</param>
    private static bool EndsWithHead(List<SourceToken> tokens, int opened, bool assigns) => tokens[^1].Type switch
    {
        YLexer.ELSE or YLexer.DO or YLexer.TRY or YLexer.TRY_ELSE => true,
        YLexer.PAREN_CLOSE when opened > 0 => tokens[opened - 1].Type is YLexer.IF or YLexer.FOR or YLexer.FOREACH or YLexer.SWITCH
            || (tokens[opened - 1].Type == YLexer.WHILE && tokens[0].Type != YLexer.DO)
            || (tokens[opened - 1].Type == YLexer.IDENTIFIER && !assigns && BeginsFunction(tokens[0].Type)),
        _ => false,
    };

    private static bool BeginsFunction(int type) =>
        type is YLexer.ITER or YLexer.LABEL or YLexer.BUILT_IN_TYPE or YLexer.TRACER_TYPE or YLexer.CONTAINER or YLexer.STRUCT or YLexer.UNION or YLexer.STATIC;

    private static EntrySyntax Parse(EntrySyntax entry, List<SourceToken> tokens, ParseContext context, SyntaxReport report)
    {
        SourceText source = entry.Span.Source;
        bool endsOpen = tokens is [.., { Type: not (YLexer.SEMICOLON or YLexer.BRACE_CLOSE) }];
        if (endsOpen)
            tokens.Add(tokens[^1].Insert(YLexer.SEMICOLON, ";"));

        int end = source.Text.Length;
        tokens.Add(new SourceToken(source, TokenConstants.EOF, end, end - 1, source.LineCount, "the end of the entry"));
        TokenClassifier.Classify(tokens, context, report);

        var stream = new TokenStream(tokens);
        var parser = new YParser(stream) { ErrorHandler = new ErrorStrategy(stream, report) };
        parser.RemoveErrorListeners();
        parser.PredictByOneToken();
        var declarations = ImmutableArray.CreateBuilder<DeclarationSyntax>();
        var statements = ImmutableArray.CreateBuilder<StatementSyntax>();
        try
        {
            ParseItems(parser, stream, new TreeBuilder(report), source, declarations, statements);
        }
        catch (NestingException e)
        {
            if (e.At is { } at)
                report.Add(Catalogue.NestedTooDeep(at.Span, SyntaxLimits.MaxNesting));
        }

        return entry with { Declarations = declarations.ToImmutable(), Statements = statements.ToImmutable(), EndsOpen = endsOpen };
    }

    private static void ParseItems(
        YParser parser, TokenStream stream, TreeBuilder builder, SourceText source, ImmutableArray<DeclarationSyntax>.Builder declarations, ImmutableArray<StatementSyntax>.Builder statements)
    {
        while (stream.LA(1) != TokenConstants.EOF)
        {
            int start = stream.Index;
            if (!BeginsDeclaration(stream.LA(1)))
                statements.Add(builder.Statement(parser.statement()));
            else if (parser.scriptItem() is { exception: null } item)
                Sort(builder.ScriptItem(item), source, declarations, statements);

            if (stream.Index == start)
                stream.Consume();
        }
    }

    /// <summary>Variables of the entry are made where they stand; those of an included file, and constants, belong to what surrounds all entries.</summary>
    private static void Sort(
        IEnumerable<DeclarationSyntax> items, SourceText source, ImmutableArray<DeclarationSyntax>.Builder declarations, ImmutableArray<StatementSyntax>.Builder statements)
    {
        foreach (DeclarationSyntax item in items)
        {
            if (item is GlobalVariableSyntax { Variable: { IsConstant: false } variable } && ReferenceEquals(item.Span.Source, source))
                statements.Add(variable);
            else
                declarations.Add(item);
        }
    }

    private static bool BeginsDeclaration(int type) => type is YLexer.PROBE or YLexer.PARAM or YLexer.ITER or YLexer.LABEL or YLexer.VISIT or YLexer.ROOTS or YLexer.HEAP or YLexer.TYPEDEF
        or YLexer.BUILT_IN_TYPE or YLexer.TYPE_NAME or YLexer.TRACER_TYPE or YLexer.CONTAINER or YLexer.TUPLE_OPEN or YLexer.STRUCT or YLexer.UNION or YLexer.ENUM
        or YLexer.CONST or YLexer.STATIC or YLexer.IGNORED_QUALIFIER or YLexer.EXTERN;
}
