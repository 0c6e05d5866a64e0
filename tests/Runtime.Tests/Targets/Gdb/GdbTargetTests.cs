using System.Text;
using Xunit;
using YLang.Runtime.Faults;
using YLang.Runtime.Memory;
using YLang.Runtime.Targets.Gdb;

namespace YLang.Runtime.Tests.Targets.Gdb;

/// <summary>A gdb that answers as we like: memory, silence, death.</summary>
public sealed class GdbTargetTests
{
    private const string Process = """^done,groups=[{id="i1",type="process",pid="42",executable="/no/such/program"}]""";

    [Fact]
    public void Mappings_and_memory_come_through_it_and_what_can_not_be_read_is_asked_once()
    {
        var gdb = new FakeGdb(Answer);
        using GdbTarget target = GdbTarget.Open(gdb, null, CancellationToken.None);
        Assert.Equal((42, "/no/such/program", "program with words"), (target.Pid, target.Exe, target.CommandLine));
        Assert.Equal(["1000-3000 r-xp /no/such/program", "10000-20000 rw-p [heap]"], target.Mappings.Select(m => m.ToString()));
        TargetMemory memory = target.Acquire(_ => true, CancellationToken.None);
        Assert.Equal((0x04030201u, 1), (memory.U32(0x10000), gdb.Asked.Count(a => a.Contains("read-memory-bytes 0x10000 ", StringComparison.Ordinal))));
        Assert.Equal(0u, memory.U32(0x30000));
        Assert.True(memory.Faulted);
        int asked = gdb.Asked.Count;
        Assert.False(memory.Readable(0x30008, 1));
        Assert.Equal(asked, gdb.Asked.Count);
    }

    [Fact]
    public void No_process_is_refused_with_its_words()
    {
        TargetException refusal = Assert.Throws<TargetException>(() => GdbTarget.Open(
            new FakeGdb(c => c.Contains("list-thread-groups", StringComparison.Ordinal) ? "^done,groups=[{id=\"i1\",type=\"process\"}]" : "^error,msg=\"you can't do that\""), null, CancellationToken.None));
        Assert.Equal(ExitCode.NoTarget, refusal.Code);
        Assert.Contains("you can't do that", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Its_death_is_a_refusal_whenever_it_comes()
    {
        for (int after = 0; after < 5; after++)
        {
            int left = after;
            TargetException refusal = Assert.Throws<TargetException>(() =>
            {
                using GdbTarget target = GdbTarget.Open(new FakeGdb(command => left-- > 0 ? Answer(command) : null), null, CancellationToken.None);
                TargetMemory memory = target.Acquire(_ => true, CancellationToken.None);
                for (ulong at = 0x10000; at < 0x20000; at += 4096)
                    memory.U8(at);
            });
            Assert.Contains("gdb has ended", refusal.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Ctrl_C_ends_a_wait()
    {
        using var interrupt = new CancellationTokenSource(TimeSpan.FromSeconds(0.3));
        Assert.ThrowsAny<OperationCanceledException>(() => GdbTarget.Open(new FakeGdb(_ => ""), null, interrupt.Token));
    }

    private static string Answer(string command) =>
        command.Contains("list-thread-groups", StringComparison.Ordinal) ? Process
        : command.Contains("info proc mappings", StringComparison.Ordinal)
            ? "~\"          Start Addr           End Addr       Size     Offset  Perms  objfile\\n\"\n~\"  0x1000  0x3000  0x2000  0x0  r-xp   /no/such/program\\n\"\n~\"  0x10000  0x20000  0x10000  0x0  rw-p   [heap]\\n\"\n^done"
        : command.Contains("info proc", StringComparison.Ordinal) ? "~\"process 42\\ncmdline = 'program with words'\\n\"\n^done"
        : command.Contains("read-memory-bytes 0x10000 ", StringComparison.Ordinal)
            ? $"^done,memory=[{{begin=\"0x10000\",offset=\"0x0\",end=\"0x20000\",contents=\"01020304{new string('0', 2 * 65532)}\"}}]"
        : "^error,msg=\"Unable to read memory.\"";

    /// <param name="answer">To a command: lines, "" for none, null to end.</param>
    private sealed class FakeGdb(Func<string, string?> answer) : IDebugger
    {
        private readonly System.IO.Pipelines.Pipe _pipe = new(new System.IO.Pipelines.PipeOptions(pauseWriterThreshold: 0));
        private StreamReader? _output;
        private Commands? _commands;

        public List<string> Asked { get; } = [];

        public TextWriter Input => _commands ??= new Commands(this);

        public TextReader Output
        {
            get
            {
                if (_output is null)
                {
                    Write("(gdb) ");
                    _output = new StreamReader(_pipe.Reader.AsStream());
                }

                return _output;
            }
        }

        public string Errors => "";

        public bool WaitForEnd(TimeSpan time) => true;

        public void Kill()
        {
        }

        public void Dispose() => _pipe.Writer.Complete();

        private void Take(string command)
        {
            Asked.Add(command);
            string digits = string.Concat(command.TakeWhile(char.IsAsciiDigit));
            if (answer(command) is not { } lines)
                _pipe.Writer.Complete();
            else if (lines.Length > 0)
                Write(lines.Replace("^", digits + "^", StringComparison.Ordinal));
        }

        private void Write(string lines)
        {
            _pipe.Writer.WriteAsync(Encoding.UTF8.GetBytes(lines + "\n")).AsTask().GetAwaiter().GetResult();
        }

        private sealed class Commands(FakeGdb gdb) : StringWriter
        {
            public override void Flush()
            {
                string text = ToString();
                GetStringBuilder().Clear();
                foreach (string command in text.Split('\n', StringSplitOptions.RemoveEmptyEntries))
                    gdb.Take(command);
            }
        }
    }
}
