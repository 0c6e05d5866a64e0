using System.Diagnostics;
using YLang.Runtime.Memory;

namespace YLang.Runtime.Targets.Live;

/// <summary>Keeps the process stopped and reads what is asked for, until it is released: for processes larger than our memory.</summary>
/// <param name="cacheBytes">Of the process' memory that may be kept here.</param>
internal sealed class HoldAndRead(int pid, long cacheBytes) : Acquirer(pid), IMemorySource
{
    private readonly ProcessMemory _memory = new(pid);
    private Holder? _holder;
    private TimeSpan _before;

    public override PauseMode Mode => PauseMode.Hold;

    public override TimeSpan Pause
    {
        get => _before + (_holder is { } holder ? Stopwatch.GetElapsedTime(holder.Since) : TimeSpan.Zero);
        protected set => _before = value;
    }

    public override void Prepare()
    {
    }

    public override bool TryAcquire(Func<TargetMemory, bool> isReady, CancellationToken interrupt)
    {
        Release();
        var stands = new TaskCompletionSource<bool>();
        var holder = new Holder(Stopwatch.GetTimestamp());
        holder.Thread = new Thread(() =>
        {
            try
            {
                WhileStopped(isReady, _ =>
                {
                    stands.SetResult(true);
                    holder.LetGo.Wait(CancellationToken.None);
                }, interrupt);
                stands.TrySetResult(false);
            }
            catch (Exception e)
            {
                stands.TrySetException(e);
            }
        }) { IsBackground = true };
        holder.Thread.Start();
        if (!stands.Task.GetAwaiter().GetResult())
        {
            holder.Dispose();
            return false;
        }

        _holder = holder;
        return true;
    }

    public override TargetMemory Take() => new([], this, CacheSize.Large(cacheBytes));

    public override IReadOnlyList<(ulong Start, ulong Length)> Held()
    {
        using var pages = new PageMap(Pid);
        return [.. MemoryCopy.Wanted(ProcFs.Maps(Pid)).SelectMany(m => pages.Present(m).Select(p => (m.Start + p.Offset, p.Length))).Order()];
    }

    public override void Clear(TargetMemory memory) => memory.Forget();

    public override void TakeAgain(TargetMemory memory)
    {
    }

    /// <summary>What has been read by now stays; of a process that runs, nothing else is of the same moment.</summary>
    public int Read(ulong address, Span<byte> buffer)
    {
        if (_holder is null)
            return 0;

        int read = _memory.Read(address, buffer);
        BytesRead += read;
        return read;
    }

    public override void Release()
    {
        Holder? holder = _holder;
        _holder = null;
        holder?.Dispose();
    }

    public override void Dispose() => Release();

    /// <param name="Since">When the stop began.</param>
    private sealed record Holder(long Since) : IDisposable
    {
        public ManualResetEventSlim LetGo { get; } = new();

        public Thread? Thread { get; set; }

        public void Dispose()
        {
            LetGo.Set();
            Thread?.Join();
            LetGo.Dispose();
        }
    }
}
