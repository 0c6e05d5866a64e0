using Xunit;
using YLang.TestKit;

namespace YLang.Cli.Tests;

/// <summary>A wrong command line gets one clear sentence, the next step and its exit code; nothing on standard output, no stack trace.</summary>
public sealed class MistakeTests
{
    [Theory]
    [InlineData(2, "no verb was named", "see 'ylang --help'")]
    [InlineData(2, "there is no verb 'chekc'", "did you mean 'check'?", "chekc", "x.y")]
    [InlineData(2, "there is no verb 'lst'", "did you mean 'list'?", "layouts", "lst")]
    [InlineData(2, "no verb was named", "see 'ylang layouts --help'", "layouts")]
    [InlineData(2, "there is no option '--formt'", "did you mean '--format'?", "run", "--formt", "json")]
    [InlineData(2, "there is no option '--bogus'", "see 'ylang layouts show --help'", "layouts", "show", "--bogus")]
    [InlineData(2, "say what to run", "see 'ylang probes'", "run")]
    [InlineData(2, "say what to run", "see 'ylang probes'", "run", "python-types", "-e", "_probe _oneshot {}")]
    [InlineData(2, "there is no stock probe 'python-type'", "did you mean 'python-types'?", "run", "python-type")]
    [InlineData(2, "there is no file 'python-types.y'", "a stock probe is named without '.y'", "run", "python-types.y")]
    [InlineData(2, "there is no stock probe '@python-types'", "did you mean", "run", "@python-types")]
    [InlineData(2, "can't read '/dev/zero': it is larger than", "", "run", "/dev/zero")]
    [InlineData(2, "looks at a target, and none was named", "name a process with --pid N", "run", "python-types")]
    [InlineData(2, "Argument 'nope' not recognized. Must be one of: 'tokens' 'syntax' 'bound' 'csharp' 'il'", "see 'ylang emit --help'", "emit", "python-types", "--stage", "nope")]
    [InlineData(2, "'x.doc' does not tell a format by its ending", "known endings: txt, json, html", "run", "-e", "_probe _oneshot {}", "-o", "x.doc")]
    [InlineData(2, "there is no folder '/nowhere' for '/nowhere/x.html'", "", "run", "-e", "_probe _oneshot {}", "-o", "/nowhere/x.html")]
    [InlineData(2, "'docx' is not a format", "known: text, json, html", "run", "-e", "_probe _oneshot {}", "--format", "docx")]
    [InlineData(2, "the probe has no parameter 'tpo'", "did you mean 'top'?", "run", "-e", "_param int top = 1 \"n\"; _probe _oneshot { printf(\"%d\", top); }", "--arg", "tpo=3")]
    [InlineData(2, "--arg top=many: not a value of type int", "", "run", "-e", "_param int top = 1 \"n\"; _probe _oneshot { printf(\"%d\", top); }", "--arg", "top=many")]
    [InlineData(2, "--arg 'top' is not of the form NAME=VALUE", "", "run", "-e", "_probe _oneshot {}", "--arg", "top")]
    [InlineData(2, "'banana' is not a size", "write it as 2G, 500M", "run", "-e", "_probe _oneshot {}", "--max-memory", "banana")]
    [InlineData(2, "'' is not a size", "write it as 2G, 500M", "run", "-e", "_probe _oneshot {}", "--max-memory", "")]
    [InlineData(2, "'-1G' is not a size", "write it as 2G, 500M", "run", "-e", "_probe _oneshot {}", "--max-memory=-1G")]
    [InlineData(2, "--max-time nan leaves no time to run", "give seconds above 0", "run", "-e", "_probe _oneshot {}", "--max-time", "nan")]
    [InlineData(2, "--max-time 0 leaves no time to run", "give seconds above 0", "run", "-e", "_probe _oneshot {}", "--max-time", "0")]
    [InlineData(2, "there is no '/nowhere' to include", "--include takes a folder or a .y file", "run", "-e", "_probe _oneshot {}", "--include", "/nowhere")]
    [InlineData(2, "there is no folder '/nowhere' (--layout-path)", "", "layouts", "list", "--layout-path", "/nowhere")]
    [InlineData(2, "cpython-3.11 has no struct 'PyListObjct'", "did you mean 'PyListObject'?", "layouts", "show", "cpython-3.11", "PyListObjct")]
    [InlineData(3, "the layout 'cpython-9.9' can't be used", "known layouts: cpython-3.", "layouts", "show", "cpython-9.9")]
    [InlineData(5, "there is no process 4194303", "'ps -e' lists the processes", "run", "python-types", "--pid", "4194303")]
    [InlineData(2, "'-1' is not the number of a process", "'ylang ps' lists them", "run", "python-types", "--pid=-1")]
    public void A_mistake_is_told_in_a_sentence_with_the_next_step(int code, string sentence, string next, params string[] arguments)
    {
        ToolResult result = Tool.Run(arguments);
        Assert.StartsWith("ylang: ", result.Errors, StringComparison.Ordinal);
        Assert.Contains(sentence, result.Errors, StringComparison.Ordinal);
        Assert.Contains(next, result.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", result.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("bug", result.Errors, StringComparison.Ordinal);
        Assert.Equal("", result.Output);
        Assert.Equal(code, result.Code);
    }

    [Fact]
    public void A_mistake_in_a_script_shows_its_place_and_ends_with_3()
    {
        ToolResult result = Tool.Run("run", "-e", "_probe _oneshot { int n = cuont; }");
        Assert.Contains("<command line>:1:27: error Y", result.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", result.Errors, StringComparison.Ordinal);
        Assert.Equal((3, ""), (result.Code, result.Output));
    }

    [Fact]
    public void A_script_that_gives_up_ends_with_1_and_its_words()
    {
        ToolResult result = Tool.Run("run", "-e", "_probe _oneshot { printf(\"so far\\n\"); _error(\"no such thing\"); }");
        Assert.Equal((1, "so far\n", "ylang: no such thing\n"), (result.Code, result.Output, result.Errors));
    }

    [Fact]
    public void A_script_that_runs_out_of_time_reports_what_it_has_and_says_so()
    {
        ToolResult result = Tool.Run("run", "-e", "_probe _oneshot { printf(\"begun\\n\"); long n = 1; while (n) n++; }", "--max-time", "0.2");
        Assert.Equal((0, "begun\n"), (result.Code, result.Output));
        Assert.Contains("cut short: it had run for the 0.2 s of --max-time", result.Errors, StringComparison.Ordinal);
    }
}
