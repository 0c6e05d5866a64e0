using System.Collections.Concurrent;

namespace YLang.Truth.Tests;

/// <summary>Frames, interned strings and static classes of one process (tests/Targets/inside.py), from both sides: lines of text, the same on both where they agree.</summary>
/// <param name="Said">What the interpreter says.</param>
/// <param name="Found">What a walk finds.</param>
internal sealed record Inside(string[] Said, string[] Found)
{
    private static readonly ConcurrentDictionary<string, Lazy<Inside>> _all = new();

    /// <summary>Of an interpreter, made once for all tests.</summary>
    public static Inside Of(string python) => _all.GetOrAdd(python, p => new Lazy<Inside>(() =>
    {
        using var target = new TruthTarget(p, "inside.py", TruthTarget.NoVariables);
        return new Inside(target.SaidLines, target.Run("inside.y"));
    })).Value;

    /// <summary>How many the interpreter speaks of.</summary>
    public int Count(InsideKind kind) => Lines(Said, kind).Count();

    /// <summary>What only one side says. Of strings, the interpreter speaks of some, the walk of all.</summary>
    public string[] Differences(InsideKind kind)
    {
        HashSet<string> said = [.. Lines(Said, kind)], found = [.. Lines(Found, kind)];
        IEnumerable<string> missing = said.Except(found).Select(line => "only the interpreter: " + line);
        return [.. kind == InsideKind.InternedString ? missing : missing.Concat(found.Except(said).Select(line => "only the walk: " + line))];
    }

    private static IEnumerable<string> Lines(string[] lines, InsideKind kind) => lines.Where(line => line[0] == (char)kind);
}

/// <summary>What a line speaks of, by its first letter.</summary>
internal enum InsideKind
{
    Frame = 'F',
    InternedString = 'I',
    StaticClass = 'T',
}
