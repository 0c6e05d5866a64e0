using System.Collections.Immutable;
using YLang.Compiler.Diagnostics;
using YLang.Compiler.Syntax;
using YLang.Compiler.Types;

namespace YLang.Compiler.Binding;

/// <summary>Types as written to types.</summary>
internal sealed class TypeBinder(ScriptScope script)
{
    /// <summary>Ours, by their words.</summary>
    private static readonly Dictionary<string, YType> s_words = new YType[]
    {
        new StrType(), new AggType(), new HandleType("_graph"), new HandleType("_node"), new HandleType("_frame"), new HandleType("_path"), new HandleType("_table"),
        new HandleType("_findings"), new HandleType("_chart"), new HandleType("_mapping"),
    }.ToDictionary(t => t.Name);

    private static readonly ErrorType s_error = new();

    /// <summary>The type, or the error type after a message.</summary>
    public YType Bind(TypeSyntax syntax) => syntax switch
    {
        NamedTypeSyntax named => Find(named.Name) ?? Unknown(named, named.Name),
        TaggedTypeSyntax { Keyword: "enum" } => CTypes.Int,
        TaggedTypeSyntax tagged => (YType?)Tagged(tagged.Name) ?? Unknown(tagged, tagged.Name),
        PointerTypeSyntax { Pointee: TaggedTypeSyntax { Keyword: not "enum" } tagged } => new PointerType(Tagged(tagged.Name) ?? new StructType(tagged.Name)),
        PointerTypeSyntax pointer => Bind(pointer.Pointee) switch
        {
            ErrorType => s_error,
            var pointee when IsTracer(pointee) => Fail(Catalogue.PointerToTracer(syntax.Span, script.Say(pointee))),
            var pointee => new PointerType(pointee),
        },
        ArrayTypeSyntax array => Array(array),
        FunctionPointerTypeSyntax => new PointerType(new CodeType()),
        ContainerTypeSyntax container => Container(container),
        TupleTypeSyntax tuple => Tuple(tuple),
        _ => Fail(Catalogue.NotAvailable(syntax.Span, "a struct declared where it is used", "declare it before, at file level")),
    };

    /// <summary>What a <c>typedef</c> gives a name to: a struct need not be known.</summary>
    public YType BindAlias(TypeSyntax syntax) => syntax is TaggedTypeSyntax { Keyword: not "enum" } tagged ? Tagged(tagged.Name) ?? new StructType(tagged.Name) : Bind(syntax);

    /// <summary>The type of a variable; the error type after a message.</summary>
    /// <param name="what">It is the type of: "a variable".</param>
    public YType Variable(TypeSyntax syntax, string what)
    {
        YType type = Bind(syntax);
        if (type is ErrorType || IsValue(type))
            return type;

        return Fail(type switch
        {
            StructType => Catalogue.StructValue(syntax.Span, script.Say(type)),
            ArrayType array => Catalogue.NoArrays(syntax.Span, script.Say(array.Element), array.Element is IntType { Bits: 8 }),
            _ => Catalogue.NoType(syntax.Span, script.Say(type), what),
        });
    }

    /// <summary>As C has it, an array as a parameter is a pointer.</summary>
    public YType Parameter(TypeSyntax syntax) => Variable(syntax is ArrayTypeSyntax array ? new PointerTypeSyntax(syntax.Span, array.Element) : syntax, "a parameter");

    public YType Result(TypeSyntax syntax) => syntax is NamedTypeSyntax { Name: "void" } ? CTypes.Void : Variable(syntax, "a result");

    /// <summary>What a name means, or null: no type.</summary>
    public YType? Find(string name) => script.Typedefs.GetValueOrDefault(name) ?? CTypes.Find(name) ?? s_words.GetValueOrDefault(name) ?? script.Layout.Type(name);

    /// <summary>A struct by its tag, or by the name that a typedef gives it; null: none that anybody knows.</summary>
    public StructType? Tagged(string name) =>
        script.Layout.Struct(name) is not null || script.OpaqueTags.Contains(name) ? new StructType(name) : script.Typedefs.GetValueOrDefault(name) as StructType ?? script.Layout.Type(name) as StructType;

    public static bool IsTracer(YType type) =>
        type is StrType or AggType or ListType or MapType or SetType or TupleType or HandleType or QuantityType or LabelType or SequenceType;

    /// <summary>May values of the type be kept in a variable?</summary>
    public static bool IsValue(YType type) => type is not (VoidType or StructType or ArrayType or CodeType or LabelType or SequenceType or RegexType or QuantityType);

    private YType Array(ArrayTypeSyntax syntax)
    {
        YType element = Bind(syntax.Element);
        if (element is ErrorType)
            return s_error;

        if (IsTracer(element) || element is VoidType or CodeType)
            return Fail(Catalogue.NoType(syntax.Span, script.Say(element), "an array's elements"));

        // Only sizeof and casts ever see one.
        return syntax.Length switch
        {
            null => new ArrayType(element, null),
            IntegerLiteralSyntax { Value: <= int.MaxValue } length => new ArrayType(element, (long)length.Value),
            var length => Fail(Catalogue.NotConstant(length.Span, "the length of an array")),
        };
    }

    private YType Container(ContainerTypeSyntax syntax)
    {
        ImmutableArray<YType> types = [.. syntax.Arguments.Select(Bind)];
        if (types.Any(t => t is ErrorType))
            return s_error;

        return (syntax.Name, types) switch
        {
            ("_list", [var e]) => IsValue(e) ? new ListType(e) : Fail(Catalogue.ContainerArgument(syntax.Arguments[0].Span, script.Say(e), "an element of a list")),
            ("_set", [var e]) => IsKey(e) ? new SetType(e) : Fail(Catalogue.ContainerArgument(syntax.Arguments[0].Span, script.Say(e), "an element of a set")),
            ("_map", [var k, _]) when !IsKey(k) => Fail(Catalogue.ContainerArgument(syntax.Arguments[0].Span, script.Say(k), "a key")),
            ("_map", [var k, var v]) => IsValue(v) ? new MapType(k, v) : Fail(Catalogue.ContainerArgument(syntax.Arguments[1].Span, script.Say(v), "a value of a map")),
            _ => s_error, // The parser has said how many types they take.
        };
    }

    private YType Tuple(TupleTypeSyntax syntax)
    {
        YType[] types = [.. syntax.Elements.Select(Bind)];
        if (types.Any(t => t is ErrorType))
            return s_error;

        int wrong = System.Array.FindIndex(types, t => !IsValue(t));
        return wrong < 0 ? new TupleType([.. types]) : Fail(Catalogue.ContainerArgument(syntax.Elements[wrong].Span, script.Say(types[wrong]), "a part of a tuple"));
    }

    private static bool IsKey(YType type) => Conversions.IsScalar(type) || type is StrType || (type is TupleType t && t.Elements.All(IsKey));

    private ErrorType Unknown(SyntaxNode at, string name) =>
        Fail(Catalogue.UnknownType(
            at.Span, name, script.Layout.Name, ForeignNames.Type(name), script.Elsewhere?.Advice(name), script.Layout.TypeNames.Concat(script.Typedefs.Keys).Concat(CTypes.Names).Concat(s_words.Keys)));

    private ErrorType Fail(Diagnostic message)
    {
        script.Sink.Add(message);
        return s_error;
    }
}
