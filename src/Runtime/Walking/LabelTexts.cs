using YLang.Runtime.Memory;

namespace YLang.Runtime.Walking;

/// <summary>
/// Labels as text, and as numbers of texts: two labels of one text have one number, whatever they were made of. A declared label is read from the target once per payload.
/// </summary>
internal sealed class LabelTexts(IHeap heap, TargetMemory memory, KindTable kinds)
{
    /// <summary>The number of the text of <see cref="LabelKind.Inside"/>, which has none.</summary>
    public const int None = -1;

    private const string Unknown = "?";

    /// <summary>Of the cache before the dictionaries: most nodes have one of a few labels.</summary>
    private const int RecentBits = 12;

    private readonly Recent[] _recent = new Recent[1 << RecentBits];

    private readonly Dictionary<ulong, int> _numbers = [];
    private readonly Dictionary<(int Literal, int Kind), int> _each = [];
    private readonly Dictionary<string, int> _texts = new(StringComparer.Ordinal);
    private readonly List<string> _byNumber = [];

    public string this[int number] => _byNumber[number];

    /// <param name="childKind">The kind number of the object referred to; -1: not known.</param>
    /// <returns>"" for <see cref="LabelKind.Inside"/>.</returns>
    public string Text(Label label, int childKind) => Number(label, childKind) is >= 0 and int number ? _byNumber[number] : "";

    /// <returns><see cref="None"/> for <see cref="LabelKind.Inside"/>.</returns>
    public int Number(Label label, int childKind)
    {
        ulong bits = label.WithoutRole.Bits;
        ref Recent recent = ref _recent[(int)(((bits + (ulong)childKind) * 0x9E3779B97F4A7C15) >> (64 - RecentBits))];
        if (recent.IsSet && recent.Bits == bits && recent.ChildKind == childKind)
            return recent.Number;

        int number = FindNumber(label, childKind);
        recent = new Recent { IsSet = true, Bits = bits, ChildKind = childKind, Number = number };
        return number;
    }

    private int FindNumber(Label label, int childKind)
    {
        switch (label.Kind)
        {
            case LabelKind.Inside:
                return None;
            case LabelKind.Each:
                var each = (Literal: (int)label.Payload, childKind);
                return _each.TryGetValue(each, out int known) ? known : _each[each] = Intern(EachText(each.Literal, childKind));
            case LabelKind.Index:
                // [0..9], [10+]: two classes, so that a long list is two frames.
                label = Label.Index(label.Payload < 10 ? 0 : 10);
                break;
        }

        ulong key = label.WithoutRole.Bits;
        return _numbers.TryGetValue(key, out int number) ? number : _numbers[key] = Intern(MakeText(label));
    }

    private int Intern(string text)
    {
        if (_texts.TryGetValue(text, out int number))
            return number;

        _byNumber.Add(text);
        return _texts[text] = _byNumber.Count - 1;
    }

    private string EachText(int literal, int childKind) => $"[{Literal(literal)}: {(childKind < 0 ? Unknown : kinds.Name(childKind))}]";

    private string MakeText(Label label) => label.Kind switch
    {
        LabelKind.Text => Literal((int)label.Payload),
        LabelKind.Index => label.Payload == 0 ? "[0..9]" : "[10+]",
        _ => DeclaredText(label),
    };

    private string Literal(int index) => (uint)index < (uint)heap.Literals.Count ? heap.Literals[index] : Unknown;

    private string DeclaredText(Label label) =>
        Guard.Text(memory, heap, label, static (heap, label) => heap.LabelText(label.Kind - LabelKind.Declared, label.Payload)) ?? Unknown;

    private struct Recent
    {
        public ulong Bits;
        public int ChildKind, Number;
        public bool IsSet;
    }
}
