using System.Diagnostics;
using System.Globalization;
using YLang.TestKit;

namespace YLang.Truth.Tests;

/// <summary>A program that has told the truth about itself and stands still until it is disposed of.</summary>
internal sealed class TruthTarget : IDisposable
{
    /// <summary>For a script that needs none.</summary>
    public static readonly IReadOnlyDictionary<string, string> NoVariables = new Dictionary<string, string>();

    private static readonly TimeSpan _patience = TimeSpan.FromMinutes(5);

    private readonly Process _process;
    private readonly string _file = Path.GetTempFileName();

    /// <param name="program">An interpreter, or what takes a script as its first argument like one.</param>
    /// <param name="modules">To import.</param>
    public TruthTarget(string program, params string[] modules)
        : this(program, "truth.py", NoVariables, modules)
    {
    }

    /// <param name="program">An interpreter, or what takes a script as its first argument like one.</param>
    /// <param name="script">Of tests/Targets: writes what it knows to the file that its first argument names, prints "ready" and stands still.</param>
    /// <param name="environment">Variables besides the usual ones.</param>
    /// <param name="arguments">Of the script.</param>
    public TruthTarget(string program, string script, IReadOnlyDictionary<string, string> environment, params string[] arguments)
    {
        var start = new ProcessStartInfo(program) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        string folder = Path.Combine(Repository.Root, "tests", "Targets");
        foreach (string argument in (string[])[Path.Combine(folder, script), _file, .. arguments])
            start.ArgumentList.Add(argument);

        start.Environment["PYTHONDONTWRITEBYTECODE"] = "1";
        // A program by its seed is the same one each time: sets have their order.
        start.Environment["PYTHONHASHSEED"] = "0";
        start.Environment["PYTHONPATH"] = folder;
        foreach ((string name, string value) in environment)
            start.Environment[name] = value;

        _process = Process.Start(start)!;
        Task<string> errors = _process.StandardError.ReadToEndAsync();
        Task<string?> ready = _process.StandardOutput.ReadLineAsync();
        if (ready.Wait(_patience) && ready.Result == "ready")
            return;

        _process.Kill();
        string said = errors.GetAwaiter().GetResult();
        Dispose();
        throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} was not ready: {said}");
    }

    /// <summary>What the interpreter says of itself, line by line.</summary>
    public string[] SaidLines => File.ReadAllLines(_file);

    /// <summary>What the interpreter says of itself.</summary>
    public Facts Said => Facts.Read(SaidLines);

    /// <summary>What another interpreter of the process says of itself.</summary>
    public Facts SaidBy(int interpreter) => Facts.Read(File.ReadAllLines($"{_file}.{interpreter}"));

    /// <summary>What a walk finds.</summary>
    /// <param name="options">Of the tool.</param>
    public Facts Find(params string[] options) => Facts.Read(Run("truth.y", options));

    /// <summary>The report of a stock probe, as JSON.</summary>
    public string Report(string probe)
    {
        ToolResult run = Tool.Run(["run", probe, "--pid", _process.Id.ToString(CultureInfo.InvariantCulture), "--format", "json"]);
        return run.Code == 0 ? run.Output : throw new InvalidOperationException($"exit code {run.Code}: {run.Errors}");
    }

    /// <summary>What a probe prints, line by line.</summary>
    /// <param name="probe">Of this folder.</param>
    /// <param name="options">Of the tool.</param>
    public string[] Run(string probe, params string[] options)
    {
        ToolResult run = Tool.Run(["run", Path.Combine(Repository.Root, "tests", "Truth.Tests", probe), "--pid", _process.Id.ToString(CultureInfo.InvariantCulture), .. options]);
        return run.Code == 0 ? run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries) : throw new InvalidOperationException($"exit code {run.Code}: {run.Errors}");
    }

    /// <summary>What a walk finds in a core of the process, made by gdb.</summary>
    public Facts FindInCore() => Facts.Read(RunInCore(Path.Combine(Repository.Root, "tests", "Truth.Tests", "truth.y")).Split('\n'));

    /// <summary>What a probe prints of a core of the process, made by gdb.</summary>
    public string RunInCore(string probe)
    {
        string folder = Directory.CreateTempSubdirectory("ylang-truth-core-").FullName, pid = _process.Id.ToString(CultureInfo.InvariantCulture);
        try
        {
            using Process gcore = Process.Start(new ProcessStartInfo("gcore", ["-o", Path.Combine(folder, "core"), pid]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
            Task<string> errors = gcore.StandardError.ReadToEndAsync();
            gcore.StandardOutput.ReadToEnd();
            gcore.WaitForExit();
            string core = Path.Combine(folder, "core." + pid);
            if (!File.Exists(core))
                throw new InvalidOperationException($"gcore wrote no core: {errors.Result}");

            ToolResult run = Tool.Run("run", probe, "--core", core);
            return run.Code == 0 ? run.Output : throw new InvalidOperationException($"exit code {run.Code}: {run.Errors}");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    public void Dispose()
    {
        _process.StandardInput.Close();
        if (!_process.WaitForExit(TimeSpan.FromSeconds(10)))
        {
            _process.Kill();
            _process.WaitForExit();
        }

        _process.Dispose();
        foreach (string file in Directory.GetFiles(Path.GetDirectoryName(_file)!, Path.GetFileName(_file) + "*"))
            File.Delete(file);
    }
}
