using System.Collections.Immutable;
using YLang.Compiler.Diagnostics;
using YLang.Compiler.Syntax;
using YLang.Compiler.Types;

namespace YLang.Compiler.Binding;

/// <summary>Types as written to types.</summary>
internal sealed class TypeBinder(ScriptScope scope)
{
    /// <summary>Ours, by their words.</summary>
    private static readonly Dictionary<string, YType> _words = new YType[]
    {
        new StrType(), new AggType(), new HandleType("_graph"), new HandleType("_node"), new HandleType("_frame"), new HandleType("_path"), new HandleType("_table"),
        new HandleType("_findings"), new HandleType("_mapping"),
    }.ToDictionary(t => t.Name);

    private static readonly ErrorType _error = new();

    /// <summary>The type, or the error type after a message.</summary>
    public YType Bind(TypeSyntax syntax) => syntax switch
    {
        NamedTypeSyntax named => Find(named.Name) ?? Unknown(named, named.Name),
        TaggedTypeSyntax { Keyword: "enum" } => CTypes.Int,
        TaggedTypeSyntax tagged => scope.Layout.Struct(tagged.Name) is not null || scope.OpaqueTags.Contains(tagged.Name) ? new StructType(tagged.Name) : Unknown(tagged, tagged.Name),
        PointerTypeSyntax { Pointee: TaggedTypeSyntax { Keyword: not "enum" } opaque } => new PointerType(new StructType(opaque.Name)),
        PointerTypeSyntax pointer => Bind(pointer.Pointee) switch
        {
            ErrorType => _error,
            var pointee when IsTracer(pointee) => Fail(Catalogue.NoType(syntax.Span, pointee.Name, "a pointer's target: it lives in the tracer")),
            var pointee => new PointerType(pointee),
        },
        ArrayTypeSyntax array => Fail(Catalogue.FeatureNotAvailable(array.Span, "an array in a script", "use a _list(T)")),
        FunctionPointerTypeSyntax => new PointerType(new CodeType()),
        ContainerTypeSyntax container => Container(container),
        TupleTypeSyntax tuple => Tuple(tuple),
        _ => Fail(Catalogue.FeatureNotAvailable(syntax.Span, "a struct declared in a script", "declare it in a layout file")),
    };

    /// <summary>What a name means, or null: no type.</summary>
    public YType? Find(string name) => CTypes.Find(name) ?? _words.GetValueOrDefault(name) ?? scope.Typedefs.GetValueOrDefault(name) ?? scope.Layout.Type(name);

    public static bool IsTracer(YType type) =>
        type is StrType or AggType or ListType or MapType or SetType or TupleType or HandleType or QuantityType or LabelType or SequenceType;

    /// <summary>May values of the type be kept in a variable?</summary>
    public static bool IsValue(YType type) => type is not (VoidType or StructType or ArrayType or CodeType or LabelType or SequenceType or RegexType or QuantityType);

    private YType Container(ContainerTypeSyntax syntax)
    {
        ImmutableArray<YType> types = [.. syntax.Arguments.Select(Bind)];
        if (types.Any(t => t is ErrorType))
            return _error;

        switch (syntax.Name, types)
        {
            case ("_list", [var e]):
                return IsValue(e) ? new ListType(e) : Fail(Catalogue.ContainerArgument(syntax.Span, e.Name, "an element"));
            case ("_set", [var e]):
                return IsKey(e) ? new SetType(e) : Fail(Catalogue.ContainerArgument(syntax.Span, e.Name, "an element of a set"));
            case ("_map", [var k, var v]):
                return !IsKey(k) ? Fail(Catalogue.ContainerArgument(syntax.Span, k.Name, "a key"))
                    : IsValue(v) ? new MapType(k, v)
                    : Fail(Catalogue.ContainerArgument(syntax.Span, v.Name, "a value of a map"));
            default:
                return Fail(Catalogue.ArgumentCount(syntax.Span, syntax.Name, types.Length, "_list(T), _set(T), _map(K, V)"));
        }
    }

    private YType Tuple(TupleTypeSyntax syntax)
    {
        ImmutableArray<YType> types = [.. syntax.Elements.Select(Bind)];
        return types.Any(t => t is ErrorType) ? _error
            : types.FirstOrDefault(t => !IsValue(t)) is { } wrong ? Fail(Catalogue.ContainerArgument(syntax.Span, wrong.Name, "a part of a tuple"))
            : new TupleType(types);
    }

    private static bool IsKey(YType type) => Conversions.IsScalar(type) || type is StrType || (type is TupleType t && t.Elements.All(IsKey));

    private YType Unknown(SyntaxNode at, string name) =>
        Fail(Catalogue.UnknownType(at.Span, name, scope.Layout.Name, scope.Layout.TypeNames.Concat(CTypes.Names).Concat(_words.Keys)));

    private ErrorType Fail(Diagnostic message)
    {
        scope.Sink.Add(message);
        return _error;
    }
}
