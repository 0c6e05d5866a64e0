using System.CommandLine;
using YLang.Cli.Verbs;

namespace YLang.Cli;

/// <summary>The verbs and the options that all of them take.</summary>
internal static class CommandTree
{
    public const string Name = "ylang";

    public static RootCommand Build(Screen screen, Interrupt interrupt)
    {
        var root = new RootCommand("""
            Says where the memory of a running Python process is, from outside, down to the name of the variable.

            Examples:
              ylang run python-memory --pid 4242                 report in the terminal
              ylang run python-memory --pid 4242 -o report.html  report for the browser
              ylang run -e '_probe _oneshot { printf("Hello, world!\n"); }'
              ylang demo                                         starts a target and analyses it
            """) { HelpName = Name };
        root.Directives.Clear();
        root.Add(new Option<bool>("--quiet", "-q") { Description = "no talk on standard error but errors", Recursive = true });
        root.Add(new Option<bool>("--verbose", "-v") { Description = "more talk; details of a bug", Recursive = true });
        var color = new Option<string>("--color") { Description = "colour: auto (only on a terminal), always, never", Recursive = true, DefaultValueFactory = _ => "auto" };
        color.AcceptOnlyFromAmong("auto", "always", "never");
        root.Add(color);

        root.Add(RunVerb.Build(screen, interrupt));
        root.Add(WhyVerb.Build(screen, interrupt));
        root.Add(ReplVerb.Build(screen, interrupt));
        root.Add(CheckVerb.Build(screen));
        root.Add(EmitVerb.Build(screen));
        root.Add(FmtVerb.Build(screen));
        root.Add(ProbesVerb.Build());
        root.Add(LayoutsVerb.Build(screen, interrupt));
        root.Add(PsVerb.Build(screen));
        root.Add(SnapshotVerb.Build(screen, interrupt));
        root.Add(DemoVerb.Build(screen, interrupt));
        return root;
    }
}
