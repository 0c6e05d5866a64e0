using System.Diagnostics;
using Xunit;
using YLang.TestKit;

namespace YLang.Cli.Tests;

/// <summary>Forms of the published language that ask for what only a real target has.</summary>
public sealed class PublishedFormsTests
{
    private const string Python = "/usr/bin/python3.11";

    [FactWith(Python)]
    public void A_text_for_a_char_pointer_is_one_of_the_targets_constants()
    {
        using Process target = Process.Start(Python, ["-c", "import time; time.sleep(600)"]);
        try
        {
            ToolResult found = Tool.Run("run", "-e", "_probe _oneshot { const char *p = \"unhashable type: '%.200s'\"; puts(_cstr(p)); }", "--pid", $"{target.Id}");
            Assert.Equal((0, "unhashable type: '%.200s'\n"), (found.Code, found.Output));

            ToolResult missing = Tool.Run("run", "-e", "_probe _oneshot { const char *p = \"no such text in it\"; puts(_cstr(p)); }", "--pid", $"{target.Id}");
            Assert.Equal((1, ""), (missing.Code, missing.Output));
            Assert.Contains("no text \"no such text in it\" stands in the target's read-only data", missing.Errors, StringComparison.Ordinal);
        }
        finally
        {
            target.Kill();
        }
    }
}
