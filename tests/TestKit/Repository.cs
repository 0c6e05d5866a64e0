namespace YLang.TestKit;

/// <summary>The checkout that the tests run in.</summary>
public static class Repository
{
    /// <summary>The folder that holds YLang.sln.</summary>
    public static string Root { get; } = Find(AppContext.BaseDirectory);

    public static string StdLib => Path.Combine(Root, "src", "StdLib");

    public static string Probes => Path.Combine(Root, "probes");

    /// <summary>Files below a folder of the checkout, without what builds leave.</summary>
    public static IEnumerable<string> SourceFiles(string folder, string pattern) =>
        Directory.EnumerateFiles(Path.GetFullPath(Path.Combine(Root, folder)), pattern, SearchOption.AllDirectories)
            .Where(f => !Path.GetRelativePath(Root, f).Split('/').Any(part => part is "bin" or "obj" or ".git" or "artifacts" or "node_modules" or ".cache" or "TestResults"));

    private static string Find(string folder) =>
        File.Exists(Path.Combine(folder, "YLang.sln")) ? folder
        : Path.GetDirectoryName(folder) is { } parent ? Find(parent)
        : throw new InvalidOperationException("the tests must run inside the checkout: no YLang.sln above them");
}
