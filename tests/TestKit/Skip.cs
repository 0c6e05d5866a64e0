namespace YLang.TestKit;

/// <summary>Facts that need something of the machine: skipped, with the reason in the test run's output, where it is missing.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class FactWithAttribute : Xunit.FactAttribute
{
    /// <param name="needs">See <see cref="Machine.Missing"/>.</param>
    public FactWithAttribute(params string[] needs) => Skip = Machine.Missing(needs);
}

/// <summary>Theories that need something of the machine.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class TheoryWithAttribute : Xunit.TheoryAttribute
{
    /// <param name="needs">See <see cref="Machine.Missing"/>.</param>
    public TheoryWithAttribute(params string[] needs) => Skip = Machine.Missing(needs);
}

/// <summary>What this machine has.</summary>
public static class Machine
{
    /// <summary>The first need that is not met, as a sentence; null where all are.</summary>
    /// <param name="needs"><c>/usr/bin/python3.11</c>: a file. <c>gdb</c>: a program on PATH. <c>python 3.12</c>: an interpreter of that version. <c>root</c>: rights. <c>kernel threads</c>. <c>kernel cores</c>: in the working folder. <c>python without layout</c>.</param>
    public static string? Missing(params IEnumerable<string> needs) => needs.Select(Unmet).FirstOrDefault(m => m is not null);

    private static string? Unmet(string need) => need switch
    {
        "root" => Environment.IsPrivilegedProcess ? null : "not root",
        "kernel threads" => KernelThread() is null ? "no thread of the kernel is visible here" : null,
        "kernel cores" => File.ReadAllText("/proc/sys/kernel/core_pattern") is var pattern && (pattern.Contains('|', StringComparison.Ordinal) || pattern.Contains('/', StringComparison.Ordinal))
            ? $"the kernel gives cores to '{pattern.Trim()}'" : null,
        "python without layout" => Interpreters.WithoutLayout() is null ? "each CPython of this machine has a layout" : null,
        ['/', ..] => Path.Exists(need) ? null : $"{need} is not on this machine",
        _ when need.StartsWith("python ", StringComparison.Ordinal) => Interpreters.Find(need[7..]) is null ? $"no {need} on this machine" : null,
        _ => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Any(f => File.Exists(Path.Combine(f, need))) ? null : $"no {need} on PATH",
    };

    /// <summary>The number of a thread of the kernel (a child of kthreadd, asleep), or null in a container that shows none.</summary>
    public static string? KernelThread() =>
        Directory.GetDirectories("/proc").Where(folder => char.IsAsciiDigit(Path.GetFileName(folder)[0]) && Stat(folder) is var stat && (stat.Contains(") S 2 ", StringComparison.Ordinal) || stat.Contains(") I 2 ", StringComparison.Ordinal)))
            .Select(Path.GetFileName).FirstOrDefault();

    private static string Stat(string folder)
    {
        try
        {
            return File.ReadAllText(folder + "/stat");
        }
        catch (IOException)
        {
            return "";
        }
    }
}
