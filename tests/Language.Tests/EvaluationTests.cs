using Xunit;
using YLang.Runtime.Faults;
using YLang.TestKit;

namespace YLang.Language.Tests;

/// <summary>Order of evaluation, conversions and what else random scripts have once found to be otherwise than the specification says (tests/Properties.Tests).</summary>
public sealed class EvaluationTests
{
    private const string Layout = "struct node { struct node *next; }; struct s { unsigned int b : 3; }; extern struct node *nowhere; extern struct s bits;";

    [Theory]
    [InlineData("i++ * 10 + i", "12")]
    [InlineData("i + i++ * 10", "11")]
    [InlineData("i * (i += 2)", "3")]
    [InlineData("g() - g() * 10", "-19")]
    public void Operands_are_evaluated_from_left_to_right(string expression, string value) =>
        Assert.Equal(value, ScriptRunner.Output($"int n; int g() {{ return ++n; }} _probe _oneshot {{ int i = 1; printf(\"%d\", {expression}); }}"));

    [Fact]
    public void What_stands_left_of_a_fault_has_happened_and_what_stands_right_of_it_has_not()
    {
        RunResult result = ScriptRunner.Run(
            """
            int before, after;
            int left() { before++; return 1; }
            int right() { after++; return 1; }
            _probe _oneshot { printf("%d", left() + (nowhere->next == 0) + right()); }
            _probe _end { printf("%d %d", before, after); }
            """,
            Layout);
        Assert.Equal("1 0", result.Output);
        Assert.Equal(1, result.Faults[FaultKind.Unreadable]);
    }

    /// <summary>A reference that can't be read is none, and the rule ends there: what stands behind it is not said.</summary>
    [Theory]
    [InlineData("_ref")]
    [InlineData("_hidden_ref")]
    [InlineData("_late_ref")]
    [InlineData("_maybe_ref")]
    public void A_rule_ends_with_a_reference_that_can_not_be_read(string says)
    {
        RunResult result = ScriptRunner.Run(
            $$"""
            _heap toys of item {
                struct item *_kind(struct item *o) { return o->kind; }
                bool _is_kind(struct item *k) { return k == toy; }
                struct item *_base(struct item *k) { return 0; }
                _str _rule_name(struct item *k) { return "toy"; }
                _str _name(struct item *k) { return "toy"; }
                long _overhead(struct item *k) { return 0; }
                long _size(struct item *o, struct item *k) { return 8; }
                bool _visible(struct item *k) { return 1; }
                bool _is_object(void *p) { return 1; }
                bool _ready() { return 1; }
            }
            _visit struct item *o of "toy" {
                _ref(o->one, "one");
                {{says}}(o->beyond, "beyond");
                _ref(o->two, "two");
            }
            _probe _oneshot { _graph g = _walk(toys, toy); _foreach (_node n : g) printf("%s;", n.label); }
            """,
            "struct item { struct item *kind; struct item *one; struct item *two; char pad[65536]; struct item *beyond; }; extern struct item *toy;",
            new FakeTarget().WithWords(0x1000, 0x1010).WithWords(0x1010, 0x1010, 0x1040, 0x1070).WithWords(0x1040, 0x1010, 0, 0).WithWords(0x1070, 0x1010, 0, 0).WithSymbol("toy", 0x1000));
        Assert.DoesNotContain("two", result.Output, StringComparison.Ordinal);
        Assert.EndsWith("one;", result.Output, StringComparison.Ordinal);
        Assert.Equal(2, result.Faults[FaultKind.Unreadable]);
    }

    [Theory]
    [InlineData("if ((g %= zero) < 5) printf(\"no\");")]
    [InlineData("switch ((g /= zero) * 2) { case 0: printf(\"no\"); }")]
    [InlineData("printf(\"%d\", 1 + (g %= zero));")]
    [InlineData("g /= zero;")]
    public void What_divides_by_zero_is_not_stored(string statement) =>
        Assert.Equal("7", ScriptRunner.Output($"int g = 7, zero; _probe _oneshot {{ {statement} }} _probe _end {{ printf(\"%d\", g); }}"));

    [Theory]
    [InlineData("_agg a; a <<< f((n += 0) + 1 / zero);")]
    [InlineData("n += f(1 / zero);")]
    [InlineData("int i; i = n++ + f(1 / zero) + n++;")]
    public void A_function_is_not_called_with_arguments_that_have_faulted(string statements) =>
        Assert.Equal("0", ScriptRunner.Output(
            $$"""
            int n, calls, zero;
            int f(int i) { _try { calls++; } n++; return i ? f(i - 1) : 0; }
            _probe _oneshot { {{statements}} }
            _probe _end { printf("%d", calls); }
            """));

    [Theory]
    [InlineData("printf(\"%s %d\", l, push(1));", "[1] 1")]
    [InlineData("printf(\"%s %d %s\", _tostr(l), push(1), l);", "[] 1 [1]")]
    [InlineData("_str s = sprintf(\"%s\", l) + sprintf(\"%s %d\", l, push(1) / (1 + 0 * push(2))); printf(\"%s\", s);", "[][1, 2] 1")]
    public void A_text_is_made_when_all_arguments_are_evaluated(string statements, string output) =>
        Assert.Equal(output, ScriptRunner.Output($"_list(int) l; int push(int n) {{ _push(l, n); return n; }} _probe _oneshot {{ {statements} }}"));

    [Fact]
    public void The_right_side_is_evaluated_before_the_old_value_is_read() =>
        Assert.Equal("36 12", ScriptRunner.Statements("int a = 10, b = 2; int c = 1; c = a *= a -= 4; b += (b = 6); printf(\"%d %d\", c, b);"));

    [Fact]
    public void An_index_before_its_pointer_is_evaluated_first() =>
        Assert.Equal("0x1010", ScriptRunner.Statements("char *p = (char *) 0x1000; printf(\"%p\", ((p = (char *) 0x1008) ? 8 : 0) + p);"));

    [Fact]
    public void A_comma_may_stand_before_a_condition() =>
        Assert.Equal("1", ScriptRunner.Output("int f(int x) { return x; } _probe _oneshot { int i = 5; if (f(1), i > 4) printf(\"1\"); }"));

    [Fact]
    public void Elements_can_be_assigned_to_within_expressions() =>
        Assert.Equal("3 {5: 2}", ScriptRunner.Statements("_map(int, int) m; int a = ++m[5] + ++m[5]; printf(\"%d %s\", a, m);"));

    [Fact]
    public void The_old_value_of_a_bool_can_be_used() => Assert.Equal("0 1 0 -1", ScriptRunner.Statements("bool b; int a = b++ + 0, c = b-- + 0; printf(\"%d %d %d %d\", a, c, b, b++ - b--);"));

    [Theory]
    [InlineData("(int) d", "2147483647")]
    [InlineData("(int) 1e10", "2147483647")]
    [InlineData("(short) d", "32767")]
    [InlineData("(short) 1e10", "32767")]
    [InlineData("(unsigned char) -d", "0")]
    [InlineData("(unsigned char) -1e10", "0")]
    [InlineData("(char) (d / 0 - d / 0)", "0")]
    public void A_floating_number_that_an_integer_type_can_not_hold_becomes_the_nearest_it_holds(string cast, string value) =>
        Assert.Equal(value, ScriptRunner.Statements($"double d = 1e10; printf(\"%d\", {cast});"));

    [Fact]
    public void Numbers_that_a_generator_yields_become_the_type_of_the_variable() =>
        Assert.Equal("32767 ", ScriptRunner.Output("_iter double g() { _yield(1e19); } _probe _oneshot { _foreach (short s : g()) printf(\"%d \", s); }"));

    [Fact]
    public void Addresses_that_are_constant_wrap_as_others_do() =>
        Assert.Equal("0xfffffffffffffff8 -2 2", ScriptRunner.Statements(
            "long *p = (long *) 8 - 2; printf(\"%p %d %d\", p, (long *) 8 - (long *) 24, 16ul >> _address((char *) 0x100000003));"));

    [Fact]
    public void Loops_over_maps_may_stand_in_each_other() =>
        Assert.Equal("1 1 1 2 2 1 2 2 ", ScriptRunner.Statements(
            """_map(int, int) m; m[1] = 1; m[2] = 2; _foreach ((int a, int b) : m) _foreach ((int c, int d) : m order by c) printf("%d %d ", a, d);"""));

    [Fact]
    public void The_variable_of_a_loop_may_change_in_its_clauses() =>
        Assert.Equal("3 4 ", ScriptRunner.Statements("""_list(int) l; _push(l, 1); _push(l, 2); _foreach (int x : l where (x += 2) > 0) printf("%d ", x);"""));

    [Fact]
    public void Two_spellings_of_a_type_are_one_type_within_others_too() =>
        Assert.Equal("1 0x10", ScriptRunner.Statements("_list(int32_t) l; _list(int) k = l; _push(k, 4); int32_t *p = (int *) 16; printf(\"%d %p\", _len(l), p);"));

    [Fact]
    public void Absent_numbers_are_zero_in_arithmetic() =>
        Assert.Equal("- 0.5 0 0", ScriptRunner.Statements("_agg a; double d = _max(a); printf(\"%s %g %g %d\", _min(a), _min(a) + 0.5, d, _avg(a) ? 1 : 0);"));

    [Theory]
    [InlineData("int a = 2; int b = 3; b = b > 1 ? -1 : a * b; printf(\"%d\", b);", "-1")]
    [InlineData("int a = 2; int b = 3; int c; c = b < 1 ? -1 : a * b; printf(\"%d\", c);", "6")]
    [InlineData("_list(int) l; _push(l, 1); _push(l, 2); int n = 1; _foreach (int x : l where (n) limit 1) printf(\"%d\", x);", "1")]
    [InlineData("_list(int) l; _push(l, 1); _push(l, 2); int n = 1; _foreach (int x : l where x > (n) order by (x) desc limit (n)) printf(\"%d\", x);", "2")]
    public void Names_are_no_types_where_a_value_stands(string statements, string output) => Assert.Equal(output, ScriptRunner.Statements(statements));

    [Fact]
    public void A_narrow_unsigned_bit_field_is_an_int_in_a_choice() =>
        Assert.Equal("1", ScriptRunner.Statements("printf(\"%d\", (bits.b == 5 ? -1 : bits.b) < 0);", Layout, new FakeTarget().With(0x1000, 5, 0, 0, 0).WithSymbol("bits", 0x1000)));
}
