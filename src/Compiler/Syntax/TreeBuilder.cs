using System.Collections.Immutable;
using Antlr4.Runtime;
using Antlr4.Runtime.Tree;
using YLang.Compiler.Diagnostics;
using YLang.Compiler.Syntax.Generated;
using YLang.Compiler.Text;

namespace YLang.Compiler.Syntax;

/// <summary>
/// ANTLR's parse tree to ours. What a mistake left incomplete (its context carries an exception) becomes a <see cref="MissingExpressionSyntax"/>, or is left out where it is a whole
/// statement or declaration. Split by family: declarations, layouts, types, statements, expressions.
/// </summary>
internal sealed partial class TreeBuilder(SyntaxReport report)
{
    /// <summary>Enumerations of the item at hand that are written where a type stands: each once, whatever is declared by it.</summary>
    private readonly Dictionary<YParser.EnumSpecifierContext, EnumDeclarationSyntax> _enums = [];

    public ImmutableArray<DeclarationSyntax> Script(YParser.ScriptContext unit) => [.. unit.scriptItem().Where(i => i.exception is null).SelectMany(i => ScriptItem(i))];

    public ImmutableArray<DeclarationSyntax> Layout(YParser.LayoutFileContext unit) =>
        [.. unit.layoutItem().Where(i => i.exception is null).SelectMany(i => WithEnums(LayoutItem(i)))];

    internal ImmutableArray<DeclarationSyntax> ScriptItem(YParser.ScriptItemContext item) => WithEnums(Declarations(item));

    /// <summary>Names of numbers are known in the whole file, wherever their <c>enum { … }</c> is written.</summary>
    private ImmutableArray<DeclarationSyntax> WithEnums(IEnumerable<DeclarationSyntax> item)
    {
        DeclarationSyntax[] declared = [.. item];
        ImmutableArray<DeclarationSyntax> all = [.. _enums.Values, .. declared];
        _enums.Clear();
        return all;
    }

    private static SourceToken Token(IToken token) => (SourceToken)token;

    private static SourceToken Token(ITerminalNode node) => (SourceToken)node.Symbol;

    private static SourceSpan Span(ITerminalNode node) => Token(node).Span;

    private static SourceSpan Span(ParserRuleContext context) => Span(context, context);

    private static SourceSpan Span(ParserRuleContext first, ParserRuleContext last)
    {
        SourceSpan start = Token(first.Start).Span;
        return last.Stop is { } stop && stop.TokenIndex >= first.Start.TokenIndex ? start.To(Token(stop).Span) : start;
    }

    private static SourceSpan Span(ITerminalNode first, ParserRuleContext last) => Span(first).To(Span(last));

    private static string Documentation(ParserRuleContext context) => Token(context.Start).Documentation;

    private static bool IsBroken(ParserRuleContext? context) => context is null || context.exception is not null;

    private static SourceToken Name(YParser.NameContext name) => Token(name.Start);

    private static SourceToken Word(YParser.WordContext word) => Token(word.Start);

    private string Text(ITerminalNode literal)
    {
        SourceToken token = Token(literal);
        string text = Literals.Unescape(token.Text, out int badEscape);
        if (badEscape >= 0)
            report.Add(Catalogue.UnknownEscape(new SourceSpan(token.Source, token.StartIndex + badEscape, 2)));

        return text;
    }

    private string Text(IEnumerable<ITerminalNode> literals) => string.Concat(literals.Select(Text));
}
