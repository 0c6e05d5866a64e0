namespace YLang.Runtime.Memory;

/// <summary>A stretch of the target's memory whose bytes lie in our own address space.</summary>
/// <param name="Start">Target address of the first byte.</param>
/// <param name="Length">Bytes, above 0; the stretch does not wrap around the end of the address space.</param>
/// <param name="Data">Our address of the first byte; readable as long as the owner lives.</param>
public readonly record struct MemorySegment(ulong Start, ulong Length, nint Data);

/// <summary>Memory of a target that is read on demand: a stopped process, a file, a debugger.</summary>
public interface IMemorySource
{
    /// <summary>Copies bytes at a target address.</summary>
    /// <returns>Bytes copied from the start: fewer, down to 0, where the first unreadable byte is met. Never throws for memory.</returns>
    int Read(ulong address, Span<byte> buffer);
}
