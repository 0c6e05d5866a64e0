using YLang.Compiler.Diagnostics;
using YLang.Compiler.Doctoring;
using YLang.Compiler.Layouts;
using YLang.TestKit;

namespace YLang.Truth.Tests;

/// <summary>A layout file whose one line is wrong: what its reader says of it, before any process is looked at.</summary>
/// <param name="layout">The right one.</param>
internal sealed class MovedLayout(Layout layout)
{
    /// <summary>Does the reader refuse the file, or warn, since the field lies upon another one? It names both.</summary>
    public bool IsNoticed(string owner, string field, long distance) => Messages(owner, field, 0) == "" && Messages(owner, field, distance).Contains($"'{field}'", StringComparison.Ordinal);

    private string Messages(string owner, string field, long distance)
    {
        if (layout.Struct(owner) is not { IsUnion: false } known || owner.Contains('.', StringComparison.Ordinal))
            return "-";

        // Members of an inner struct or union are no lines of this one.
        IEnumerable<FieldLayout> lines = known.Fields.Where(f => !f.Name.Contains('.', StringComparison.Ordinal) && f.BitWidth is null);
        string text = string.Join("\n    ", lines.Select(f => LayoutLines.Line(layout, owner, f.Name, f.Offset + (f.Name == field ? distance : 0))));
        using var folder = new ScratchFolder();
        string file = folder.File("moved.layout", $"layout {layout.Runtime} 99;\nextends {layout.Runtime} {layout.Version};\n\nstruct {owner} {{\n    {text}\n}};\n");
        var sink = new DiagnosticSink();
        new LayoutLibrary([Path.Combine(Repository.StdLib, "layouts")]).LoadFile(file, sink);
        return string.Join('\n', sink.All.Select(d => d.Message));
    }
}
