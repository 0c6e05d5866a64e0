using System.Collections.Immutable;
using YLang.Compiler.Diagnostics;
using YLang.Compiler.Syntax;
using YLang.Compiler.Text;
using YLang.Compiler.Types;

namespace YLang.Compiler.Binding;

/// <summary><c>printf</c> and <c>sprintf</c>: the format is cut in pieces and checked against the arguments.</summary>
internal sealed partial class ExpressionBinder
{
    private BoundExpression Format(CallSyntax syntax)
    {
        if (syntax.Arguments.IsEmpty)
            return Fail(Catalogue.ArgumentCount(syntax.NameSpan, syntax.Name, 0, $"{syntax.Name}(\"format\", …)"));

        BoundExpression[] arguments = [.. syntax.Arguments.Skip(1).Select(Value)];
        BoundExpression format = Value(syntax.Arguments[0]);
        if (format is not BoundConstant { Value: string text })
            return format is BoundError ? format : Fail(Catalogue.FormatNotConstant(format.Span));

        var pieces = FormatParser.Parse(text, out FormatProblem? problem);
        if (problem is not null)
            return Fail(Catalogue.FormatUnknown(Within(format.Span, text, problem.Start, problem.Conversion.Length), problem.Conversion, problem.IsStar));

        if (arguments.Any(a => a is BoundError))
            return new BoundError(syntax.Span);

        int conversions = pieces.Count(p => p.Piece.Conversion != '\0');
        if (conversions != arguments.Length)
            return Fail(Catalogue.FormatCount(conversions < arguments.Length ? arguments[conversions].Span : format.Span, conversions, arguments.Length));

        var bound = ImmutableArray.CreateBuilder<FormatPiece>(pieces.Count);
        int next = 0;
        foreach ((FormatPiece piece, _) in pieces)
            bound.Add(piece.Conversion == '\0' ? piece : piece with { Argument = Printed(piece.Conversion, arguments[next++]) });

        return bound.Any(p => p.Argument is BoundError)
            ? new BoundError(syntax.Span)
            : new BoundFormat(syntax.Span, syntax.Name == "printf" ? CTypes.Void : _str, syntax.Name == "printf", bound.ToImmutable());
    }

    private BoundExpression Printed(char letter, BoundExpression argument)
    {
        YType type = argument.Type;
        switch (letter)
        {
            case 'd' or 'u' or 'x' or 'X' or 'o' or 'c':
                // Figures of aggregates are whole where the numbers were: C people print them so.
                return type is IntType ? argument
                    : argument is BoundBuiltinCall { Arguments: [{ Type: AggType }, ..], Type: FloatType } ? ConvertSilently(argument, CTypes.Long)
                    : type is BoolType ? ConvertSilently(argument, CTypes.Int)
                    : Fail(Catalogue.FormatConversion(argument.Span, $"%{letter}", Say(type), type is FloatType ? "%g prints it" : type is PointerType ? "%p prints it" : "%s prints it"));
            case 'f' or 'e' or 'g':
                return IsNumeric(type)
                    ? MayBeAbsent(argument) ? argument : ConvertSilently(argument, CTypes.Double)
                    : Fail(Catalogue.FormatConversion(argument.Span, $"%{letter}", Say(type), type is PointerType ? "%p prints it" : "%s prints it"));
            case 'p':
                return type is PointerType or IntType { Bits: 64 }
                    ? ConvertSilently(argument, CTypes.ULong)
                    : Fail(Catalogue.FormatConversion(argument.Span, "%p", Say(type), type is IntType ? "%x prints it" : "%s prints it"));
            default:
                return type switch
                {
                    PointerType { Pointee: IntType { Bits: 8 } } => Fail(Catalogue.FormatConversion(argument.Span, "%s", Say(type), InsteadOfAddress(argument))),
                    PointerType => Cell(argument),
                    _ => argument,
                };
        }
    }

    private static string InsteadOfAddress(BoundExpression text) =>
        $"{AsText(text, "p")} copies the text from the target; {(text is BoundLocal ? "a text of the script's own is declared as _str" : "%p prints the address")}";

    /// <summary>A stretch of a text in its source; the whole literal where escapes or joined literals hide the place.</summary>
    private static SourceSpan Within(SourceSpan literal, string text, int start, int length) =>
        literal.Length == text.Length + 2 && literal.Text[1..^1] == text ? new SourceSpan(literal.Source, literal.Start + 1 + start, length) : literal;
}
