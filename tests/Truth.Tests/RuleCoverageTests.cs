using System.Text.RegularExpressions;
using Xunit;
using YLang.TestKit;

namespace YLang.Truth.Tests;

/// <summary>A rule that no object was held against may be wrong without anybody noticing.</summary>
public sealed partial class RuleCoverageTests
{
    /// <summary>Rules for names that no object of the zoo has, and why.</summary>
    private static readonly Dictionary<string, string> _reasons = new()
    {
        ["BaseExceptionGroup"] = "its instances are ExceptionGroups, which the zoo has",
        ["OSError"] = "its instances are of its subclasses, which the zoo has",
        ["_ctypes.CFuncPtr"] = "a base: every prototype is a class of its own",
        ["_ctypes.CType_Type"] = "a base of all ctypes metaclasses",
        ["_ctypes._CData"] = "a base of all ctypes classes",
        ["_ssl._SSLContext"] = "a base: Python adds a class",
        ["_ssl.SSLSession"] = "needs a connection to a server with a certificate",
        ["async_generator_wrapped_value"] = "lives only while a generator hands a value over",
        ["numpy.dtype"] = "of a package: RealWorldTests",
        ["numpy.ndarray"] = "of a package: RealWorldTests",
        ["hamt_collision_node"] = "needs context variables whose addresses collide",
    };

    [FactWithEveryPython]
    public void Every_rule_of_the_library_is_held_against_an_object()
    {
        HashSet<string> types = [];
        foreach (string version in Versions.Supported)
        {
            if (Interpreters.Find(version) is not { } python)
                continue;

            types.UnionWith(Observation.OfZoo(python).Found.Values.Select(f => f.Type));
        }

        IEnumerable<string> rules = Repository.SourceFiles("src/StdLib/cpython", "*.y").SelectMany(f => RuleName.Matches(File.ReadAllText(f))).Select(m => m.Groups[1].Value).Distinct();
        string[] without = [.. rules.Where(rule => !types.Contains(rule)).Order(StringComparer.Ordinal)];
        Assert.Equal([.. _reasons.Keys.Order(StringComparer.Ordinal)], without);
    }

    [GeneratedRegex("^_visit .* of \"([^\"]+)\"", RegexOptions.Multiline)]
    private static partial Regex RuleName { get; }
}
