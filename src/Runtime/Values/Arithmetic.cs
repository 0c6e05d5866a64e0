using YLang.Runtime.Faults;
using YLang.Runtime.Memory;

namespace YLang.Runtime.Values;

/// <summary>C's division where C says nothing: a zero divisor is a fault (and gives 0), the least integer divided by -1 gives itself and leaves 0.</summary>
public static class Arithmetic
{
    public static int Div(int a, int b, TargetMemory memory) => b == 0 ? (int)Zero(memory) : b == -1 ? unchecked(-a) : a / b;

    public static long Div(long a, long b, TargetMemory memory) => b == 0 ? Zero(memory) : b == -1 ? unchecked(-a) : a / b;

    public static uint Div(uint a, uint b, TargetMemory memory) => b == 0 ? (uint)Zero(memory) : a / b;

    public static ulong Div(ulong a, ulong b, TargetMemory memory) => b == 0 ? (ulong)Zero(memory) : a / b;

    public static int Rem(int a, int b, TargetMemory memory) => b == 0 ? (int)Zero(memory) : b == -1 ? 0 : a % b;

    public static long Rem(long a, long b, TargetMemory memory) => b == 0 ? Zero(memory) : b == -1 ? 0 : a % b;

    public static uint Rem(uint a, uint b, TargetMemory memory) => b == 0 ? (uint)Zero(memory) : a % b;

    public static ulong Rem(ulong a, ulong b, TargetMemory memory) => b == 0 ? (ulong)Zero(memory) : a % b;

    /// <summary>What an absent number (NaN: the least of an empty aggregate) is in arithmetic: 0.</summary>
    public static double OrZero(double value) => double.IsNaN(value) ? 0 : value;

    /// <summary>Towards zero; what the type can't hold becomes its nearest number, what is no number 0. For the wider types C#'s own conversion does that.</summary>
    public static sbyte ToI8(double value) => (sbyte)Math.Clamp(value, sbyte.MinValue, sbyte.MaxValue);

    /// <inheritdoc cref="ToI8"/>
    public static byte ToU8(double value) => (byte)Math.Clamp(value, byte.MinValue, byte.MaxValue);

    /// <inheritdoc cref="ToI8"/>
    public static short ToI16(double value) => (short)Math.Clamp(value, short.MinValue, short.MaxValue);

    /// <inheritdoc cref="ToI8"/>
    public static ushort ToU16(double value) => (ushort)Math.Clamp(value, ushort.MinValue, ushort.MaxValue);

    private static long Zero(TargetMemory memory)
    {
        memory.Fault(FaultKind.Arithmetic);
        return 0;
    }
}
