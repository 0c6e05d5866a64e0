using Xunit;

namespace YLang.Truth.Tests;

/// <summary>What the collector does not tell of: running frames with their locals, which strings are kept once, the classes that are part of the program.</summary>
public sealed class InsideTests
{
    [TheoryWithPython]
    [MemberData(nameof(Versions.Theory), MemberType = typeof(Versions))]
    public void Frames_of_all_threads_have_the_code_and_the_locals_that_the_interpreter_says(string version, string python) => Agrees(version, python, InsideKind.Frame);

    [TheoryWithPython]
    [MemberData(nameof(Versions.Theory), MemberType = typeof(Versions))]
    public void Strings_are_interned_where_the_interpreter_says_so(string version, string python) => Agrees(version, python, InsideKind.InternedString);

    [TheoryWithPython]
    [MemberData(nameof(Versions.Theory), MemberType = typeof(Versions))]
    public void Static_classes_are_those_that_the_interpreter_knows(string version, string python) => Agrees(version, python, InsideKind.StaticClass);

    private static void Agrees(string version, string python, InsideKind kind)
    {
        var inside = Inside.Of(python);
        string[] differences = inside.Differences(kind);
        Assert.True(inside.Count(kind) > 100, $"{version}, {python} speaks of {inside.Count(kind)} only");
        Assert.True(differences.Length == 0, $"{version}, {python}: {differences.Length} differences\n{string.Join('\n', differences.Take(30))}");
    }
}
