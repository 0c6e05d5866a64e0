namespace YLang.TestKit;

/// <summary>Facts that need something of the machine: skipped, with the reason in the test run's output, where it is missing.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class FactWithAttribute : Xunit.FactAttribute
{
    /// <param name="files">Files or folders that must exist, such as <c>/usr/bin/python3.11</c>.</param>
    public FactWithAttribute(params string[] files)
    {
        if (files.FirstOrDefault(f => !Path.Exists(f)) is { } missing)
            Skip = $"{missing} is not on this machine";
    }
}
