namespace YLang.Runtime.Targets.Gdb.Mi;

/// <summary>What a line of gdb's machine interface is (gdb's manual, "GDB/MI Output Syntax").</summary>
internal enum MiKind
{
    /// <summary><c>^done</c>: the answer to a command.</summary>
    Result,

    /// <summary><c>*stopped</c>: the target's state has changed.</summary>
    Exec,

    /// <summary><c>+download</c>: how far a long command is.</summary>
    Status,

    /// <summary><c>=library-loaded</c>: what else one may want to know.</summary>
    Notify,

    /// <summary><c>~"text"</c>: what a command of the console answers.</summary>
    Console,

    /// <summary><c>@"text"</c>: what the target prints.</summary>
    Target,

    /// <summary><c>&amp;"text"</c>: what gdb says of itself.</summary>
    Log,

    /// <summary><c>(gdb)</c>: it waits for a command.</summary>
    Prompt,
}

/// <summary>A line.</summary>
/// <param name="Token">The number that was given with the command; null: none.</param>
/// <param name="Class">"done", "error", "stopped"; "" of a text.</param>
/// <param name="Results">By name; empty of a text.</param>
/// <param name="Text">Of a console, target or log line.</param>
internal sealed record MiRecord(MiKind Kind, long? Token, string Class, MiTuple Results, string Text);

/// <summary>A value: a text, named values, or a list.</summary>
internal abstract record MiValue;

internal sealed record MiText(string Text) : MiValue;

/// <summary>Names may come more than once, as gdb's do.</summary>
internal sealed record MiTuple(IReadOnlyList<(string Name, MiValue Value)> Values) : MiValue
{
    public static MiTuple Empty { get; } = new([]);

    public MiValue? this[string name] => Values.FirstOrDefault(v => v.Name == name).Value;

    /// <summary>A text by its name; null: none, or no text.</summary>
    public string? Text(string name) => (this[name] as MiText)?.Text;

    /// <summary>The tuples in a list by its name; none where there is no such list.</summary>
    public IEnumerable<MiTuple> Tuples(string name) => (this[name] as MiList)?.Values.OfType<MiTuple>() ?? [];
}

/// <summary>Of values; of named ones the values.</summary>
internal sealed record MiList(IReadOnlyList<MiValue> Values) : MiValue;
