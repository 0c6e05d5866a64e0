namespace YLang.Runtime.Reporting;

/// <summary>A flame graph in the making, from stacks of labels and from trees that hang under them.</summary>
public sealed class FlameHandle
{
    /// <summary>As deep as a walk's tree; what lies deeper belongs to the last one.</summary>
    private const int MostDepth = 64;

    /// <summary>More than anyone looks at; a script that loops for its whole time must not fill our memory.</summary>
    private const int MostFrames = 100_000;

    private readonly Part _root = new("all");
    private readonly string _name, _title;
    private readonly Action<string> _unavailable;
    private int _frames;

    internal FlameHandle(string name, string title, Action<string> unavailable) => (_name, _title, _unavailable) = (name, title, unavailable);

    /// <summary>Adds bytes to the frame under these labels, which is made where it is not there. What is not over zero adds nothing.</summary>
    public void Add(long bytes, params string[] labels)
    {
        if (bytes > 0 && Under(labels) is { } part)
            part.Self += bytes;
    }

    /// <summary>Hangs a tree's frames under these labels; the tree's own label is dropped.</summary>
    public void AddTree(FlameFrame tree, params string[] labels)
    {
        if (Under(labels) is not { } part)
            return;

        part.Self += tree.Self;
        part.Count += tree.Count;
        part.Trees.AddRange(tree.Children);
    }

    internal Artifact ToArtifact() => new FlamegraphArtifact(_name, _title, "bytes", _root.ToFrame());

    private Part? Under(string[] labels)
    {
        Part part = _root;
        foreach (string label in labels.Take(MostDepth))
        {
            if (!part.Parts.TryGetValue(label, out Part? next))
            {
                if (_frames++ >= MostFrames)
                {
                    _unavailable($"flame graph '{_name}': frames after the first {MostFrames:N0}");
                    return null;
                }

                part.Parts.Add(label, next = new Part(label));
            }

            part = next;
        }

        return part;
    }

    private sealed class Part(string label)
    {
        public long Self { get; set; }

        public long Count { get; set; }

        public Dictionary<string, Part> Parts { get; } = new(StringComparer.Ordinal);

        public List<FlameFrame> Trees { get; } = [];

        // Recursion is bounded by MostDepth.
        public FlameFrame ToFrame()
        {
            FlameFrame[] parts = [.. Parts.Values.Select(p => p.ToFrame())];
            FlameFrame[] children = [.. parts.Concat(Trees).OrderByDescending(f => f.Value)];

            // A tree's own count has its frames' in it.
            return new FlameFrame(label, Self + children.Sum(f => f.Value), Self, Count + parts.Sum(f => f.Count), 0, [.. children]);
        }
    }
}
