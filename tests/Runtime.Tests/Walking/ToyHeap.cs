using System.Runtime.InteropServices;
using YLang.Runtime.Faults;
using YLang.Runtime.Memory;
using YLang.Runtime.Values;
using YLang.Runtime.Walking;

namespace YLang.Runtime.Tests.Walking;

/// <summary>What one word of an object's slots does when the object is visited.</summary>
public enum Op : ulong
{
    Ref,
    HiddenRef,
    LateRef,
    MaybeRef,
    Size,
    Own,
    Hidden,

    /// <summary>Reads memory that is not there.</summary>
    Fault,
}

public readonly record struct Slot(Op Op, ulong Value, Label Label);

/// <summary>
/// Bytes of an invented runtime. An object is its kind, a number of slots, and slots of three words (operation, label, value); a kind is a magic word, its base, whether it is
/// visible, its overhead.
/// </summary>
public sealed class ToyImage
{
    public const ulong Start = 0x10000, Magic = 0x4B494E44, Unmapped = 0xDEAD0000;

    private readonly List<ulong> _words = [];

    /// <summary>What the memories made point at.</summary>
    private readonly List<ulong[]> _kept = [];

    public Dictionary<ulong, string> KindNames { get; } = [];

    public ulong Next => Start + ((ulong)_words.Count * 8);

    public ulong Kind(string name, ulong @base = 0, bool visible = true, long overhead = 0)
    {
        ulong address = Next;
        _words.AddRange([Magic, @base, visible ? 1UL : 0, (ulong)overhead]);
        KindNames[address] = name;
        return address;
    }

    public ulong Object(ulong kind, params Slot[] slots)
    {
        ulong address = Next;
        _words.AddRange([kind, (ulong)slots.Length]);
        foreach (Slot slot in slots)
            _words.AddRange([(ulong)slot.Op, slot.Label.Bits, slot.Value]);

        return address;
    }

    /// <summary>Points a slot of an object elsewhere: for cycles.</summary>
    public void Point(ulong o, int slot, ulong to) => _words[(int)((o - Start) / 8) + 2 + (slot * 3) + 2] = to;

    public TargetMemory Memory()
    {
        ulong[] words = GC.AllocateUninitializedArray<ulong>(_words.Count, pinned: true);
        _words.CopyTo(words);
        _kept.Add(words);
        return new TargetMemory([new MemorySegment(Start, (ulong)words.Length * 8, Marshal.UnsafeAddrOfPinnedArrayElement(words, 0))]);
    }
}

/// <summary>A heap over a <see cref="ToyImage"/>, written as the compiler writes one.</summary>
public sealed class ToyHeap : IHeap
{
    public const int DeclaredUnreadable = 2;

    private readonly ToyImage _image;
    private readonly TargetMemory m;

    /// <summary>Takes the image as it is now.</summary>
    public ToyHeap(ToyImage image, Budget? budget = null)
    {
        (_image, m, Budget) = (image, image.Memory(), budget ?? Budget.Unlimited);
    }

    public Budget Budget { get; }

    public TargetMemory Memory => m;

    public int KindOffset { get; init; }

    public List<(ulong Address, Label Label, int Role, Op Op)> Roots { get; } = [];

    /// <summary>After so many roots <c>_exhaust()</c> is called.</summary>
    public int ExhaustAfter { get; init; } = -1;

    public IReadOnlyList<string> Literals { get; init; } = ["a", "b", "c", "items"];

    public IReadOnlyList<RuleInfo> Rules { get; init; } = [new RuleInfo("object", false, false)];

    public Func<int, ulong, bool> Where { get; init; } = (_, _) => true;

    public List<(ulong Object, int Rule)> Visits { get; } = [];

    public List<(ulong Object, int Role, ulong Holder)> Seen { get; } = [];

    public Func<ulong, string>? RuleNames { get; init; }

    public ulong Kind(ulong o) => m.U64(o);

    public bool IsKind(ulong t) => m.U64(t) == ToyImage.Magic;

    public ulong Base(ulong t) => m.U64(t + 8);

    public string RuleName(ulong t) => RuleNames is null ? "object" : RuleNames(t);

    public string KindName(ulong t) => _image.KindNames.GetValueOrDefault(t, "");

    public long Overhead(ulong t) => m.I64(t + 24);

    public long Size(ulong o, ulong t) => 16 + (m.I64(o + 8) * 24);

    public bool Visible(ulong t) => m.U64(t + 16) != 0;

    public bool IsObject(ulong p) => _image.KindNames.ContainsKey(m.U64(p));

    public bool Applies(int rule, ulong kind) => Where(rule, kind);

    public string LabelText(int labelKind, ulong payload) => labelKind switch
    {
        0 => $"name{payload}",
        1 => "same",
        _ => m.U64(ToyImage.Unmapped).ToString(System.Globalization.CultureInfo.InvariantCulture),
    };

    public Graph Walk(bool visibleOnly = false, ulong start = 0) => Walk(new WalkRequest(visibleOnly, start));

    public Graph Walk(WalkRequest request)
    {
        var walk = new HeapWalk(this, m, Budget);
        if (request.VisibleOnly)
        {
            var sink = new VisibleSink(walk);
            Fill(ref sink, request.Start);
        }
        else
        {
            var sink = new AttributedSink(walk);
            Fill(ref sink, request.Start);
        }

        return walk.Finish();
    }

    public YList<(ulong To, string Label, bool Visible)> References(Graph graph, ulong holder)
    {
        var sink = new ReferencesSink(graph, holder);
        Drain(ref sink);
        return sink.Result;
    }

    public YList<(ulong From, string Label)> Referrers(Graph graph, ulong target)
    {
        var sink = new ReferrersSink(graph, target);
        Drain(ref sink);
        return sink.Result;
    }

    private void Fill<TSink>(ref TSink sink, ulong start)
        where TSink : struct, IEdgeSink
    {
        if (start != 0)
            sink.Ref(start, Label.Inside);

        for (int i = 0; start == 0 && i < Roots.Count; i++)
        {
            Follow(ref sink, Roots[i].Op, Roots[i].Address, Roots[i].Label.WithRole(Roots[i].Role));
            if (i + 1 == ExhaustAfter)
                Drain(ref sink);
        }

        Drain(ref sink);
    }

    private void Drain<TSink>(ref TSink sink)
        where TSink : struct, IEdgeSink
    {
        while (sink.Next(out ulong o, out ulong t, out RuleSet rules))
        {
            Seen.Add((o, sink.Role, sink.Holder));
            foreach (int rule in rules)
            {
                Visits.Add((o, rule));
                Visit(ref sink, o);
                if (m.Faulted)
                    m.Clear();
            }
        }
    }

    private void Visit<TSink>(ref TSink sink, ulong o)
        where TSink : struct, IEdgeSink
    {
        ulong slots = m.U64(o + 8);
        for (ulong i = 0; i < slots && !m.Faulted; i++)
        {
            ulong slot = o + 16 + (i * 24);
            ulong op = m.U64(slot), label = m.U64(slot + 8), value = m.U64(slot + 16);
            if (!m.Faulted)
                Follow(ref sink, (Op)op, value, new Label(label));
        }
    }

    private void Follow<TSink>(ref TSink sink, Op op, ulong value, Label label)
        where TSink : struct, IEdgeSink
    {
        switch (op)
        {
            case Op.Ref: sink.Ref(value, label); break;
            case Op.HiddenRef: sink.HiddenRef(value, label); break;
            case Op.LateRef: sink.LateRef(value, label); break;
            case Op.MaybeRef: sink.MaybeRef(value, label); break;
            case Op.Size: sink.Size((long)value); break;
            case Op.Own: sink.Own(0, (long)value); break;
            case Op.Hidden: sink.Hidden(0, (long)value); break;
            case Op.Fault: m.U64(ToyImage.Unmapped); break;
        }
    }
}

/// <summary>Slots in a few letters.</summary>
public static class Slots
{
    public static readonly Label A = Label.Text(0), B = Label.Text(1), C = Label.Text(2), Items = Label.Each(3);

    public static Slot Ref(ulong to, Label label = default) => new(Op.Ref, to, label);

    public static Slot Of(Op op, ulong value, Label label = default) => new(op, value, label);

    public static Slot Of(Op op, long value) => new(op, (ulong)value, default);
}
