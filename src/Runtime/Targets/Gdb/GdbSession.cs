using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using YLang.Runtime.Faults;
using YLang.Runtime.Targets.Gdb.Mi;

namespace YLang.Runtime.Targets.Gdb;

/// <summary>A conversation with gdb: one command after the other, each with its answer. All commands are ours, made of numbers and our own words: none comes from a script or a target.</summary>
internal sealed class GdbSession : IDisposable
{
    /// <summary>Characters of a line: an answer with 64 KiB of memory has 128 Ki.</summary>
    private const int MostLine = 16 << 20;

    /// <summary>Characters of what a command says: the mappings of the largest processes have some megabytes.</summary>
    private const int MostSaid = 64 << 20;

    private static readonly TimeSpan _goodbye = TimeSpan.FromSeconds(5);

    private readonly IDebugger _gdb;
    private readonly TimeSpan _patience;
    private readonly CancellationToken _interrupt;
    private readonly BlockingCollection<MiRecord> _records = new(boundedCapacity: 1 << 16);
    private readonly StringBuilder _complaints = new();
    private long _token;
    private bool _ended;

    /// <param name="patience">How long an answer is waited for.</param>
    public GdbSession(IDebugger gdb, TimeSpan patience, CancellationToken interrupt)
    {
        (_gdb, _patience, _interrupt) = (gdb, patience, interrupt);
        new Thread(Read) { IsBackground = true, Name = "gdb" }.Start();
    }

    /// <summary>What gdb complained about since its start, its last words at the end.</summary>
    public string Complaints => string.Join("; ", $"{_complaints}\n{_gdb.Errors}".Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct().TakeLast(3));

    /// <summary>Waits until it has done what its command line says.</summary>
    public void Begin()
    {
        while (Next() is var record && record.Kind != MiKind.Prompt)
            Hear(record, null);
    }

    /// <summary>The results of a command, or null where gdb refused it.</summary>
    public MiTuple? Ask(string command) => Ask(command, null);

    /// <summary>What a command of the console says, line by line; nothing where gdb refused it.</summary>
    public string[] Say(string command)
    {
        var said = new StringBuilder();
        return Ask($"-interpreter-exec console \"{command}\"", said) is null ? [] : said.ToString().Split('\n');
    }

    /// <summary>Lets the target go and ends gdb.</summary>
    public void Dispose()
    {
        try
        {
            if (!_ended)
            {
                // Of a core or a program that does not run, gdb says that there is nothing to let go: all the same to us.
                _gdb.Input.Write("-target-detach\n-gdb-exit\n");
                _gdb.Input.Flush();
            }
        }
        catch (IOException)
        {
            // It is gone already.
        }

        if (!_gdb.WaitForEnd(_goodbye))
            _gdb.Kill();

        _gdb.Dispose();
    }

    private MiTuple? Ask(string command, StringBuilder? said)
    {
        long token = ++_token;
        try
        {
            _gdb.Input.Write(string.Create(CultureInfo.InvariantCulture, $"{token}{command}\n"));
            _gdb.Input.Flush();
        }
        catch (IOException)
        {
            throw Ended();
        }

        while (true)
        {
            MiRecord record = Next();
            if (record.Kind == MiKind.Result && record.Token == token)
            {
                if (record.Class == "error")
                    _complaints.AppendLine(record.Results.Text("msg"));

                return record.Class == "error" ? null : record.Results;
            }

            Hear(record, said);
        }
    }

    private void Hear(MiRecord record, StringBuilder? said)
    {
        StringBuilder? to = record.Kind == MiKind.Console ? said : record.Kind == MiKind.Log ? _complaints : null;
        if (to is not null && to.Length + record.Text.Length < MostSaid)
            to.Append(record.Text);

        if (record is { Kind: MiKind.Result, Class: "error" })
            _complaints.AppendLine(record.Results.Text("msg"));
    }

    private MiRecord Next()
    {
        if (_records.TryTake(out MiRecord? record, (int)_patience.TotalMilliseconds, _interrupt))
            return record;

        throw _records.IsCompleted ? Ended() : new TargetException(ExitCode.Failed, $"gdb has not answered for {_patience.TotalSeconds:0} s{Words()}", "try its arguments with gdb itself");
    }

    private TargetException Ended()
    {
        _ended = true;
        return new TargetException(ExitCode.Failed, $"gdb has ended{Words()}", "try its arguments with gdb itself");
    }

    private string Words() => Complaints is { Length: > 0 } words ? $": {words}" : "";

    /// <summary>On a thread of its own, so that an answer can be waited for with an end.</summary>
    private void Read()
    {
        try
        {
            var line = new StringBuilder();
            char[] buffer = new char[1 << 16];
            for (int got; (got = _gdb.Output.Read(buffer, 0, buffer.Length)) > 0;)
            {
                ReadOnlySpan<char> rest = buffer.AsSpan(0, got);
                for (int end; (end = rest.IndexOf('\n')) >= 0; rest = rest[(end + 1)..])
                {
                    line.Append(rest[..end]);
                    Take(line);
                }

                // What is longer than any answer is none.
                if (line.Length + rest.Length <= MostLine)
                    line.Append(rest);
            }
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException or InvalidOperationException)
        {
            // Ended by Dispose, or by itself.
        }

        _records.CompleteAdding();
    }

    private void Take(StringBuilder line)
    {
        if (MiParser.Parse(line.ToString()) is { } record)
            _records.Add(record);

        line.Clear();
    }
}
