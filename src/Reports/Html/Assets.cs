using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;

namespace YLang.Reports.Html;

/// <param name="License">Name of the asset that holds its licence.</param>
/// <param name="File">Name of the asset, the npm package's built file as it came.</param>
internal sealed record VendorPackage(string Name, string Version, string License, string File);

/// <summary>The page's style and scripts, embedded in the assembly.</summary>
internal static class Assets
{
    private static readonly string[] OwnScripts = ["page.js", "tables.js", "flame.js"];

    /// <summary>In the order in which they must be loaded.</summary>
    public static ImmutableArray<VendorPackage> Packages { get; } =
    [
        .. Text("packages.txt").Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.Split(' '))
            .Select(word => new VendorPackage(word[0], word[1], word[2], word[3])),
    ];

    public static string Style { get; } = Text("report.css");

    /// <summary>Everything the page runs, as one script.</summary>
    public static string Script { get; } =
        string.Join("\n;", Packages.Select(package => Text(package.File)))
        + "\n;(() => {\n\"use strict\";\n" + string.Join('\n', OwnScripts.Select(Text)) + "})();\n";

    /// <summary>What the page's policy allows to run: this script and no other.</summary>
    public static string ScriptHash { get; } = "sha256-" + Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Script)));

    public static string Text(string name)
    {
        using Stream stream = typeof(Assets).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"the build lacks the asset '{name}'");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
