using System.Globalization;
using System.Text.RegularExpressions;
using YLang.Runtime.Values;

namespace YLang.Reports;

/// <summary>Numbers as people read them, the same in every report and on every machine.</summary>
internal static partial class Units
{
    /// <summary>1 KB = 1024 B, one decimal.</summary>
    public static string Bytes(long bytes) => Quantity.Bytes(bytes).ToString();

    public static string Count(long count) => count.ToString("N0", CultureInfo.InvariantCulture);

    /// <param name="share">0 to 1.</param>
    public static string Share(double share) => Quantity.Ratio(share).ToString();

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

    /// <summary>Prose in which no line ends between a number and its unit.</summary>
    public static string Glue(string text) => BeforeUnit().Replace(text, "\u00a0");

    [GeneratedRegex("(?<=[0-9]) (?=([KMGTPE]?B|ms|s|%)(?![A-Za-z]))")]
    private static partial Regex BeforeUnit();
}
