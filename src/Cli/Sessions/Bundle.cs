namespace YLang.Cli.Sessions;

/// <summary>Where the files that come with the tool stand: beside the binary, or in the checkout (the launcher says so by environment variables).</summary>
internal static class Bundle
{
    public static string StdLib => Folder("YLANG_STDLIB", "stdlib");

    public static string Layouts => Path.Combine(StdLib, "layouts");

    public static string Probes => Folder("YLANG_PROBES", "probes");

    public static string Demo => Folder("YLANG_DEMO", "demo");

    private static string Folder(string variable, string name) =>
        Environment.GetEnvironmentVariable(variable) is { Length: > 0 } folder ? folder : Path.Combine(AppContext.BaseDirectory, name);
}
