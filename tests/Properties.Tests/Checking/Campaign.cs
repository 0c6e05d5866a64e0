using System.Collections.Concurrent;
using System.Collections.Immutable;
using CsCheck;
using YLang.Properties.Tests.Generation;
using YLang.Properties.Tests.Reference;
using YLang.Properties.Tests.Tree;
using YLang.Properties.Tests.World;

namespace YLang.Properties.Tests.Checking;

/// <param name="Problem">What the walker did otherwise than the reference.</param>
internal sealed record Disagreement(Case Case, string Problem);

/// <param name="PassedOver">Scripts that were not worth interpreting; others took their places.</param>
/// <param name="Faults">All that the runs counted.</param>
internal sealed record CampaignResult(int Scripts, int Endless, int WithFaults, int PassedOver, long Faults, long Lines, ImmutableArray<Disagreement> Disagreements)
{
    public override string ToString() =>
        $"{Scripts} scripts ({Endless} without end, {WithFaults} with faults: {Faults}), {Lines} lines printed, {PassedOver} passed over, {Disagreements.Length} disagreements";
}

/// <summary>Many scripts against the reference.</summary>
internal static class Campaign
{
    /// <summary>Scripts compiled together.</summary>
    private const int BatchSize = 40;

    /// <summary>For recursion as deep as scripts may go, in an interpreter that recurs too.</summary>
    private const int Stack = 1 << 30;

    /// <param name="seed">Together with a script's number, all that it is made of.</param>
    public static CampaignResult Run(ulong seed, int first, int count)
    {
        var batches = new ConcurrentQueue<int[]>(Enumerable.Range(first, count).Chunk(BatchSize));
        var results = new ConcurrentBag<CampaignResult>();
        OnDeepStacks(Environment.ProcessorCount, () =>
        {
            while (batches.TryDequeue(out int[]? numbers))
                results.Add(RunBatch(seed, numbers));
        });
        return results.Aggregate((a, b) => new CampaignResult(
            a.Scripts + b.Scripts, a.Endless + b.Endless, a.WithFaults + b.WithFaults, a.PassedOver + b.PassedOver, a.Faults + b.Faults, a.Lines + b.Lines,
            a.Disagreements.AddRange(b.Disagreements)));
    }

    /// <summary>Runs the action on some threads at once; the first exception is thrown on.</summary>
    public static void OnDeepStacks(int threads, Action action)
    {
        Exception? bug = null;
        Thread[] all = [.. Enumerable.Range(0, threads).Select(_ => new Thread(
            () =>
            {
                try
                {
                    action();
                }
                catch (Exception e)
                {
                    bug ??= e;
                }
            },
            Stack))];
        foreach (Thread thread in all)
            thread.Start();

        foreach (Thread thread in all)
            thread.Join();

        if (bug is not null)
            throw new InvalidOperationException(bug.ToString(), bug);
    }

    /// <summary>The script of this number, its memory, and what it must do.</summary>
    public static Case Make(ulong seed, int number, out int passedOver)
    {
        var random = new PCG((uint)number, seed);
        for (passedOver = 0; ; passedOver++)
        {
            Script script = new ScriptGen().Generate(random, null, out _);
            var memory = new MemoryImage(new Dice(random));
            try
            {
                return new Case(number, script, memory, Interpreter.Run(script, memory));
            }
            catch (TooLongException)
            {
            }
        }
    }

    private static CampaignResult RunBatch(ulong seed, int[] numbers)
    {
        int passedOver = 0;
        List<Case> cases = [];
        foreach (int number in numbers)
        {
            cases.Add(Make(seed, number, out int own));
            passedOver += own;
        }

        ImmutableArray<string?> problems = Problems(cases);
        return new CampaignResult(
            cases.Count, cases.Count(c => c.Expected.IsEndless), cases.Count(c => c.Expected.Faults.Sum > 0), passedOver, cases.Sum(c => (long)c.Expected.Faults.Sum),
            cases.Sum(c => (long)c.Expected.Output.Count(x => x == '\n')),
            [.. cases.Zip(problems).Where(p => p.Second is not null).Select(p => new Disagreement(p.First, p.Second!))]);
    }

    /// <summary>Where one does not compile, each is compiled alone.</summary>
    public static ImmutableArray<string?> Problems(IReadOnlyList<Case> cases)
    {
        try
        {
            return Batch.Run(cases);
        }
        catch (Exception e)
        {
            // Whatever the compiler throws is a mistake of its own.
            return cases.Count == 1 ? [e.ToString()] : [.. cases.Chunk((cases.Count + 1) / 2).SelectMany(c => Problems(c))];
        }
    }
}
