using Xunit;

namespace YLang.Compiler.Tests.Syntax;

/// <summary>Operators bind as in C (C11 6.5.1 to 6.5.17).</summary>
public sealed class PrecedenceTests
{
    /// <summary>From the loosest; those of a row group from the left among themselves.</summary>
    private static readonly string[][] C = [["||"], ["&&"], ["|"], ["^"], ["&"], ["==", "!="], ["<", ">", "<=", ">="], ["<<", ">>"], ["+", "-"], ["*", "/", "%"]];

    public static TheoryData<string, string> Pairs
    {
        get
        {
            string[] all = [.. C.SelectMany(row => row)];
            var pairs = new TheoryData<string, string>();
            foreach (string first in all)
            {
                foreach (string second in all)
                    pairs.Add(first, second);
            }

            return pairs;
        }
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public void Two_operators_group_as_in_C(string first, string second)
    {
        int left = Array.FindIndex(C, row => row.Contains(first)), right = Array.FindIndex(C, row => row.Contains(second));
        string expected = left >= right ? $"((a {first} b) {second} c)" : $"(a {first} (b {second} c))";
        Assert.Equal(expected, Parsing.Grouping(Parsing.Expression($"a {first} b {second} c")));
    }

    [Theory]
    [InlineData("a = b = c", "(a = (b = c))")]
    [InlineData("a += b ? c : d", "(a += (b ? c : d))")]
    [InlineData("a ? b : c ? d : e", "(a ? b : (c ? d : e))")]
    [InlineData("a ? b, c : d", "(a ? (b , c) : d)")]
    [InlineData("a, b = c, d", "((a , (b = c)) , d)")]
    [InlineData("-a * b", "((-a) * b)")]
    [InlineData("!a->b[c]++", "(!(a->b[c]++))")]
    [InlineData("*p++", "(*(p++))")]
    [InlineData("++*p", "(++(*p))")]
    [InlineData("&a[b].c", "(&a[b].c)")]
    [InlineData("-a.b - --c", "((-a.b) - (--c))")]
    [InlineData("~~a", "(~(~a))")]
    [InlineData("!~~a", "(!(~(~a)))")]
    [InlineData("a <<< b + c", "(a <<< (b + c))")]
    [InlineData("a <<< b ? c : d", "(a <<< (b ? c : d))")]
    [InlineData("s ~~ t && u !~~ v", "((s ~~ t) && (u !~~ v))")]
    [InlineData("m[k] <<< a", "(m[k] <<< a)")]
    [InlineData("(a, b)", "tuple(a, b)")]
    [InlineData("f((a, b), c)", "f(tuple(a, b), c)")]
    [InlineData("m[a, b]", "m[tuple(a, b)]")]
    public void Other_forms_group_as_in_C(string text, string expected) => Assert.Equal(expected, Parsing.Grouping(Parsing.Expression(text)));

    [Theory]
    [InlineData("(T)a", "((T)a)")]
    [InlineData("(T)a->b", "((T)a->b)")]
    [InlineData("(T)a + b", "(((T)a) + b)")]
    [InlineData("(T)(a)", "((T)a)")]
    [InlineData("(T *)-a", "((T *)(-a))")]
    [InlineData("(T)*a", "((T)(*a))")]
    [InlineData("(a)*b", "(a * b)")]
    [InlineData("(a)-b", "(a - b)")]
    [InlineData("(a) & b", "(a & b)")]
    [InlineData("(Gone *)a", "((Gone *)a)")]
    [InlineData("(Gone)a", "((Gone)a)")]
    [InlineData("(unsigned)(a)[b]", "((unsigned int)a[b])")]
    [InlineData("((T *)a)->b", "((T *)a)->b")]
    [InlineData("(struct T *)a", "((struct T *)a)")]
    [InlineData("sizeof(T) * a", "(sizeof(T) * a)")]
    [InlineData("sizeof(a) * b", "((sizeof a) * b)")]
    [InlineData("sizeof(a)->b", "(sizeof a->b)")]
    [InlineData("sizeof -a + b", "((sizeof (-a)) + b)")]
    [InlineData("sizeof(Gone *)", "sizeof(Gone *)")]
    public void A_cast_is_told_from_a_parenthesis(string text, string expected) => Assert.Equal(expected, Parsing.Grouping(Parsing.Expression(text, Parsing.With("T"))));

    [Theory]
    [InlineData("int a", "int")]
    [InlineData("T *a", "T *")]
    [InlineData("int *a[3]", "int *[3]")]
    [InlineData("int (*a)[3]", "int[3] *")]
    [InlineData("int a[2][3]", "int[3][2]")]
    [InlineData("int (*a)(int, T *)", "function *")]
    [InlineData("int (*a[4])(void)", "function *[4]")]
    [InlineData("void (**a)(void)", "function * *")]
    [InlineData("const unsigned long int *const *a", "unsigned long * *")]
    [InlineData("long unsigned a", "unsigned long")]
    [InlineData("short signed int a", "short")]
    [InlineData("char signed a", "signed char")]
    [InlineData("_Bool a", "bool")]
    [InlineData("_map((int, T *), _list(_str)) a", "_map((int, T *), _list(_str))")]
    [InlineData("(int, (T *, _str)) a", "(int, (T *, _str))")]
    public void Declarators_read_as_in_C(string declaration, string type)
    {
        var variables = Assert.IsType<Compiler.Syntax.VariableDeclarationSyntax>(Parsing.Statements(declaration + ";", Parsing.With("T"))[0]);
        Assert.Equal(("a", type), (variables.Declarators[0].Name, Parsing.Type(variables.Declarators[0].Type)));
    }
}
