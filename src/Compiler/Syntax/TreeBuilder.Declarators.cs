using System.Collections.Immutable;
using Antlr4.Runtime;
using YLang.Compiler.Diagnostics;
using YLang.Compiler.Syntax.Generated;
using YLang.Compiler.Text;

namespace YLang.Compiler.Syntax;

/// <summary>C's declarators, read from the inside out: <c>T *(*name[4])(…)</c> is four pointers to functions.</summary>
internal sealed partial class TreeBuilder
{
    private int _parts;

    /// <summary>What a declarator makes of a type.</summary>
    /// <param name="Type">Of the variable; of a function: what it returns.</param>
    /// <param name="Name">"" where none is written.</param>
    /// <param name="Function">The parameters, where a function is declared.</param>
    private sealed record Declared(TypeSyntax Type, SourceSpan NameSpan, string Name, YParser.FunctionSuffixContext? Function);

    private Declared Declare(YParser.SpecifiersContext specifiers, YParser.DeclaratorContext declarator) =>
        Counted(() => Direct(Point(new Shape(Type(specifiers), IsFunction: false), declarator.pointer()), declarator.directDeclarator()));

    private Declared Declare(YParser.SpecifiersContext specifiers, YParser.AbstractDeclaratorContext declarator) =>
        Counted(() => Abstract(new Shape(Type(specifiers), IsFunction: false), declarator));

    /// <summary>Counts the parts of one declarator apart from those of the declarators around it.</summary>
    private Declared Counted(Func<Declared> declare)
    {
        int outer = _parts;
        _parts = 0;
        Declared declared = declare();
        _parts = outer;
        return declared;
    }

    private bool IsTooDeep(ParserRuleContext part)
    {
        if (++_parts == SyntaxLimits.MaxDeclaratorParts + 1)
            report.Add(Catalogue.DeclaratorTooLong(Span(part)));

        return _parts > SyntaxLimits.MaxDeclaratorParts;
    }

    /// <summary>The type so far; IsFunction: a function that returns it, of which only a pointer can be made.</summary>
    private readonly record struct Shape(TypeSyntax Type, bool IsFunction);

    private Shape Point(Shape shape, params ReadOnlySpan<YParser.PointerContext> stars)
    {
        foreach (YParser.PointerContext star in stars)
        {
            if (IsTooDeep(star))
                break;

            SourceSpan span = shape.Type.Span.To(Span(star));
            shape = new Shape(shape.IsFunction ? new FunctionPointerTypeSyntax(span) : new PointerTypeSyntax(span, shape.Type), IsFunction: false);
        }

        return shape;
    }

    private Declared Abstract(Shape shape, YParser.AbstractDeclaratorContext declarator)
    {
        shape = Point(shape, declarator.pointer());
        if (declarator.directDeclarator() is { } direct)
            return Direct(shape, direct);

        TypeSyntax type = Suffixes(shape, declarator.arraySuffix()).Type;
        return new Declared(type, type.Span, "", null);
    }

    private Declared Direct(Shape shape, YParser.DirectDeclaratorContext direct)
    {
        ParserRuleContext[] suffixes = [.. direct.children.OfType<ParserRuleContext>().Where(c => c is YParser.ArraySuffixContext or YParser.FunctionSuffixContext)];
        if (direct.name() is not { } written)
            return Abstract(Point(Suffixes(shape, suffixes), direct.pointer()), direct.abstractDeclarator());

        SourceToken name = Name(written);
        if (suffixes is [YParser.FunctionSuffixContext function, .. var returned])
        {
            if (returned.Length > 0)
                report.Add(Catalogue.NoSuchFunction(Span(returned[0])));

            return new Declared(shape.Type, name.Span, name.Text, function);
        }

        return new Declared(Suffixes(shape, suffixes).Type, name.Span, name.Text, null);
    }

    private Shape Suffixes(Shape shape, ParserRuleContext[] suffixes)
    {
        foreach (ParserRuleContext suffix in suffixes.Reverse())
        {
            if (IsTooDeep(suffix))
                break;

            if (shape.IsFunction)
                report.Add(Catalogue.NoSuchFunction(Span(suffix)));

            shape = suffix is YParser.ArraySuffixContext array ? new Shape(Array(shape.Type, array), IsFunction: false) : new Shape(shape.Type, IsFunction: true);
        }

        return shape;
    }

    private ArrayTypeSyntax Array(TypeSyntax element, YParser.ArraySuffixContext suffix) =>
        new(element.Span.To(Span(suffix)), element, suffix.expression() is { } length ? Expression(length) : null);

    // Structs and enums

    private StructDeclarationSyntax StructDeclaration(YParser.StructSpecifierContext structure)
    {
        SourceSpan nameSpan = structure.word() is { } tag ? Span(tag) : Token(structure.Start).Span;
        ExpressionSyntax? size = structure.structSize() is { } stated ? stated.number() is { } number ? Number(number) : Parenthesised(stated.parenthesised()) : null;
        ImmutableArray<MemberDeclarationSyntax>? members = structure.structBody() is { } body ? [.. body.member().Where(m => !IsBroken(m)).SelectMany(Members)] : null;
        return new StructDeclarationSyntax(
            Span(structure), Documentation(structure), Token(structure.Start).Text, nameSpan, structure.word() is { } word ? Word(word).Text : "", size, members);
    }

    private IEnumerable<MemberDeclarationSyntax> Members(YParser.MemberContext member)
    {
        ExpressionSyntax? offset = member.AT() is null ? null : member.number() is { } number ? Number(number) : Parenthesised(member.parenthesised());
        YParser.MemberDeclaratorContext[] declarators = member.memberDeclarator();
        if (declarators.Length == 0)
        {
            TypeSyntax type = Type(member.specifiers());
            if (type is not InlineStructTypeSyntax)
                report.Add(Catalogue.NameMissing(type.Span with { Start = type.Span.End, Length = 0 }));

            yield return new MemberDeclarationSyntax(Span(member), type, type.Span, "", offset, null, null);
        }

        foreach (YParser.MemberDeclaratorContext declarator in declarators)
        {
            ExpressionSyntax? width = declarator.conditional() is { } bits ? Conditional(bits) : null;
            ExpressionSyntax? check = declarator.expression() is { } condition ? Expression(condition) : null;
            if (declarator.declarator() is not { } named)
                yield return new MemberDeclarationSyntax(Span(member), Type(member.specifiers()), Span(declarator), "", offset, width, check); // padding: 'int : 3;'
            else if (Declare(member.specifiers(), named) is { } declared)
                yield return new MemberDeclarationSyntax(Span(member), declared.Type, declared.NameSpan, declared.Name, offset, width, check);

            offset = null;
        }
    }

    private EnumDeclarationSyntax EnumDeclaration(YParser.EnumSpecifierContext enumeration)
    {
        SourceSpan nameSpan = enumeration.word() is { } tag ? Span(tag) : Token(enumeration.Start).Span;
        IEnumerable<YParser.EnumeratorContext> names = enumeration.enumBody()?.enumerator() ?? [];
        ImmutableArray<EnumeratorSyntax> enumerators =
            [.. names.Select(e => new EnumeratorSyntax(Span(e), Name(e.name()).Text, e.conditional() is { } value ? Conditional(value) : null))];
        return new EnumDeclarationSyntax(
            Span(enumeration), Documentation(enumeration), nameSpan, enumeration.word() is { } word ? Word(word).Text : "", enumerators);
    }
}
