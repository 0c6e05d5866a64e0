using System.CommandLine;
using YLang.Cli.LayoutTools;
using YLang.Cli.Sessions;
using YLang.Runtime.Faults;

namespace YLang.Cli.Verbs;

/// <summary><c>ylang layouts import</c>.</summary>
internal static class LayoutsImport
{
    public static Command Build(Screen screen)
    {
        var debug = new Option<string?>("--debug") { Description = "a program, library or .debug file with debug information; needs gdb", HelpName = "FILE" };
        var headers = new Option<string?>("--headers") { Description = "the folder with the version's Python.h; needs a C compiler and gdb", HelpName = "DIR" };
        var compiler = new Option<string>("--cc") { Description = "the C compiler for --headers", HelpName = "PROGRAM", DefaultValueFactory = _ => "gcc" };
        var version = new Option<string>("--version") { Description = "the version that the layout is of, such as 3.15", Required = true, HelpName = "X" };
        var extends = new Option<string?>("--extends") { Description = "a layout that this one states only the difference to", HelpName = "LAYOUT" };
        var also = new Option<string[]>("--struct") { Description = "a struct to state beside those that the neighbour has; may be given several times", HelpName = "NAME" };
        var output = new Option<string>("--output", "-o") { Description = "the file to write", Required = true, HelpName = "FILE" };
        var force = new Option<bool>("--force") { Description = "write over a file that is there" };
        var path = new Option<string[]>("--layout-path") { Description = "folder with layouts that come before the bundled ones", HelpName = "DIR" };
        var command = new Command("import", """
            Makes a layout file of what a compiler says: of the debug information of a file, or of a version's headers. With a neighbour, only what differs from it is stated.
            docs/retargeting.md has the whole recipe.

            Examples:
              ylang layouts import --headers /usr/include/python3.15 --version 3.15 --extends cpython-3.14 -o 3.15.layout
              ylang layouts import --debug /usr/lib/debug/usr/bin/python3.15 --version 3.15 --extends cpython-3.14 -o 3.15.layout
            """) { debug, headers, compiler, version, extends, also, output, force, path };
        command.SetAction(parsed => Run(
            screen,
            new ImportRequest(
                parsed.GetValue(debug), parsed.GetValue(headers), parsed.GetValue(compiler)!, parsed.GetValue(version)!, parsed.GetValue(extends), parsed.GetValue(also) ?? [], parsed.GetValue(output)!,
                parsed.GetValue(path) ?? []),
            parsed.GetValue(force)));
        return command;
    }

    private static int Run(Screen screen, ImportRequest request, bool force)
    {
        if (request.Debug is null == request.Headers is null)
            throw new TargetException(ExitCode.Usage, "one of --debug and --headers says what the layout is made of", "ylang layouts import --help has examples");

        if (File.Exists(request.Output) && !force)
            throw new TargetException(ExitCode.Usage, $"'{request.Output}' is there already", "give another name, or --force to write over it");

        if (Path.GetDirectoryName(Path.GetFullPath(request.Output)) is { } folder && !Directory.Exists(folder))
            throw new TargetException(ExitCode.Usage, $"there is no folder '{folder}'", "make it first");

        using var progress = new Progress(screen);
        progress.Phase("measuring");
        ImportResult result = LayoutImport.Run(request);
        progress.Dispose();
        screen.Say($"{request.Output}: {result.Stated} structs stated{(request.Extends is { } neighbour ? $", {result.Unchanged} are as {neighbour} says" : "")}.");
        if (result.LeftOut.Count > 0)
            screen.Say($"Headers that could not be compiled, and were left out: {string.Join(", ", result.LeftOut)}.");

        if (result.Unseen.Count > 0)
            screen.Say($"Not seen, so left as they were: {result.Unseen.Count} structs of C files, or gone: {string.Join(", ", result.Unseen)}.");

        return (int)ExitCode.Done;
    }
}
