using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Xunit;
using YLang.TestKit;

namespace YLang.Cli.Tests;

/// <summary>Sessions at the prompt, with lines piped in.</summary>
public sealed class ReplTests(ProbeTests.Target target) : IClassFixture<ProbeTests.Target>
{
    private const string Python = "/usr/bin/python3";

    /// <summary>The language alone, entry by entry: what each says on both streams.</summary>
    [Fact]
    public void A_session_without_a_target()
    {
        ToolResult result = Session(File.ReadAllText(Path.Combine(Repository.Root, "tests", "Cli.Tests", "repl", "language.y")), together: true);
        Assert.Equal(3, result.Code);
        Snapshot.Match(result.Output, Path.Combine("repl", "language"));
    }

    [FactWith(Python)]
    public void The_library_the_target_and_its_interpreter_are_at_hand()
    {
        ToolResult result = Live("""
            interp->modules
            py_repr(py_modules(interp))
            PyObject *prices = (PyObject *) ADDRESS;
            prices
            *prices
            ((PyDictObject *) prices)->ma_used + 1
            _ - 1
            prices->ob_type->tp_name
            py_objects()
            int orders;
            _foreach (PyObject *o : py_gc_objects()) { if (py_type_name(o->ob_type) == "__main__.Order") orders++; }
            orders
            """);
        Assert.Equal((0, ""), (result.Code, result.Errors));
        string[] lines = result.Output.Split('\n');
        Assert.Matches(@"^\(PyObject \*\) 0x[0-9a-f]+ dict of \d+$", lines[0]);
        Assert.Matches("""^\(_str\) "dict of \d+"$""", lines[1]);
        Assert.Matches(@"^\(PyObject \*\) 0x[0-9a-f]+ dict of 5000$", lines[2]);
        Assert.Matches(@"^\(PyObject\) at 0x[0-9a-f]+$", lines[3]);
        Assert.Contains(lines, line => line.StartsWith("  ob_type ", StringComparison.Ordinal) && line.EndsWith(" type", StringComparison.Ordinal));
        Assert.Matches(@"^\((long|Py_ssize_t)\) 5001\n\((long|Py_ssize_t)\) 5000\n\(char \*\) 0x[0-9a-f]+ ""dict""$", string.Join('\n', lines.SkipWhile(l => !l.EndsWith(" 5001", StringComparison.Ordinal)).Take(3)));
        Assert.Contains("… (_foreach visits them all)", lines);
        Assert.EndsWith("(int) 120\n", result.Output, StringComparison.Ordinal);
    }

    [FactWith(Python)]
    public void The_session_of_the_README_is_as_it_stands_there()
    {
        string readme = File.ReadAllText(Path.Combine(Repository.Root, "README.md"));
        string[] session = readme.Split("$ ./ylang repl --pid 4242\n")[1].Split("```")[0].TrimEnd('\n').Split('\n');
        bool IsTyped(string line) => line.StartsWith("y> ", StringComparison.Ordinal) || line.StartsWith(".. ", StringComparison.Ordinal);

        ToolResult result = Live(string.Concat(session.Where(IsTyped).Select(line => line[3..] + "\n")), together: true);
        Assert.Equal(Masked(session.Where(line => !IsTyped(line))), Masked(result.Output.TrimEnd('\n').Split('\n')));

        static string[] Masked(IEnumerable<string> lines) => [.. lines.Select(line => Regex.Replace(line, "0x[0-9a-f]{6,}", "ADDRESS"))];
    }

    [FactWith(Python)]
    public void A_walk_is_kept_for_later_entries_and_refreshing_forgets_it()
    {
        ToolResult result = Live("""
            _graph g = _walk(cpython);
            g.count > 5000
            _node_of(g, (void *) ADDRESS).path
            _referrers(g, (void *) ADDRESS)
            long twice() { return 2 * g.count; }
            twice() == 2 * g.count
            interp->id
            :refresh
            interp->id
            g
            """);
        Assert.Equal(3, result.Code);
        Assert.Matches(@"^\(bool\) 1\n\(_path\) \.modules → __main__ → PRICES\n\(0x[0-9a-f]+, ""PRICES""\)\n\(bool\) 1\n\((long|int64_t)\) 0\n\((long|int64_t)\) 0\n$", result.Output);
        Assert.Contains("Copied again.\nNo longer there: g\n", result.Errors, StringComparison.Ordinal);
        Assert.Contains("error Y0301: there is no 'g' here", result.Errors, StringComparison.Ordinal);
    }

    [FactWith(Python)]
    public void A_fault_is_a_message_and_the_session_goes_on()
    {
        ToolResult result = Live("""
            ((PyObject *) 0x18)->ob_type
            1 + 1
            (PyObject *) 0x18
            _foreach (PyTypeObject *t : broken()) { printf("%s ", _cstr(t->tp_name)); }
            _iter PyTypeObject *broken() { _yield(interp->modules->ob_type); _yield((PyTypeObject *) 8); _yield(interp->modules->ob_type); }
            _foreach (PyTypeObject *t : broken()) { printf("%s ", _cstr(t->tp_name)); }
            """);
        Assert.Equal(3, result.Code);
        Assert.Equal("(int) 2\n(PyObject *) 0x18 (no object)\ndict dict ", result.Output);
        Assert.StartsWith("fault: nothing can be read at 0x20\n", result.Errors, StringComparison.Ordinal);
        Assert.Contains("there is no function 'broken'", result.Errors, StringComparison.Ordinal);
        Assert.EndsWith("faults on the way: nothing can be read at 0x20\n", result.Errors, StringComparison.Ordinal);
    }

    [FactWith(Python)]
    public void Rules_that_are_entered_are_walked_by()
    {
        ToolResult result = Live("""
            long before = _walk(cpython).bytes;
            _visit PyObject *o, PyTypeObject *t of "object" where py_type_name(t) == "__main__.Order" { _hidden(o, 1000); }
            _walk(cpython).bytes - before
            """);
        Assert.Equal((0, "(long) 120000\n", ""), (result.Code, result.Output, result.Errors));
    }

    [FactWith(Python)]
    public void A_stock_probe_can_be_run_at_the_prompt()
    {
        ToolResult result = Live("#include \"probes/examples/biggest-dicts.y\"\n1\n");
        Assert.True(result.Code == 0, result.Errors);
        Assert.Matches(@"(?m)^ +5000 keys .*  \.modules → __main__ → PRICES$", result.Output);
        Assert.EndsWith("(int) 1\n", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_wrong_target_is_refused_as_by_every_verb() => Assert.Equal(5, Tool.Run("repl", "--pid", "999999999").Code);

    private ToolResult Live(string lines, bool together = false)
    {
        string address = "0x" + long.Parse(target.Address, CultureInfo.InvariantCulture).ToString("x", CultureInfo.InvariantCulture);
        return Session(lines.Replace("ADDRESS", address, StringComparison.Ordinal), together, "--pid", target.Pid);
    }

    /// <param name="together">Both streams as one, in the order written.</param>
    private static ToolResult Session(string lines, bool together, params string[] arguments)
    {
        ProcessStartInfo start = Tool.Describe(["repl", .. arguments]);
        if (together)
        {
            string command = string.Join(' ', start.ArgumentList.Prepend(start.FileName).Select(a => $"'{a}'"));
            start.FileName = "sh";
            start.ArgumentList.Clear();
            start.ArgumentList.Add("-c");
            start.ArgumentList.Add(command + " 2>&1");
        }

        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync(), errors = process.StandardError.ReadToEndAsync();
        process.StandardInput.Write(lines);
        process.StandardInput.Close();
        Assert.True(process.WaitForExit(120_000), "the session did not end");
        return new ToolResult(process.ExitCode, output.GetAwaiter().GetResult(), errors.GetAwaiter().GetResult());
    }
}
