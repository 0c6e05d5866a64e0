using System.Globalization;

namespace YLang.Reports;

/// <summary>Numbers as people read them, the same in every report and on every machine.</summary>
internal static class Units
{
    private static readonly string[] Names = ["KB", "MB", "GB", "TB", "PB", "EB"];

    /// <summary>Under 1 KB exact; then one decimal of the largest unit (1 KB = 1024 B) that leaves 1 or more.</summary>
    public static string Bytes(long bytes)
    {
        double size = Math.Abs((double)bytes);
        if (size < 1024)
            return string.Create(CultureInfo.InvariantCulture, $"{bytes} B");

        int unit = 0;
        // 1023.95 and more would round to 1024.0 of its unit.
        for (size /= 1024; size >= 1023.95 && unit < Names.Length - 1; unit++)
            size /= 1024;

        return string.Create(CultureInfo.InvariantCulture, $"{(bytes < 0 ? "-" : "")}{size:0.0} {Names[unit]}");
    }

    public static string Count(long count) => count.ToString("N0", CultureInfo.InvariantCulture);

    /// <param name="share">0 to 1.</param>
    public static string Share(double share) => string.Create(CultureInfo.InvariantCulture, $"{share * 100:0.0} %");

    /// <summary>Of nothing, the share is 0.</summary>
    public static double Ratio(long part, long whole) => whole > 0 ? (double)part / whole : 0;

    public static string Number(double number) => number.ToString("#,0.##", CultureInfo.InvariantCulture);

    public static string Milliseconds(double milliseconds) => milliseconds switch
    {
        >= 10_000 => string.Create(CultureInfo.InvariantCulture, $"{milliseconds / 1000:0.0} s"),
        >= 100 => string.Create(CultureInfo.InvariantCulture, $"{milliseconds:0} ms"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{milliseconds:0.0} ms"),
    };

    public static string Plural(long count, string one, string many) => $"{Count(count)} {(count == 1 ? one : many)}";
}
