using System.Collections.Immutable;
using Antlr4.Runtime;
using Antlr4.Runtime.Tree;
using YLang.Compiler.Diagnostics;
using YLang.Compiler.Syntax.Generated;
using YLang.Compiler.Text;

namespace YLang.Compiler.Syntax;

internal sealed partial class TreeBuilder
{
    private static bool IsStatic(YParser.SpecifiersContext specifiers) => specifiers.qualifier().Any(q => q.STATIC() is not null);

    private static bool IsExtern(YParser.SpecifiersContext specifiers) => specifiers.qualifier().Any(q => q.EXTERN() is not null);

    /// <summary>A <c>const</c> that speaks of the variables, not of what they point to.</summary>
    private static bool IsConstant(YParser.SpecifiersContext specifiers, ImmutableArray<DeclaratorSyntax> declarators) =>
        (specifiers.CONST().Length > 0 || specifiers.qualifier().Any(q => q.CONST() is not null)) && declarators.All(d => d.Type is not PointerTypeSyntax && d.Initializer is not null);

    private TypeSyntax Type(YParser.SpecifiersContext specifiers)
    {
        YParser.TypeCoreContext core = specifiers.typeCore();
        SourceSpan span = Span(core);
        return core.GetChild(0) switch
        {
            YParser.ContainerContext container => new ContainerTypeSyntax(span, Token(container.CONTAINER()).Text, Arguments(container)),
            YParser.TupleTypeContext tuple => new TupleTypeSyntax(span, [.. tuple.parameter().Select(TypeName)]),
            YParser.StructSpecifierContext structure => Structure(structure, span),
            YParser.EnumSpecifierContext enumeration => Enumeration(enumeration, span),
            ITerminalNode { Symbol.Type: YParser.BUILT_IN_TYPE } => BuiltIn(core, span),
            ITerminalNode name => new NamedTypeSyntax(span, Token(name).Text),
            var other => throw new System.Diagnostics.UnreachableException(other?.GetType().Name),
        };
    }

    private TaggedTypeSyntax Enumeration(YParser.EnumSpecifierContext enumeration, SourceSpan span)
    {
        if (enumeration.enumBody() is not null && !_enums.ContainsKey(enumeration))
            _enums.Add(enumeration, EnumDeclaration(enumeration));

        return new TaggedTypeSyntax(span, "enum", enumeration.word() is { } tag ? Word(tag).Text : "");
    }

    private TypeSyntax Structure(YParser.StructSpecifierContext structure, SourceSpan span) => structure.structBody() is null
        ? new TaggedTypeSyntax(span, Token(structure.Start).Text, Word(structure.word()).Text)
        : new InlineStructTypeSyntax(span, StructDeclaration(structure));

    private ImmutableArray<TypeSyntax> Arguments(YParser.ContainerContext container)
    {
        ImmutableArray<TypeSyntax> arguments = [.. container.parameter().Select(TypeName)];
        string name = Token(container.CONTAINER()).Text;
        int wanted = name == "_map" ? 2 : 1;
        if (arguments.Length == wanted)
            return arguments;

        report.Add(Catalogue.ContainerArguments(Span(container), name, wanted));
        return [.. arguments.Take(wanted), .. Enumerable.Repeat<TypeSyntax>(new NamedTypeSyntax(Span(container), "int"), Math.Max(0, wanted - arguments.Length))];
    }

    /// <summary>C's words in their one spelling: sign, size, <c>int</c> only where nothing else says the size.</summary>
    private NamedTypeSyntax BuiltIn(YParser.TypeCoreContext core, SourceSpan span)
    {
        string[] words = [.. core.BUILT_IN_TYPE().Select(w => Token(w).Text == "_Bool" ? "bool" : Token(w).Text)];
        int longs = words.Count(w => w == "long");
        bool isUnsigned = words.Contains("unsigned"), isSigned = words.Contains("signed");
        string[] sizes = [.. words.Where(w => w is not ("long" or "signed" or "unsigned"))];
        string? size = (longs, sizes) switch
        {
            (0, []) or (0, ["int"]) => "int",
            (0, ["short"]) or (0, ["short", "int"]) or (0, ["int", "short"]) => "short",
            (1, []) or (1, ["int"]) => "long",
            (2, []) or (2, ["int"]) => "long long",
            (0, [var one]) => one,
            _ => null,
        };
        bool isInteger = size is "char" or "short" or "int" or "long" or "long long";
        if (size is null || (isUnsigned && isSigned) || words.Count(w => w is "signed" or "unsigned") > 1 || ((isUnsigned || isSigned) && !isInteger))
        {
            report.Add(Catalogue.NoSuchBuiltInType(span));
            size = "int";
        }

        string sign = isUnsigned && isInteger ? "unsigned " : isSigned && size == "char" ? "signed " : "";
        return new NamedTypeSyntax(span, sign + size);
    }

    private ImmutableArray<ParameterSyntax> Parameters(YParser.ParametersContext? parameters)
    {
        if (parameters is null || IsVoid(parameters))
            return [];

        if (parameters.ELLIPSIS() is [var dots, ..])
            report.Add(Catalogue.NoVariableArguments(Span(dots)));

        return [.. parameters.parameter().Select(Parameter).OfType<ParameterSyntax>()];
    }

    private bool IsVoid(YParser.ParametersContext parameters) =>
        parameters.parameter() is [var only] && only.abstractDeclarator().ChildCount == 0 && Type(only.specifiers()) is NamedTypeSyntax { Name: "void" };

    private ParameterSyntax? Parameter(YParser.ParameterContext parameter)
    {
        Declared declared = Declare(parameter.specifiers(), parameter.abstractDeclarator());
        if (declared.Name.Length > 0)
            return new ParameterSyntax(Span(parameter), declared.Type, declared.NameSpan, declared.Name);

        report.Add(Catalogue.NameMissing(Token(parameter.Stop).Behind));
        return null;
    }
}
