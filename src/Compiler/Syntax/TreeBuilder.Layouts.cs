using System.Collections.Immutable;
using Antlr4.Runtime;
using Antlr4.Runtime.Tree;
using YLang.Compiler.Diagnostics;
using YLang.Compiler.Syntax.Generated;
using YLang.Compiler.Text;

namespace YLang.Compiler.Syntax;

internal sealed partial class TreeBuilder
{
    private IEnumerable<DeclarationSyntax> LayoutItem(YParser.LayoutItemContext item) => item.GetChild(0) switch
    {
        YParser.LayoutHeaderContext header => [Header(header)],
        YParser.ExtendsContext extends => [new ExtendsSyntax(Span(extends), Word(extends.word()).Span, Word(extends.word()).Text, Token(extends.number().Start).Text)],
        YParser.ProvenanceContext provenance => [new ProvenanceSyntax(Span(provenance), Text(provenance.STRING()))],
        YParser.LayoutConstantContext constant => [Constant(constant)],
        YParser.ExternVariableContext variable => One(Extern(variable)),
        YParser.RemoveContext remove => One(Remove(remove)),
        YParser.RecognitionContext recognition => [Recognition(recognition)],
        YParser.StatedContext stated => One(Stated(stated)),
        YParser.VariantContext variant => [new VariantSyntax(Span(variant), Text(variant.STRING()), Expression(variant.expression()), Block(variant.layoutBlock()))],
        YParser.MachineContext machine => [new VariantSyntax(Span(machine), Text(machine.STRING()), null, Block(machine.layoutBlock()))],
        YParser.StructOrEnumContext { } type when type.structSpecifier() is { } structure => [StructDeclaration(structure) with { Span = Span(type) }],
        YParser.StructOrEnumContext type => [EnumDeclaration(type.enumSpecifier()) with { Span = Span(type) }],
        YParser.TypedefContext typedef => Typedef(typedef),
        _ => [],
    };

    private static LayoutHeaderSyntax Header(YParser.LayoutHeaderContext header)
    {
        string keyword = Token(header.Start).Text;
        return new LayoutHeaderSyntax(Span(header), keyword, Word(header.word()).Text, header.number() is { } version ? Token(version.Start).Text : "");
    }

    private LayoutConstantSyntax Constant(YParser.LayoutConstantContext constant) =>
        new(Span(constant), Name(constant.name()).Span, Name(constant.name()).Text, Expression(constant.expression()));

    private ExternSyntax? Extern(YParser.ExternVariableContext variable)
    {
        if (Declare(variable.specifiers(), variable.declarator()) is not { } declared)
            return null;

        TypeSyntax type = declared.Function is null ? declared.Type : new FunctionPointerTypeSyntax(declared.Type.Span);
        return new ExternSyntax(Span(variable), type, declared.NameSpan, declared.Name, variable.STRING() is { } section ? Text(section) : null);
    }

    private RemoveSyntax? Remove(YParser.RemoveContext remove)
    {
        SourceToken[] words = [.. Inner(remove)];
        (string what, SourceToken name) = (words[0].Text, words[1]);
        string? field = words.Length > 2 ? words[2].Text : null;
        if (what is "struct" or "union" or "enum" or "typedef" or "const" or "extern" && field is null)
            return new RemoveSyntax(Span(remove), what, name.Span, name.Text, null);

        if (what == "field" && field is not null)
            return new RemoveSyntax(Span(remove), what, name.Span, name.Text, field);

        report.Add(Catalogue.RemoveWhat(Span(remove)));
        return null;
    }

    private DeclarationSyntax? Stated(YParser.StatedContext stated)
    {
        if (stated.WHERE() is not null)
            return new StatedWhereSyntax(Span(stated), Expression(stated.expression()));

        if (stated.offsetof() is { } offset)
        {
            OffsetofSyntax of = Offsetof(offset, Span(offset));
            return StructName(of.Type) is { } owner ? new StatedSyntax(Span(stated), of.Type.Span, owner, of.Path, Expression(stated.expression())) : Nameless(of.Type.Span);
        }

        return Sizeof(stated.@sizeof()) switch
        {
            SizeofTypeSyntax { Type: var type } when StructName(type) is { } name => new StatedSyntax(Span(stated), type.Span, name, [], Expression(stated.expression())),
            SizeofExpressionSyntax { Operand: NameSyntax name } => new StatedSyntax(Span(stated), name.Span, name.Name, [], Expression(stated.expression())),
            var other => Nameless(other.Span),
        };
    }

    private StatedSyntax? Nameless(SourceSpan at)
    {
        report.Add(Catalogue.StatedOfStructs(at));
        return null;
    }

    private static string? StructName(TypeSyntax type) => type switch
    {
        NamedTypeSyntax named => named.Name,
        TaggedTypeSyntax { Keyword: "struct" or "union" } tagged => tagged.Name,
        _ => null,
    };

    private ImmutableArray<DeclarationSyntax> Block(YParser.LayoutBlockContext block) =>
        [.. block.layoutItem().Where(i => i.exception is null).SelectMany(LayoutItem)];

    /// <summary>Texts keep their backslashes: they are regular expressions.</summary>
    private static RecognitionSyntax Recognition(YParser.RecognitionContext recognition)
    {
        ImmutableArray<string> words = [.. Inner(recognition).Select(t => t.Type == YParser.STRING ? Literals.Raw(t.Text) : t.Text)];
        return new RecognitionSyntax(Span(recognition), Token(recognition.Start).Text, words);
    }

    /// <summary>The tokens between a line's first word and its semicolon.</summary>
    private static IEnumerable<SourceToken> Inner(ParserRuleContext line) =>
        Enumerable.Range(1, line.ChildCount - 2).Select(line.GetChild).Select(c => c is ParserRuleContext rule ? Token(rule.Start) : Token((ITerminalNode)c));
}
