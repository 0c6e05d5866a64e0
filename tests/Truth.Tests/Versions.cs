using Xunit;

namespace YLang.Truth.Tests;

/// <summary>Versions of CPython whose layout is held against the truth.</summary>
internal static class Versions
{
    public static string[] Supported { get; } = ["3.6", "3.7", "3.8", "3.9", "3.10", "3.11", "3.12", "3.13", "3.14"];

    /// <summary>Their builds with layouts of their own: for debugging, free-threaded.</summary>
    public static string[] Builds { get; } = ["3.9d", "3.11d", "3.13d", "3.13t", "3.14d"];

    /// <summary>Those of them that have no pymalloc.</summary>
    public static string[] FreeThreaded { get; } = ["3.13t"];

    /// <summary>Version and interpreter: one a version, or with YLANG_EVERY_PYTHON=1 every one there is.</summary>
    public static IEnumerable<(string Version, string Path)> Interpreters => Supported.Concat(Builds).SelectMany(v =>
        TestKit.Interpreters.All(v).Take(Environment.GetEnvironmentVariable("YLANG_EVERY_PYTHON") == "1" ? int.MaxValue : 1).Select(path => (v, path)));

    /// <summary>As the tests that run on each of them want them.</summary>
    public static TheoryData<string, string> Theory
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach ((string version, string path) in Interpreters)
                data.Add(version, path);

            return data;
        }
    }
}
