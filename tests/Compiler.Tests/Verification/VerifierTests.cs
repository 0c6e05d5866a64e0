using Microsoft.CodeAnalysis;
using Xunit;

namespace YLang.Compiler.Tests.Verification;

public sealed class VerifierTests
{
    [Theory]
    [InlineData("File", "string t = System.IO.File.ReadAllText(\"/etc/passwd\");", "Y0902 a walker may not use 'System.IO.File.ReadAllText' (Script.Oneshot, probe.y:1)")]
    [InlineData("Process", "System.Diagnostics.Process.Start(\"sh\");", "Y0902 a walker may not use 'System.Diagnostics.Process.Start' (Script.Oneshot, probe.y:1)")]
    [InlineData("Exit", "Environment.Exit(1);", "Y0902 a walker may not use 'System.Environment.Exit' (Script.Oneshot, probe.y:1)")]
    [InlineData("Console", "Console.WriteLine();", "Y0902 a walker may not use 'System.Console.WriteLine' (Script.Oneshot, probe.y:1)")]
    [InlineData("Socket", "new System.Net.Sockets.TcpClient(\"h\", 1);", "Y0902 a walker may not use 'System.Net.Sockets.TcpClient..ctor' (Script.Oneshot, probe.y:1)")]
    [InlineData("Thread", "new System.Threading.Thread(() => { }).Start();", "Y0902 a walker may not use 'System.Threading.Thread.Start' (Script.Oneshot, probe.y:1)")]
    [InlineData("Reflection", "m.GetType();", "Y0902 a walker may not use 'System.Object.GetType' (Script.Oneshot, probe.y:1)")]
    [InlineData("Typeof", "object t = typeof(string); m.Equals(t);", "Y0904 a walker may not contain the instruction 'ldtoken")]
    [InlineData("Activator", "Activator.CreateInstance<object>();", "Y0902 a walker may not use 'System.Activator.CreateInstance' (Script.Oneshot, probe.y:1)")]
    [InlineData("Linq", "new List<int>().AsParallel();", "Y0902 a walker may not use 'System.Linq.ParallelEnumerable.AsParallel' (Script.Oneshot, probe.y:1)")]
    [InlineData("Dynamic", "dynamic d = 1; d.Foo();", "Y0902 a walker may not use 'Microsoft.CSharp.RuntimeBinder.")]
    [InlineData("Marshal", "System.Runtime.InteropServices.Marshal.ReadInt32((nint)rtAddress);", "Y0902 a walker may not use 'System.Runtime.InteropServices.Marshal.ReadInt32' (Script.Oneshot, probe.y:1)")]
    [InlineData("UnsafeAs", "System.Runtime.CompilerServices.Unsafe.As<string>(m);", "Y0902 a walker may not use 'System.Runtime.CompilerServices.Unsafe.As' (Script.Oneshot, probe.y:1)")]
    [InlineData("Budget", "new YLang.Runtime.Faults.Budget(TimeSpan.FromDays(1), 1 << 30, default);", "Y0902 a walker may not use 'YLang.Runtime.Faults.Budget..ctor' (Script.Oneshot, probe.y:1)")]
    [InlineData("Memory", "new TargetMemory([], null);", "Y0902 a walker may not use 'YLang.Runtime.Memory.TargetMemory..ctor' (Script.Oneshot, probe.y:1)")]
    [InlineData("Files", "var f = Context.Target.Files;", "Y0902 a walker may not use 'YLang.Runtime.Targets.ITarget.get_Files' (Script.Oneshot, probe.y:1)")]
    [InlineData("Elf", "YLang.Runtime.Elf.ElfImage.TryRead(null!);", "Y0902 a walker may not use 'YLang.Runtime.Elf.ElfImage.TryRead' (Script.Oneshot, probe.y:1)")]
    [InlineData("Catch", "try { m.U8(1); } catch { }", "Y0908 a walker may not catch exceptions (Script.Oneshot, probe.y:1)")]
    [InlineData("Delegate", "Func<string, string> f = System.IO.File.ReadAllText; f(\"x\");", "Y0902 a walker may not use 'System.IO.File.ReadAllText' (Script.Oneshot, probe.y:1)")]
    [InlineData("Stackalloc", "byte* p = stackalloc byte[8]; p[0] = 1;", "Y0904 a walker may not contain the instruction 'localloc' (Script.Oneshot, probe.y:1)")]
    [InlineData("Pointer", "byte* p = (byte*)rtAddress; byte b = *p; m.U8(b);", "Y0904 a walker may not contain the instruction 'conv.u' (Script.Oneshot, probe.y:1)")]
    [InlineData("Calli", "((delegate*<void>)rtAddress)();", "Y0904 a walker may not contain the instruction 'calli' (Script.Oneshot, probe.y:1)")]
    public void What_reaches_out_is_refused_with_its_name_and_line(string what, string statement, string expected)
    {
        string verdict = WalkerText.Verdict($"public override void Oneshot() {{ {statement} }} private ulong rtAddress = 1; // {what}");
        Assert.True(verdict.Split('\n').Any(m => m.StartsWith(expected, StringComparison.Ordinal)), verdict);
    }

    [Theory]
    [InlineData("Field", "private System.IO.Stream? s;", "Y0903 a walker may not use the type 'System.IO.Stream'")]
    [InlineData("Pointer", "private byte* p;", "Y0903 a walker may not use the type 'System.Byte*'")]
    [InlineData("FunctionPointer", "private delegate*<int, void> f;", "Y0903 a walker may not use the type")]
    [InlineData("PInvoke", "[System.Runtime.InteropServices.DllImport(\"libc\")] static extern int getpid();", "Y0905 the walker's method 'Script.getpid' has no IL of its own")]
    [InlineData("Accessor", "[System.Runtime.CompilerServices.UnsafeAccessor(System.Runtime.CompilerServices.UnsafeAccessorKind.Method, Name = \"Look\")] static extern bool Look(WalkerContext c);", "Y0905 the walker's method 'Script.Look' has no IL of its own")]
    [InlineData("Finalizer", "~Script() { }", "Y0902 a walker may not use 'System.Object.Finalize' (Script.Finalize)")]
    [InlineData("ThreadStatic", "[ThreadStatic] static int t;", "Y0903 a walker may not use the type 'System.ThreadStaticAttribute'")]
    [InlineData("Recursion", "int F(int n) => n == 0 ? 0 : G(n); int G(int n) => F(n - 1);", "Y0907 methods call each other without counting their depth: 'Script.F' and 'Script.G'")]
    public void What_a_walker_declares_is_looked_at_too(string what, string member, string expected)
    {
        string verdict = WalkerText.Verdict($"{member} // {what}");
        Assert.True(verdict.Split('\n').Any(m => m.StartsWith(expected, StringComparison.Ordinal)), verdict);
    }

    [Fact]
    public void An_attribute_that_opens_private_members_is_refused()
    {
        var (image, _) = WalkerText.CompileFile(
            """
            using YLang.Runtime;
            [assembly: System.Runtime.CompilerServices.IgnoresAccessChecksTo("YLang.Runtime")]
            namespace System.Runtime.CompilerServices
            {
                public sealed class IgnoresAccessChecksToAttribute(string name) : Attribute { public string Name => name; }
            }
            public sealed class Script(WalkerContext rt) : Walker(rt);
            """);
        Assert.Contains("Y0903 a walker may not use the type 'System.Runtime.CompilerServices.IgnoresAccessChecksToAttribute' (the assembly)", WalkerText.Verdict(image), StringComparison.Ordinal);
    }

    [Fact]
    public void A_sink_of_its_own_is_refused_since_loops_trust_sinks() => Assert.Contains(
        "Y0903 a walker may not use the type 'YLang.Runtime.Walking.IEdgeSink' (Endless)",
        WalkerText.Verdict(
            "",
            """
            struct Endless : IEdgeSink
            {
                public bool Next(out ulong o, out ulong kind, out RuleSet rules) { (o, kind, rules) = (0, 0, default); return true; }
                public void Ref(ulong p, Label label) { } public void HiddenRef(ulong p, Label label) { } public void LateRef(ulong p, Label label) { } public void MaybeRef(ulong w, Label label) { }
                public void Size(long bytes) { } public void Own(ulong p, long bytes) { } public void Hidden(ulong p, long bytes) { } public int Role => 0; public ulong Holder => 0;
            }
            """),
        StringComparison.Ordinal);

    [Fact]
    public void An_assembly_without_a_walker_is_none() =>
        Assert.Equal("Y0909 the compiled walker has no class that derives from Walker, or several", WalkerText.Verdict(WalkerText.CompileFile("public class C;").Image));

    [Fact]
    public void Bytes_that_are_no_assembly_are_refused_whatever_they_are()
    {
        var (image, _) = WalkerText.Compile("");
        Assert.StartsWith("Y0901", WalkerText.Verdict([]), StringComparison.Ordinal);
        Assert.StartsWith("Y0901", WalkerText.Verdict([1, 2, 3]), StringComparison.Ordinal);
        Assert.StartsWith("Y0901", WalkerText.Verdict(image[..(image.Length / 2)]), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(OptimizationLevel.Debug)]
    [InlineData(OptimizationLevel.Release)]
    public void What_the_emitter_writes_passes(OptimizationLevel level) => Assert.Equal(
        "",
        WalkerText.Verdict(
            """
            private readonly YMap<string, Aggregate> classes = new(rt.Budget);
            private static readonly string[] s_literals = ["a", "b"];
            private long _total = rt.IntParam("top", 20);
            private static readonly int[] s_table = [1, 2, 3, 4, 5, 6, 7, 8];

            public override void Oneshot()
            {
                ulong o = m.U64(rt.Extern("_PyRuntime", ".PyRuntime") + 40);
                while (o != 0)
                {
                    if (rt.Poll()) return;
                    o = m.U64(o);
                    if (m.Faulted) return;
                    _total += unchecked((long)o) + (int)(m.I32(o) << 3) + s_table[(int)(_total & 7)];
                }

                for (long i = 0; i < 10; i++)
                {
                    if (rt.Poll()) break;
                    if ((i & 1) == 0) continue;
                    rt.Print($"{i} {_total:x}" + Fact(i) + (i, "text").ToString());
                }

                Func<long, long> twice = x => x * 2;
                _total = twice(_total);
                rt.Print(Context.Target.Pid.ToString(System.Globalization.CultureInfo.InvariantCulture));
                string kind = _total switch { 0 => "none", 1 => "one", _ => "many" };
                rt.Warn(kind);
            }

            private long Fact(long n)
            {
                if (n <= 1 || !rt.EnterCall()) return 1;
                long r = n * Fact(n - 1);
                rt.LeaveCall();
                return r;
            }

            private void Visit<TSink>(ref TSink sink, int rule, ulong o) where TSink : struct, IEdgeSink
            {
                switch (rule)
                {
                    case 0: sink.Ref(m.U64(o), Label.Text(0)); break;
                    case 1: sink.Size(8); break;
                }
            }

            private void Drain<TSink>(ref TSink sink) where TSink : struct, IEdgeSink
            {
                while (sink.Next(out ulong o, out ulong t, out RuleSet rules))
                {
                    foreach (int rule in rules) { Visit(ref sink, rule, o); if (m.Faulted) m.Clear(); }
                }
            }

            public void Walk(HeapWalk walk) { var sink = new AttributedSink(walk); Drain(ref sink); }
            """,
            level: level));
}
