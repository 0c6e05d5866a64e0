using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using YLang.Compiler.Layouts;
using YLang.Runtime.Faults;

namespace YLang.Cli.LayoutTools;

/// <summary>Measures structs: gdb reads the debug information of a file, or of what the C compiler makes of a runtime's headers.</summary>
internal static partial class DebugInformation
{
    /// <summary>Headers that can't be compiled are left out, a few in each round.</summary>
    private const int MostRounds = 40;

    /// <summary>That evaluate one of the constants.</summary>
    private const int LinesOfConstant = 3;

    /// <summary>Measures what <paramref name="file"/> was built from.</summary>
    /// <param name="values">Constants to evaluate.</param>
    public static Measurement Of(string file, IEnumerable<string> structs, IEnumerable<string> enums, IEnumerable<string> values)
    {
        if (!File.Exists(file))
            throw new TargetException(ExitCode.Usage, $"there is no file '{file}'", "name a program or library with debug information, such as libpython3.13.so.1.0 or its .debug file");

        string folder = Directory.CreateTempSubdirectory("ylang-import-").FullName;
        try
        {
            (string ask, string answer, string script) = (Path.Combine(folder, "ask.json"), Path.Combine(folder, "answer.json"), Path.Combine(folder, "measure.py"));
            File.WriteAllText(ask, JsonSerializer.Serialize(new { structs, enums, values }));
            using (var text = new StreamReader(typeof(DebugInformation).Assembly.GetManifestResourceStream("measure.py")!))
                File.WriteAllText(script, text.ReadToEnd());

            string said = Run(
                "gdb", "install gdb (Debian: apt install gdb): it reads debug information", folder, ["-batch", "-nx", "-iex", "set debuginfod enabled off", "-x", script, file],
                ("YLANG_ASK", ask), ("YLANG_ANSWER", answer)).Said;
            if (!File.Exists(answer))
                throw new TargetException(
                    ExitCode.Failed, $"gdb could not read {file}: {Last(said)}", "gdb must have Python built in (Debian's package gdb-minimal has not)");

            Measurement measured = Measurement.Read(File.ReadAllText(answer));
            return measured.Structs.Count > 0
                ? measured
                : throw new TargetException(
                    ExitCode.Failed, $"{file} has no debug information of the runtime's structs",
                    "give the file of the package with debug symbols (Debian: python3.X-dbg, or find-dbgsym-packages), a build with -g, or --headers DIR");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Compiles all headers of a folder that can be, with the internal ones, and measures what comes of it.</summary>
    /// <param name="folder">Of the main header.</param>
    /// <param name="compiler">"gcc", or one for another machine.</param>
    /// <param name="constants">Macros to evaluate, where they are defined.</param>
    /// <returns>And the headers that could not be compiled.</returns>
    public static (Measurement Measured, IReadOnlyList<string> LeftOut) OfHeaders(
        string folder, RuntimeHeaders headers, string compiler, IReadOnlyCollection<string> structs, IEnumerable<string> enums, IReadOnlyCollection<string> constants)
    {
        folder = Path.GetFullPath(folder);
        if (!File.Exists(Path.Combine(folder, headers.Main)))
            throw new TargetException(ExitCode.Usage, $"there is no {headers.Main} in '{folder}'", "name the folder that holds it, such as /usr/include/python3.11 (Debian: apt install libpython3.11-dev)");

        string work = Directory.CreateTempSubdirectory("ylang-import-").FullName;
        try
        {
            string[] folders = [folder, .. headers.Folders.Select(f => Path.Combine(folder, f)).Where(Directory.Exists)];
            List<string> all = [.. folders.SelectMany(f => Directory.GetFiles(f, "*.h")).Select(h => Path.GetRelativePath(folder, h)).Where(h => h != headers.Main).Order(StringComparer.Ordinal)];
            (string source, string made) = (Path.Combine(work, "all.c"), Path.Combine(work, "all.o"));
            var leftOut = new List<string>();
            string? said = null;
            for (int round = 0; round < MostRounds; round++)
            {
                // A type is kept in the debug information where something is of it.
                string[] first = [.. headers.Macros.Select(m => $"#define {m} 1"), "#include <stddef.h>", $"#include \"{headers.Main}\""];
                IEnumerable<string> lines = [.. first, .. all.Select(h => $"#include \"{h}\"")];
                IEnumerable<string> values = constants.SelectMany(c => (string[])[$"#ifdef {c}", $"const long long ylang_value_{c} = (long long) ({c});", "#endif"]);
                File.WriteAllLines(source, lines.Concat(values));
                (int code, said) = Run(
                    compiler, $"install it (Debian: apt install {compiler}), or name another with --cc", work,
                    ["-g", "-w", "-c", "-fno-eliminate-unused-debug-types", "-fmax-errors=0", .. folders.SelectMany(f => (string[])["-I", f]), source, "-o", made], ("LC_ALL", "C"));
                if (code == 0)
                {
                    Measurement measured = Of(made, structs, enums, constants.Select(c => "ylang_value_" + c));
                    return (measured with { Values = measured.Values.ToDictionary(v => v.Key["ylang_value_".Length..], v => v.Value) }, leftOut);
                }

                // Lines of the file are counted from 1; the first ones are not a header of the list. Behind them come the constants.
                int[] wrong = [.. ErrorLines(said).Select(l => l - 1 - first.Length)];
                string[] bad = [.. wrong.Where(i => i >= 0 && i < all.Count).Select(i => all[i])];
                string[] badValues = [.. wrong.Where(i => i >= all.Count).Select(i => (i - all.Count) / LinesOfConstant).Where(i => i < constants.Count).Select(constants.ElementAt)];
                if (bad.Length == 0 && badValues.Length == 0)
                    break;

                all.RemoveAll(bad.Contains);
                leftOut.AddRange(bad.Distinct());
                constants = [.. constants.Except(bad.Length > 0 ? [] : badValues)];
            }

            throw new TargetException(ExitCode.Failed, $"{compiler} can't compile the headers in {folder}: {Last(said ?? "")}", $"are they of a whole release{(headers.Folders is [var inner, ..] ? $", with the folder {inner}/" : "")}?");
        }
        finally
        {
            Directory.Delete(work, recursive: true);
        }
    }

    /// <summary>The last word of a program's first line on its version: "12.2.0".</summary>
    public static string VersionOf(string program) => Run(program, "", "/", ["--version"]).Said.Split('\n')[0].Trim().Split(' ')[^1];

    /// <summary>The lines of our own file that errors stand in or come by.</summary>
    private static IEnumerable<int> ErrorLines(string said)
    {
        int? by = null;
        foreach (string line in said.Split('\n'))
        {
            if (IncludedFrom().Match(line) is { Success: true } from)
                by = int.Parse(from.Groups[1].ValueSpan, CultureInfo.InvariantCulture);
            else if (OwnError().Match(line) is { Success: true } own)
                yield return int.Parse(own.Groups[1].ValueSpan, CultureInfo.InvariantCulture);
            else if (line.Contains("error:", StringComparison.Ordinal) && by is { } known)
                yield return known;
        }
    }

    private static (int Code, string Said) Run(string program, string help, string folder, IEnumerable<string> arguments, params (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo(program) { RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true, WorkingDirectory = folder };
        foreach (string argument in arguments)
            start.ArgumentList.Add(argument);

        foreach ((string name, string value) in environment)
            start.Environment[name] = value;

        try
        {
            using Process process = Process.Start(start)!;
            process.StandardInput.Close();
            Task<string> output = process.StandardOutput.ReadToEndAsync(), errors = process.StandardError.ReadToEndAsync();
            process.WaitForExit();
            return (process.ExitCode, errors.GetAwaiter().GetResult() + output.GetAwaiter().GetResult());
        }
        catch (Win32Exception)
        {
            throw new TargetException(ExitCode.Failed, $"there is no program '{program}'", help);
        }
    }

    private static string Last(string said) =>
        said.Split('\n', StringSplitOptions.RemoveEmptyEntries) is { Length: > 0 } lines ? lines.FirstOrDefault(l => l.Contains("rror", StringComparison.Ordinal)) ?? lines[^1] : "it said nothing";

    [GeneratedRegex(@"from \S*all\.c:(\d+)")]
    private static partial Regex IncludedFrom();

    [GeneratedRegex(@"^\S*all\.c:(\d+):\d+: (?:fatal )?error:")]
    private static partial Regex OwnError();
}
