using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using YLang.Compiler.Diagnostics;
using YLang.Compiler.Syntax;
using YLang.Compiler.Text;
using YLang.Compiler.Types;

namespace YLang.Compiler.Binding;

/// <summary><c>printf</c> and <c>sprintf</c>: the format is cut in pieces and checked against the arguments.</summary>
internal sealed partial class ExpressionBinder
{
    /// <summary>A field wider than this is a mistake, and would bloat us.</summary>
    private const int WidestField = 4096;

    private BoundExpression Format(CallSyntax syntax)
    {
        BoundExpression[] arguments = [.. syntax.Arguments.Skip(1).Select(Value)];
        if (syntax.Arguments is not [StringLiteralSyntax format, ..])
            return Fail(syntax.Arguments.IsEmpty ? Catalogue.ArgumentCount(syntax.NameSpan, syntax.Name, 0, $"{syntax.Name}(\"format\", …)") : Catalogue.FormatNotLiteral(syntax.Arguments[0].Span));

        if (Pieces(format) is not { } pieces || arguments.Any(a => a is BoundError))
            return new BoundError(syntax.Span);

        int conversions = pieces.Count(p => p.Conversion != '\0');
        if (conversions != arguments.Length)
            return Fail(Catalogue.FormatCount(syntax.NameSpan, conversions, arguments.Length));

        var bound = ImmutableArray.CreateBuilder<FormatPiece>(pieces.Count);
        int next = 0;
        foreach (FormatPiece piece in pieces)
        {
            if (piece.Conversion == '\0')
            {
                bound.Add(piece);
                continue;
            }

            BoundExpression argument = Conversion(piece.Conversion, arguments[next++]);
            if (argument is BoundError)
                return argument;

            bound.Add(piece with { Argument = argument });
        }

        return new BoundFormat(syntax.Span, syntax.Name == "printf" ? CTypes.Void : _str, syntax.Name == "printf", bound.ToImmutable());
    }

    private BoundExpression Conversion(char letter, BoundExpression argument)
    {
        YType type = argument.Type;
        switch (letter)
        {
            case 'd' or 'u' or 'x' or 'X' or 'o' or 'c':
                if (type is IntType or BoolType)
                    return type is BoolType ? Convert(argument, CTypes.Int) : argument;

                return Fail(Catalogue.FormatConversion(argument.Span, $"%{letter}", type.Name, type is FloatType ? "%g prints it" : type is PointerType ? "%p prints it" : "%s prints any value"));
            case 'f' or 'e' or 'g':
                return Conversions.IsNumber(type)
                    ? Convert(argument, CTypes.Double)
                    : Fail(Catalogue.FormatConversion(argument.Span, $"%{letter}", type.Name, "%s prints any value"));
            case 'p':
                return type is PointerType
                    ? new BoundConversion(argument.Span, CTypes.ULong, argument)
                    : Fail(Catalogue.FormatConversion(argument.Span, "%p", type.Name, "%p prints pointers; %x numbers"));
            default:
                return type is PointerType { Pointee: IntType { Bits: 8 } }
                    ? Fail(Catalogue.FormatConversion(argument.Span, "%s", type.Name, "_cstr(p) copies the text from the target; %p prints the address"))
                    : Builtins.HasText(type) ? type is PointerType ? Cell(argument) : argument
                    : Fail(Catalogue.FormatConversion(argument.Span, "%s", type.Name, "it has no text"));
        }
    }

    private List<FormatPiece>? Pieces(StringLiteralSyntax format)
    {
        var pieces = new List<FormatPiece>();
        var text = new StringBuilder();
        string f = format.Value;
        for (int i = 0; i < f.Length; i++)
        {
            if (f[i] != '%')
            {
                text.Append(f[i]);
                continue;
            }

            if (i + 1 < f.Length && f[i + 1] == '%')
            {
                text.Append('%');
                i++;
                continue;
            }

            int start = i++;
            string flags = Take(f, ref i, c => "-+ #0".Contains(c, StringComparison.Ordinal)), width = Take(f, ref i, char.IsAsciiDigit), precision = "";
            bool hasPrecision = i < f.Length && f[i] == '.';
            if (hasPrecision)
            {
                i++;
                precision = Take(f, ref i, char.IsAsciiDigit);
            }

            Take(f, ref i, c => "hlqjzt".Contains(c, StringComparison.Ordinal));
            char letter = i < f.Length ? f[i] : '\0';
            letter = letter == 'i' ? 'd' : letter is 'F' or 'E' or 'G' ? char.ToLowerInvariant(letter) : letter;
            if (!"duxXocspfeg".Contains(letter, StringComparison.Ordinal) || letter == '\0' || TooWide(width) || TooWide(precision))
            {
                Fail(Catalogue.FormatUnknown(format.Span, f[start..Math.Min(i + 1, f.Length)]));
                return null;
            }

            if (text.Length > 0)
                pieces.Add(new FormatPiece(text.ToString(), '\0', "", null, null, null));

            text.Clear();
            pieces.Add(new FormatPiece("", letter, flags, Number(width), hasPrecision ? Number(precision) ?? 0 : null, null));
        }

        if (text.Length > 0)
            pieces.Add(new FormatPiece(text.ToString(), '\0', "", null, null, null));

        return pieces;
    }

    private static string Take(string text, ref int at, Func<char, bool> wanted)
    {
        int start = at;
        while (at < text.Length && wanted(text[at]))
            at++;

        return text[start..at];
    }

    private static int? Number(string digits) => digits.Length == 0 ? null : int.Parse(digits, CultureInfo.InvariantCulture);

    private static bool TooWide(string digits) => digits.Length > 4 || Number(digits) > WidestField;
}
