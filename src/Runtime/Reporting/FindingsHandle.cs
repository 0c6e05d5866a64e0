namespace YLang.Runtime.Reporting;

/// <summary>Findings in the making.</summary>
public sealed class FindingsHandle
{
    private readonly List<Finding> _items = [];

    internal FindingsHandle(string name) => (Name, Title) = (name, name);

    /// <summary>Findings of no report: what a variable is to which none were assigned.</summary>
    public static FindingsHandle Detached => new("");

    public string Name { get; }

    /// <summary>What stands over the findings; their name until a script says otherwise.</summary>
    public string Title { get; set; }

    /// <param name="severity">"info", "warn" or "critical"; anything else counts as "info".</param>
    public void Add(string severity, string title, ReportPath? path, long bytes, string explanation, string suggestion) =>
        _items.Add(new Finding(severity is "warn" or "critical" ? severity : "info", title, path ?? ReportPath.Empty, bytes, explanation, suggestion));

    public override string ToString() => $"findings '{Name}'";

    /// <summary>The gravest first, then the largest: what an operator reads first.</summary>
    internal Artifact ToArtifact() => new FindingsArtifact(Name, Title, [.. _items.OrderBy(i => Rank(i.Severity)).ThenByDescending(i => i.Bytes)]);

    private static int Rank(string severity) => severity switch { "critical" => 0, "warn" => 1, _ => 2 };
}
