using System.Globalization;

namespace YLang.Truth.Tests;

/// <summary>What is known of one object.</summary>
/// <param name="Size">As sys.getsizeof, bytes.</param>
/// <param name="Tracked">In the collector's lists.</param>
/// <param name="FromModules">Reached from sys.modules by what the collector reports.</param>
/// <param name="Referents">As gc.get_referents: an address as often as it is referred to.</param>
internal sealed record Fact(long Size, bool Tracked, bool FromModules, string Type, ulong[] Referents);

/// <summary>The facts of a process by address, as its interpreter says them or as the walk found them: both are told in the same lines.</summary>
internal sealed class Facts : Dictionary<ulong, Fact>
{
    private const int Columns = 5;

    private Facts()
    {
    }

    /// <summary>As if nothing were asked of modules.</summary>
    public Facts WithoutModules()
    {
        var facts = new Facts();
        foreach ((ulong address, Fact fact) in this)
            facts[address] = fact with { FromModules = false };

        return facts;
    }

    /// <summary>With those of another interpreter of the process, whose word counts where both speak of an object; each tells of what is in its own collector's lists.</summary>
    public Facts And(Facts other)
    {
        var facts = new Facts();
        foreach ((ulong address, Fact fact) in this)
            facts[address] = fact;
        foreach ((ulong address, Fact fact) in other)
            facts[address] = fact with { Tracked = fact.Tracked || (TryGetValue(address, out Fact? own) && own.Tracked) };

        return facts;
    }

    public static Facts Read(IEnumerable<string> lines)
    {
        var facts = new Facts();
        foreach (string line in lines)
        {
            string[] cells = line.Split('\t');
            if (cells.Length != Columns)
                continue;

            ulong[] referents = [.. cells[4].Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Address).Order()];
            facts[Address(cells[0])] = new Fact(
                long.Parse(cells[1], CultureInfo.InvariantCulture), cells[2].Contains('t', StringComparison.Ordinal), cells[2].Contains('m', StringComparison.Ordinal), cells[3], referents);
        }

        return facts;
    }

    private static ulong Address(string text) => ulong.Parse(text, CultureInfo.InvariantCulture);
}
