using YLang.Compiler.Types;

namespace YLang.Compiler.Binding;

/// <summary>A member of a handle: a row of <see cref="HandleMembers"/>.</summary>
/// <param name="CSharp">The property of the runtime's type.</param>
public sealed record HandleMember(string Handle, string Name, YType Type, string CSharp);

/// <summary>The members that handles have, written with a dot.</summary>
public static class HandleMembers
{
    private static readonly YType _long = CTypes.Long, _str = new StrType(), _pointer = CTypes.VoidPointer;
    private static readonly YType _node = new HandleType("_node"), _frame = new HandleType("_frame"), _path = new HandleType("_path");

    public static IReadOnlyList<HandleMember> All { get; } =
    [
        new("_graph", "count", _long, "Count"), new("_graph", "size", _long, "Size"), new("_graph", "bytes", _long, "Bytes"), new("_graph", "edges", _long, "Edges"),
        new("_graph", "tree", _frame, "Tree"),
        new("_node", "address", _pointer, "Address"), new("_node", "kind", _pointer, "Kind"), new("_node", "kind_name", _str, "KindName"), new("_node", "size", _long, "Size"),
        new("_node", "bytes", _long, "Bytes"), new("_node", "parent", _node, "Parent"), new("_node", "label", _str, "LabelText"), new("_node", "path", _path, "Path"),
        new("_node", "frame", _frame, "Frame"),
        new("_frame", "label", _str, "Label"), new("_frame", "bytes", _long, "Bytes"), new("_frame", "self_bytes", _long, "SelfBytes"), new("_frame", "count", _long, "Count"),
        new("_frame", "self_count", _long, "SelfCount"), new("_frame", "path", _path, "Path"), new("_frame", "parent", _frame, "Parent"),
        new("_frame", "children", new SequenceType(_frame), "Children"), new("_frame", "node", _node, "Node"), new("_frame", "depth", _long, "Depth"),
        new("_mapping", "start", _pointer, "Start"), new("_mapping", "end", _pointer, "End"), new("_mapping", "size", _long, "Size"), new("_mapping", "rss", _long, "Rss"),
        new("_mapping", "pss", _long, "Pss"), new("_mapping", "swap", _long, "Swap"), new("_mapping", "perms", _str, "Permissions"), new("_mapping", "path", _str, "Path"),
        new("_mapping", "kind", _str, "Kind"),
    ];

    public static HandleMember? Find(string handle, string name) => All.FirstOrDefault(m => m.Handle == handle && m.Name == name);
}
