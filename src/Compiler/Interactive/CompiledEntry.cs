using System.Collections.Immutable;
using YLang.Compiler.Binding;
using YLang.Compiler.Types;

namespace YLang.Compiler.Interactive;

/// <summary>An entry at a prompt, ready to run.</summary>
/// <param name="Image">Its walker's assembly, verified.</param>
/// <param name="Variables">Those that it names or declares: their values are put into the walker before it runs, and taken from it afterwards.</param>
/// <param name="Completed">The field that is true when all of it has run.</param>
/// <param name="Value">Null: it has none.</param>
/// <param name="ChangesHeap">It brought rules: <see cref="Conversation.CompileHeap"/> makes the heap that has them.</param>
public sealed record CompiledEntry(byte[] Image, ImmutableArray<EntryVariable> Variables, string Completed, EntryValue? Value, bool ChangesHeap);

/// <param name="Field">Of the walker.</param>
/// <param name="IsNew">Declared by the entry: it has no value yet.</param>
public sealed record EntryVariable(string Name, YType Type, string Field, bool IsNew);

/// <param name="Field">Of the walker.</param>
/// <param name="StorageType">Of what the field holds.</param>
/// <param name="Type">Of the expression; of a sequence: of its elements.</param>
public sealed record EntryValue(string Field, YType StorageType, YType Type, EntryValueKind Kind);
