using System.Globalization;
using System.Text;

namespace YLang.Truth.Tests;

/// <summary>Every difference between what an interpreter says of itself and what the walk found, and which of them nobody has explained.</summary>
internal sealed class Comparison(Facts truth, Facts found)
{
    private const int MostListed = 60;

    private readonly List<Difference> _all = [], _unexplained = [];

    private bool _done;

    /// <summary>The reasons of the differences of these kinds that were met and are explained.</summary>
    public IEnumerable<string> Reasons(params DifferenceKind[] kinds)
    {
        Run();
        return _all.Where(d => kinds.Contains(d.Kind)).Select(Explanations.Of).OfType<string>().Distinct();
    }

    /// <summary>Differences of these kinds that nobody has explained.</summary>
    public int Unexplained(params DifferenceKind[] kinds)
    {
        Run();
        return _unexplained.Count(d => kinds.Contains(d.Kind));
    }

    /// <returns>Null where everything agrees or is explained; else what does not, one by one.</returns>
    public string? Report()
    {
        Run();
        return _unexplained.Count == 0 ? null : Text(_unexplained);
    }

    private void Run()
    {
        if (_done)
            return;

        _done = true;
        foreach ((ulong address, Fact said) in truth)
        {
            if (found.TryGetValue(address, out Fact? seen))
                Compare(address, said, seen);
            else
                _all.Add(new Difference(DifferenceKind.NotFound, address, said.Type));
        }

        foreach ((ulong address, Fact seen) in found)
        {
            if (seen.Tracked && !truth.ContainsKey(address))
                _all.Add(new Difference(DifferenceKind.Tracked, address, seen.Type, OtherType: "only found"));
        }

        _unexplained.AddRange(_all.Where(d => Explanations.Of(d) is null));
        CompareClosures(_unexplained);
    }

    private void Compare(ulong address, Fact said, Fact seen)
    {
        if (said.Type != seen.Type)
            _all.Add(new Difference(DifferenceKind.Type, address, said.Type, OtherType: "found as " + seen.Type));
        if (said.Size != seen.Size)
            _all.Add(new Difference(DifferenceKind.Size, address, said.Type, OtherType: string.Create(CultureInfo.InvariantCulture, $"{said.Size} bytes, found {seen.Size}")));
        if (said.Tracked != seen.Tracked)
            _all.Add(new Difference(DifferenceKind.Tracked, address, said.Type, OtherType: said.Tracked ? "not found so" : "only found"));
        if (said.Referents.AsSpan().SequenceEqual(seen.Referents))
            return;

        foreach (ulong missing in Without(said.Referents, seen.Referents))
            _all.Add(new Difference(DifferenceKind.MissingReference, address, said.Type, missing, TypeOf(missing)));
        foreach (ulong extra in Without(seen.Referents, said.Referents))
            _all.Add(new Difference(DifferenceKind.ExtraReference, address, said.Type, extra, TypeOf(extra)));
    }

    /// <summary>What is reached on one side only is explained where it hangs under a reference that is.</summary>
    private void CompareClosures(List<Difference> unexplained)
    {
        HashSet<ulong> underMissing = Closure(truth, ExplainedEnds(DifferenceKind.MissingReference)), underExtra = Closure(found, ExplainedEnds(DifferenceKind.ExtraReference));
        foreach ((ulong address, Fact said) in truth)
        {
            bool reached = found.TryGetValue(address, out Fact? seen) && seen.FromModules;
            if (said.FromModules && !reached && !underMissing.Contains(address))
                unexplained.Add(new Difference(DifferenceKind.MissingInClosure, address, said.Type));
            else if (!said.FromModules && reached && !underExtra.Contains(address))
                unexplained.Add(new Difference(DifferenceKind.ExtraInClosure, address, said.Type));
        }
    }

    private IEnumerable<ulong> ExplainedEnds(DifferenceKind kind) => _all.Where(d => d.Kind == kind && Explanations.Of(d) is not null).Select(d => d.Other);

    private static HashSet<ulong> Closure(Facts facts, IEnumerable<ulong> from)
    {
        HashSet<ulong> closure = [];
        var waiting = new Stack<ulong>(from);
        while (waiting.TryPop(out ulong address))
        {
            if (!closure.Add(address) || !facts.TryGetValue(address, out Fact? fact))
                continue;

            foreach (ulong to in fact.Referents)
                waiting.Push(to);
        }

        return closure;
    }

    /// <summary>What sorted <paramref name="these"/> have more of than sorted <paramref name="those"/>: multisets.</summary>
    private static IEnumerable<ulong> Without(ulong[] these, ulong[] those)
    {
        int j = 0;
        foreach (ulong one in these)
        {
            while (j < those.Length && those[j] < one)
                j++;
            if (j < those.Length && those[j] == one)
                j++;
            else
                yield return one;
        }
    }

    private string TypeOf(ulong address) => truth.TryGetValue(address, out Fact? fact) || found.TryGetValue(address, out fact) ? fact.Type : "(unknown)";

    private static string Text(List<Difference> differences)
    {
        var text = new StringBuilder().AppendLine(CultureInfo.InvariantCulture, $"{differences.Count} differences without a reason:");
        foreach (IGrouping<(DifferenceKind, string), Difference> group in differences.GroupBy(d => (d.Kind, d.Type)).OrderByDescending(g => g.Count()))
            text.AppendLine(CultureInfo.InvariantCulture, $"  {group.Count(),6} {group.Key.Item1} {group.Key.Item2}");
        foreach (Difference difference in differences.Take(MostListed))
            text.AppendLine(difference.ToString());

        return text.ToString();
    }
}
