using System.Diagnostics;
using System.Globalization;
using YLang.TestKit;

namespace YLang.Benchmarks;

/// <summary>
/// What the native part of python-memory costs: beside the walk of the objects of a large heap, and as mappings and chunks of malloc become twice as many.
/// <code>dotnet run -c Release --project tests/Benchmarks native [OBJECTS]</code>
/// </summary>
internal static class NativeCost
{
    private const int Rounds = 3;

    public static int Run(string objects)
    {
        using (Process heap = Program.StartHeap("/usr/bin/python3", objects, out Program.HeapFacts facts))
        {
            (double walk, double native) = Best(facts.Pid);
            Console.WriteLine($"{facts.Tracked:N0} objects tracked: native part {native:0} ms = {native / walk:0.00} × the walk ({walk:0} ms)");
            heap.Kill();
        }

        double before = 0;
        foreach (int half in (int[])[2, 1])
        {
            (int mappings, int chunks) = (50_000 / half, 2_000_000 / half);
            using var target = new SupervisedProcess(
                "/usr/bin/python3", Path.Combine(Repository.Root, "tests", "Benchmarks", "chunks.py"), mappings.ToString(CultureInfo.InvariantCulture), chunks.ToString(CultureInfo.InvariantCulture));
            target.ReadLine();
            double native = Best(target.Pid).Native;
            Console.WriteLine($"{mappings:N0} mappings, {chunks:N0} chunks: native part {native:0} ms{(before > 0 ? $" = {native / before:0.0} × that of half as many" : "")}");
            before = native;
        }

        return 0;
    }

    /// <summary>The least of some runs, in milliseconds.</summary>
    private static (double Walk, double Native) Best(int pid) => Enumerable.Range(0, Rounds).Select(_ => Once(pid)).MinBy(t => t.Native);

    private static (double Walk, double Native) Once(int pid)
    {
        using Process run = Program.Start(Path.Combine(Repository.Root, "ylang"), [
            "run", Path.Combine(Repository.Root, "tests", "Benchmarks", "native.y"), "--include", Repository.Probes, "--pid", pid.ToString(CultureInfo.InvariantCulture), "-q"]);
        string output = run.StandardOutput.ReadToEnd();
        run.WaitForExit();
        if (run.ExitCode != 0)
            throw new InvalidOperationException(run.StandardError.ReadToEnd());

        string[] words = output.Split('\n')[0].Split(' ');
        return (double.Parse(words[0], CultureInfo.InvariantCulture), double.Parse(words[1], CultureInfo.InvariantCulture));
    }
}
