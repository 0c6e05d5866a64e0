using CsCheck;

namespace YLang.Properties.Tests.Generation;

/// <summary>Choices out of CsCheck's random numbers.</summary>
internal sealed class Dice(PCG random)
{
    /// <summary>0 to <paramref name="sides"/> - 1.</summary>
    public int Next(int sides) => (int)random.Next((uint)sides);

    public bool Chance(int percent) => Next(100) < percent;

    public ulong Bits() => random.Next64();

    public T From<T>(IReadOnlyList<T> choices) => choices[Next(choices.Count)];

    public T Of<T>(params ReadOnlySpan<T> choices) => choices[Next(choices.Length)];
}
