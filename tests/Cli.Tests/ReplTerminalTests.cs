using System.Diagnostics;
using System.Text;
using Xunit;
using YLang.TestKit;

namespace YLang.Cli.Tests;

/// <summary>The prompt on a terminal: <c>script</c> (util-linux) gives the tool one, and passes on what is typed here.</summary>
public sealed class ReplTerminalTests : IDisposable
{
    private const string Script = "/usr/bin/script";

    private readonly ScratchFolder _state = new();

    public void Dispose() => _state.Dispose();

    [FactWith(Script)]
    public void Names_fields_and_commands_are_completed()
    {
        using var session = new Typed(_state.Path);
        session.Type("long apples = 6;\r", "y> ");
        session.Type("appl\t * 7\r", "(long) 42");
        session.Type("struct pair { int first; int second; } ;\r", "y> ");
        session.Type("struct pair *p = 0;\r", "y> ");
        session.Type(":type p->fi\t\r", "\nint");
        session.Type(":ty\t (1, 2)\r", "(int, int)");
        session.Type("_is\t\t", "_isprefix  _issuffix");
        session.Type("\u0015\u0004", null);
        Assert.Equal(0, session.End());
    }

    [FactWith(Script)]
    public void Lines_are_edited_and_brought_back_in_this_session_and_the_next()
    {
        using (var session = new Typed(_state.Path))
        {
            session.Type("1 + 4\u007f\u007f\u007f* 40\u001b[D1\u0001 6 + \u0005\r", "(int) 416");
            session.Type("2 + 5\r", "(int) 7");
            session.Type("\u001b[A\u001b[A\u001b[B0\r", "(int) 52");
            session.Type("\u0004", null);
            Assert.Equal(0, session.End());
        }

        using (var session = new Typed(_state.Path))
        {
            session.Type("\u001b[A\r", "(int) 52");
            session.Type("\u0004", null);
            Assert.Equal(0, session.End());
        }

        string history = Path.Combine(_state.Path, "ylang", "repl.history");
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(history));
    }

    [FactWith(Script)]
    public void Ctrl_C_ends_what_runs_or_is_typed_and_not_the_session()
    {
        using var session = new Typed(_state.Path);
        session.Type("puts(\"running\"); long i = 1; while (i) i++;\r", "running\r\n");
        session.Type("\u0003", "cut short: interrupted");
        session.Type("while (1) {\r", ".. ");
        session.Type("x\u0003", "y> ");
        session.Type("6 * 7\r", "(int) 42");
        session.Type(":quit\r", null);
        Assert.Equal(0, session.End());
    }

    /// <summary>The tool at a terminal.</summary>
    private sealed class Typed : IDisposable
    {
        private readonly Process _process;
        private readonly StringBuilder _shown = new();
        private readonly Task _reading;

        public Typed(string state)
        {
            ProcessStartInfo tool = Tool.Describe("repl");
            // In the shell's place: one that waits for the tool is ended by the Ctrl-C that is meant for it (dash is).
            string command = "exec " + string.Join(' ', tool.ArgumentList.Prepend(tool.FileName).Select(a => $"'{a}'"));
            var start = new ProcessStartInfo(Script) { RedirectStandardInput = true, RedirectStandardOutput = true, WorkingDirectory = tool.WorkingDirectory };
            foreach (string argument in new[] { "-qefc", command, "/dev/null" })
                start.ArgumentList.Add(argument);

            foreach (var (name, value) in tool.Environment)
                start.Environment[name] = value;

            start.Environment["XDG_STATE_HOME"] = state;
            start.Environment["TERM"] = "xterm";
            _process = Process.Start(start)!;
            _process.StandardInput.AutoFlush = true;
            _reading = Task.Run(Read);
            WaitFor("y> ", 0);
        }

        /// <summary>Types, and waits until the terminal shows a text that was not there before.</summary>
        public void Type(string keys, string? awaited)
        {
            int before = Length();
            _process.StandardInput.Write(keys);
            if (awaited is not null)
                WaitFor(awaited, before);
        }

        public int End()
        {
            Assert.True(_process.WaitForExit(30_000), "the session did not end:\n" + Shown());
            return _process.ExitCode;
        }

        public void Dispose()
        {
            if (!_process.HasExited)
                _process.Kill(entireProcessTree: true);

            _reading.Wait(TimeSpan.FromSeconds(10));
            _process.Dispose();
        }

        private int Length()
        {
            lock (_shown)
                return _shown.Length;
        }

        private string Shown()
        {
            lock (_shown)
                return _shown.ToString();
        }

        private void WaitFor(string text, int from)
        {
            long start = Stopwatch.GetTimestamp();
            while (!Shown()[from..].Contains(text, StringComparison.Ordinal))
            {
                if (Stopwatch.GetElapsedTime(start) > TimeSpan.FromSeconds(60))
                    Assert.Fail($"'{text}' is not shown:\n{Shown()}");

                Thread.Sleep(20);
            }
        }

        private void Read()
        {
            char[] buffer = new char[4096];
            while (_process.StandardOutput.Read(buffer) is > 0 and var count)
            {
                lock (_shown)
                    _shown.Append(buffer, 0, count);
            }
        }
    }
}
