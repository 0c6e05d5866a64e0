using YLang.Compiler.Diagnostics;
using YLang.Compiler.Layouts;
using YLang.Compiler.Syntax;
using YLang.Compiler.Text;
using YLang.Compiler.Types;

namespace YLang.Compiler.Binding;

/// <summary>Members and elements: of the target's structs and arrays, of handles, of containers.</summary>
internal sealed partial class ExpressionBinder
{
    /// <summary>What stands at an address: a load for scalars, a place for structs and arrays.</summary>
    private BoundExpression Read(SourceSpan span, YType type, BoundExpression address) => type switch
    {
        StructType or ArrayType => new BoundPlace(span, type, address),
        ErrorType => new BoundError(span),
        VoidType or CodeType => Fail(Catalogue.NothingToRead(span, Say(type))),
        _ => new BoundLoad(span, type, address),
    };

    private BoundExpression Member(MemberSyntax syntax)
    {
        BoundExpression target = Bind(syntax.Target);
        switch (target.Type)
        {
            case ErrorType:
                return new BoundError(syntax.Span);
            case HandleType handle:
                if (syntax.IsArrow)
                    return Fail(Catalogue.ArrowOrDot(syntax.NameSpan, handle.Name, "."));

                return HandleMembers.Find(handle.Name, syntax.Name) is { } known
                    ? new BoundHandleMember(syntax.Span, known.Type, target, known.Name)
                    : Fail(Catalogue.UnknownMember(
                        syntax.NameSpan, handle.Name, syntax.Name, ForeignNames.Member(handle.Name, syntax.Name) is { } m && HandleMembers.Find(handle.Name, m) is not null ? m : null, HandleMembers.All.Where(m => m.Handle == handle.Name).Select(m => m.Name)));
            case PointerType { Pointee: StructType } when !syntax.IsArrow:
                return Fail(Catalogue.ArrowOrDot(syntax.NameSpan, Say(target.Type), "->"));
            case StructType when syntax.IsArrow:
                return Fail(Catalogue.ArrowOrDot(syntax.NameSpan, Say(target.Type), "."));
            case ArrayType { Element: StructType s } when syntax.IsArrow:
                return FieldAt(syntax, s, AsPointer(((BoundPlace)target).Address, new PointerType(s)));
            case PointerType { Pointee: StructType s }:
                return FieldAt(syntax, s, target);
            case StructType s when target is BoundPlace place:
                return FieldAt(syntax, s, place.Address);
            default:
                return Fail(Catalogue.NoMembers(syntax.NameSpan, Say(target.Type), syntax.Name, InsteadOfMember(target, syntax.Name)));
        }
    }

    private BoundExpression FieldAt(MemberSyntax syntax, StructType owner, BoundExpression address)
    {
        if (Field(syntax.NameSpan, owner, syntax.Name) is not { } field)
            return new BoundError(syntax.Span);

        var at = new BoundOffset(syntax.Span, new PointerType(field.Type), address, field.Offset, syntax.Name, Layout.IsMovable ? owner.Name : null);
        return field.BitWidth is null ? Read(syntax.Span, field.Type, at) : new BoundLoad(syntax.Span, field.Type, at, field.BitOffset, field.BitWidth);
    }

    /// <summary>The field, or null after a message.</summary>
    private FieldLayout? Field(SourceSpan at, YType owner, string name)
    {
        if (owner is not StructType s)
            return null;

        if (Layout.Field(s.Name, name) is { } field)
            return field;

        StructLayout? layout = Layout.Struct(s.Name);
        Script.Sink.Add(layout is null || layout.Fields.IsEmpty
            ? Catalogue.OpaqueStruct(at, s.Name, Layout.Name, Near(s.Name))
            : Catalogue.UnknownField(at, Say(s), name, PathTo(layout, name, deepest: 3), layout.Fields.Select(f => f.Name)));
        return null;
    }

    /// <summary>Where a field of this name lies in the structs within: <c>ob_base.ob_size</c>; null: nowhere.</summary>
    private string? PathTo(StructLayout layout, string name, int deepest)
    {
        foreach (FieldLayout field in layout.Fields)
        {
            if (field.Name.Length == 0 || field.Type is not StructType inner || Layout.Struct(inner.Name) is not { } within)
                continue;

            if (within.Fields.Any(f => f.Name == name))
                return $"{field.Name}.{name}";

            if (deepest > 1 && PathTo(within, name, deepest - 1) is { } path)
                return $"{field.Name}.{path}";
        }

        return null;
    }

    private BoundExpression Index(IndexSyntax syntax)
    {
        BoundExpression target = Bind(syntax.Target);
        switch (target.Type)
        {
            case ErrorType:
                Value(syntax.Index);
                return new BoundError(syntax.Span);
            case ListType list:
                return Element(syntax, list.Element, target, CTypes.Long);
            case MapType map:
                return Element(syntax, map.Value, target, map.Key);
            case ArrayType array when target is BoundPlace place:
                return ElementAt(syntax, AsPointer(place.Address, new PointerType(array.Element)), array.Element);
            case PointerType pointer:
                return ElementAt(syntax, target, pointer.Pointee);
            case StrType:
                return Fail(Catalogue.StringElement(syntax.Span));
            default:
                return Fail(Catalogue.NoElements(syntax.Target.Span, Say(target.Type)));
        }
    }

    /// <summary>As in Python: from the character at From to below the one at To; below 0 counted from the end.</summary>
    private BoundExpression Slice(SliceSyntax syntax)
    {
        BoundExpression target = Value(syntax.Target);
        BoundExpression[] ends =
        [
            syntax.From is { } from ? Converted(from, CTypes.Long) : Constant(syntax.Span, CTypes.Long, 0),
            syntax.To is { } to ? Converted(to, CTypes.Long) : Constant(syntax.Span, CTypes.Long, long.MaxValue),
        ];
        if (target is BoundError || ends.Any(e => e is BoundError))
            return new BoundError(syntax.Span);

        return target.Type is StrType ? new BoundBuiltinCall(syntax.Span, _str, Builtins.Slice, [target, .. ends]) : Fail(Catalogue.SliceOfOther(syntax.Target.Span, target.Type.Name));
    }

    private BoundExpression Element(IndexSyntax syntax, YType element, BoundExpression container, YType key)
    {
        BoundExpression index = Converted(syntax.Index, key);
        return index is BoundError ? index : new BoundContainerElement(syntax.Span, element, container, index);
    }

    private BoundExpression ElementAt(IndexSyntax syntax, BoundExpression pointer, YType element)
    {
        BoundExpression index = Value(syntax.Index);
        if (index is BoundError)
            return index;

        if (index.Type is not (IntType or BoolType))
            return Fail(Catalogue.OperatorNotFor(syntax.Span, "[]", Say(pointer.Type), Say(index.Type)));

        return element is VoidType or CodeType ? Fail(Catalogue.NothingToRead(syntax.Span, Say(element)))
            : Advance(syntax.Span, pointer, index, new PointerType(element)) is { } address ? Read(syntax.Span, element, address)
            : new BoundError(syntax.Span);
    }

    /// <summary>An address so many elements on; null after a message.</summary>
    private BoundElementAddress? Advance(SourceSpan span, BoundExpression pointer, BoundExpression index, PointerType type)
    {
        if (ElementSize(span, type) is not { } size)
            return null;

        YType wide = index.Type is IntType { Signed: false } ? CTypes.ULong : CTypes.Long;
        return new BoundElementAddress(span, type, pointer, ConvertSilently(index, wide), size);
    }

    /// <summary>Bytes from one element to the next; null after a message.</summary>
    private long? ElementSize(SourceSpan span, PointerType type)
    {
        // GNU C: arithmetic on void * is in bytes.
        if ((type.Pointee is VoidType ? 1 : SizeOf(type.Pointee)) is { } size)
            return size;

        Fail(type.Pointee is StructType s ? Catalogue.OpaqueStruct(span, s.Name, Layout.Name, Near(s.Name)) : Catalogue.NothingToRead(span, Say(type.Pointee)));
        return null;
    }
}
