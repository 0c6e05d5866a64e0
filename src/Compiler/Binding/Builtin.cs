using YLang.Compiler.Types;

namespace YLang.Compiler.Binding;

/// <summary>Where a built-in function may be called.</summary>
public enum BuiltinPlace
{
    Anywhere,

    /// <summary>Only in walk rules and roots: it speaks to the walk's sink.</summary>
    Rule,

    /// <summary>Only in roots.</summary>
    Roots,
}

/// <summary>
/// A built-in function: a row of <see cref="Builtins"/>. CSharp is the call that the emitter writes: {0} {1} … stand for the arguments, {*} for all of them joined by commas, {1*} for
/// those from the second on; <c>rt</c> is the walker's context, <c>m</c> the target's memory, <c>sink</c> the walk's sink.
/// </summary>
/// <param name="Signature">As shown in messages and documents: <c>_substr(_str s, int start, int n)</c>.</param>
/// <param name="Resolve">
/// Looks at the types of the arguments: gives the result's type and the types to which the arguments are converted, or null where they do not fit.
/// </param>
/// <param name="HasEffect">Writes output, changes a container or the walk: must not run after a fault in its arguments.</param>
/// <param name="MayFault">The call itself may raise a fault.</param>
/// <param name="IgnoresNull">Does nothing where its first argument is null: it may run after a fault that made it so.</param>
public sealed record Builtin(
    string Name, string Signature, string Help, Func<IReadOnlyList<YType>, BuiltinResolution?> Resolve, string CSharp, bool HasEffect = false, bool MayFault = false,
    BuiltinPlace Place = BuiltinPlace.Anywhere, bool IgnoresNull = false);

/// <param name="CSharp">Another call than the row's, for these types; or null.</param>
public sealed record BuiltinResolution(YType Result, IReadOnlyList<YType> Parameters, string? CSharp = null);
