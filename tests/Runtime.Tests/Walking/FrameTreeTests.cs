using System.Text;
using Xunit;
using YLang.Runtime.Reporting;
using YLang.Runtime.Walking;
using static YLang.Runtime.Tests.Walking.Slots;

namespace YLang.Runtime.Tests.Walking;

public sealed class FrameTreeTests
{
    private readonly ToyImage _image = new();
    private readonly ulong _thing;

    public FrameTreeTests() => _thing = _image.Kind("thing");

    [Fact]
    public void A_frame_per_path_with_sums_from_below()
    {
        ulong x = _image.Object(_thing), y = _image.Object(_thing), z = _image.Object(_thing, Of(Op.Hidden, 100));
        Graph g = WalkFrom(_image.Object(_thing, Ref(x, B), Ref(y, B), Ref(z, C)));
        Assert.Equal(
            """
             bytes=260 self=0 count=4 own=0
              a bytes=260 self=88 count=4 own=1
                c bytes=140 self=140 count=1 own=1
                b bytes=32 self=32 count=2 own=2
            """.ReplaceLineEndings("\n"), Draw(g.Tree));
        Assert.Equal(g.Bytes, g.Tree.Bytes);
        Assert.Equal(z, g.Tree.Child("a").Child("c").Node.Address);
        Assert.Equal("a → b", g.Find(y).Path.ToString());
    }

    [Fact]
    public void Elements_are_told_apart_by_their_kind_and_positions_by_class()
    {
        ulong other = _image.Kind("other");
        Graph g = WalkFrom(_image.Object(
            _thing, Ref(_image.Object(_thing), Items), Ref(_image.Object(other), Items), Ref(_image.Object(_thing), Items), Ref(_image.Object(_thing), Label.Index(9)),
            Ref(_image.Object(_thing), Label.Index(0)), Ref(_image.Object(_thing), Label.Index(10)), Ref(_image.Object(_thing), Label.Index(-1))));
        Assert.Equal(["[items: thing]", "[0..9]", "[10+]", "[items: other]"], Labels(g.Tree.Child("a")));
    }

    [Fact]
    public void Declared_labels_of_one_text_are_one_frame()
    {
        ulong below = _image.Object(_thing), left = _image.Object(_thing), right = _image.Object(_thing, Ref(below, B)), named = _image.Object(_thing);
        Graph g = WalkFrom(_image.Object(_thing, Ref(left, Label.Declared(1, 10)), Ref(right, Label.Declared(1, 20)), Ref(named, Label.Declared(0, 20))));
        Assert.Equal(["same", "name20"], Labels(g.Tree.Child("a")));
        Assert.Equal(3, g.Tree.Child("a").Child("same").Count);
        Assert.Equal("a → same → b", g.Find(below).Path.ToString());
    }

    [Fact]
    public void A_label_that_cannot_be_read_is_a_question_mark()
    {
        ulong o = _image.Object(_thing);
        var heap = new ToyHeap(_image);
        heap.Roots.Add((o, Label.Declared(ToyHeap.DeclaredUnreadable, 1), 0, Op.Ref));
        Assert.Equal(["?"], Labels(heap.Walk().Tree));
        Assert.False(heap.Memory.Faulted);
    }

    [Fact]
    public void Names_are_read_whatever_fault_the_script_is_in_and_leave_it_as_it_was()
    {
        ulong o = _image.Object(_thing, Ref(_image.Object(_thing), Label.Declared(0, 1)));
        var heap = new ToyHeap(_image);
        heap.Roots.Add((o, A, 0, Op.Ref));
        Graph g = heap.Walk();
        heap.Memory.U64(ToyImage.Unmapped);
        Assert.Equal(("thing", "a → name1"), (g[0].KindName, g[1].Path.ToString()));
        Assert.True(heap.Memory.Faulted);
    }

    [Fact]
    public void Inside_has_no_frame_and_a_repeated_label_is_merged()
    {
        ulong leaf = _image.Object(_thing), again = _image.Object(_thing, Ref(leaf, B)), inside = _image.Object(_thing, Ref(again, A));
        Graph g = WalkFrom(_image.Object(_thing, Ref(inside, Label.Inside)));
        Assert.Equal("a → b", g.Find(leaf).Path.ToString());
        Assert.Equal(3, g.Tree.Child("a").SelfCount);
    }

    [Fact]
    public void Paths_are_64_labels_at_most()
    {
        ulong next = 0;
        for (int i = 0; i < 200; i++)
            next = _image.Object(_thing, Ref(next, i % 2 == 0 ? A : B));

        Graph g = WalkFrom(next);
        Frame deepest = g[199].Frame;
        Assert.Equal((64, 200 - 63), (deepest.Depth, deepest.SelfCount));
        Assert.Equal(64, deepest.Path.Labels.Length);
    }

    [Fact]
    public void Absent_handles_are_empty()
    {
        Frame none = WalkFrom(_image.Object(_thing)).Tree.Child("nobody");
        Assert.False(none.IsPresent || none.Parent.IsPresent || none.Node.IsPresent || none.Child("a").IsPresent || default(Node).Frame.IsPresent);
        Assert.Equal((0, 0, 0, 0, "", ""), (none.Bytes, none.Count, none.Depth, none.Children.Count, none.Label, none.Path.ToString()));
        Assert.Equal((0UL, "", "", 0), (none.Node.Address, none.Node.KindName, none.Node.LabelText, none.Node.Bytes));
    }

    [Fact]
    public void Frames_are_numbered_anew_when_there_are_many()
    {
        var slots = new Slot[5000];
        for (int i = 0; i < slots.Length; i++)
            slots[i] = Ref(_image.Object(_thing), Label.Declared(0, (ulong)i));

        Frame a = WalkFrom(_image.Object(_thing, slots)).Tree.Child("a");
        Assert.Equal(5000, a.Children.Count);
        Assert.Equal(["name0", "name1"], Labels(a).Take(2));
        Assert.Equal("name4321", a.Child("name4321").Label);
    }

    [Fact]
    public void Small_siblings_of_a_flame_graph_become_one_in_its_place()
    {
        List<Slot> slots = [Ref(_image.Object(_thing, Of(Op.Own, 10_000)), B), Ref(_image.Object(_thing, Of(Op.Own, 500)), C)];
        for (ulong i = 0; i < 30; i++)
            slots.Add(Ref(_image.Object(_thing, Of(Op.Own, 40)), Label.Declared(0, i)));

        Graph g = WalkFrom(_image.Object(_thing, [.. slots]));
        FlameFrame flame = g.Tree.Flame(0.05);
        Assert.Equal(("all", g.Bytes, 32L + 1), (flame.Name, flame.Value, flame.Count));
        FlameFrame[] children = [.. flame.Children[0].Children];
        Assert.Equal(["b", "(31 others)"], children.Select(c => c.Name));
        Assert.Equal((31, 31L, children[1].Value), (children[1].Merged, children[1].Count, children[1].Self));
        Assert.Equal(flame.Children[0].Value, flame.Children[0].Self + children.Sum(c => c.Value));
        Assert.Equal(32, g.Tree.Flame(0).Children[0].Children.Length);
    }

    private Graph WalkFrom(ulong root)
    {
        var heap = new ToyHeap(_image);
        heap.Roots.Add((root, A, 0, Op.Ref));
        return heap.Walk();
    }

    private static List<string> Labels(Frame frame)
    {
        List<string> labels = [];
        foreach (Frame child in frame.Children)
            labels.Add(child.Label);

        return labels;
    }

    private static string Draw(Frame frame)
    {
        var text = new StringBuilder();
        Draw(frame, text);
        return text.ToString().TrimEnd();
    }

    private static void Draw(Frame frame, StringBuilder text)
    {
        text.Append(' ', (int)frame.Depth * 2).Append(FormattableString.Invariant($"{frame.Label} bytes={frame.Bytes} self={frame.SelfBytes} count={frame.Count} own={frame.SelfCount}\n"));
        foreach (Frame child in frame.Children)
            Draw(child, text);
    }
}
