using System.CommandLine;
using YLang.Cli.Sessions;
using YLang.Compiler.Layouts;
using YLang.Runtime.Faults;

namespace YLang.Cli.Verbs;

/// <summary><c>ylang layouts list|show|diff|import|check</c>.</summary>
internal static class LayoutsVerb
{
    public static Command Build(Screen screen, Interrupt interrupt) => new("layouts", """
        Works on layout files: where the structures of a runtime version stand.

        Examples:
          ylang layouts list
          ylang layouts show cpython-3.11 PyDictObject
          ylang layouts diff cpython-3.10 cpython-3.11
          ylang layouts import --headers /usr/include/python3.15 --version 3.15 --extends cpython-3.14 -o 3.15.layout
          ylang layouts check --pid 4242
        """) { List(), Show(), Diff(), LayoutsImport.Build(screen), LayoutsCheck.Build(screen, interrupt) };

    private static Command List()
    {
        Option<string[]> path = LayoutPath();
        var command = new Command("list", """
            Lists the layouts that can be found.

            Examples:
              ylang layouts list
              ylang layouts list --layout-path my-layouts
            """) { path };
        command.SetAction(parsed =>
        {
            LayoutLibrary library = Libraries.Layouts(parsed.GetValue(path) ?? []);
            foreach (string name in library.Names)
                Console.Out.WriteLine($"{name,-16} {Libraries.Load(library, name).Provenance}");

            return (int)ExitCode.Done;
        });
        return command;
    }

    private static Command Show()
    {
        var name = new Argument<string>("LAYOUT") { Description = "a name (cpython-3.11) or a file" };
        var type = new Argument<string?>("STRUCT") { Description = "one struct; all if not given", Arity = ArgumentArity.ZeroOrOne };
        Option<string[]> path = LayoutPath();
        var command = new Command("show", """
            Prints a layout as C declarations with offsets, everything it extends included.

            Examples:
              ylang layouts show cpython-3.11
              ylang layouts show cpython-3.11 PyDictObject
            """) { name, type, path };
        command.SetAction(parsed =>
        {
            Layout layout = Libraries.Load(Libraries.Layouts(parsed.GetValue(path) ?? []), parsed.GetValue(name)!);
            if (parsed.GetValue(type) is { } wanted && layout.Type(wanted) is null)
                throw new TargetException(ExitCode.Usage, $"{layout.Name} has no struct '{wanted}'", Near(wanted, layout));

            Console.Out.Write(parsed.GetValue(type) is { } one ? LayoutPrinter.Print(layout, one) : LayoutPrinter.Print(layout));
            return (int)ExitCode.Done;
        });
        return command;
    }

    private static Command Diff()
    {
        var before = new Argument<string>("A") { Description = "the layout before: a name or a file" };
        var after = new Argument<string>("B") { Description = "the layout after" };
        Option<string[]> path = LayoutPath();
        var command = new Command("diff", """
            Shows what changed from one layout to another, in the terms of a C reader.

            Examples:
              ylang layouts diff cpython-3.10 cpython-3.11
            """) { before, after, path };
        command.SetAction(parsed =>
        {
            LayoutLibrary library = Libraries.Layouts(parsed.GetValue(path) ?? []);
            Console.Out.Write(LayoutDiff.Compare(Libraries.Load(library, parsed.GetValue(before)!), Libraries.Load(library, parsed.GetValue(after)!)));
            return (int)ExitCode.Done;
        });
        return command;
    }

    private static Option<string[]> LayoutPath() => new("--layout-path") { Description = "folder with layouts that come before the bundled ones", HelpName = "DIR" };

    private static string? Near(string name, Layout layout) =>
        Compiler.Diagnostics.Spelling.Nearest(name, layout.TypeNames) is { } near ? $"did you mean '{near}'?" : null;
}
