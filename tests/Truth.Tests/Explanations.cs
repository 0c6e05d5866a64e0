using System.Text.RegularExpressions;

namespace YLang.Truth.Tests;

/// <param name="Types">Whole names of the types it speaks of.</param>
/// <param name="Others">Types at the other end of the reference; null: any.</param>
internal sealed record Explanation(DifferenceKind[] Kinds, Regex Types, Regex? Others, string Reason);

/// <summary>The differences that are accepted, each with its reason. Whatever is not here is a mistake.</summary>
internal static class Explanations
{
    private static readonly Explanation[] _all =
    [
        new(
            [DifferenceKind.ExtraReference], Whole("module"), null,
            "The layout of a module's state is the module's own: its words are looked through, and some modules hold objects there that their traverse function leaves out."),
        new(
            [DifferenceKind.ExtraReference], Whole(@"_pickle\.(?:Pickler|Unpickler)|zoo_library\.packed\.<locals>\..*"), null,
            "3.11.2 does not report the memos of picklers, 3.11.7 does, and no field tells them apart: the rule follows the later ones."),
        new(
            [DifferenceKind.Size], Whole(@"_io\.BytesIO"), null,
            "Since 3.12 sys.getsizeof counts the buffer within this object, and the collector reports the buffer as another one: the walk counts it once."),
        new(
            [DifferenceKind.ExtraReference], Whole(@"typing\.ParamSpec(?:Args|Kwargs)|_typing\._ConstEvaluator|compression\.zstd\.Zstd(?:Compressor|Decompressor|Dict)"), Whole("type"),
            "Their traverse functions leave out the class that each instance holds, as those of all other heap types do not."),
        new(
            [DifferenceKind.MissingReference], Whole("module"), Whole("type"),
            "Since 3.13 the state of _decimal leads to tables of its own, which name the classes of its signals; the module has them by name, too."),
        new(
            [DifferenceKind.MissingReference], Whole(@"typing\.(?:TypeVar|TypeVarTuple|ParamSpec|TypeAliasType)|zlib\.Decompress"), Whole("str|bytes"),
            "Later releases of 3.13 and 3.14 report the names and the dictionary, and no field tells them apart: the rule follows the earlier ones."),
        new(
            [DifferenceKind.ExtraReference], Whole(@"compression\.zstd\.ZstdDict"), Whole("dict"),
            "3.14.8 reports its table of digested forms, 3.14.10 does not, and no field tells them apart."),
        new(
            [DifferenceKind.MissingReference], Whole("PyCapsule"), null,
            "What a capsule's pointer leads to is known to its maker alone; since 3.13 he may report it."),
        new(
            [DifferenceKind.MissingReference], Whole(@"cython_function_or_method|_cython_.*|lxml\..*"), null,
            "Types that Cython makes have no rule: what they refer to is found by scanning their memory, as guesses, which do not count as what the collector sees."),
    ];

    /// <returns>The reason, or null.</returns>
    public static string? Of(Difference difference) =>
        _all.FirstOrDefault(e => e.Kinds.Contains(difference.Kind) && e.Types.IsMatch(difference.Type) && (e.Others is null || e.Others.IsMatch(difference.OtherType)))?.Reason;

    /// <summary>Every reason with its number in the documents, from 1, and the pattern of the types it speaks of.</summary>
    public static IEnumerable<(int Number, string Types, string Reason)> Numbered => _all.Select((e, i) => (i + 1, e.Types.ToString()[4..^2], e.Reason));

    /// <summary>The number of a reason that <see cref="Of"/> has given.</summary>
    public static int NumberOf(string reason) => Array.FindIndex(_all, e => e.Reason == reason) + 1;

    private static Regex Whole(string pattern) => new($"^(?:{pattern})$", RegexOptions.CultureInvariant);
}
