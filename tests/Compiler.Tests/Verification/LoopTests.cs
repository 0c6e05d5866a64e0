using Xunit;

namespace YLang.Compiler.Tests.Verification;

public sealed class LoopTests
{
    private const string Complaint = "Y0906 a loop does not ask whether the run must stop (Script.Oneshot, probe.y:1)";

    [Theory]
    [InlineData("while (true) { }")]
    [InlineData("for (int i = 0; i < 10; i++) n += i;")]
    [InlineData("do n++; while (n < 10);")]
    [InlineData("again: n++; if (n < 10) goto again;")]
    [InlineData("while (n < 10) { if (n > 3) continue; if (Context.Poll()) break; }")]
    [InlineData("while (n < 10) { if (n == 3 && Context.Poll()) break; n++; }")]
    [InlineData("while (n < 10) { while (n < 5) { if (Context.Poll()) return; n++; if (n == 3) break; } }")]
    [InlineData("while (n < 10) { if (Context.Poll()) return; while (n < 5) n++; }")]
    [InlineData("foreach (string s in new List<string>()) n++;")]
    [InlineData("while (n < 10) { foreach (int r in default(RuleSet)) n++; }")]
    [InlineData("switch (n) { case 0: n++; goto case 1; case 1: n--; goto case 0; }")]
    [InlineData("while (n < 3) { try { if (n == 2) continue; } finally { n++; } }")]
    public void A_loop_with_a_way_around_that_does_not_ask_is_refused(string statement) => Assert.Contains(Complaint, Verdict(statement), StringComparison.Ordinal);

    [Theory]
    [InlineData("while (n < 10) { if (Context.Poll()) return; n++; }")]
    [InlineData("for (int i = 0; i < 10; i++) { if (Context.Poll()) break; if (i == 3) continue; n += i; }")]
    [InlineData("do { n++; } while (!Context.Poll() && n < 10);")]
    [InlineData("while (n < 10) { if (Context.Poll()) return; for (;;) { if (Context.Poll()) return; n++; } }")]
    [InlineData("foreach (string s in new List<string>()) { if (Context.Poll()) break; n++; }")]
    [InlineData("foreach (int r in default(RuleSet)) n += r;")]
    [InlineData("while (n < 9) { if (Context.Poll()) return; try { while (n < 5) { if (Context.Poll()) return; try { if (n == 3) break; } finally { n++; } } } finally { n++; } }")]
    [InlineData("foreach (int r in default(RuleSet)) { n++; if (n > 3) continue; n--; } foreach (int r in default(RuleSet)) n += r;")]
    [InlineData("if (n > 3) { n++; } else { n--; }")]
    public void A_loop_that_asks_each_time_around_passes(string statement) => Assert.Equal("", Verdict(statement));

    private static string Verdict(string statement) => WalkerText.Verdict($"public override void Oneshot() {{ {statement} }} private int n;");
}
