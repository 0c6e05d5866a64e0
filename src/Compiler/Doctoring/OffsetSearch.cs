using System.Collections.Immutable;
using System.Diagnostics;

namespace YLang.Compiler.Doctoring;

/// <summary>Finds the field whose place is wrong, by trying others: the one with which all invariants hold.</summary>
/// <param name="time">After which it ends with the best so far.</param>
public sealed class OffsetSearch(Examiner examiner, TimeSpan time)
{
    /// <summary>Suspects that are named.</summary>
    private const int MostSuspects = 3;

    /// <summary>Fields that are tried: those read last before an invariant failed are first, and only a walk reads more.</summary>
    private const int MostTried = 120;

    /// <summary>Fields that are tried after one with which all holds.</summary>
    private const int MoreTried = 6;

    /// <summary>An invariant that holds speaks for the fields that it has read as loudly as so many fields read since.</summary>
    private const int Weight = 4;

    /// <summary>By how many bytes fields move, in the order of how often they do: a pointer more or less, an int, several.</summary>
    private static readonly long[][] s_distances = [[8, -8], [4, -4, 16, -16], [24, -24, 32, -32, 40, -40, 48, -48, 56, -56, 64, -64, 12, -12, 20, -20, 1, -1, 2, -2]];

    private readonly long _end = Stopwatch.GetTimestamp() + (long)(time.TotalSeconds * Stopwatch.Frequency);
    private int _tries;

    private sealed record Try(int Field, long Distance, bool AndFollowing, int Failing);

    /// <param name="offsets">Where the fields are said to be: as the layout states them, or as a test has altered them.</param>
    public Diagnosis Diagnose(IReadOnlyList<long> offsets)
    {
        Examination found = examiner.Examine(offsets);
        return found.IsClean ? new Diagnosis(found, [], 0) : new Diagnosis(found, Search(found, offsets), _tries);
    }

    private ImmutableArray<Suspect> Search(Examination found, IReadOnlyList<long> offsets)
    {
        int[] fields = [.. Candidates(found).Take(MostTried)];
        int[] order = [.. Order(found)];
        int failing = found.Failed.Count();
        var helping = new List<Try>();
        int more = MoreTried;
        foreach (long[] distances in s_distances)
        {
            foreach (bool following in new[] { false, true })
            {
                foreach (int field in fields)
                {
                    foreach (long distance in distances)
                    {
                        if (Stopwatch.GetTimestamp() > _end)
                            return Ranked(helping, fields, offsets, failing);

                        if (StillFailing(offsets, field, distance, following, order) is { } still && still < failing)
                            helping.Add(new Try(field, distance, following, still));
                    }

                    // Others may do as well; the likeliest of them stand next to it.
                    if (helping.Count(t => t.Failing == 0) >= MostSuspects || (helping.Exists(t => t.Failing == 0) && more-- == 0))
                        return Ranked(helping, fields, offsets, failing);
                }

                if (helping.Exists(t => t.Failing == 0))
                    return Ranked(helping, fields, offsets, failing);
            }
        }

        return Ranked(helping, fields, offsets, failing);
    }

    /// <summary>
    /// Those that failing invariants have read, the first one's before the next one's: an invariant stands behind those that it builds on. Of one invariant's, first the fields that
    /// the fewest others have read and held, then those that were read last: with one of them it was when it failed.
    /// </summary>
    private static IEnumerable<int> Candidates(Examination found)
    {
        var vouchers = found.Verdicts.Where(v => v.Outcome == Outcome.Held).SelectMany(v => v.Read).CountBy(f => f).ToDictionary();
        return found.Failed.SelectMany(v => v.Read.Take(MostTried).Select((field, place) => (field, place)).OrderBy(r => r.place + (Weight * vouchers.GetValueOrDefault(r.field))).Select(r => r.field)).Distinct();
    }

    /// <summary>What failed comes first: where it fails again, nothing else need be tried.</summary>
    private static IEnumerable<int> Order(Examination found) =>
        Enumerable.Range(0, found.Verdicts.Length).OrderBy(i => found.Verdicts[i].Outcome == Outcome.Failed ? 0 : 1);

    /// <summary>How many invariants fail with the field moved; null where the first that failed does so again.</summary>
    private int? StillFailing(IReadOnlyList<long> offsets, int field, long distance, bool following, int[] order)
    {
        long[] moved = Moved(offsets, field, distance, following);
        if (moved[field] < 0)
            return null;

        _tries++;
        int held = examiner.CountHeld(moved, order);
        return held == 0 ? null : held == order.Length ? 0 : examiner.Examine(moved).Failed.Count();
    }

    private long[] Moved(IReadOnlyList<long> offsets, int field, long distance, bool following)
    {
        long[] moved = [.. offsets];
        string owner = examiner.Script.Places[field].Owner;
        for (int i = 0; i < moved.Length; i++)
        {
            if (i == field || (following && examiner.Script.Places[i].Owner == owner && offsets[i] > offsets[field]))
                moved[i] += distance;
        }

        return moved;
    }

    private ImmutableArray<Suspect> Ranked(List<Try> helping, int[] fields, IReadOnlyList<long> offsets, int failing)
    {
        Suspect[] better =
        [
            .. helping.OrderBy(t => t.Failing).ThenBy(t => t.AndFollowing).ThenBy(t => Array.IndexOf(fields, t.Field)).DistinctBy(t => t.Field)
                .Select(t => Of(t.Field, offsets, offsets[t.Field] + t.Distance, t.AndFollowing, t.Failing)),
        ];
        return [.. (better.Length > 0 ? better : fields.Select(f => Of(f, offsets, null, false, failing))).Take(MostSuspects)];
    }

    private Suspect Of(int field, IReadOnlyList<long> offsets, long? offset, bool following, int failing) =>
        new(examiner.Script.Places[field].Owner, examiner.Script.Places[field].Field, offsets[field], offset, following, failing);
}
