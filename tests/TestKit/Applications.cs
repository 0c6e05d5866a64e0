namespace YLang.TestKit;

/// <summary>Applications and libraries as Debian's releases have them, beside the interpreters of the same releases (tests/interpreters fetches both).</summary>
public static class Applications
{
    /// <summary>Of an interpreter's version, the folder that they are unpacked in, or null.</summary>
    public static string? Find(string version)
    {
        string home = Environment.GetEnvironmentVariable("HOME") ?? "/";
        string cache = Environment.GetEnvironmentVariable("XDG_CACHE_HOME") is { Length: > 0 } given ? given : Path.Combine(home, ".cache");
        string folder = Path.Combine(cache, "ylang-test-interpreters", version + "-applications");
        return Directory.Exists(Path.Combine(folder, "usr", "lib", "python3", "dist-packages")) ? folder : null;
    }

    /// <summary>What a program needs in its environment to find them.</summary>
    public static IReadOnlyDictionary<string, string> Variables(string folder)
    {
        string[] libraries = Directory.GetDirectories(Path.Combine(folder, "usr", "lib"), "*-linux-gnu");
        return new Dictionary<string, string>
        {
            ["PYTHONDONTWRITEBYTECODE"] = "1",
            ["PYTHONPATH"] = Path.Combine(folder, "usr", "lib", "python3", "dist-packages"),

            // Alternatives, which nobody has chosen from, have folders of their own.
            ["LD_LIBRARY_PATH"] = string.Join(':', libraries.SelectMany(l => new[] { Path.Combine(l, "blas"), Path.Combine(l, "lapack"), l })),
        };
    }
}
