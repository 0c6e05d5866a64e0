using System.Globalization;
using System.Diagnostics;
using YLang.TestKit;

namespace YLang.Benchmarks;

/// <summary>
/// python-memory on the same heap in every version's interpreter, in one run: nanoseconds of the walk and bytes of peak memory an object, as multiples of the best version's.
/// <code>dotnet run -c Release --project tests/Benchmarks versions [OBJECTS]</code>
/// </summary>
internal static class ByVersion
{
    private const int Rounds = 3;

    public static int Run(string objects)
    {
        List<(string Version, Process Target, Program.HeapFacts Heap, List<Program.Run> Runs)> targets = [];
        try
        {
            foreach (string layout in Directory.GetFiles(Path.Combine(Repository.StdLib, "layouts", "cpython"), "3.*.layout").Order(StringComparer.Ordinal))
            {
                string version = Path.GetFileNameWithoutExtension(layout);
                if (Interpreters.Find(version) is not { } python)
                    Console.WriteLine($"{version,-6} no interpreter on this machine");
                else
                    targets.Add((version, Program.StartHeap(python, objects, out Program.HeapFacts heap), heap, []));
            }

            // By turns, so that what else the machine does meets all.
            for (int round = 0; round < Rounds; round++)
            {
                foreach (var target in targets)
                    target.Runs.Add(Program.Analyse("python-memory", "--pid", target.Heap.Pid.ToString(CultureInfo.InvariantCulture)));
            }
        }
        finally
        {
            foreach (var target in targets)
            {
                target.Target.Kill();
                target.Target.Dispose();
            }
        }

        var all = targets.ConvertAll(t =>
        {
            Program.Run fastest = t.Runs.MinBy(r => r.WalkMs)!;
            return (t.Version, Nanoseconds: fastest.WalkMs * 1e6 / fastest.Objects, Bytes: (t.Runs.Min(r => r.PeakBytes) - t.Heap.Rss) / (double)fastest.Objects);
        });
        double time = all.Min(v => v.Nanoseconds), memory = all.Min(v => v.Bytes);
        foreach ((string version, double nanoseconds, double bytes) in all)
            Console.WriteLine($"{version,-6} {nanoseconds,5:0} ns an object = {nanoseconds / time:0.00} × the best; resident size of the target + {bytes,3:0} bytes an object = {bytes / memory:0.00} × the best");

        return 0;
    }
}
