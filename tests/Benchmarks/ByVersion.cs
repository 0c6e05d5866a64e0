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
        List<(string Version, double Nanoseconds, double Bytes)> all = [];
        foreach (string layout in Directory.GetFiles(Path.Combine(Repository.StdLib, "layouts", "cpython"), "3.*.layout").Order(StringComparer.Ordinal))
        {
            string version = Path.GetFileNameWithoutExtension(layout);
            if (Interpreters.Find(version) is not { } python)
            {
                Console.WriteLine($"{version,-6} no interpreter on this machine");
                continue;
            }

            using Process target = Program.StartHeap(python, objects, out Program.HeapFacts heap);
            try
            {
                Program.Run[] runs = [.. Enumerable.Range(0, Rounds).Select(_ => Program.Analyse("python-memory", "--pid", heap.Pid.ToString(CultureInfo.InvariantCulture)))];
                Program.Run fastest = runs.MinBy(r => r.WalkMs)!;
                all.Add((version, fastest.WalkMs * 1e6 / fastest.Objects, (runs.Min(r => r.PeakBytes) - heap.Rss) / (double)fastest.Objects));
            }
            finally
            {
                target.Kill();
            }
        }

        double time = all.Min(v => v.Nanoseconds), memory = all.Min(v => v.Bytes);
        foreach ((string version, double nanoseconds, double bytes) in all)
            Console.WriteLine($"{version,-6} {nanoseconds,5:0} ns an object = {nanoseconds / time:0.00} × the best; resident size of the target + {bytes,3:0} bytes an object = {bytes / memory:0.00} × the best");

        return 0;
    }
}
