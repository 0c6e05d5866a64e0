using Xunit;
using YLang.TestKit;

namespace YLang.Truth.Tests;

/// <summary>Versions of CPython whose layout is held against the truth.</summary>
internal static class Versions
{
    public static string[] Supported { get; } = ["3.11"];

    public static IEnumerable<string> Interpreters => Supported.SelectMany(TestKit.Interpreters.All);
}

/// <summary>A theory over the interpreters of this machine: skipped, with the reason, where there is none of a supported version.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class TheoryWithPythonAttribute : TheoryAttribute
{
    public TheoryWithPythonAttribute()
    {
        if (!Versions.Interpreters.Any())
            Skip = $"no Python {string.Join(" or ", Versions.Supported)} is on this machine";
    }
}
