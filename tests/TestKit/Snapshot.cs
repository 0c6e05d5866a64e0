using System.Runtime.CompilerServices;
using Xunit;

namespace YLang.TestKit;

/// <summary>
/// Compares a text with the approved one beside the test: <c>Name.verified.EXT</c>. The one place that knows how snapshots are kept (Verify's file names, so that it can take this
/// helper's place). <c>./test --accept</c> (environment YLANG_ACCEPT=1) approves.
/// </summary>
public static class Snapshot
{
    /// <param name="name">File name without ending, relative to the test's source file.</param>
    public static void Match(string text, string name, string extension = "txt", [CallerFilePath] string testFile = "")
    {
        string stem = Path.Combine(Path.GetDirectoryName(testFile)!, name);
        string verified = $"{stem}.verified.{extension}", received = $"{stem}.received.{extension}";
        text = text.ReplaceLineEndings("\n");
        string? expected = File.Exists(verified) ? File.ReadAllText(verified).ReplaceLineEndings("\n") : null;
        if (expected == text)
        {
            File.Delete(received);
            return;
        }

        Directory.CreateDirectory(Path.GetDirectoryName(verified)!);
        if (Environment.GetEnvironmentVariable("YLANG_ACCEPT") == "1")
        {
            File.WriteAllText(verified, text);
            return;
        }

        File.WriteAllText(received, text);
        Assert.Fail($"{Path.GetFileName(verified)} {(expected is null ? "does not exist" : "differs")}.\nLook: diff {verified} {received}\nAccept: ./test --accept\n\n{text}");
    }
}
