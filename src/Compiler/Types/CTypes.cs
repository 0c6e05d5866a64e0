using System.Collections.Frozen;

namespace YLang.Compiler.Types;

/// <summary>C's own type names as 64-bit Linux (LP64; x86-64, aarch64) has them, and the sizes and alignments of its scalars.</summary>
public static class CTypes
{
    public static IntType Char { get; } = new("char", 8, Signed: true);

    public static IntType Int { get; } = new("int", 32, Signed: true);

    public static IntType UInt { get; } = new("unsigned int", 32, Signed: false);

    public static IntType Long { get; } = new("long", 64, Signed: true);

    public static IntType ULong { get; } = new("unsigned long", 64, Signed: false);

    public static FloatType Double { get; } = new("double", 64);

    public static FloatType Float { get; } = new("float", 32);

    public static VoidType Void { get; } = new();

    public static BoolType Bool { get; } = new();

    public static PointerType VoidPointer { get; } = new(Void);

    /// <summary>Bytes of an address in the target.</summary>
    public const int PointerSize = 8;

    private static readonly FrozenDictionary<string, YType> s_named = new YType[]
    {
        Void, Bool,
        Char, new IntType("signed char", 8, true), new IntType("unsigned char", 8, false),
        new IntType("short", 16, true), new IntType("unsigned short", 16, false),
        Int, UInt, Long, ULong,
        new IntType("long long", 64, true), new IntType("unsigned long long", 64, false),
        new IntType("int8_t", 8, true), new IntType("int16_t", 16, true), new IntType("int32_t", 32, true), new IntType("int64_t", 64, true),
        new IntType("uint8_t", 8, false), new IntType("uint16_t", 16, false), new IntType("uint32_t", 32, false), new IntType("uint64_t", 64, false),
        new IntType("size_t", 64, false), new IntType("ssize_t", 64, true),
        new IntType("intptr_t", 64, true), new IntType("uintptr_t", 64, false), new IntType("ptrdiff_t", 64, true),
        Float, Double,
    }.ToFrozenDictionary(t => t.Name, StringComparer.Ordinal);

    // C lets one write some types in several ways; the parser gives one, hand-made trees may give another.
    private static readonly FrozenDictionary<string, string> s_otherSpellings = new Dictionary<string, string>
    {
        ["_Bool"] = "bool",
        ["signed"] = "int", ["signed int"] = "int", ["unsigned"] = "unsigned int",
        ["short int"] = "short", ["signed short"] = "short", ["signed short int"] = "short", ["unsigned short int"] = "unsigned short",
        ["long int"] = "long", ["signed long"] = "long", ["signed long int"] = "long", ["unsigned long int"] = "unsigned long",
        ["long long int"] = "long long", ["signed long long"] = "long long", ["signed long long int"] = "long long",
        ["unsigned long long int"] = "unsigned long long",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Every name that C gives a type, each in one spelling; for suggestions.</summary>
    public static IEnumerable<string> Names => s_named.Keys.Order(StringComparer.Ordinal);

    /// <summary>What C means by <paramref name="name"/> (<c>unsigned long</c>, <c>uint8_t</c>, <c>void</c>), or null: not C's own.</summary>
    public static YType? Find(string name) => s_named.GetValueOrDefault(s_otherSpellings.GetValueOrDefault(name, name));

    /// <summary>Bytes of a scalar or pointer; null for what has no size by itself: void, functions, structs, arrays, and what lives in the tracer.</summary>
    public static long? SizeOf(YType type) => type switch
    {
        BoolType => 1,
        IntType i => i.Bits / 8,
        FloatType f => f.Bits / 8,
        PointerType => PointerSize,
        _ => null,
    };

    /// <summary>Alignment in bytes of a scalar or pointer, equal to its size on these machines; null as for <see cref="SizeOf"/>.</summary>
    public static long? AlignOf(YType type) => SizeOf(type);
}
