using YLang.Compiler.Diagnostics;
using YLang.Compiler.Layouts;
using YLang.Compiler.Syntax;
using YLang.Compiler.Text;
using YLang.Compiler.Types;

namespace YLang.Compiler.Binding;

/// <summary>Members, elements, and what the layout has.</summary>
internal sealed partial class ExpressionBinder
{
    /// <summary>What stands at an address: a load for scalars, a place for structs and arrays.</summary>
    private BoundExpression Read(SourceSpan span, YType type, BoundExpression address) => type switch
    {
        StructType or ArrayType => new BoundPlace(span, type, address),
        VoidType or CodeType => Fail(Catalogue.NoType(span, type.Name, "what is read from the target")),
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
                    : Fail(Catalogue.UnknownMember(syntax.NameSpan, handle.Name, syntax.Name, HandleMembers.All.Where(m => m.Handle == handle.Name).Select(m => m.Name)));
            case PointerType { Pointee: StructType } when !syntax.IsArrow:
                return Fail(Catalogue.ArrowOrDot(syntax.NameSpan, target.Type.Name, "->"));
            case StructType when syntax.IsArrow:
                return Fail(Catalogue.ArrowOrDot(syntax.NameSpan, target.Type.Name, "."));
            case ArrayType { Element: StructType s } when syntax.IsArrow:
                return FieldAt(syntax, s, new BoundConversion(target.Span, new PointerType(s), ((BoundPlace)target).Address));
            case PointerType { Pointee: StructType s }:
                return FieldAt(syntax, s, target);
            case StructType s when target is BoundPlace place:
                return FieldAt(syntax, s, place.Address);
            default:
                return Fail(Catalogue.NoMembers(syntax.NameSpan, target.Type.Name, syntax.Name));
        }
    }

    private BoundExpression FieldAt(MemberSyntax syntax, StructType owner, BoundExpression address)
    {
        if (Field(syntax.NameSpan, owner, syntax.Name) is not { } field)
            return new BoundError(syntax.Span);

        var at = new BoundOffset(syntax.Span, new PointerType(field.Type), address, field.Offset, syntax.Name);
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
        Script.Sink.Add(layout is null || layout.Fields.IsEmpty ? Catalogue.OpaqueStruct(at, s.Name, Layout.Name) : Catalogue.UnknownField(at, s.Name, name, layout.Fields.Select(f => f.Name)));
        return null;
    }

    private BoundExpression Index(IndexSyntax syntax)
    {
        BoundExpression target = Bind(syntax.Target);
        switch (target.Type)
        {
            case ErrorType:
                return new BoundError(syntax.Span);
            case ListType list:
                return Element(syntax, list.Element, target, CTypes.Long);
            case MapType map:
                return Element(syntax, map.Value, target, map.Key);
            case ArrayType array when target is BoundPlace place:
                return ElementAt(syntax, array.Element, place.Address);
            case PointerType pointer:
                return ElementAt(syntax, pointer.Pointee, target);
            default:
                return Fail(Catalogue.OperatorNotFor(syntax.Span, "[]", target.Type.Name, Value(syntax.Index).Type.Name));
        }
    }

    private BoundExpression Element(IndexSyntax syntax, YType element, BoundExpression container, YType key)
    {
        BoundExpression index = Converted(syntax.Index, key);
        return index is BoundError ? index : new BoundContainerElement(syntax.Span, element, container, index);
    }

    private BoundExpression ElementAt(IndexSyntax syntax, YType element, BoundExpression pointer)
    {
        BoundExpression index = Value(syntax.Index);
        if (index is BoundError)
            return index;

        if (index.Type is not (IntType or BoolType))
            return Fail(Catalogue.OperatorNotFor(syntax.Span, "[]", pointer.Type.Name, index.Type.Name));

        return Advance(syntax.Span, pointer, index, new PointerType(element)) is { } address ? Read(syntax.Span, element, address) : new BoundError(syntax.Span);
    }

    /// <summary>An address so many elements on; null after a message.</summary>
    private BoundElementAddress? Advance(SourceSpan span, BoundExpression pointer, BoundExpression index, PointerType type)
    {
        // GNU C: arithmetic on void * is in bytes.
        long? size = type.Pointee is VoidType ? 1 : SizeOf(type.Pointee);
        if (size is null)
        {
            Fail(type.Pointee is StructType s ? Catalogue.OpaqueStruct(span, s.Name, Layout.Name) : Catalogue.NoType(span, type.Pointee.Name, "an element"));
            return null;
        }

        YType wide = index.Type is IntType { Signed: false } ? CTypes.ULong : CTypes.Long;
        return new BoundElementAddress(span, type, pointer, Convert(index, wide), size.Value);
    }

    private BoundExpression Has(HasExpressionSyntax syntax)
    {
        // Only members are asked for; what leads to the last of them must itself be there, else the answer is no.
        bool has = syntax.Operand is MemberSyntax member ? HasMember(member) : syntax.Operand is NameSyntax name && HasName(name.Name);
        if (!has)
            Script.SwitchOff($"{syntax.Operand.Span.Text}: {Layout.Name} has none");

        return Constant(syntax.Span, has);
    }

    private bool HasMember(MemberSyntax syntax) => StructOf(syntax.Target) is { } owner && Layout.Field(owner, syntax.Name) is not null;

    /// <summary>The struct that an expression is or points to, or null; gives no messages.</summary>
    private string? StructOf(ExpressionSyntax syntax)
    {
        YType? type = syntax switch
        {
            NameSyntax name => scope.Find(name.Name)?.Type ?? Script.Globals.GetValueOrDefault(name.Name)?.Type ?? Layout.Extern(name.Name)?.Type,
            MemberSyntax member => StructOf(member.Target) is { } owner ? Layout.Field(owner, member.Name)?.Type : null,
            IndexSyntax index => StructOf(index.Target) is { } s ? new StructType(s) : null,
            UnarySyntax { Operator: "*" or "&" } unary => StructOf(unary.Operand) is { } s ? new StructType(s) : null,
            CastSyntax cast => types.Bind(cast.Type),
            CallSyntax call => Script.Functions.GetValueOrDefault(call.Name)?.ReturnType,
            _ => null,
        };
        while (type is PointerType or ArrayType)
            type = type is PointerType p ? p.Pointee : ((ArrayType)type).Element;

        return (type as StructType)?.Name;
    }

    private bool HasName(string name) => Layout.Constant(name) is not null || Layout.Extern(name) is not null || types.Find(name) is not null;

    private bool HasType(TypeSyntax syntax)
    {
        bool has = syntax switch
        {
            NamedTypeSyntax named => types.Find(named.Name) is not null,
            TaggedTypeSyntax tagged => Layout.Struct(tagged.Name) is not null,
            _ => types.Bind(syntax) is not ErrorType,
        };
        if (!has)
            Script.SwitchOff($"{syntax.Span.Text}: {Layout.Name} has no such type");

        return has;
    }
}
