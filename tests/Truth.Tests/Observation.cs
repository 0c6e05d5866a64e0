using System.Collections.Concurrent;
using YLang.TestKit;

namespace YLang.Truth.Tests;

/// <summary>One process at one moment, from both sides.</summary>
/// <param name="Said">What the interpreter says.</param>
/// <param name="Found">What a walk finds.</param>
/// <param name="InCore">What a walk finds in a core of it; null: it was not asked.</param>
internal sealed record Observation(Facts Said, Facts Found, Facts? InCore = null)
{
    private static readonly ConcurrentDictionary<string, Lazy<Observation>> _zoos = new();

    /// <summary>Of a process with one of everything, made once for all tests.</summary>
    public static Observation OfZoo(string python) => _zoos.GetOrAdd(python, p => new Lazy<Observation>(() =>
    {
        using var target = new TruthTarget(p, "zoo", "zoo_library");
        return new Observation(target.Said, target.Find(), Machine.Missing("gdb") is null ? target.FindInCore() : null);
    })).Value;

    /// <param name="program">An interpreter, or what takes a script as its first argument like one.</param>
    /// <param name="modules">To import.</param>
    public static Observation Of(string program, params string[] modules)
    {
        using var target = new TruthTarget(program, modules);
        return new Observation(target.Said, target.Find());
    }

    /// <summary>Of a process with generated programs.</summary>
    public static Observation OfPrograms(string python, int seed, int count)
    {
        using var target = new TruthTarget(python, "truth.py", new Dictionary<string, string> { ["YLANG_SEED"] = $"{seed}", ["YLANG_SEEDS"] = $"{count}" }, "generated");
        return new Observation(target.Said, target.Find());
    }

    public Comparison Compared { get; } = new(Said, Found);

    /// <summary>In what the two walks differ, object by object; none where no core was asked.</summary>
    public IEnumerable<string> CoreDifferences()
    {
        foreach ((ulong address, Fact live) in InCore is null ? (IEnumerable<KeyValuePair<ulong, Fact>>)[] : Found)
        {
            if (!InCore!.TryGetValue(address, out Fact? dumped))
                yield return $"0x{address:x} {live.Type}: not in the core";
            else if ((live.Size, live.Tracked, live.FromModules, live.Type) != (dumped.Size, dumped.Tracked, dumped.FromModules, dumped.Type) || !live.Referents.AsSpan().SequenceEqual(dumped.Referents))
                yield return $"0x{address:x} {live.Type}: another in the core";
        }

        foreach ((ulong address, Fact dumped) in InCore ?? Found)
        {
            if (!Found.ContainsKey(address))
                yield return $"0x{address:x} {dumped.Type}: only in the core";
        }
    }

    /// <returns>Null, or the differences that nobody has explained.</returns>
    public string? Differences() => Said.Count == 0 ? "the interpreter says nothing" : Compared.Report();
}
