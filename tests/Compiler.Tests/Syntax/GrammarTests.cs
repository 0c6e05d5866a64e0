using System.Diagnostics;
using System.Text.RegularExpressions;
using Xunit;
using Xunit.Abstractions;

namespace YLang.Compiler.Tests.Syntax;

/// <summary>The committed parser is the one that the grammar makes.</summary>
public sealed class GrammarTests(ITestOutputHelper output)
{
    private static string Root { get; } = Path.GetFullPath(Path.Combine(SourceFolder.Of(), "..", "..", ".."));

    private static string Generated { get; } = Path.Combine(Root, "src", "Compiler", "Syntax", "Generated");

    [Fact]
    public void The_generated_parser_is_up_to_date()
    {
        string folder = Directory.CreateTempSubdirectory("ylang-grammar-").FullName;
        try
        {
            if (!TryGenerate(folder, out string reason))
            {
                output.WriteLine($"skipped: {reason}");
                return;
            }

            Assert.Equal(Directory.GetFiles(Generated, "*.cs").Select(Path.GetFileName).Order(), Directory.GetFiles(folder, "*.cs").Select(Path.GetFileName).Order());
            foreach (string file in Directory.GetFiles(folder, "*.cs"))
                Assert.True(File.ReadAllText(file) == File.ReadAllText(Path.Combine(Generated, Path.GetFileName(file))), $"{Path.GetFileName(file)} differs: run grammar/generate");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void One_token_of_lookahead_decides_everything_but_the_dangling_else() =>
        Assert.Single(Regex.Matches(File.ReadAllText(Path.Combine(Generated, "YParser.cs")), "AdaptivePredict"));

    private static bool TryGenerate(string folder, out string reason)
    {
        try
        {
            foreach (string tool in new[] { "java", "npm" })
            {
                if (!Environment.GetEnvironmentVariable("PATH")!.Split(Path.PathSeparator).Any(p => File.Exists(Path.Combine(p, tool))))
                {
                    reason = $"{tool} is not on this machine";
                    return false;
                }
            }

            using Process process = Process.Start(new ProcessStartInfo(Path.Combine(Root, "grammar", "generate"), [folder]) { RedirectStandardError = true })!;
            reason = process.StandardError.ReadToEnd();
            process.WaitForExit();
            bool isOffline = reason.Contains("npm", StringComparison.Ordinal) || reason.Contains("network", StringComparison.Ordinal);
            Assert.True(process.ExitCode == 0 || isOffline, reason);
            return process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception e)
        {
            reason = e.Message;
            return false;
        }
    }
}
