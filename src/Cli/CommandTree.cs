using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using System.Reflection;
using YLang.Cli.Verbs;

namespace YLang.Cli;

/// <summary>The verbs and the options that all of them take.</summary>
internal static class CommandTree
{
    public const string Name = "ylang";

    /// <param name="first">The command line's first word, if any.</param>
    public static Command Build(Screen screen, Interrupt interrupt, string? first)
    {
        var root = new Command(Name, """
            Says where the memory of a running Python process is, from outside, down to the name of the variable.

            Examples:
              ylang run python-memory --pid 4242                 report in the terminal
              ylang run python-memory --pid 4242 -o report.html  report for the browser
              ylang run -e '_probe _oneshot { printf("Hello, world!\n"); }'
              ylang demo                                         starts a target and analyses it
            """)
        {
            // The library's own two read their descriptions from its resources, which takes .NET some milliseconds of each start.
            new Option<bool>("--help", "-h", "-?") { Description = "shows this help", Recursive = true, Action = new HelpAction() },
            new Option<bool>("--version") { Description = "shows the version", Action = new VersionAction() },
        };
        root.Add(new Option<bool>("--quiet", "-q") { Description = "no talk on standard error but errors", Recursive = true });
        root.Add(new Option<bool>("--verbose", "-v") { Description = "more talk; details of a bug", Recursive = true });
        var color = new Option<string>("--color") { Description = "colour: auto (only on a terminal), always, never", Recursive = true, DefaultValueFactory = _ => "auto" };
        color.AcceptOnlyFromAmong("auto", "always", "never");
        root.Add(color);

        (string Name, Func<Command> Build)[] verbs =
        [
            ("run", () => RunVerb.Build(screen, interrupt)),
            ("why", () => WhyVerb.Build(screen, interrupt)),
            ("repl", () => ReplVerb.Build(screen, interrupt)),
            ("check", () => CheckVerb.Build(screen)),
            ("emit", () => EmitVerb.Build(screen)),
            ("fmt", () => FmtVerb.Build(screen)),
            ("probes", ProbesVerb.Build),
            ("layouts", () => LayoutsVerb.Build(screen, interrupt)),
            ("ps", () => PsVerb.Build(screen)),
            ("snapshot", () => SnapshotVerb.Build(screen, interrupt)),
            ("demo", () => DemoVerb.Build(screen, interrupt)),
        ];

        // A command line that begins with a verb can't ask for another: to make all their options takes a tenth of a short run.
        bool isNamed = verbs.Any(v => v.Name == first);
        foreach ((string name, Func<Command> build) in verbs)
        {
            if (!isNamed || name == first)
                root.Add(build());
        }

        return root;
    }

    private sealed class VersionAction : SynchronousCommandLineAction
    {
        public override bool ClearsParseErrors => true;

        public override int Invoke(ParseResult parseResult)
        {
            Console.WriteLine(typeof(CommandTree).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion);
            return 0;
        }
    }
}
