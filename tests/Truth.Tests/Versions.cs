namespace YLang.Truth.Tests;

/// <summary>Versions of CPython whose layout is held against the truth.</summary>
internal static class Versions
{
    public static string[] Supported { get; } = ["3.9", "3.10", "3.11", "3.12", "3.13"];

    public static IEnumerable<string> Interpreters => Supported.SelectMany(TestKit.Interpreters.All);
}
