using System.Text;
using Xunit;
using YLang.Compiler;
using YLang.Compiler.Text;
using YLang.Reports;
using YLang.Runtime.Reporting;
using YLang.TestKit;

namespace YLang.Language.Tests;

/// <summary>Every example of the documents is compiled; those of the specification run, and do what stands below them.</summary>
public sealed class ExampleTests
{
    public static TheoryData<DocumentedExample> Examples => [.. DocumentedExamples.All.Where(e => !NeedsPython(e))];

    public static TheoryData<DocumentedExample> PythonExamples => [.. DocumentedExamples.All.Where(NeedsPython)];

    [Theory]
    [MemberData(nameof(Examples))]
    public void An_example_prints_what_the_document_says(DocumentedExample example)
    {
        using var includes = new ScratchFolder();
        foreach (DocumentedExample file in DocumentedExamples.All.Where(e => e.FileName is not null))
            includes.File(file.FileName!, file.Script);

        CompiledScript script = ScriptRunner.Compile(example.Script, ExampleTarget.Layout(example.Layout), new IncludeResolver([includes.Path]));
        RunResult result = WalkerRunner.Run(script.Image, ExampleTarget.Make());
        if (example.Output is { } output)
            Same(output, result.Output);

        Same(example.Errors ?? "", result.Errors + (result.Failure is { } failure ? failure + "\n" : ""));
        if (example.Report is { } report)
            Same(report, InTerminal(result));
    }

    [Theory]
    [MemberData(nameof(PythonExamples))]
    public void An_example_that_walks_python_compiles_without_a_message(DocumentedExample example)
    {
        using var folder = new ScratchFolder();
        ToolResult result = Tool.Run("check", folder.File("example.y", example.Script));
        Assert.Equal((0, "1 checked, no errors\n"), (result.Code, result.Errors));
    }

    /// <summary>A difference shows all that was printed, to be read and pasted.</summary>
    private static void Same(string expected, string actual) => Assert.True(expected == actual, actual);

    private static bool NeedsPython(DocumentedExample example) => example.Script.Contains("#include <cpython/", StringComparison.Ordinal);

    /// <summary>As a terminal shows it, without the lines about the target and the run.</summary>
    private static string InTerminal(RunResult result)
    {
        Report report = SampleReports.Empty with { Summary = result.Summary, Unavailable = result.Unavailable, Artifacts = result.Artifacts };
        using var stream = new MemoryStream();
        TextReport.Write(report, stream);
        string[] lines = Encoding.UTF8.GetString(stream.ToArray()).TrimEnd('\n').Split('\n');
        int begin = Array.IndexOf(lines, "") + 1, end = Array.LastIndexOf(lines, "");
        IEnumerable<string> unavailable = lines.Skip(end + 1).TakeWhile(l => l.StartsWith("not available: ", StringComparison.Ordinal));
        return string.Concat(lines[begin..end].Concat(unavailable).Select(l => l.TrimEnd() + "\n"));
    }
}
