using System.Collections.Immutable;

namespace YLang.Properties.Tests.Tree;

/// <summary>The types of the generated scripts: the tests' own, so that nothing of the compiler judges itself.</summary>
internal abstract record ScriptType
{
    public static Integer Int { get; } = new(32, true);

    public static Integer UnsignedInt { get; } = new(32, false);

    public static Integer Long { get; } = new(64, true);

    public static Integer UnsignedLong { get; } = new(64, false);

    public static Boolean Bool { get; } = new();

    public static Floating Double { get; } = new(64);

    public static Floating Float { get; } = new(32);

    public static TextType Text { get; } = new();

    public static Nothing Nothing { get; } = new();

    public static PointerTo VoidPointer { get; } = new(Nothing);

    /// <summary>As a declaration begins: <c>struct node *</c>, <c>_list(int) </c>.</summary>
    public abstract string Spelling { get; }

    public sealed override string ToString() => Spelling.TrimEnd();
}

/// <param name="Name">One of the ways to write it; null: the usual one. It tells no types apart.</param>
internal sealed record Integer(int Bits, bool IsSigned, string? Name = null) : ScriptType
{
    public override string Spelling => (Name ?? (Bits, IsSigned) switch
    {
        (8, true) => "char",
        (8, false) => "unsigned char",
        (16, true) => "short",
        (16, false) => "unsigned short",
        (32, true) => "int",
        (32, false) => "unsigned int",
        (_, true) => "long",
        _ => "unsigned long",
    }) + " ";

    public Int128 Least => IsSigned ? -(Int128.One << (Bits - 1)) : 0;

    public Int128 Most => (Int128.One << (IsSigned ? Bits - 1 : Bits)) - 1;

    public bool Equals(Integer? other) => other is not null && (other.Bits, other.IsSigned) == (Bits, IsSigned);

    public override int GetHashCode() => HashCode.Combine(Bits, IsSigned);
}

internal sealed record Boolean : ScriptType
{
    public override string Spelling => "bool ";
}

internal sealed record Floating(int Bits) : ScriptType
{
    public override string Spelling => Bits == 32 ? "float " : "double ";
}

internal sealed record PointerTo(ScriptType Target) : ScriptType
{
    public override string Spelling => Target.Spelling + "*";
}

/// <summary>A struct or union of the layout, by its name.</summary>
internal sealed record StructType(string Name, bool IsUnion = false) : ScriptType
{
    public override string Spelling => (IsUnion ? "union " : "struct ") + Name + " ";
}

/// <summary>In the target's memory only.</summary>
internal sealed record ArrayOf(ScriptType Element, int Length) : ScriptType
{
    public override string Spelling => throw new InvalidOperationException("no variable is an array");
}

internal sealed record TextType : ScriptType
{
    public override string Spelling => "_str ";
}

internal sealed record ListOf(ScriptType Element) : ScriptType
{
    public override string Spelling => $"_list({Element}) ";
}

internal sealed record SetOf(ScriptType Element) : ScriptType
{
    public override string Spelling => $"_set({Element}) ";
}

internal sealed record MapOf(ScriptType Key, ScriptType Value) : ScriptType
{
    public override string Spelling => $"_map({Key}, {Value}) ";
}

internal sealed record AggregateType : ScriptType
{
    public override string Spelling => "_agg ";
}

internal sealed record TupleOf(ImmutableArray<ScriptType> Items) : ScriptType
{
    public override string Spelling => $"({string.Join(", ", Items)}) ";

    public bool Equals(TupleOf? other) => other is not null && Items.SequenceEqual(other.Items);

    public override int GetHashCode() => Items.Aggregate(17, HashCode.Combine);
}

/// <summary><c>void</c>.</summary>
internal sealed record Nothing : ScriptType
{
    public override string Spelling => "void ";
}
