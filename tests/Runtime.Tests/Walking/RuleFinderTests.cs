using Xunit;
using YLang.Runtime.Walking;

namespace YLang.Runtime.Tests.Walking;

public sealed class RuleFinderTests
{
    private readonly ToyImage _image = new();
    private readonly ulong _object, _list, _mine, _strange;

    public RuleFinderTests()
    {
        _object = _image.Kind("object");
        _list = _image.Kind("list", _object);
        _mine = _image.Kind("mine", _list);
        _strange = _image.Kind("strange", _object);
    }

    [Fact]
    public void Rules_run_from_the_most_derived_to_the_last_base()
    {
        Assert.Equal([2, 1, 0], RulesOf(_mine, new("object", false, false), new("list", false, false), new("mine", false, false)));
        Assert.Equal([1, 0], RulesOf(_list, new("object", false, false), new("list", false, false), new("mine", false, false)));
    }

    [Fact]
    public void Unknown_kinds_get_their_rules_before_those_of_the_last_base()
    {
        RuleInfo[] rules = [new("object", false, false), new(null, false, false), new("list", false, false)];
        Assert.Equal([1, 0], RulesOf(_strange, rules));
        Assert.Equal([2, 0], RulesOf(_mine, rules));
    }

    [Fact]
    public void A_rule_found_by_name_makes_a_kind_known_even_where_its_condition_fails()
    {
        RuleInfo[] rules = [new("object", false, false), new(null, false, false), new("list", false, true)];
        Assert.Equal([0], RulesWhere(_mine, rules, (_, _) => false));
    }

    [Fact]
    public void A_condition_sees_the_objects_own_kind()
    {
        List<ulong> asked = [];
        RulesWhere(_mine, [new("object", false, true), new("list", false, true)], (_, kind) => { asked.Add(kind); return true; });
        Assert.Equal([_mine, _mine], asked);
    }

    [Fact]
    public void A_rule_for_a_name_that_two_bases_share_runs_once() =>
        Assert.Equal([1, 0], RulesOf(_image.Kind("list", _mine), new("object", false, false), new("list", false, false)));

    [Fact]
    public void Bases_in_a_circle_end()
    {
        ulong here = _image.Next;
        Assert.Equal([0], RulesOf(_image.Kind("list", here), new RuleInfo("list", false, false)));
    }

    [Fact]
    public void A_base_that_cannot_be_read_ends_the_row() =>
        Assert.Equal([0], RulesOf(_image.Kind("list", ToyImage.Unmapped), new RuleInfo("list", false, false)));

    private List<int> RulesOf(ulong kind, params RuleInfo[] rules) => RulesWhere(kind, rules, (_, _) => true);

    private List<int> RulesWhere(ulong kind, RuleInfo[] rules, Func<int, ulong, bool> where)
    {
        ulong root = _image.Object(kind);
        var heap = new ToyHeap(_image) { Rules = rules, Where = where, RuleNames = t => _image.KindNames.GetValueOrDefault(t, "") };
        heap.Roots.Add((root, default, 0, Op.Ref));
        heap.Walk();
        return [.. heap.Visits.Select(v => v.Rule)];
    }
}
