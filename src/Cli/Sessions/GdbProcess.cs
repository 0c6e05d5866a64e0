using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using YLang.Runtime.Faults;
using YLang.Runtime.Targets.Gdb;

namespace YLang.Cli.Sessions;

/// <summary>A gdb that we have started, with the user's arguments behind our own: no file of the user's or of the current folder runs commands in it.</summary>
internal sealed class GdbProcess : IDebugger
{
    /// <summary>-nx: no .gdbinit. What a program's own files would have gdb run stays where it is.</summary>
    private static readonly string[] _own =
    [
        "-nx", "-q", "--interpreter=mi3", "-iex", "set auto-load no", "-iex", "set auto-load safe-path /nonexistent", "-iex", "set confirm off", "-iex", "set pagination off", "-iex", "set width 0",
        "-iex", "set debuginfod enabled off", "-iex", "set print thread-events off",
    ];

    private const int MostErrors = 1 << 16;

    private readonly Process _process;
    private readonly StringBuilder _errors = new();

    private GdbProcess(Process process)
    {
        _process = process;
        process.ErrorDataReceived += (_, line) =>
        {
            lock (_errors)
            {
                if (_errors.Length < MostErrors)
                    _errors.AppendLine(line.Data);
            }
        };
        process.BeginErrorReadLine();
    }

    public TextWriter Input => _process.StandardInput;

    public TextReader Output => _process.StandardOutput;

    public string Errors
    {
        get
        {
            lock (_errors)
                return _errors.ToString();
        }
    }

    /// <param name="arguments">As one would type them behind 'gdb' in a shell.</param>
    public static GdbProcess Start(string arguments)
    {
        if (!(Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Any(folder => File.Exists(Path.Combine(folder, "gdb"))))
            throw NotThere();

        // In a session of its own, so that Ctrl-C on the terminal is ours alone: we let the target go.
        var start = new ProcessStartInfo("setsid") { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (string word in (string[])["gdb", .. _own, .. Words(arguments)])
            start.ArgumentList.Add(word);

        try
        {
            Process process = Process.Start(start)!;
            process.StandardInput.AutoFlush = false;
            return new GdbProcess(process);
        }
        catch (Win32Exception)
        {
            throw NotThere();
        }
    }

    public bool WaitForEnd(TimeSpan time) => _process.WaitForExit(time);

    public void Kill()
    {
        try
        {
            _process.Kill();
        }
        catch (InvalidOperationException)
        {
            // It has ended meanwhile.
        }
    }

    public void Dispose() => _process.Dispose();

    /// <summary>Words as a shell takes them apart: by spaces, but not within quotes; a backslash takes what follows as it is.</summary>
    internal static IReadOnlyList<string> Words(string text)
    {
        var words = new List<string>();
        StringBuilder? word = null;
        char quote = '\0';
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            if (c == '\\' && quote != '\'' && i + 1 < text.Length)
            {
                (word ??= new StringBuilder()).Append(text[++i]);
            }
            else if (c is '\'' or '"' && (quote == '\0' || quote == c))
            {
                quote = quote == '\0' ? c : '\0';
                word ??= new StringBuilder();
            }
            else if (quote == '\0' && char.IsWhiteSpace(c))
            {
                if (word is not null)
                    words.Add(word.ToString());

                word = null;
            }
            else
            {
                (word ??= new StringBuilder()).Append(c);
            }
        }

        if (quote != '\0')
            throw new TargetException(ExitCode.Usage, $"--gdb: a quote {quote} is not closed in: {text}");

        if (word is not null)
            words.Add(word.ToString());

        return words;
    }

    private static TargetException NotThere() => new(ExitCode.Failed, "gdb can't be started: there is no such program on PATH", "install gdb (apt-get install gdb), or use --pid or --core, which need none");
}
