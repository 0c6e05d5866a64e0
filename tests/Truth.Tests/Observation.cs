using System.Collections.Concurrent;

namespace YLang.Truth.Tests;

/// <summary>One process at one moment, from both sides.</summary>
/// <param name="Said">What the interpreter says.</param>
/// <param name="Found">What a walk finds.</param>
internal sealed record Observation(Facts Said, Facts Found)
{
    private static readonly ConcurrentDictionary<string, Lazy<Observation>> _zoos = new();

    /// <summary>Of a process with one of everything, made once for all tests.</summary>
    public static Observation OfZoo(string python) => _zoos.GetOrAdd(python, p => new Lazy<Observation>(() => Of(p, 0, "zoo", "zoo_library"))).Value;

    /// <param name="program">An interpreter, or what takes a script as its first argument like one.</param>
    /// <param name="seed">Of a generated program.</param>
    /// <param name="modules">To import.</param>
    public static Observation Of(string program, int seed, params string[] modules)
    {
        using var target = new TruthTarget(program, seed, modules);
        return new Observation(target.Said, target.Find());
    }

    public Comparison Compared { get; } = new(Said, Found);

    /// <returns>Null, or the differences that nobody has explained.</returns>
    public string? Differences() => Said.Count == 0 ? "the interpreter says nothing" : Compared.Report();
}
