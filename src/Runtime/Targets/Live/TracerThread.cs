using System.Runtime.ExceptionServices;

namespace YLang.Runtime.Targets.Live;

/// <summary>ptrace knows a tracer by its OS thread: one that does nothing else, and whose end lets go of whatever is still held.</summary>
internal static class TracerThread
{
    public static T Run<T>(Func<T> work)
    {
        T? result = default;
        ExceptionDispatchInfo? failure = null;
        var thread = new Thread(() =>
        {
            try
            {
                result = work();
            }
            catch (Exception e)
            {
                failure = ExceptionDispatchInfo.Capture(e);
            }
        });
        thread.Start();
        thread.Join();
        failure?.Throw();
        return result!;
    }
}
