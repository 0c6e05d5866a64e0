using YLang.Compiler.Types;

namespace YLang.Compiler.Binding;

/// <summary>
/// A built-in function: a row of <see cref="Builtins"/>. Resolve looks at the arguments' types and gives the result's type and the parameter types to convert to, or null where
/// the arguments do not fit. CSharp is the call that the emitter writes, with {0} {1} … for the arguments: <c>Text.Len({0})</c>, <c>rt.Warn({0})</c>.
/// </summary>
/// <param name="Signature">As shown in messages and docs: <c>_substr(_str s, int start, int n)</c>.</param>
/// <param name="HasEffect">Writes output, changes a container or the walk: must not run after a fault in its arguments.</param>
/// <param name="MayFault">The call itself may raise a fault.</param>
/// <param name="Where">"any", "rule" (only inside _visit and _roots), "roots".</param>
public sealed record Builtin(
    string Name, string Signature, string Help, Func<IReadOnlyList<YType>, BuiltinResolution?> Resolve, string CSharp, bool HasEffect, bool MayFault, string Where);

public sealed record BuiltinResolution(YType Result, IReadOnlyList<YType> Parameters, string? CSharp = null);
