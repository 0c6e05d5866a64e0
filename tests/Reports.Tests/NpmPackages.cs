using System.ComponentModel;
using System.Diagnostics;
using System.Formats.Tar;
using System.IO.Compression;
using Xunit;
using YLang.Reports.Html;

namespace YLang.Reports.Tests;

/// <summary>A test that compares with the packages as npm has them; skipped, with npm's own words, where they can't be had.</summary>
public sealed class NpmFactAttribute : FactAttribute
{
    public NpmFactAttribute() => Skip = NpmPackages.Problem;
}

/// <summary>The packages that the page's script is made of, fetched once a run.</summary>
internal static class NpmPackages
{
    private const int MostSeconds = 60;

    private static readonly Lazy<(IReadOnlyDictionary<(string Package, string File), byte[]> Files, string? Problem)> Fetched = new(Fetch);

    /// <summary>Why there are none, or null.</summary>
    public static string? Problem => Fetched.Value.Problem;

    /// <summary>Bytes of a file by its path within the package.</summary>
    public static byte[] File(string package, string path) => Fetched.Value.Files[(package, path)];

    private static (IReadOnlyDictionary<(string, string), byte[]>, string?) Fetch()
    {
        var files = new Dictionary<(string, string), byte[]>();
        string folder = Directory.CreateTempSubdirectory("ylang-npm-").FullName;
        try
        {
            string[] wanted = [.. Assets.Packages.Select(package => $"{package.Name}@{package.Version}")];
            var start = new ProcessStartInfo("npm", ["pack", "--loglevel=error", "--fetch-retries=0", "--fetch-timeout=15000", .. wanted])
            {
                WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true,
            };
            using Process npm = Process.Start(start)!;
            Task<string> errors = npm.StandardError.ReadToEndAsync(), said = npm.StandardOutput.ReadToEndAsync();
            if (!npm.WaitForExit(TimeSpan.FromSeconds(MostSeconds)))
            {
                npm.Kill(entireProcessTree: true);
                return (files, $"npm did not answer within {MostSeconds} s");
            }

            if (npm.ExitCode != 0)
            {
                var first = errors.Result.Split('\n', StringSplitOptions.RemoveEmptyEntries).Take(2);
                return (files, $"npm could not fetch the packages: {string.Join(' ', first)}");
            }

            foreach (VendorPackage package in Assets.Packages)
                Unpack(Path.Combine(folder, $"{package.Name}-{package.Version}.tgz"), package.Name, files);

            return (files, null);
        }
        catch (Win32Exception)
        {
            return (files, "no npm on the path: the committed drawing library was not compared with its packages");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void Unpack(string archive, string package, Dictionary<(string, string), byte[]> files)
    {
        using var gzip = new GZipStream(System.IO.File.OpenRead(archive), CompressionMode.Decompress);
        using var tar = new TarReader(gzip);
        while (tar.GetNextEntry() is { } entry)
        {
            if (entry.DataStream is null)
                continue;

            using var content = new MemoryStream();
            entry.DataStream.CopyTo(content);
            files[(package, entry.Name["package/".Length..])] = content.ToArray();
        }
    }
}
