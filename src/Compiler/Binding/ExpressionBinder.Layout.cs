using YLang.Compiler.Diagnostics;
using YLang.Compiler.Layouts;
using YLang.Compiler.Syntax;
using YLang.Compiler.Text;
using YLang.Compiler.Types;

namespace YLang.Compiler.Binding;

/// <summary>What the layout says: sizes, offsets, and whether it has something at all.</summary>
internal sealed partial class ExpressionBinder
{
    private BoundExpression Sizeof(SizeofExpressionSyntax syntax) => Bind(syntax.Operand) switch
    {
        BoundError => new BoundError(syntax.Span),
        BoundLoad { BitWidth: not null } => Fail(Catalogue.UnaryNotFor(syntax.Span, "sizeof", "bit field")),
        var operand => Sizeof(syntax.Span, operand.Type),
    };

    private BoundExpression Sizeof(SourceSpan span, YType type) => type switch
    {
        ErrorType => new BoundError(span),
        _ when SizeOf(type) is { } size => Constant(span, CTypes.ULong, size),
        StructType s => Fail(Catalogue.OpaqueStruct(span, s.Name, Layout.Name, Near(s.Name))),
        _ => Fail(Catalogue.UnaryNotFor(span, "sizeof", Say(type))),
    };

    /// <summary>Bytes in the target, or null: none that is known.</summary>
    private long? SizeOf(YType type) => type switch
    {
        StructType s => Layout.Struct(s.Name)?.Size,
        ArrayType { Length: { } length } a => unchecked(SizeOf(a.Element) * length),
        ArrayType => 0,
        _ => CTypes.SizeOf(type),
    };

    /// <summary>A struct of the layout with nearly this name, or null.</summary>
    private string? Near(string name) => Spelling.Nearest(name, Layout.TypeNames);

    private BoundExpression Offsetof(OffsetofSyntax syntax)
    {
        YType type = types.Bind(syntax.Type);
        long offset = 0;
        BoundExpression place = Constant(syntax.Span, new PointerType(type), 0);
        foreach (NameSyntax name in syntax.Path)
        {
            if (type is ErrorType)
                return new BoundError(syntax.Span);

            if (type is not StructType)
                return Fail(Catalogue.NoMembers(name.Span, Say(type), name.Name));

            if (Field(name.Span, type, name.Name) is not { } field)
                return new BoundError(syntax.Span);

            if (field.BitWidth is not null)
                return Fail(Catalogue.UnaryNotFor(name.Span, "offsetof", "bit field"));

            place = new BoundOffset(syntax.Span, new PointerType(field.Type), place, field.Offset, name.Name, Layout.IsMovable ? field.Owner : null);
            (offset, type) = (offset + field.Offset, field.Type);
        }

        return Layout.IsMovable ? new BoundConversion(syntax.Span, CTypes.ULong, place) : Constant(syntax.Span, CTypes.ULong, offset);
    }

    private static BoundConstant Answer(SourceSpan span, bool value) => new(span, CTypes.Bool, value);

    private BoundExpression Has(HasExpressionSyntax syntax)
    {
        if (Root(syntax.Operand) is { } root && !IsKnown(root.Name))
            return Name(root);

        scope.Questions++;

        // Only members are asked for; what leads to the last of them must itself be there, else the answer is no.
        bool has = syntax.Operand is MemberSyntax member && StructOf(member.Target) is { } owner && Layout.Field(owner, member.Name) is not null;
        if (!has)
            Script.SwitchOff($"{syntax.Operand.Span.Text}: not in {Layout.Name}");

        return Answer(syntax.Span, has);
    }

    private bool HasType(TypeSyntax syntax)
    {
        scope.Questions++;
        bool has = syntax switch
        {
            NamedTypeSyntax named => types.Find(named.Name) is not null || Layout.Constant(named.Name) is not null || Layout.Extern(named.Name) is not null,
            TaggedTypeSyntax { Keyword: "enum" } tagged => Layout.Type(tagged.Name) is not null,
            TaggedTypeSyntax tagged => Layout.Struct(tagged.Name) is not null || Layout.Type(tagged.Name) is StructType,
            PointerTypeSyntax pointer => HasType(pointer.Pointee),
            _ => types.Bind(syntax) is not ErrorType,
        };
        if (!has)
            Script.SwitchOff($"{syntax.Span.Text}: not in {Layout.Name}");

        return has;
    }

    /// <summary>The variable that an expression begins with.</summary>
    private static NameSyntax? Root(ExpressionSyntax syntax) => syntax switch
    {
        NameSyntax name => name,
        MemberSyntax member => Root(member.Target),
        IndexSyntax index => Root(index.Target),
        UnarySyntax unary => Root(unary.Operand),
        _ => null,
    };

    private bool IsKnown(string name) => scope.Find(name) is not null || Script.Globals.ContainsKey(name) || Layout.Extern(name) is not null;

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
}
