using YLang.Compiler.Syntax;
using YLang.Compiler.Types;

namespace YLang.Compiler.Binding;

/// <summary>What is written here instead of what other languages have operators and members for.</summary>
internal sealed partial class ExpressionBinder
{
    /// <summary>What people mean by the operator, who know another language; null: nobody knows.</summary>
    private static string? InsteadOfOperator(string op, YType left, YType right) => (op, left, right) switch
    {
        ("+" or "+=" or "<<" or "<<<", ListType, _) => "_push(l, x)",
        ("+" or "+=" or "|=" or "<<<", SetType, _) => "_add(s, x)",
        ("<<<", MapType { Value: AggType }, _) => "m[k] <<< x",
        ("+=" or "+" or "<<", AggType, _) => "a <<< x",
        ("+" or "+=", StrType, _) => "_tostr(x), the text of a value",
        ("+", _, StrType) => "_tostr(x) for the text of a number, _strtol(s, 10) for the number in a text",
        ("==" or "!=", StrType, IntType or FloatType) or ("==" or "!=", IntType or FloatType, StrType) => "_tostr(x) for the text of a number, _strtol(s, 10) for the number in a text",
        (_, AggType, _) or (_, _, AggType) => "_count(a), _sum(a), _min(a), _max(a) or _avg(a)",
        _ => null,
    };

    /// <summary>The function that gives what the member would; null: there is none.</summary>
    private static string? InsteadOfMember(BoundExpression target, string name) => (target.Type, name) switch
    {
        (AggType, "count" or "sum" or "min" or "max" or "avg" or "variance") => $"_{name}({target.Span.Text})",
        (AggType, "mean" or "average") => $"_avg({target.Span.Text})",
        (ListType or MapType or SetType or StrType, _) => ForeignMethods.Instead(name),
        _ => null,
    };
}
