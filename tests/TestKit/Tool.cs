using System.Diagnostics;

namespace YLang.TestKit;

/// <param name="Code">Exit code.</param>
public sealed record ToolResult(int Code, string Output, string Errors);

/// <summary>Runs the command line tool as a user does: a process of its own, with the checkout's library and probes.</summary>
public static class Tool
{
    private static readonly TimeSpan _patience = TimeSpan.FromMinutes(3);

    public static ToolResult Run(params string[] arguments) => Finish(Describe(arguments));

    public static Process Start(params string[] arguments) => Process.Start(Describe(arguments))!;

    /// <param name="environment">Variables besides the usual ones.</param>
    public static Process Start(IReadOnlyDictionary<string, string> environment, params string[] arguments)
    {
        ProcessStartInfo start = Describe(arguments);
        foreach ((string name, string value) in environment)
            start.Environment[name] = value;

        return Process.Start(start)!;
    }

    /// <summary>How the tool is started, all three streams redirected.</summary>
    public static ProcessStartInfo Describe(params string[] arguments)
    {
        var start = new ProcessStartInfo("env") { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = Repository.Root };
        // What runs tests in the background has signals ignored, and that is inherited: a user's shell does not.
        start.ArgumentList.Add("--default-signal=HUP,INT,QUIT,TERM");
        start.ArgumentList.Add("dotnet");
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "YLang.Cli.dll"));
        foreach (string argument in arguments)
            start.ArgumentList.Add(argument);

        start.Environment["YLANG_STDLIB"] = Repository.StdLib;
        start.Environment["YLANG_PROBES"] = Repository.Probes;
        start.Environment["YLANG_DEMO"] = Path.Combine(Repository.Root, "src", "Cli", "Demo");
        start.Environment["COLUMNS"] = "120";

        // Walkers that tests make are none of the user's.
        start.Environment["XDG_CACHE_HOME"] = Path.Combine(Repository.Root, "artifacts", "test-cache");
        start.Environment["XDG_STATE_HOME"] = Path.Combine(Repository.Root, "artifacts", "test-state");
        return start;
    }

    /// <summary>Starts a command, gives it no input and waits for its end.</summary>
    public static ToolResult Finish(ProcessStartInfo start)
    {
        using Process process = Process.Start(start)!;
        process.StandardInput.Close();
        Task<string> output = process.StandardOutput.ReadToEndAsync(), errors = process.StandardError.ReadToEndAsync();
        if (!process.WaitForExit(_patience))
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"'{start.FileName} {string.Join(' ', start.ArgumentList)}' did not end in {_patience.TotalSeconds} s");
        }

        return new ToolResult(process.ExitCode, output.GetAwaiter().GetResult().ReplaceLineEndings("\n"), errors.GetAwaiter().GetResult().ReplaceLineEndings("\n"));
    }
}
