using System.Text.RegularExpressions;
using YLang.Runtime.Faults;

namespace YLang.Runtime.Values;

/// <summary>
/// A regular expression of a script. Matching takes time linear in the text, whatever the expression: the text may come from a target that wishes us ill. So there are no back
/// references and no look-around.
/// </summary>
public sealed class Matcher(string pattern)
{
    private const RegexOptions Options = RegexOptions.NonBacktracking | RegexOptions.CultureInvariant;

    /// <summary>Characters that take no time worth a clock, whatever the expression.</summary>
    private const int ShortText = 1 << 12;

    /// <summary>How long a match may go on before Ctrl-C is asked for.</summary>
    private static readonly TimeSpan s_slice = TimeSpan.FromSeconds(1);

    private readonly Regex _regex = new(pattern, Options);

    /// <summary>The same with a limit of time; made for the first long text.</summary>
    private Regex? _limited;

    /// <summary>A <see cref="Problem"/>: the expression needs more than linear time.</summary>
    public const string LooksAround = "it looks around itself or back at a group";

    /// <summary>Why the expression can't be used, or null: it can.</summary>
    public static string? Problem(string pattern)
    {
        try
        {
            _ = new Regex(pattern, Options);
            return null;
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            return e is ArgumentException ? e.Message.Split('\n')[0].TrimEnd('.') : e.Message.Contains("automata", StringComparison.Ordinal) ? "it repeats too much" : LooksAround;
        }
    }

    /// <summary>Is there a match anywhere in the text? If so, <paramref name="captures"/> holds its groups; else they stay as they were. False where the time is over.</summary>
    public bool Matches(string? text, ref Captures captures, Budget budget)
    {
        Match match = Try(text ?? "", budget, static (r, t) => r.Match(t)) ?? Match.Empty;
        if (match.Success)
            captures = new Captures(match);

        return match.Success;
    }

    /// <summary>Is there a match anywhere in the text? For a function that never asks for groups.</summary>
    public bool Matches(string? text, Budget budget) => Try(text ?? "", budget, static (r, t) => (object?)(r.IsMatch(t) ? r : null)) is not null;

    /// <summary>Long texts are matched with a limit of time, begun anew with twice as much until the run has no more: half of the time at worst is lost.</summary>
    private T? Try<T>(string text, Budget budget, Func<Regex, string, T?> match)
        where T : class
    {
        if (text.Length <= ShortText)
            return match(_regex, text);

        for (TimeSpan time = s_slice; !budget.IsOver; time *= 2)
        {
            TimeSpan most = time < budget.Remaining ? time : budget.Remaining;
            if (_limited is null || _limited.MatchTimeout < most || _limited.MatchTimeout > most * 2)
                _limited = new Regex(pattern, Options, most);

            try
            {
                return match(_limited, text);
            }
            catch (RegexMatchTimeoutException)
            {
                // Again, unless the run is over.
            }
        }

        return null;
    }
}

/// <summary>The groups of a function's last successful match: a local variable of the emitted code, empty at first.</summary>
public readonly struct Captures
{
    private readonly Match? _match;

    internal Captures(Match match) => _match = match;

    /// <summary>Group 0 is the whole match; "" for a group that took no part, or that there is not.</summary>
    public string this[int group] => _match?.Groups[group].Value ?? "";
}
