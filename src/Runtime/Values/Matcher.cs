using System.Text.RegularExpressions;

namespace YLang.Runtime.Values;

/// <summary>
/// A regular expression of a script. Matching takes time linear in the text, whatever the expression: the text may come from a target that wishes us ill. So there are no back
/// references and no look-around.
/// </summary>
public sealed class Matcher(string pattern)
{
    private readonly Regex _regex = new(pattern, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);

    /// <summary>Why the expression can't be used, or null: it can.</summary>
    public static string? Problem(string pattern)
    {
        try
        {
            _ = new Regex(pattern, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);
            return null;
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            return e is NotSupportedException ? "it looks around itself or back at a group" : e.Message.Split('\n')[0].TrimEnd('.');
        }
    }

    /// <summary>Is there a match anywhere in the text? If so, <paramref name="captures"/> holds its groups; else they stay as they were.</summary>
    public bool Matches(string? text, ref Captures captures)
    {
        Match match = _regex.Match(text ?? "");
        if (match.Success)
            captures = new Captures(match);

        return match.Success;
    }

    /// <summary>Is there a match anywhere in the text? For a function that never asks for groups.</summary>
    public bool Matches(string? text) => _regex.IsMatch(text ?? "");
}

/// <summary>The groups of a function's last successful match: a local variable of the emitted code, empty at first.</summary>
public readonly struct Captures
{
    private readonly Match? _match;

    internal Captures(Match match) => _match = match;

    /// <summary>Group 0 is the whole match; "" for a group that took no part, or that there is not.</summary>
    public string this[int group] => _match?.Groups[group].Value ?? "";
}
