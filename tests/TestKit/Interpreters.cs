namespace YLang.TestKit;

/// <summary>The Python interpreters of this machine: its own, those that tests/interpreters has fetched, on PATH, in version managers' folders.</summary>
public static class Interpreters
{
    /// <summary>The path of an interpreter of a version such as "3.12", or null.</summary>
    public static string? Find(string version) => All(version).FirstOrDefault();

    /// <summary>Version and path of a recognised interpreter for which no layout comes with the tool, or null.</summary>
    public static (string Version, string Path)? WithoutLayout() =>
        Enumerable.Range(7, 14).Select(minor => $"3.{minor}").Where(v => !File.Exists(Path.Combine(Repository.StdLib, "layouts", "cpython", v + ".layout")))
            .Select(v => ((string, string)?)(Find(v) is { } path ? (v, path) : null)).FirstOrDefault(found => found is not null);

    /// <summary>Every interpreter of a version, each once: first those of Debian's releases, as machines in use have them.</summary>
    public static IEnumerable<string> All(string version)
    {
        string name = "python" + version, home = Environment.GetEnvironmentVariable("HOME") ?? "/";
        string cache = Environment.GetEnvironmentVariable("XDG_CACHE_HOME") is { Length: > 0 } given ? given : Path.Combine(home, ".cache");
        string[] debian = ["/usr/bin", Path.Combine(cache, "ylang-test-interpreters", version, "usr", "bin")];
        IEnumerable<string> direct = debian.Concat((Environment.GetEnvironmentVariable("PATH") ?? "").Split(':')).Select(f => Path.Combine(f, name));
        string managed = Path.Combine(home, ".pyenv", "versions");
        IEnumerable<string> versions = Directory.Exists(managed)
            ? Directory.GetDirectories(managed, version.TrimEnd('d', 't') + ".*").Select(d => Path.Combine(d, "bin", name))
            : [];

        // A version manager's shims are scripts: their target is found among its versions.
        return direct.Where(p => !p.Contains("/shims/", StringComparison.Ordinal)).Concat(versions).Where(File.Exists).Select(OneName).Distinct();
    }

    /// <summary>Where a folder is a link to another one (/bin), the path in that one.</summary>
    private static string OneName(string path) =>
        Directory.ResolveLinkTarget(Path.GetDirectoryName(path)!, returnFinalTarget: true) is { } folder ? Path.Combine(folder.FullName, Path.GetFileName(path)) : Path.GetFullPath(path);
}
