using System.Collections.Frozen;

namespace YLang.Compiler.Syntax;

/// <summary>A number that a C header names.</summary>
/// <param name="Value">Its bits.</param>
/// <param name="Bits">Of its type: 32 or 64.</param>
public readonly record struct CLimit(string Name, long Value, int Bits, bool IsSigned);

/// <summary>What <c>limits.h</c> and <c>stdint.h</c> say of numbers on these machines.</summary>
public static class CLimits
{
    private static readonly FrozenDictionary<string, CLimit> s_all = All().ToFrozenDictionary(l => l.Name, StringComparer.Ordinal);

    public static IEnumerable<string> Names => s_all.Keys;

    /// <summary>Null: no such name.</summary>
    public static CLimit? Find(string name) => s_all.TryGetValue(name, out CLimit limit) ? limit : null;

    private static IEnumerable<CLimit> All()
    {
        yield return new CLimit("CHAR_BIT", 8, 32, IsSigned: true);
        foreach ((string name, int bits, bool isSigned) in new[]
        {
            ("CHAR", 8, true), ("SCHAR", 8, true), ("UCHAR", 8, false), ("SHRT", 16, true), ("USHRT", 16, false), ("INT", 32, true), ("UINT", 32, false),
            ("LONG", 64, true), ("ULONG", 64, false), ("LLONG", 64, true), ("ULLONG", 64, false),
            ("INT8", 8, true), ("INT16", 16, true), ("INT32", 32, true), ("INT64", 64, true), ("UINT8", 8, false), ("UINT16", 16, false), ("UINT32", 32, false), ("UINT64", 64, false),
            ("SIZE", 64, false), ("SSIZE", 64, true), ("INTPTR", 64, true), ("UINTPTR", 64, false), ("PTRDIFF", 64, true),
        })
        {
            // As C has it, what an int holds is an int.
            int own = Math.Max(bits, 32);
            bool isOwnSigned = isSigned || bits < 32;
            long most = isSigned ? long.MaxValue >> (64 - bits) : (long)(ulong.MaxValue >> (64 - bits));
            yield return new CLimit($"{name}_MAX", most, own, isOwnSigned);
            if (isSigned && name != "SSIZE")
                yield return new CLimit($"{name}_MIN", -most - 1, own, IsSigned: true);
        }
    }
}
