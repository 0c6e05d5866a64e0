namespace YLang.Runtime.Reporting;

/// <summary>Findings in the making.</summary>
public sealed class FindingsHandle
{
    /// <summary>Far more than anyone acts on.</summary>
    private const int MostFindings = 10_000;

    private readonly List<Finding> _items = [];
    private readonly Action<string> _unavailable;

    internal FindingsHandle(string name, Action<string> unavailable) => (Name, Title, _unavailable) = (name, name, unavailable);

    /// <summary>Findings of no report: what a variable is to which none were assigned.</summary>
    public static FindingsHandle Detached => new("", static _ => { });

    public string Name { get; }

    /// <summary>What stands over the findings; their name until a script says otherwise.</summary>
    public string Title { get; set; }

    /// <param name="severity">"info", "warn" or "critical"; anything else counts as "info".</param>
    public void Add(string severity, string title, ReportPath? path, long bytes, string explanation, string suggestion)
    {
        if (_items.Count == MostFindings)
            _unavailable($"findings '{Name}': those after the first {MostFindings:N0}");
        else
            _items.Add(new Finding(severity is "warn" or "critical" ? severity : "info", title, path ?? ReportPath.Empty, bytes, explanation, suggestion));
    }

    public override string ToString() => $"findings '{Name}'";

    /// <summary>The gravest first, then the largest: what an operator reads first.</summary>
    internal Artifact ToArtifact() => new FindingsArtifact(Name, Title, [.. _items.OrderBy(i => Rank(i.Severity)).ThenByDescending(i => i.Bytes)]);

    private static int Rank(string severity) => severity switch { "critical" => 0, "warn" => 1, _ => 2 };
}
