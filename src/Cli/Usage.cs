using System.CommandLine;
using System.CommandLine.Parsing;
using YLang.Compiler.Diagnostics;

namespace YLang.Cli;

/// <summary>What is wrong with a command line, in one sentence, and the next step.</summary>
internal static class Usage
{
    /// <returns>Null for a command line that can be followed.</returns>
    public static (string Message, string Next)? Mistake(ParseResult parsed, string[] arguments)
    {
        Command command = parsed.CommandResult.Command;
        string help = $"see '{FullName(parsed.CommandResult)} --help'";
        if (parsed.Action is System.CommandLine.Help.HelpAction)
            return null;

        // The library takes an option that it does not know for an argument. What stands behind '--' may begin with a dash.
        string? option = arguments.Contains("--") ? null : parsed.CommandResult.Children.OfType<ArgumentResult>().SelectMany(a => a.Tokens).Select(t => t.Value).FirstOrDefault(IsOption);
        if (option is not null)
            return ($"there is no option '{option}'", Nearest(option, OptionsOf(parsed.CommandResult)) ?? help);

        if (parsed.Errors is not [var first, ..])
            return null;

        if (command.Subcommands.Count > 0)
            return parsed.UnmatchedTokens is [var verb, ..]
                ? ($"there is no {(IsOption(verb) ? "option" : "verb")} '{verb}'", Nearest(verb, command.Subcommands.Select(c => c.Name)) ?? help)
                : ("no verb was named", help);

        return (OneLine(first.Message), help);
    }

    private static bool IsOption(string token) => token.Length > 1 && token[0] == '-';

    private static string? Nearest(string name, IEnumerable<string> known) => Spelling.Nearest(name, known) is { } near ? $"did you mean '{near}'?" : null;

    private static IEnumerable<string> OptionsOf(CommandResult result) =>
        result.Command.Options.Select(o => o.Name).Concat(result.Parent is CommandResult outer ? OptionsOf(outer) : []);

    /// <summary>As it is typed: <c>ylang layouts show</c>.</summary>
    private static string FullName(CommandResult result) => result.Parent is CommandResult outer ? $"{FullName(outer)} {result.Command.Name}" : CommandTree.Name;

    private static string OneLine(string message) => string.Join(' ', message.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
