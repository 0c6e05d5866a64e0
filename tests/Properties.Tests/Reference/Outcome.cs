namespace YLang.Properties.Tests.Reference;

/// <summary>The kinds of faults that scripts can meet.</summary>
internal sealed class Faults
{
    public int Unreadable { get; set; }

    public int Arithmetic { get; set; }

    public int OutOfRange { get; set; }

    public int Depth { get; set; }

    public int Sum => Unreadable + Arithmetic + OutOfRange + Depth;

    public override string ToString() => $"{Unreadable} unreadable, {Arithmetic} arithmetic, {OutOfRange} out of range, {Depth} too deep";
}

/// <summary>What a script must print, and the faults it must count.</summary>
/// <param name="IsEndless">It was given up after more turns than any budget of the tests has: the run must be cut short with the beginning of this output.</param>
internal sealed record Outcome(string Output, Faults Faults, bool IsEndless);

/// <summary>Ends the innermost guarded unit.</summary>
internal sealed class FaultException : Exception;

/// <summary>More turns than a budget has.</summary>
internal sealed class EndlessException : Exception;

/// <summary>The script does more than is worth interpreting: another one is taken.</summary>
internal sealed class TooLongException : Exception;
