using YLang.Compiler.Diagnostics;
using YLang.Compiler.Syntax;
using YLang.Compiler.Text;
using YLang.Compiler.Types;

namespace YLang.Compiler.Layouts;

/// <summary>Constant expressions of layout files: 64-bit signed arithmetic that wraps; casts to narrower types cut.</summary>
internal sealed class ConstantEvaluator(LayoutDeclarations declarations, LayoutTypes types, Layout outer, DiagnosticSink diagnostics)
{
    /// <summary>An enumeration may have thousands of enumerators, each the one before it plus one: those are followed by a loop, so only expressions count here.</summary>
    private const int MaxDepth = 200;

    private readonly Dictionary<string, long?> _known = [];
    private readonly HashSet<string> _open = [];
    private int _depth;

    /// <summary>The value, or null after a message.</summary>
    public long? Evaluate(ExpressionSyntax syntax)
    {
        if (_depth >= MaxDepth)
            return NotConstant(syntax.Span);

        _depth++;
        long? value = EvaluateInner(syntax);
        _depth--;
        return value;
    }

    /// <summary>The value of a <c>const</c> or enumerator; null after a message.</summary>
    public long? Constant(string name, SourceSpan at)
    {
        // Back to an enumerator whose value is stated or known, then forth by counting.
        var waiting = new Stack<string>();
        string current = name;
        long? value;
        while (true)
        {
            if (_known.TryGetValue(current, out value))
            {
                if (_open.Contains(current))
                    diagnostics.Add(Catalogue.ConstantOfItself(at, name));

                break;
            }

            if (!declarations.Constants.TryGetValue(current, out ConstantSource? source))
            {
                if ((outer.Constant(current) ?? CLimits.Find(current)?.Value) is { } known)
                    return known;

                diagnostics.Add(Catalogue.UnknownConstantInLayout(at, current, declarations.Constants.Keys.Concat(outer.Constants.Select(c => c.Key))));
                return null;
            }

            _known[current] = null;
            if (source.Value is not null || source.Previous is null)
            {
                _open.Add(current);
                value = source.Value is null ? 0 : Evaluate(source.Value);
                _open.Remove(current);
                _known[current] = value;
                break;
            }

            waiting.Push(current);
            current = source.Previous;
        }

        // Null and one more is null: who failed has had its message.
        while (waiting.TryPop(out string? next))
            _known[next] = value = unchecked(value + 1);

        return value;
    }

    private long? EvaluateInner(ExpressionSyntax syntax)
    {
        switch (syntax)
        {
            case IntegerLiteralSyntax literal:
                return unchecked((long)literal.Value);
            case CharacterLiteralSyntax character:
                return character.Value;
            case NameSyntax name:
                return Constant(name.Name, name.Span);
            case UnarySyntax unary:
                return Evaluate(unary.Operand) is { } operand ? Unary(unary, operand) : null;
            case BinarySyntax binary:
                return Evaluate(binary.Left) is { } left && Evaluate(binary.Right) is { } right ? Binary(binary, left, right) : null;
            case ConditionalSyntax conditional:
                return Evaluate(conditional.Condition) is { } condition ? Evaluate(condition != 0 ? conditional.WhenTrue : conditional.WhenFalse) : null;
            case CastSyntax cast:
                return Evaluate(cast.Operand) is { } uncut ? Cast(cast, uncut) : null;
            case SizeofTypeSyntax sizeOf:
                return types.Measure(types.Resolve(sizeOf.Type), sizeOf.Span)?.Size;
            case SizeofExpressionSyntax { Operand: NameSyntax name } when types.Find(name.Name) is { } type:
                return types.Measure(type, name.Span)?.Size;
            case OffsetofSyntax offsetOf:
                return Offset(offsetOf);
            case MissingExpressionSyntax:
                return null;
            default:
                return NotConstant(syntax.Span);
        }
    }

    private long? Unary(UnarySyntax syntax, long x) => syntax.Operator switch
    {
        "+" => x,
        "-" => unchecked(-x),
        "~" => ~x,
        "!" => x == 0 ? 1 : 0,
        _ => NotConstant(syntax.Span),
    };

    private long? Binary(BinarySyntax syntax, long a, long b) => unchecked(syntax.Operator switch
    {
        "+" => a + b,
        "-" => a - b,
        "*" => a * b,
        "/" or "%" when b == 0 => DividesByZero(syntax.Right.Span),
        "/" => b == -1 ? -a : a / b,
        "%" => b == -1 ? 0 : a % b,
        "<<" => a << (int)(b & 63),
        ">>" => a >> (int)(b & 63),
        "&" => a & b,
        "|" => a | b,
        "^" => a ^ b,
        "&&" => Truth(a != 0 && b != 0),
        "||" => Truth(a != 0 || b != 0),
        "==" => Truth(a == b),
        "!=" => Truth(a != b),
        "<" => Truth(a < b),
        ">" => Truth(a > b),
        "<=" => Truth(a <= b),
        ">=" => Truth(a >= b),
        _ => NotConstant(syntax.Span),
    });

    private static long Truth(bool condition) => condition ? 1 : 0;

    private long? Cast(CastSyntax syntax, long value)
    {
        switch (types.Resolve(syntax.Type))
        {
            case IntType { Bits: 64 } or PointerType:
                return value;
            case IntType i:
                int above = 64 - i.Bits;
                return i.Signed ? value << above >> above : (long)((ulong)value << above >> above);
            case BoolType:
                return Truth(value != 0);
            case ErrorType:
                return null;
            default:
                return NotConstant(syntax.Span);
        }
    }

    private long? Offset(OffsetofSyntax syntax)
    {
        YType type = types.Resolve(syntax.Type);
        long offset = 0;
        foreach (NameSyntax member in syntax.Path)
        {
            if (type is not StructType owner)
                return NotConstant(member.Span);

            if (types.Place(owner.Name, syntax.Span) is not { } placed)
                return null;

            if (placed.Fields.FirstOrDefault(f => f.Name == member.Name) is not { } field)
            {
                diagnostics.Add(Catalogue.UnknownFieldInLayout(member.Span, owner.Name, member.Name, placed.Fields.Select(f => f.Name)));
                return null;
            }

            offset += field.Offset;
            type = field.Type;
        }

        return offset;
    }

    private long? DividesByZero(SourceSpan at)
    {
        diagnostics.Add(Catalogue.ConstantDividesByZero(at));
        return null;
    }

    private long? NotConstant(SourceSpan at)
    {
        diagnostics.Add(Catalogue.NotConstantInLayout(at));
        return null;
    }
}
