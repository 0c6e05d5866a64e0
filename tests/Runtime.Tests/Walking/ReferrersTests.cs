using Xunit;
using YLang.Runtime.Walking;
using static YLang.Runtime.Tests.Walking.Slots;

namespace YLang.Runtime.Tests.Walking;

public sealed class ReferrersTests
{
    [Fact]
    public void Every_reference_of_every_kind_is_found_with_its_label_and_roots_are_none()
    {
        var image = new ToyImage();
        ulong thing = image.Kind("thing"), target = image.Object(thing), bystander = image.Object(thing);
        ulong late = image.Object(thing, Of(Op.LateRef, target, C), Of(Op.Fault, 0), Ref(target, A));
        ulong top = image.Object(thing, Ref(target, Items), Ref(bystander, A), Ref(late, B), Of(Op.HiddenRef, target, Label.Index(12)), Of(Op.MaybeRef, target, Label.Declared(0, 7)));
        var heap = new ToyHeap(image);
        heap.Roots.Add((top, A, 0, Op.Ref));
        heap.Roots.Add((target, A, 0, Op.Ref));
        Graph g = heap.Walk();
        var found = heap.Referrers(g, target);
        List<(ulong, string)> list = [];
        foreach ((ulong from, string label) in found)
            list.Add((from, label));

        Assert.Equal([(top, "[items: thing]"), (top, "[10+]"), (top, "name7"), (late, "c")], list);
        Assert.Equal(0, heap.Referrers(g, 0).Count);
    }

    [Fact]
    public void In_a_unit_that_has_faulted_nothing_is_walked_and_the_fault_stays()
    {
        var image = new ToyImage();
        ulong o = image.Object(image.Kind("thing"));
        var heap = new ToyHeap(image);
        heap.Roots.Add((o, A, 0, Op.Ref));
        Graph g = heap.Walk();
        heap.Memory.U64(ToyImage.Unmapped);
        Assert.Equal(0, heap.Referrers(g, o).Count);
        Assert.Equal(0, heap.Walk().Count);
        Assert.True(heap.Memory.Faulted);
    }
}
