using System.CommandLine;

namespace YLang.Cli.Verbs;

/// <summary><c>ylang why ADDRESS|NAME TARGET</c>: the stock probe <c>python-why</c>, asked in fewer words.</summary>
internal static class WhyVerb
{
    public static Command Build(Screen screen, Interrupt interrupt)
    {
        var what = new Argument<string>("ADDRESS|NAME") { Description = "an address as id() gives it, a module, or module.variable" };
        var command = new Command("why", """
            Shows what keeps an object alive: its path and everything that refers to it.

            Examples:
              ylang why 0x7f3870751940 --pid 4242
              ylang why myapp.views.CACHE --pid 4242
            """) { what };
        var target = new TargetOptions();
        target.AddTo(command);
        command.SetAction(parsed => RunVerb.Run(
            screen,
            new RunRequest("python-why", null, target.Read(parsed), new Dictionary<string, string> { ["what"] = parsed.GetValue(what)! }, [], null),
            interrupt.Listen()));
        return command;
    }
}
