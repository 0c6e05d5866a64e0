using System.Globalization;
using System.Text.RegularExpressions;
using Xunit;

namespace YLang.Truth.Tests;

/// <summary>What is found of the allocators is what they say of themselves: glibc by malloc_info and mallinfo, CPython by sys._debugmallocstats, or without the GIL by sys.getallocatedblocks.</summary>
public sealed partial class AllocatorTests
{
    /// <summary>Versions between which the allocator of CPython is another, or the C library.</summary>
    private static readonly string[] s_versions = Environment.GetEnvironmentVariable("YLANG_EVERY_PYTHON") == "1" ? [.. Versions.Supported, .. Versions.FreeThreaded] : ["3.6", "3.9", "3.11", "3.12", "3.13", "3.13t", "3.14"];

    public static TheoryData<string, string> Interpreters
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach ((string version, string path) in Versions.Interpreters.Where(i => s_versions.Contains(i.Version)))
                data.Add(version, path);

            return data;
        }
    }

    [TheoryWithPython]
    [MemberData(nameof(Interpreters))]
    public void Arenas_chunks_pools_and_blocks_are_those_that_the_allocators_count(string version, string python)
    {
        using var target = new TruthTarget(python, "allocators.py", TruthTarget.NoVariables);
        string[] said = target.SaidLines, found = target.Run("allocators.y");

        if (Versions.FreeThreaded.Contains(version))
            Assert.Equal(said.Last(l => l.StartsWith("blocks ", StringComparison.Ordinal)), found.Single(l => l.StartsWith("blocks ", StringComparison.Ordinal)));
        else
        {
            Assert.Equal(Pools(said), found.Where(l => l.StartsWith("class ", StringComparison.Ordinal)));
            Assert.Equal(Sums(said), found.Single(l => l.StartsWith("arenas ", StringComparison.Ordinal)));
            Assert.True(Pools(said).Count() > 20, $"{version}, {python}: {Pools(said).Count()} size classes only");
        }

        // glibc as the machine of the interpreter has it: of the layouts each must be recognised.
        Assert.Contains("problem ''", found);
        Assert.Equal(Arenas(said), found.Where(l => l.StartsWith("arena ", StringComparison.Ordinal)).Select(l => Numbers(l)).Select(n => (n[0], n[2], n[3])));
        long[] mallinfo = Numbers(said.Single(l => l.StartsWith("mallinfo", StringComparison.Ordinal))), ours = Numbers(found.Single(l => l.StartsWith("mallinfo", StringComparison.Ordinal)));

        // hblkhd: from 2.43 on glibc adds the 8 bytes to its sum that it asks for beyond what it maps.
        const int mappings = 3, mappedBytes = 4;
        if (mallinfo[mappedBytes] % 4096 != 0)
            mallinfo[mappedBytes] -= 8 * mallinfo[mappings];

        Assert.Equal(mallinfo, ours);
        Assert.True((mallinfo[mappings] >= 5 || Versions.FreeThreaded.Contains(version)) && mallinfo[1] > 1000, "the target has made too little for a comparison");
    }

    /// <summary>Of each size class: number, size, pools, blocks in use, blocks free.</summary>
    private static IEnumerable<string> Pools(string[] said) =>
        said.Select(l => PoolLine().Match(l)).Where(m => m.Success).Select(m => $"class {string.Join(' ', Numbers(m.Value))}");

    private static string Sums(string[] said)
    {
        long Of(string words) => Numbers(said.First(l => l.StartsWith($"# {words} ", StringComparison.Ordinal)).Split('=')[1])[0];
        long pools = Numbers(said.Single(l => l.Contains(" unused pools * ", StringComparison.Ordinal)))[0];
        return $"arenas {Of("arenas allocated current")} allocated {Of("bytes in allocated blocks")} available {Of("bytes in available blocks")} pools {pools} "
            + $"headers {Of("bytes lost to pool headers")} rest {Of("bytes lost to quantization")} alignment {Of("bytes lost to arena alignment")}";
    }

    /// <summary>Of each arena: fast chunks, free chunks without the top, which malloc_info counts among them, bytes got from the system.</summary>
    private static IEnumerable<(long Fast, long Free, long System)> Arenas(string[] said)
    {
        long fast = 0, free = 0;
        bool inHeap = false;
        foreach (string line in said)
        {
            if (line.StartsWith("<heap", StringComparison.Ordinal))
                (inHeap, fast) = (true, 0);
            else if (line.StartsWith("<total type=\"fast\"", StringComparison.Ordinal))
                fast = Numbers(line)[0];
            else if (line.StartsWith("<total type=\"rest\"", StringComparison.Ordinal))
                free = Numbers(line)[0] - 1;
            else if (inHeap && line.StartsWith("<system type=\"current\"", StringComparison.Ordinal))
                yield return (fast, free, Numbers(line)[0]);
            else if (line.StartsWith("</heap", StringComparison.Ordinal))
                inHeap = false;
        }
    }

    private static long[] Numbers(string line) =>
        [.. Number().Matches(line).Select(m => long.Parse(m.Value.Replace(",", "", StringComparison.Ordinal), CultureInfo.InvariantCulture))];

    [GeneratedRegex(@"[0-9][0-9,]*")]
    private static partial Regex Number();

    [GeneratedRegex(@"^ +[0-9]+( +[0-9,]+){4}$")]
    private static partial Regex PoolLine();
}
