using YLang.Compiler.Diagnostics;
using YLang.Compiler.Syntax;
using YLang.Compiler.Text;
using YLang.Compiler.Types;

namespace YLang.Compiler.Layouts;

/// <summary>Types as written to types, with their sizes. A struct is placed when first asked for, and once.</summary>
internal sealed class LayoutTypes
{
    /// <summary>No struct of any program comes near; keeps sums and products of hostile numbers inside a long.</summary>
    internal const long MaxSize = 1L << 40;

    /// <summary>Typedefs and structs nested deeper are nobody's: a file of them would use up the stack.</summary>
    private const int MaxDepth = 200;

    private static readonly HashSet<string> s_tracerTypes = ["_str", "_agg", "_graph", "_node", "_frame", "_path", "_table", "_findings", "_chart", "_mapping"];

    private readonly LayoutDeclarations _declarations;
    private readonly DiagnosticSink _diagnostics;
    private readonly Layout _outer;
    private readonly StructPlacer _placer;
    private readonly Dictionary<string, YType?> _typedefs = [];
    private readonly Dictionary<string, StructLayout?> _structs = [];
    private readonly HashSet<string> _placing = [];
    private int _depth;

    /// <param name="outer">Where names are looked up that the declarations lack; null: nowhere.</param>
    /// <param name="allowsOverlaps">Fields may lie upon one another.</param>
    public LayoutTypes(LayoutDeclarations declarations, DiagnosticSink diagnostics, Layout? outer = null, bool allowsOverlaps = false)
    {
        (_declarations, _diagnostics, _outer) = (declarations, diagnostics, outer ?? Layout.Empty);
        Constants = new ConstantEvaluator(declarations, this, _outer, diagnostics);
        _placer = new StructPlacer(this, diagnostics, allowsOverlaps);
    }

    public ConstantEvaluator Constants { get; }

    /// <summary>Pointers may lead to names that nothing declares; what a field holds by value must be known (<see cref="Measure"/>).</summary>
    public YType Resolve(TypeSyntax syntax)
    {
        switch (syntax)
        {
            case NamedTypeSyntax named when CTypes.Find(named.Name) is { } own:
                return own;
            case NamedTypeSyntax named when s_tracerTypes.Contains(named.Name) && Find(named.Name) is null:
                _diagnostics.Add(Catalogue.TracerTypeInLayout(named.Span, named.Name));
                return new ErrorType();
            case NamedTypeSyntax named:
                return Named(named.Name, named.Span);
            case TaggedTypeSyntax { Keyword: "enum" } e:
                return Enum(e.Name);
            case TaggedTypeSyntax tagged:
                return _declarations.Structs.ContainsKey(tagged.Name) || _outer.Struct(tagged.Name) is not null ? new StructType(tagged.Name) : Named(tagged.Name, tagged.Span);
            case PointerTypeSyntax pointer:
                return new PointerType(Pointee(pointer.Pointee));
            case FunctionPointerTypeSyntax:
                return new PointerType(new CodeType());
            case ArrayTypeSyntax array:
                return new ArrayType(Resolve(array.Element), array.Length is { } length ? Length(length) : null);
            case ContainerTypeSyntax or TupleTypeSyntax:
                _diagnostics.Add(Catalogue.TracerTypeInLayout(syntax.Span, syntax.Span.Text));
                return new ErrorType();
            default:
                // Structs in place have been given declarations of their own; what is left had its message from the parser.
                return new ErrorType();
        }
    }

    /// <summary>Size and alignment in bytes of what a field or <c>sizeof</c> holds by value; null after a message. A flexible array has size 0.</summary>
    public (long Size, long Alignment)? Measure(YType type, SourceSpan at)
    {
        switch (type)
        {
            case ErrorType:
                return null;
            case StructType s:
                if (Place(s.Name, at) is { Size: { } size } placed)
                    return (size, placed.Alignment);

                return null;
            case ArrayType array:
                if (Measure(array.Element, at) is not { } element)
                    return null;

                long length = array.Length ?? 0;
                if (element.Size == 0 || length <= MaxSize / element.Size)
                    return (element.Size * length, element.Alignment);

                _diagnostics.Add(Catalogue.LayoutTooLarge(at, type.Name, MaxSize));
                return null;
            default:
                if (CTypes.SizeOf(type) is { } scalar)
                    return (scalar, CTypes.AlignOf(type)!.Value);

                _diagnostics.Add(Catalogue.TypeWithoutSize(at, type.Name));
                return null;
        }
    }

    /// <summary>The struct of this tag, placed; null after a message: unknown, opaque, or part of itself.</summary>
    public StructLayout? Place(string tag, SourceSpan at)
    {
        if (!_declarations.Structs.TryGetValue(tag, out StructDeclarationSyntax? declaration))
        {
            if (_outer.Struct(tag) is not { } known)
                _diagnostics.Add(Catalogue.UnknownTypeByValue(at, tag, _declarations.TypeNames.Concat(_outer.TypeNames)));
            else if (known.Size is null)
                _diagnostics.Add(Catalogue.TypeWithoutSize(at, tag));
            else
                return known;

            return null;
        }

        if (declaration.Members is null)
        {
            _diagnostics.Add(Catalogue.TypeWithoutSize(at, tag));
            return null;
        }

        if (_structs.TryGetValue(tag, out StructLayout? done))
        {
            if (_placing.Contains(tag))
                _diagnostics.Add(Catalogue.StructContainsItself(declaration.NameSpan, tag));

            return done;
        }

        _structs[tag] = null;
        if (!Enter(at, tag))
            return null;

        _placing.Add(tag);
        StructLayout? placed = _placer.Place(declaration);
        _placing.Remove(tag);
        _depth--;
        return _structs[tag] = placed;
    }

    /// <summary>Every typedef and enum by name.</summary>
    public IEnumerable<KeyValuePair<string, YType>> NamedTypes() =>
        _declarations.Enums.Keys.Select(e => KeyValuePair.Create(e, (YType)Enum(e)))
            .Concat(_declarations.Typedefs.Values.Select(t => KeyValuePair.Create(t.Name, Named(t.Name, t.NameSpan))))
            .DistinctBy(t => t.Key, StringComparer.Ordinal);

    /// <summary>What <paramref name="name"/> is as a type, or null: nothing of that name is declared.</summary>
    public YType? Find(string name) =>
        CTypes.Find(name)
        ?? (_declarations.Typedefs.TryGetValue(name, out TypedefSyntax? typedef) ? Named(name, typedef.NameSpan)
            : _declarations.Structs.ContainsKey(name) ? new StructType(name)
            : _declarations.Enums.ContainsKey(name) ? Enum(name) : _outer.Type(name));

    private YType Named(string name, SourceSpan at)
    {
        if (!_declarations.Typedefs.TryGetValue(name, out TypedefSyntax? typedef))
            return _declarations.Structs.ContainsKey(name) ? new StructType(name) : _declarations.Enums.ContainsKey(name) ? Enum(name) : _outer.Type(name) ?? new StructType(name);

        if (_typedefs.TryGetValue(name, out YType? known))
        {
            if (known is not null)
                return known;

            _diagnostics.Add(Catalogue.TypedefOfItself(typedef.NameSpan, name));
            return new ErrorType();
        }

        _typedefs[name] = null;
        if (!Enter(at, name))
            return new ErrorType();

        YType type = Resolve(typedef.Type);
        _depth--;
        if (type is IntType i)
            type = i with { Name = name };

        _typedefs[name] = type;
        return type;
    }

    private YType Pointee(TypeSyntax syntax)
    {
        YType type = Resolve(syntax);
        if (syntax is NamedTypeSyntax named && type is StructType s && s.Name == named.Name && !_declarations.Structs.ContainsKey(s.Name) && _outer.Struct(s.Name) is null
            && Spelling.Nearest(named.Name, _declarations.TypeNames.Concat(_outer.TypeNames)) is { } near)
            _diagnostics.Add(Catalogue.OpaqueNameNearKnown(named.Span, named.Name, near));

        return type;
    }

    private static IntType Enum(string name) => name.Length == 0 ? CTypes.Int : CTypes.Int with { Name = $"enum {name}" };

    private long? Length(ExpressionSyntax syntax)
    {
        if (Constants.Evaluate(syntax) is not { } length)
            return 0;

        if (length is >= 0 and <= MaxSize)
            return length;

        _diagnostics.Add(Catalogue.LayoutNumberRange(syntax.Span, "the length of an array", length, MaxSize));
        return 0;
    }

    private bool Enter(SourceSpan at, string name)
    {
        if (_depth < MaxDepth)
        {
            _depth++;
            return true;
        }

        _diagnostics.Add(Catalogue.LayoutTooLarge(at, name, MaxSize));
        return false;
    }
}
