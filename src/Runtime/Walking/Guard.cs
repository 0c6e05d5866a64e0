using YLang.Runtime.Memory;

namespace YLang.Runtime.Walking;

/// <summary>
/// Questions to a heap that a script does not see being asked: names and labels are read from the target when a report first wants them, in the middle of whatever the script is
/// doing. They are guarded units of their own, and a fault that was there before is there after.
/// </summary>
internal static class Guard
{
    /// <returns>Null: it could not be read.</returns>
    public static string? Text<T>(TargetMemory memory, IHeap heap, T subject, Func<IHeap, T, string?> ask)
    {
        bool before = memory.Faulted;
        memory.Clear();
        string? text = ask(heap, subject);
        if (memory.Faulted)
            text = null;

        memory.Clear();
        memory.Faulted |= before;
        return text;
    }
}
