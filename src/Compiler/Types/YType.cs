using System.Collections.Immutable;

namespace YLang.Compiler.Types;

/// <summary>The closed family of types. A struct type is its name: the layout knows its fields (C types form cycles).</summary>
/// <remarks>Two spellings of one type are one type: what is compared are its parts, never the name, but where the name is all there is.</remarks>
public abstract record YType(string Name)
{
    public sealed override string ToString() => Name;

    public virtual bool Equals(YType? other) => other is not null && EqualityContract == other.EqualityContract;

    public override int GetHashCode() => EqualityContract.GetHashCode();
}

public sealed record VoidType() : YType("void");

/// <summary>C's <c>_Bool</c>, and the result of comparisons; promotes to int.</summary>
public sealed record BoolType() : YType("bool");

/// <summary>An integer; Name is a C spelling (<c>unsigned long</c>, <c>Py_ssize_t</c>).</summary>
public sealed record IntType(string Name, int Bits, bool Signed) : YType(Name);

/// <summary><c>float</c> (32) or <c>double</c> (64).</summary>
public sealed record FloatType(string Name, int Bits) : YType(Name);

// The target's memory: these have addresses.
public sealed record StructType(string Name) : YType(Name)
{
    public bool Equals(StructType? other) => other is not null && other.Name == Name;

    public override int GetHashCode() => Name.GetHashCode(StringComparison.Ordinal);
}

/// <param name="Length">Elements, or null for a flexible array.</param>
public sealed record ArrayType(YType Element, long? Length) : YType($"{Element.Name}[{Length}]");

/// <summary>An address in the target. Pointee void: <c>void *</c>.</summary>
public sealed record PointerType(YType Pointee) : YType(Pointee is PointerType ? $"{Pointee.Name}*" : $"{Pointee.Name} *");

/// <summary>A function in the target: only pointers to it exist.</summary>
public sealed record CodeType() : YType("function");

// The tracer's memory.
public sealed record StrType() : YType("_str");

public sealed record ListType(YType Element) : YType($"_list({Element.Name})");

public sealed record MapType(YType Key, YType Value) : YType($"_map({Key.Name}, {Value.Name})");

public sealed record SetType(YType Element) : YType($"_set({Element.Name})");

public sealed record AggType() : YType("_agg");

public sealed record TupleType(ImmutableArray<YType> Elements) : YType($"({string.Join(", ", Elements.Select(e => e.Name))})")
{
    public bool Equals(TupleType? other) => other is not null && Elements.SequenceEqual(other.Elements);

    public override int GetHashCode() => Elements.Aggregate(17, (hash, e) => HashCode.Combine(hash, e));
}

/// <summary>A handle to something of the runtime's: <c>_graph _node _frame _path _table _findings _chart _mapping</c>.</summary>
public sealed record HandleType(string Name) : YType(Name)
{
    public bool Equals(HandleType? other) => other is not null && other.Name == Name;

    public override int GetHashCode() => Name.GetHashCode(StringComparison.Ordinal);
}

/// <summary>What <c>_bytes(n)</c> (Unit "bytes") and <c>_ratio(x)</c> (Unit "ratio") give: a number that prints with its unit.</summary>
public sealed record QuantityType(string Unit) : YType(Unit);

/// <summary>A label of an edge: the argument of <c>_ref</c>.</summary>
public sealed record LabelType() : YType("label");

/// <summary>A regular expression literal.</summary>
public sealed record RegexType() : YType("regular expression");

/// <summary>Any sequence that only <c>_foreach</c> takes: <c>f.children</c>, <c>_mappings()</c>, <c>_referrers(…)</c>, a generator's call.</summary>
public sealed record SequenceType(YType Element) : YType($"sequence of {Element.Name}");

/// <summary>Of an expression that has had its message: converts to and from everything and is never spoken of again.</summary>
public sealed record ErrorType() : YType("?");
