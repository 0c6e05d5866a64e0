using System.Collections.Immutable;
using YLang.Runtime.Reporting;

namespace YLang.Runtime.Walking;

/// <summary>Turns a tree of paths into a flame graph's frames. Siblings under a share of the whole become one frame, "(12 others)".</summary>
internal static class FlameBuilder
{
    private const string RootName = "all";

    public static FlameFrame Build(Frame root, double minShare)
    {
        if (!root.IsPresent)
            return new FlameFrame(RootName, 0, 0, 0, 0, []);

        // 0 and what is no share at all: nothing is merged.
        double least = minShare is > 0 and <= 1 ? root.Bytes * minShare : 0;
        return Build(root, least, root.Label.Length == 0 ? RootName : root.Label);
    }

    // Recursion is bounded by the tree's depth.
    private static FlameFrame Build(Frame frame, double least, string name)
    {
        var children = ImmutableArray.CreateBuilder<FlameFrame>();
        List<Frame> small = [];
        foreach (Frame child in frame.Children)
        {
            if (child.Bytes >= least)
                children.Add(Build(child, least, child.Label));
            else
                small.Add(child);
        }

        // One small frame keeps its name: "(1 others)" would say less in the same place.
        if (small.Count == 1)
            children.Add(Build(small[0], least, small[0].Label));
        else if (small.Count > 1)
            Insert(children, Merge(small));

        return new FlameFrame(name, frame.Bytes, frame.SelfBytes, frame.Count, 0, children.ToImmutable());
    }

    private static FlameFrame Merge(List<Frame> frames)
    {
        long bytes = frames.Sum(f => f.Bytes);
        return new FlameFrame($"({frames.Count} others)", bytes, bytes, frames.Sum(f => f.Count), frames.Count, []);
    }

    private static void Insert(ImmutableArray<FlameFrame>.Builder children, FlameFrame merged)
    {
        int at = children.Count;
        while (at > 0 && children[at - 1].Value < merged.Value)
            at--;

        children.Insert(at, merged);
    }
}
