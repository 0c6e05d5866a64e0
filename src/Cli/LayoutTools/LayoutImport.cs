using System.Text.RegularExpressions;
using YLang.Cli.Sessions;
using YLang.Compiler.Diagnostics;
using YLang.Compiler.Layouts;
using YLang.Runtime.Faults;

namespace YLang.Cli.LayoutTools;

/// <param name="Debug">A file with debug information, or null.</param>
/// <param name="Headers">A folder of headers, or null.</param>
/// <param name="Version">"3.15".</param>
/// <param name="Extends">A layout's name, or null.</param>
/// <param name="Also">Structs to state beside those of the neighbour.</param>
internal sealed record ImportRequest(string? Debug, string? Headers, string Compiler, string Version, string? Extends, IReadOnlyList<string> Also, string Output, IReadOnlyList<string> LayoutPath);

/// <param name="Stated">Structs in the file.</param>
/// <param name="Unchanged">Structs that are as the neighbour says.</param>
/// <param name="Unseen">Structs that the source does not know: those of C files that no header declares, or gone.</param>
internal sealed record ImportResult(int Stated, int Unchanged, IReadOnlyList<string> Unseen, IReadOnlyList<string> LeftOut);

/// <summary>Makes a layout file of measurements, reads it back, and holds it against them.</summary>
internal static partial class LayoutImport
{
    public static ImportResult Run(ImportRequest request)
    {
        LayoutLibrary library = Libraries.Layouts(request.LayoutPath);
        Layout model = request.Extends is { } name ? Libraries.Load(library, name, machine: Machines.Usual) : Libraries.Newest(library);
        Layout neighbour = request.Extends is null ? Layout.Empty : model;
        string[] wanted = [.. model.Structs.Where(s => s.Size is not null && !s.Name.Contains('.', StringComparison.Ordinal)).Select(s => s.Name).Concat(request.Also).Distinct()];
        (Measurement measured, IReadOnlyList<string> leftOut, string source) = Measure(request, library, model, wanted);

        string head = $"layout {model.Runtime} {request.Version};\n{(request.Extends is null ? "" : $"extends {model.Runtime} {model.Version};\n")}"
            + $"provenance \"{model.Runtime} {request.Version}: {source}.\";\n";
        string headers = request.Headers is { } folder ? Path.GetFullPath(folder) : "";
        var precise = new HashSet<string>();
        string text = new LayoutWriter(measured, neighbour, headers, precise).Write(head, wanted, []);

        // What C's rules alone do not place as it is, and what follows from that, states its offsets.
        Layout? read = Read(request, text);
        precise.UnionWith(Wrong(read, measured, wanted));
        if (precise.Count > 0)
            read = Read(request, text = new LayoutWriter(measured, neighbour, headers, precise).Write(head, wanted, []));

        if (Wrong(read, measured, wanted).ToList() is { Count: > 0 } wrong)
            throw new TargetException(ExitCode.Failed, $"what was measured can't be stated: {string.Join(", ", wrong)}", "this is a mistake of 'layouts import': state these structs by hand");

        File.WriteAllText(request.Output, text);
        string[] seen = [.. wanted.Where(measured.Structs.ContainsKey)];
        int stated = Struct().Count(text);
        return new ImportResult(stated, seen.Count(s => !text.Contains($" {s} ", StringComparison.Ordinal)), [.. wanted.Except(seen)], leftOut);
    }

    private static (Measurement, IReadOnlyList<string>, string) Measure(ImportRequest request, LayoutLibrary library, Layout model, string[] wanted)
    {
        string[] enums = [.. model.TypeNames.Where(t => model.Type(t) is Compiler.Types.IntType { Name: var n } && n == $"enum {t}")];
        if (request.Debug is { } file)
            return (DebugInformation.Of(file, wanted, enums, []), [], $"debug information of {Path.GetFileName(file)}, through gdb {DebugInformation.VersionOf("gdb")}");

        RuntimeHeaders said = Libraries.Recognizer(library).HeadersOf(model.Runtime)
            ?? throw new TargetException(ExitCode.Usage, $"{model.Runtime}'s runtime.layout does not say what its headers are", "add a line 'headers \"main.h\";', or use --debug");
        (Measurement measured, IReadOnlyList<string> leftOut) = DebugInformation.OfHeaders(request.Headers!, said, request.Compiler, wanted, enums, [.. model.Constants.Select(c => c.Key).Order(StringComparer.Ordinal)]);
        return (measured, leftOut, $"{request.Compiler} {DebugInformation.VersionOf(request.Compiler)} on its headers, through gdb {DebugInformation.VersionOf("gdb")}");
    }

    private static Layout? Read(ImportRequest request, string text)
    {
        string folder = Directory.CreateTempSubdirectory("ylang-import-").FullName;
        try
        {
            string file = Path.Combine(folder, request.Version + ".layout");
            File.WriteAllText(file, text);
            var sink = new DiagnosticSink();
            Layout? layout = Libraries.Layouts(request.LayoutPath).LoadFile(file, sink);
            return layout ?? throw new TargetException(
                ExitCode.Failed, $"what was measured can't be read back\n{string.Join('\n', sink.All.Take(5).Select(d => DiagnosticRenderer.Render(d, false).TrimEnd()))}",
                "this is a mistake of 'layouts import': give a neighbour with --extends that knows these types");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static IEnumerable<string> Wrong(Layout? layout, Measurement measured, IEnumerable<string> wanted) =>
        wanted.Where(w => measured.Structs.TryGetValue(w, out MeasuredStruct? s) && LayoutWriter.Differs(layout!, w, s, whole: false));

    [GeneratedRegex(@"^(struct|union) \w+.*\{", RegexOptions.Multiline)]
    private static partial Regex Struct();
}
