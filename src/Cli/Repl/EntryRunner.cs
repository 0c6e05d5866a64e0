using System.Reflection;
using System.Runtime.ExceptionServices;
using YLang.Cli.Sessions;
using YLang.Compiler.Interactive;
using YLang.Compiler.Verification;
using YLang.Runtime;
using YLang.Runtime.Faults;
using YLang.Runtime.Reporting;

namespace YLang.Cli.Repl;

/// <param name="Completed">All of it has run.</param>
/// <param name="Value">Of the entry, where it has one and has completed.</param>
/// <param name="Faults">How often each kind was met.</param>
internal sealed record EntryOutcome(bool Completed, object? Value, IReadOnlyList<(FaultKind Kind, long Count)> Faults, ReportBuilder Report);

/// <summary>Runs entries on the workbench, one after another: gives each the values of its variables, and takes them back.</summary>
internal sealed class EntryRunner(Workbench bench)
{
    private const BindingFlags Fields = BindingFlags.Instance | BindingFlags.NonPublic;

    private static readonly FaultKind[] _kinds = [.. Enum.GetValues<FaultKind>().Where(k => k is not FaultKind.Conservative)];

    public EntryOutcome Run(CompiledEntry entry, CancellationToken interrupt)
    {
        WalkerContext context = bench.Context;
        var report = new ReportBuilder();
        context.Renew(report, interrupt);
        long[] before = [.. _kinds.Select(k => context.Memory.Counts[k])];
        using LoadedWalker loaded = WalkerLoader.Load(entry.Image, unloadable: true);
        Walker? walker = null;
        OnDeepStack(() =>
        {
            walker = loaded.Create(context);
            Put(walker, entry);
            walker.Begin();
            walker.Oneshot();
            context.ResumeForEnd();
            walker.End();
        });
        Take(walker!, entry);
        bool completed = Field(walker!, entry.Completed).GetValue(walker) is true;
        object? value = completed && entry.Value is { } last ? Field(walker!, last.Field).GetValue(walker) : null;
        return new EntryOutcome(completed, value, [.. _kinds.Select((k, i) => (k, context.Memory.Counts[k] - before[i])).Where(f => f.Item2 > 0)], report);
    }

    /// <summary>Runs something on a thread with room for what the meter of recursion allows.</summary>
    public static void OnDeepStack(Action work)
    {
        ExceptionDispatchInfo? bug = null;
        var thread = new Thread(
            () =>
            {
                try
                {
                    work();
                }
                catch (Exception e)
                {
                    bug = ExceptionDispatchInfo.Capture(e);
                }
            },
            Session.WalkerStack);
        thread.Start();
        thread.Join();
        bug?.Throw();
    }

    private static FieldInfo Field(Walker walker, string name) => walker.GetType().GetField(name, Fields)!;

    private void Put(Walker walker, CompiledEntry entry)
    {
        foreach (EntryVariable variable in entry.Variables.Where(v => !v.IsNew))
        {
            if (bench.Values.TryGetValue(variable.Name, out object? value))
                Field(walker, variable.Field).SetValue(walker, value);
        }
    }

    private void Take(Walker walker, CompiledEntry entry)
    {
        foreach (EntryVariable variable in entry.Variables)
        {
            // What the library's variable begins with could not be read: it will be tried again.
            if (bench.Context.Failure is not null && !variable.IsNew && !bench.Values.ContainsKey(variable.Name))
                bench.Conversation.Forget(variable.Name);
            else
                bench.Values[variable.Name] = Field(walker, variable.Field).GetValue(walker);
        }
    }
}
