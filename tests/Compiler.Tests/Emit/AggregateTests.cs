using Xunit;
using YLang.Compiler.Diagnostics;
using YLang.Compiler.Layouts;
using YLang.Compiler.Text;

namespace YLang.Compiler.Tests.Emit;

/// <summary>A script may keep an aggregate per class: how numbers lie is kept only where somebody asks.</summary>
public sealed class AggregateTests
{
    [Theory]
    [InlineData("_avg(one)", false)]
    [InlineData("_hist_log(one)", false)]
    [InlineData("_percentile(one, 50)", true)]
    [InlineData("_hist_linear(one, 0, 10, 1)", true)]
    public void All_aggregates_of_a_script_keep_their_numbers_where_one_is_asked_for_them(string asked, bool keeps)
    {
        string script = $$"""
            _agg whole;
            _probe _oneshot {
                _agg one;
                _map(_str, _agg) several;
                one <<< 1;
                whole <<< 2;
                several["a"] <<< 3;
                printf("%s %s %s\n", whole, several, {{asked}});
            }
            """;
        string code = Compilation.Compile(new CompilationOptions(new SourceText("script.y", script), Layout.Empty, IncludeResolver.None), new DiagnosticSink())!.CSharp;
        Assert.Equal(3, code.Split(keeps ? "new Aggregate(rt.Budget)" : "new Aggregate()").Length - 1);
        Assert.DoesNotContain(keeps ? "new Aggregate()" : "new Aggregate(rt.Budget)", code, StringComparison.Ordinal);
    }
}
