using System.Collections.Immutable;
using YLang.Compiler.Types;

namespace YLang.Compiler.Binding;

/// <summary>What the variable of an entry's value holds.</summary>
public enum EntryValueKind
{
    /// <summary>The value itself.</summary>
    Value,

    /// <summary>The address of a struct or an array of the target, which has no value of its own.</summary>
    Place,

    /// <summary>A list of the first elements of a sequence.</summary>
    Sequence,
}

/// <param name="Type">Of the expression; of a sequence: the type of its elements.</param>
public sealed record BoundEntryValue(GlobalSymbol Variable, YType Type, EntryValueKind Kind);

/// <summary>An entry at a prompt as a script of its own, with the functions that it needs and no others.</summary>
/// <param name="Named">Variables of the file that it or its functions name: those of earlier entries, those of the library.</param>
/// <param name="Declared">Variables that it declares.</param>
/// <param name="Completed">True when all of it has run.</param>
/// <param name="Value">Null: it has none.</param>
public sealed record BoundEntry(BoundScript Script, ImmutableArray<GlobalSymbol> Named, ImmutableArray<GlobalSymbol> Declared, GlobalSymbol Completed, BoundEntryValue? Value);
