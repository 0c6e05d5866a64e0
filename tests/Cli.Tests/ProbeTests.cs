using System.Diagnostics;
using System.Globalization;
using Xunit;
using YLang.TestKit;

namespace YLang.Cli.Tests;

/// <summary>Every stock probe and every example compiles without a message and says something sensible of a live interpreter.</summary>
public sealed class ProbeTests(ProbeTests.Target target) : IClassFixture<ProbeTests.Target>
{
    private const string Python = "/usr/bin/python3";

    public static TheoryData<string> Probes => [.. Repository.SourceFiles("probes", "*.y").Select(f => Path.GetRelativePath(Repository.Root, f)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Probes))]
    public void A_probe_compiles_without_a_message_and_says_in_a_line_what_it_does(string probe)
    {
        string text = File.ReadAllText(Path.Combine(Repository.Root, probe));
        Assert.StartsWith("/// ", text, StringComparison.Ordinal);
        if (!text.Contains("_probe", StringComparison.Ordinal))
            return;

        ToolResult result = Tool.Run("check", probe);
        Assert.Equal((0, "1 checked, no errors\n"), (result.Code, result.Errors));
        Assert.True(!probe.Contains("/examples/", StringComparison.Ordinal) || text.Count(c => c == '\n') <= 20, "an example has at most 20 lines");
    }

    [FactWith(Python)]
    public void Instances_per_class() => Says("examples/instances-per-class.y", @"^ +120 .*  __main__\.Order$", "--arg", "package=__main__");

    [FactWith(Python)]
    public void Biggest_dicts() => Says("examples/biggest-dicts.y", @"^ +5000 keys .*  \.modules → __main__ → PRICES$");

    [FactWith(Python)]
    public void Instances_with_attributes() =>
        Says("examples/instances-with-attributes.y", "number=7  customer=\"anna\"  total=3.5  lines=list of 2", "--arg", "class=__main__.Order", "--arg", "attributes=number,customer,total,lines");

    [FactWith(Python)]
    public void Longest_strings() => Says("examples/longest-strings.y", @"^ +97\.7 KB  long and longer.*\n +\.modules → __main__ → TEXT$");

    [FactWith(Python)]
    public void Package_sizes() => Says("examples/package-sizes.y", @"^ +\d.* +1 modules  __main__$");

    [FactWith(Python)]
    public void Who_refers_to() => Says("examples/who-refers-to.y", @"^a dict at \.modules → __main__ → PRICES\n.* dict 0x[0-9a-f]+ as PRICES", "--arg", "address=" + target.Address);

    [FactWith(Python)]
    public void Strings_matching() => Says("examples/strings-matching.y", @"^ +70 strings +\d.*  shop\.example\n +30 strings .*  other\.example$");

    [FactWith(Python)]
    public void String_sizes() => Says(
        "examples/string-sizes.y", @"^\d+ strings; half of them take up to \d+ B, 99 % up to [\s\S]*^Sizes of strings$[\s\S]*^ +64\.0 KB–128\.0 KB +1  ▏$[\s\S]*^  dict TEXT +97\.7 KB  ");

    [FactWith(Python)]
    public void Duplicate_strings() => Says("examples/duplicate-strings.y", @"^ +50 times +2\.9 KB  ""one of many""$", "--arg", "top=1000");

    [FactWith(Python)]
    public void Dict_shapes() => Says("examples/dict-shapes.y", @"^ +40 dicts +\d.*  \{""event"", ""number""\}$");

    [FactWith(Python)]
    public void Threads() => Says("examples/threads.y", @"^thread \d+: .*<module>$");

    [FactWith(Python)]
    public void Attribute_histogram()
    {
        Says("examples/attribute-histogram.y", @"^count=120 min=0 avg=29\.75 max=59\.5$", "--arg", "class=__main__.Order", "--arg", "attribute=total");
        Says("examples/attribute-histogram.y", @"^count=120 min=2 avg=2 max=2$", "--arg", "class=__main__.Order", "--arg", "attribute=lines");
    }

    [FactWith(Python)]
    public void Types() => Says("python-types.y", @"__main__\.Order +120 ", "--arg", "module=__main__");

    [FactWith(Python)]
    public void Modules() => Says("python-modules.y", @"__main__ .*PRICES");

    [FactWith(Python)]
    public void Memory() => Says("python-memory.y", @"\.modules → __main__ → PRICES");

    [FactWith(Python)]
    public void Why()
    {
        foreach (string what in new[] { "__main__.PRICES", target.Address })
        {
            ToolResult result = Tool.Run("why", what, "--pid", target.Pid, "-q");
            Assert.True(result.Code == 0, result.Errors);
            Assert.Contains("It is held by .modules → __main__ → PRICES.", result.Output, StringComparison.Ordinal);
            Assert.Contains("1 reference from objects", result.Output, StringComparison.Ordinal);
        }

        Assert.Equal(1, Tool.Run("why", "__main__.ABSENT", "--pid", target.Pid).Code);
    }

    private void Says(string probe, string pattern, params string[] more)
    {
        ToolResult result = Tool.Run(["run", "probes/" + probe, "--pid", target.Pid, "-q", .. more]);
        Assert.True(result.Code == 0, result.Errors);
        Assert.Matches("(?m)" + pattern, result.Output);
    }

    /// <summary>A shop that stands still; its first line is the address of PRICES.</summary>
    public sealed class Target : IDisposable
    {
        private const string Shop = """
            class Order:
                def __init__(self, number):
                    self.number, self.customer, self.total, self.lines = number, "anna", number / 2, [number, "a line"]

            ORDERS = [Order(n) for n in range(120)]
            PRICES = {n: str(n) for n in range(5000)}
            PAGES = ["https://%s.example/%d" % ("shop" if n < 70 else "other", n) for n in range(100)]
            EVENTS = [{"event": n, "number": n} for n in range(40)]
            MANY = ["one of %s" % "many" for n in range(50)]
            TEXT = "long and longer" + "-" * 100000
            print(id(PRICES), flush=True)
            input()
            """;

        private readonly Process? _python;

        public Target()
        {
            if (!File.Exists(Python))
                return;

            var start = new ProcessStartInfo(Python) { RedirectStandardInput = true, RedirectStandardOutput = true };
            start.ArgumentList.Add("-c");
            start.ArgumentList.Add(Shop);
            _python = Process.Start(start)!;
            Address = _python.StandardOutput.ReadLine()!;
        }

        public string Address { get; } = "";

        public string Pid => _python!.Id.ToString(CultureInfo.InvariantCulture);

        public void Dispose()
        {
            _python?.Kill();
            _python?.Dispose();
        }
    }
}
