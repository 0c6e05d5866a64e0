using System.CommandLine;
using YLang.Cli.Sessions;
using YLang.Compiler;
using YLang.Compiler.Diagnostics;
using YLang.Compiler.Text;
using YLang.Runtime.Faults;

namespace YLang.Cli.Verbs;

/// <summary><c>ylang fmt [--check] FILE…</c>.</summary>
internal static class FmtVerb
{
    private const string StandardInput = "-";

    public static Command Build(Screen screen)
    {
        var files = new Argument<string[]>("FILE") { Description = "scripts (.y) and layouts (.layout); - reads standard input and writes standard output", Arity = ArgumentArity.OneOrMore };
        var check = new Option<bool>("--check") { Description = "changes nothing; lists the files that are not formatted and ends with 1 if there are any" };
        var compilation = new CompileOptions();
        var command = new Command("fmt", """
            Formats scripts and layouts in place. Line breaks, comments and columns stay the author's.

            Examples:
              ylang fmt my-probe.y
              ylang fmt --check probes/*.y src/StdLib/layouts/cpython/*.layout
              ylang fmt - < my-probe.y
            """) { files, check };
        compilation.AddTo(command);
        command.SetAction(parsed => Run(screen, parsed.GetValue(files)!, parsed.GetValue(check), compilation.Read(parsed)));
        return command;
    }

    private static int Run(Screen screen, string[] files, bool isCheck, CompileChoice choice)
    {
        int changed = 0, broken = 0;
        foreach (string file in files)
        {
            SourceText source = file == StandardInput ? new SourceText("<standard input>", Console.In.ReadToEnd()) : Scripts.ReadFile(file);
            if (Formatted(screen, source, choice) is not { } formatted)
            {
                broken++;
                continue;
            }

            bool isChanged = formatted != source.Text;
            changed += isChanged ? 1 : 0;
            if (isCheck && isChanged)
                Console.Out.WriteLine(file);
            else if (!isCheck && file == StandardInput)
                Console.Out.Write(formatted);
            else if (!isCheck && isChanged)
                Replace(file, formatted);
        }

        screen.Say($"{changed} {(isCheck ? "to format" : "formatted")}, {files.Length - changed - broken} as they were{(broken == 0 ? "" : $", {broken} with errors left alone")}");
        return (int)(broken > 0 ? ExitCode.CompileErrors : isCheck && changed > 0 ? ExitCode.Failed : ExitCode.Done);
    }

    private static string? Formatted(Screen screen, SourceText source, CompileChoice choice)
    {
        var sink = new DiagnosticSink();
        string? formatted = Compilation.Format(choice.Options(source), source.Path.EndsWith(".layout", StringComparison.Ordinal), sink);
        foreach (Diagnostic diagnostic in sink.All.Where(d => d.Level == DiagnosticLevel.Error))
            Console.Error.WriteLine(DiagnosticRenderer.Render(diagnostic, screen.ColorsErrors));

        return formatted;
    }

    /// <summary>Whole or not at all.</summary>
    private static void Replace(string file, string text)
    {
        string unfinished = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(file))!, $".{Path.GetFileName(file)}.{Environment.ProcessId}.part");
        try
        {
            File.WriteAllText(unfinished, text);
            File.SetUnixFileMode(unfinished, File.GetUnixFileMode(file));
            File.Move(unfinished, file, overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new TargetException(ExitCode.Failed, $"can't write '{file}': {e.Message}");
        }
        finally
        {
            File.Delete(unfinished);
        }
    }
}
