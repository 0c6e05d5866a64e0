using YLang.Properties.Tests.World;

namespace YLang.Properties.Tests.Tree;

/// <summary>Expressions as a script writes them, with parentheses where C's precedence asks for them and nowhere else.</summary>
/// <param name="suffix">Makes the names of functions and globals unique among the scripts of one file.</param>
internal sealed class ExpressionPrinter(string suffix)
{
    /// <summary>C's levels, from the loosest.</summary>
    public const int Comma = 1, AssignmentLevel = 2, ConditionalLevel = 3, Prefix = 14, Postfix = 15;

    public string Name(Variable variable) => variable.IsGlobal ? variable.Name + suffix : variable.Name;

    public string Name(string function) => function + suffix;

    /// <param name="least">Looser ones get parentheses.</param>
    public string Print(Expression node, int least = Comma)
    {
        (string text, int level) = Write(node);
        return level < least ? $"({text})" : text;
    }

    private (string Text, int Level) Write(Expression node) => node switch
    {
        IntegerLiteral n => (n.Text, Postfix),
        FloatLiteral n => (n.Text, Postfix),
        TextLiteral n => (Quoted(n.Value), Postfix),
        NamedConstant n => (n.Name, Postfix),
        VariableUse n => (Name(n.Variable), Postfix),
        ExternUse n => (n.Variable.Name, Postfix),
        Parentheses n => ($"({Print(n.Inner)})", Postfix),
        Unary n => (Signed(n.Operator, Print(n.Operand, Prefix)), Prefix),
        Binary n => ($"{Print(n.Left, LevelOf(n.Operator))} {n.Operator} {Print(n.Right, LevelOf(n.Operator) + 1)}", LevelOf(n.Operator)),
        Conditional n => ($"{Print(n.Condition, ConditionalLevel + 1)} ? {Print(n.WhenTrue)} : {Print(n.WhenFalse, ConditionalLevel)}", ConditionalLevel),
        Cast n => ($"({n.Type}) {Print(n.Operand, Prefix)}", Prefix),
        Assignment n => ($"{Print(n.Target, Prefix)} {n.Operator}= {Print(n.Value, AssignmentLevel)}", AssignmentLevel),
        Step { IsPostfix: true } n => (Print(n.Target, Postfix) + n.Operator, Postfix),
        Step n => (n.Operator + Print(n.Target, Prefix), Prefix),
        MemberUse n => (Print(n.Target, Postfix) + (n.IsArrow ? "->" : ".") + n.Field.Name, Postfix),
        Element n => ($"{Print(n.Target, Postfix)}[{Print(n.Index)}]", Postfix),
        Dereference n => (Signed("*", Print(n.Pointer, Prefix)), Prefix),
        AddressOf n => (Signed("&", Print(n.Place, Prefix)), Prefix),
        Decay n => Write(n.Array),
        SizeOf n => ($"sizeof({n.Measured})", Postfix),
        Call n => ($"{Name(n.Function)}({List(n.Arguments)})", Postfix),
        BuiltInCall { Function: "<<<" } n => ($"{Print(n.Arguments[0], Prefix)} <<< {Print(n.Arguments[1], AssignmentLevel)}", AssignmentLevel),
        BuiltInCall n => ($"{n.Function}({List(n.Arguments)})", Postfix),
        TupleOfValues n => ($"({List(n.Items)})", Postfix),
        Formatted n => (Call(n), Postfix),
        _ => throw new InvalidOperationException(node.GetType().Name),
    };

    private string List(IEnumerable<Expression> nodes) => string.Join(", ", nodes.Select(n => Print(n, AssignmentLevel)));

    private string Call(Formatted node)
    {
        string format = string.Concat(node.Pieces.Select(p => p.Argument is null ? p.Specification.Replace("%", "%%") : $"%{p.Specification}{p.Conversion}"));
        return $"{(node.IsOutput ? "printf" : "sprintf")}({string.Join(", ", [Quoted(format), .. node.Pieces.Where(p => p.Argument is not null).Select(p => Print(p.Argument!, AssignmentLevel))])})";
    }

    /// <summary><c>- -x</c>, <c>&amp; &amp;x</c>: two signs are not one token.</summary>
    private static string Signed(string sign, string operand) => operand[0] == sign[^1] && sign is not ("~" or "!" or "*") ? $"{sign} {operand}" : sign + operand;

    private static int LevelOf(string op) => op switch
    {
        "," => Comma,
        "||" => 4,
        "&&" => 5,
        "|" => 6,
        "^" => 7,
        "&" => 8,
        "==" or "!=" => 9,
        "<" or ">" or "<=" or ">=" => 10,
        "<<" or ">>" => 11,
        "+" or "-" => 12,
        _ => 13,
    };

    private static string Quoted(string text) => $"\"{text.Replace("\\", "\\\\").Replace("\"", "\\\"").Replace("\n", "\\n")}\"";
}
