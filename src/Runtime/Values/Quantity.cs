using System.Globalization;

namespace YLang.Runtime.Values;

/// <summary>A number that prints with its unit.</summary>
/// <param name="Unit"><see cref="BytesUnit"/> or <see cref="RatioUnit"/>.</param>
public readonly record struct Quantity(double Value, string Unit)
{
    public const string BytesUnit = "bytes", RatioUnit = "ratio";

    private static readonly string[] Units = ["KB", "MB", "GB", "TB", "PB", "EB"];

    /// <remarks>Exact up to 2^53.</remarks>
    public static Quantity Bytes(long bytes) => new(bytes, BytesUnit);

    /// <param name="bytes">NaN, of an empty aggregate: prints as "-".</param>
    public static Quantity Bytes(double bytes) => new(bytes, BytesUnit);

    /// <param name="share">1 prints as 100.0 %.</param>
    public static Quantity Ratio(double share) => new(share, RatioUnit);

    public override string ToString() =>
        !double.IsFinite(Value) ? Text.Absent
        : Unit == BytesUnit ? BytesText(Value)
        : string.Create(CultureInfo.InvariantCulture, $"{Value * 100:0.0} %");

    /// <summary>Under 1 KB exact; then one decimal of the largest unit (1 KB = 1024 B) that leaves 1 or more.</summary>
    private static string BytesText(double bytes)
    {
        double size = Math.Abs(bytes);
        if (size < 1024)
            return string.Create(CultureInfo.InvariantCulture, $"{bytes:0} B");

        int unit = 0;
        // 1023.95 and more would round to 1024.0 of its unit.
        for (size /= 1024; size >= 1023.95 && unit < Units.Length - 1; unit++)
            size /= 1024;

        return string.Create(CultureInfo.InvariantCulture, $"{(bytes < 0 ? "-" : "")}{size:0.0} {Units[unit]}");
    }
}

/// <summary>A target address as a value: prints as <c>0x7f…</c>, where a plain <c>ulong</c> prints as a number.</summary>
public readonly record struct Address(ulong Value)
{
    public override string ToString() => $"0x{Value:x}";
}
