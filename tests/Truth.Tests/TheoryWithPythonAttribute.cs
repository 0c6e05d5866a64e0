using Xunit;

namespace YLang.Truth.Tests;

/// <summary>A theory over the interpreters of this machine: skipped, with the reason, where there is none of a supported version.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class TheoryWithPythonAttribute : TheoryAttribute
{
    /// <param name="needs">Besides, as <see cref="TestKit.Machine.Missing"/> knows them.</param>
    public TheoryWithPythonAttribute(params string[] needs)
    {
        Skip = Versions.Interpreters.Any() ? TestKit.Machine.Missing(needs) : $"no Python {string.Join(" or ", Versions.Supported)} is on this machine";
    }
}

/// <summary>A fact about all supported versions: skipped, with the reason, where one of them is missing.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class FactWithEveryPythonAttribute : FactAttribute
{
    public FactWithEveryPythonAttribute()
    {
        if (Versions.Supported.FirstOrDefault(v => TestKit.Interpreters.Find(v) is null) is { } missing)
            Skip = $"no Python {missing} is on this machine";
    }
}
