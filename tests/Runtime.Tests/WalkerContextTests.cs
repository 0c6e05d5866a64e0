using Xunit;
using YLang.Runtime.Faults;
using YLang.Runtime.Memory;
using YLang.Runtime.Reporting;
using YLang.Runtime.Targets;

namespace YLang.Runtime.Tests;

public sealed class WalkerContextTests : IDisposable
{
    private readonly StringWriter _output = new(), _errors = new();
    private readonly TargetMemory _memory = new([]);

    public void Dispose()
    {
        _output.Dispose();
        _errors.Dispose();
    }

    [Fact]
    public void Parameters_are_given_ones_or_the_defaults()
    {
        WalkerContext rt = Make(Budget.Unlimited, ("top", 50L), ("ratio", 0.5), ("all", true), ("name", "x"));
        Assert.Equal((50L, 0.5, true, "x"), (rt.IntParam("top", 1), rt.DoubleParam("ratio", 1), rt.BoolParam("all", false), rt.StrParam("name", "")));
        Assert.Equal((1L, 1.5, true, "d"), (rt.IntParam("n", 1), rt.DoubleParam("n", 1.5), rt.BoolParam("n", true), rt.StrParam("n", "d")));
    }

    [Fact]
    public void A_run_out_of_budget_stops_at_a_poll_and_is_truncated()
    {
        using var interrupt = new CancellationTokenSource();
        WalkerContext rt = Make(new Budget(TimeSpan.FromDays(1), long.MaxValue, interrupt.Token));
        for (int i = 0; i < 100_000; i++)
            Assert.False(rt.Poll());

        interrupt.Cancel();
        Assert.Contains(Enumerable.Range(0, 100_000), _ => rt.Poll());
        Assert.True(rt.Poll() && rt.Stopped && rt.Faults.Truncated);
        _memory.Clear();
        Assert.True(_memory.Faulted);
        rt.ResumeForEnd();
        Assert.True(_memory.Faulted);
    }

    [Fact]
    public void Exit_stops_everything_until_the_end_probes()
    {
        WalkerContext rt = Make(Budget.Unlimited);
        rt.Exit();
        _memory.Clear();
        Assert.True(rt.Poll() && _memory.Faulted && rt.Failure is null && !rt.Faults.Truncated);
        rt.ResumeForEnd();
        Assert.False(rt.Poll() || _memory.Faulted);
    }

    [Fact]
    public void The_first_error_is_the_one_that_counts()
    {
        WalkerContext rt = Make(Budget.Unlimited);
        rt.Assert(true, "a.y:1");
        Assert.Null(rt.Failure);
        rt.Assert(false, "a.y:7");
        rt.Error("later");
        rt.ResumeForEnd();
        Assert.True(rt.Stopped);
        Assert.Equal("a.y:7: assertion failed", rt.Failure);
    }

    [Fact]
    public void Recursion_ends_at_a_depth_with_a_fault()
    {
        WalkerContext rt = Make(Budget.Unlimited);
        for (int i = 0; i < Limits.CallDepth; i++)
            Assert.True(rt.EnterCall());

        Assert.False(rt.EnterCall());
        Assert.Equal((true, 1L), (_memory.Faulted, rt.Faults.Arithmetic));
        rt.LeaveCall();
        Assert.True(rt.EnterCall());
    }

    [Fact]
    public void Words_go_to_output_and_warnings_to_errors()
    {
        WalkerContext rt = Make(Budget.Unlimited);
        rt.Print("a\n");
        rt.Warn("b");
        Assert.Equal(("a\n", $"b{Environment.NewLine}"), (_output.ToString(), _errors.ToString()));
    }

    private WalkerContext Make(Budget budget, params (string Name, object Value)[] parameters) =>
        new(new NoTarget(), _memory, new ReportBuilder(), _output, _errors, budget, parameters.ToDictionary(p => p.Name, p => p.Value));
}
