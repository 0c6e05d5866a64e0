using Xunit;
using YLang.Runtime.Faults;
using YLang.Runtime.Walking;
using static YLang.Runtime.Tests.Walking.Slots;

namespace YLang.Runtime.Tests.Walking;

public sealed class HeapWalkTests
{
    private readonly ToyImage _image = new();
    private readonly ulong _thing;

    public HeapWalkTests() => _thing = _image.Kind("thing");

    [Fact]
    public void Objects_stand_in_the_order_of_breadth_first_from_the_roots()
    {
        ulong leaf = _image.Object(_thing), left = _image.Object(_thing, Ref(leaf)), right = _image.Object(_thing, Ref(leaf)), top = _image.Object(_thing, Ref(left), Ref(right));
        Graph g = WalkFrom(top);
        Assert.Equal([top, left, right, leaf], Addresses(g));
        Assert.Equal(left, g.Find(leaf).Parent.Address);
        Assert.False(g.Find(top).Parent.IsPresent);
        Assert.Equal(5, g.Edges);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void Cycles_end_and_each_object_counts_once(int kindOffset)
    {
        ulong a = _image.Object(_thing, Ref(0), Ref(0)), b = _image.Object(_thing, Ref(a));
        _image.Point(a, 0, b);
        _image.Point(a, 1, a);
        var heap = new ToyHeap(_image) { KindOffset = kindOffset };
        heap.Roots.Add((a, A, 0, Op.Ref));
        Graph g = heap.Walk();
        Assert.Equal([a, b], Addresses(g));
        Assert.Equal(64 + 40, g.Size);
    }

    [Fact]
    public void Size_is_what_the_first_rule_says_else_the_heaps_and_buffers_and_overhead_come_on_top()
    {
        ulong kind = _image.Kind("k", overhead: 16);
        ulong said = _image.Object(kind, Of(Op.Size, 100), Of(Op.Size, 999), Of(Op.Own, 30), Of(Op.Own, 12), Of(Op.Hidden, 7), Of(Op.Hidden, 1));
        ulong plain = _image.Object(kind, Ref(said));
        Graph g = WalkFrom(plain);
        Assert.Equal(16 + 40, g.Find(plain).Size);
        Assert.Equal(16 + 100 + 42, g.Find(said).Size);
        Assert.Equal(16 + 100 + 42 + 8, g.Find(said).Bytes);
        Assert.Equal((g.Find(plain).Size + g.Find(said).Size, 8), (g.Size, g.Bytes - g.Size));
    }

    [Fact]
    public void Sizes_of_many_gigabytes_are_kept_also_where_nodes_move()
    {
        const long Huge = 1L << 40;
        ulong huge = _image.Object(_thing, Of(Op.Size, Huge), Of(Op.Own, uint.MaxValue), Of(Op.Hidden, 3)), hiding = _image.Object(_thing, Of(Op.Hidden, Huge)), none = _image.Object(0);
        Graph g = WalkFrom(_image.Object(_thing, Ref(none), Ref(huge), Ref(hiding)));
        Assert.Equal((Huge + uint.MaxValue, Huge + uint.MaxValue + 3), (g.Find(huge).Size, g.Find(huge).Bytes));
        Assert.Equal((40, Huge + 40), (g.Find(hiding).Size, g.Find(hiding).Bytes));
        Assert.Equal((g.Bytes, Huge + 40), (g.Tree.Bytes, g.Bytes - g.Find(huge).Bytes - g[0].Bytes));
    }

    [Fact]
    public void Sums_of_absurd_sizes_do_not_overflow()
    {
        Slot[] slots = [.. Enumerable.Range(0, 20_000).Select(_ => Ref(_image.Object(_thing, Of(Op.Size, 1L << 47), Of(Op.Hidden, 1L << 47))))];
        Graph g = WalkFrom(_image.Object(_thing, slots));
        Assert.Equal((1L << 60, 1L << 60, 1L << 60), (g.Size, g.Bytes, g.Tree.Bytes));
        Assert.InRange(g[0].Size, 1, 1L << 48);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(long.MinValue)]
    [InlineData((1L << 47) + 1)]
    public void Absurd_amounts_are_torn_and_ignored(long amount)
    {
        var heap = Heap(_image.Object(_thing, Of(Op.Own, amount), Of(Op.Hidden, amount), Of(Op.Size, amount)));
        Graph g = heap.Walk();
        Assert.Equal((3L, 16L + 72, 88L), (heap.Memory.Counts[FaultKind.Torn], g.Size, g.Bytes));
    }

    [Fact]
    public void Bad_references_are_counted_and_their_neighbours_followed()
    {
        ulong ok = _image.Object(_thing);
        var heap = Heap(_image.Object(_thing, Ref(ok + 4), Ref(ToyImage.Unmapped), Ref(ulong.MaxValue - 7), Ref(0), Ref(ok)));
        Assert.Equal(2, heap.Walk().Count);
        Assert.Equal((1L, 2L), (heap.Memory.Counts[FaultKind.Torn], heap.Memory.Counts[FaultKind.Unreadable]));
    }

    [Fact]
    public void What_has_no_kind_is_dropped_and_the_rest_closes_ranks()
    {
        ulong noKind = _image.Object(_image.Next), badPointer = _image.Object(ToyImage.Unmapped), zero = _image.Object(0);
        ulong leaf = _image.Object(_thing), branch = _image.Object(_thing, Ref(noKind), Ref(leaf));
        var heap = Heap(_image.Object(_thing, Ref(badPointer), Ref(zero), Ref(branch)));
        Graph g = heap.Walk();
        Assert.Equal([heap.Roots[0].Address, branch, leaf], Addresses(g));
        Assert.Equal([0UL, heap.Roots[0].Address, branch], Enumerable.Range(0, 3).Select(i => g[i].Parent.Address));
        Assert.Equal(3, heap.Memory.Counts[FaultKind.UnknownTypes]);
        Assert.False(g.Find(noKind).IsPresent);
        Assert.Equal([true, true, false, false, false], new[] { branch, leaf, noKind, _image.Next, ToyImage.Unmapped }.Select(g.Contains));
        Assert.False(heap.Memory.Faulted);
    }

    [Fact]
    public void A_fault_ends_its_rule_and_keeps_what_the_rule_has_said()
    {
        ulong leaf = _image.Object(_thing), never = _image.Object(_thing);
        ulong top = _image.Object(_thing, Ref(leaf), Of(Op.Own, 5), Of(Op.Fault, 0), Ref(never), Of(Op.Own, 7));
        Graph g = WalkFrom(top);
        Assert.Equal([top, leaf], Addresses(g));
        Assert.Equal(16 + (5 * 24) + 5, g[0].Size);
    }

    [Fact]
    public void Late_references_wait_until_all_else_is_done()
    {
        ulong contested = _image.Object(_thing), late = _image.Object(_thing), owner = _image.Object(_thing, Ref(contested, B));
        ulong far = _image.Object(_thing, Ref(owner));
        ulong top = _image.Object(_thing, Of(Op.LateRef, contested, A), Of(Op.LateRef, late, C), Of(Op.LateRef, late, B), Ref(far));
        Graph g = WalkFrom(top);
        Assert.Equal([top, far, owner, contested, late], Addresses(g));
        Assert.Equal((owner, "b"), (g.Find(contested).Parent.Address, g.Find(contested).LabelText));
        Assert.Equal((top, "c"), (g.Find(late).Parent.Address, g.Find(late).LabelText));
    }

    [Fact]
    public void The_order_of_many_references_is_that_of_the_rule_whatever_stands_between_them()
    {
        List<ulong> leaves = [.. Enumerable.Range(0, 100).Select(_ => _image.Object(_thing))];
        List<Slot> slots = [];
        foreach (ulong leaf in leaves)
            slots.AddRange([Ref(leaf), Of(Op.LateRef, leaves[^1]), Of(Op.MaybeRef, leaves[0])]);

        ulong top = _image.Object(_thing, [.. slots]);
        Assert.Equal([top, .. leaves], Addresses(WalkFrom(top)));
    }

    [Fact]
    public void Words_that_may_be_references_come_last_and_must_hold_an_object()
    {
        ulong both = _image.Object(_thing), guessed = _image.Object(_thing), below = _image.Object(_thing, Of(Op.LateRef, both));
        var heap = Heap(_image.Object(
            _thing, Of(Op.MaybeRef, both), Of(Op.MaybeRef, guessed), Of(Op.MaybeRef, guessed), Of(Op.MaybeRef, guessed + 8), Of(Op.MaybeRef, ToyImage.Unmapped), Of(Op.MaybeRef, 12345),
            Ref(below)));
        Graph g = heap.Walk();
        Assert.Equal([heap.Roots[0].Address, below, both, guessed], Addresses(g));
        Assert.Equal(below, g.Find(both).Parent.Address);
        Assert.Equal((1L, 0L), (heap.Memory.Counts[FaultKind.Conservative], heap.Memory.Counts[FaultKind.Unreadable]));
    }

    [Fact]
    public void A_rule_learns_role_and_holder_of_the_first_reference()
    {
        ulong leaf = _image.Object(_thing);
        ulong second = _image.Object(_thing, Ref(leaf, A.WithRole(9))), first = _image.Object(_thing, Ref(leaf, B.WithRole(15)));
        var heap = new ToyHeap(_image);
        heap.Roots.Add((first, A, 3, Op.Ref));
        heap.Roots.Add((second, A, 0, Op.Ref));
        heap.Walk();
        Assert.Equal([(first, 3, 0UL), (second, 0, 0UL), (leaf, 15, first)], heap.Seen);
    }

    [Fact]
    public void Exhaust_follows_everything_before_the_next_root()
    {
        ulong leaf = _image.Object(_thing), mid = _image.Object(_thing, Of(Op.LateRef, leaf)), other = _image.Object(_thing, Ref(leaf));
        foreach ((int exhaust, ulong parent) in new[] { (-1, other), (1, mid) })
        {
            var heap = new ToyHeap(_image) { ExhaustAfter = exhaust };
            heap.Roots.Add((mid, A, 0, Op.Ref));
            heap.Roots.Add((other, B, 0, Op.Ref));
            Assert.Equal(parent, heap.Walk().Find(leaf).Parent.Address);
        }
    }

    [Fact]
    public void A_visible_walk_follows_what_the_collector_sees()
    {
        ulong blind = _image.Kind("blind", visible: false);
        ulong hidden = _image.Object(_thing), behind = _image.Object(_thing), late = _image.Object(_thing), maybe = _image.Object(_thing);
        ulong atom = _image.Object(blind, Ref(behind), Of(Op.Own, 5));
        var heap = Heap(_image.Object(_thing, Of(Op.HiddenRef, hidden), Of(Op.MaybeRef, maybe), Of(Op.LateRef, late), Ref(atom)));
        Assert.Equal([heap.Roots[0].Address, late, atom], Addresses(heap.Walk(visibleOnly: true)));
        Assert.Equal(6, heap.Walk().Count);
        Assert.Equal(16 + 48 + 5, heap.Walk(visibleOnly: true).Find(atom).Size);
    }

    [Fact]
    public void A_visible_walk_takes_roots_after_an_invisible_object()
    {
        ulong blind = _image.Object(_image.Kind("blind", visible: false)), other = _image.Object(_thing);
        var heap = new ToyHeap(_image) { ExhaustAfter = 1 };
        heap.Roots.Add((blind, A, 0, Op.Ref));
        heap.Roots.Add((other, A, 0, Op.Ref));
        Assert.Equal([blind, other], Addresses(heap.Walk(visibleOnly: true)));
    }

    [Fact]
    public void A_walk_may_begin_at_an_object()
    {
        ulong leaf = _image.Object(_thing), top = _image.Object(_thing, Ref(leaf, B));
        Graph g = Heap(_image.Object(_thing)).Walk(start: top);
        Assert.Equal([top, leaf], Addresses(g));
        Assert.Equal("b", g.Find(leaf).Path.ToString());
        Assert.Equal(0, g.Find(top).Frame.Depth);
    }

    [Fact]
    public void A_chain_of_a_million_needs_no_stack()
    {
        const int Length = 1_000_000;
        ulong next = 0;
        for (int i = 0; i < Length; i++)
            next = _image.Object(_thing, Ref(next, Items));

        Graph g = WalkFrom(next);
        Assert.Equal(Length, g.Count);
        Assert.Equal(1, g[Length - 1].Frame.Depth - g[0].Frame.Depth);
    }

    [Fact]
    public void A_budget_that_is_used_up_ends_the_walk_with_what_it_has()
    {
        var slots = new Slot[100_000];
        for (int i = 0; i < slots.Length; i++)
            slots[i] = Ref(_image.Object(_thing));

        ulong top = _image.Object(_thing, slots);
        var heap = new ToyHeap(_image, new Budget(TimeSpan.FromDays(1), 2_000_000, CancellationToken.None));
        heap.Roots.Add((top, A, 0, Op.Ref));
        Graph g = heap.Walk();
        Assert.InRange(g.Count, 1, 99_999);
        Assert.All(Enumerable.Range(1, (int)g.Count - 1), i => Assert.Equal(top, g[i].Parent.Address));
    }

    private ToyHeap Heap(ulong root)
    {
        var heap = new ToyHeap(_image);
        heap.Roots.Add((root, A, 0, Op.Ref));
        return heap;
    }

    private Graph WalkFrom(ulong root) => Heap(root).Walk();

    private static List<ulong> Addresses(Graph graph)
    {
        List<ulong> addresses = [];
        foreach (Node node in graph)
            addresses.Add(node.Address);

        return addresses;
    }
}
