using System.Collections.Frozen;
using Mono.Cecil;

namespace YLang.Compiler.Verification;

/// <summary>
/// What a walker's code may use of the world outside it. A type is either open (every member whose signature holds allowed types only) or open in the members named here; what is not
/// listed is denied. Signatures do much of the work: what takes or gives a pointer, a <c>Type</c>, a <c>Stream</c> or the target itself is out, wherever it stands.
/// </summary>
internal static class AllowList
{
    private const int MaxNesting = 32;
    private const string RuntimeAssembly = "YLang.Runtime";

    /// <summary>The rooms of the runtime that walkers are made for. Faults for its kinds; never Targets, Elf, Native.</summary>
    private static readonly FrozenSet<string> s_runtimeRooms = new[]
    {
        "YLang.Runtime", "YLang.Runtime.Memory", "YLang.Runtime.Walking", "YLang.Runtime.Values", "YLang.Runtime.Reporting", "YLang.Runtime.Faults",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Types of other rooms.</summary>
    private static readonly FrozenSet<string> s_allowedTypes = new[] { "YLang.Runtime.Targets.ITarget", "YLang.Runtime.Targets.Mapping" }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Types of those rooms that hold what only a session may touch.</summary>
    private static readonly FrozenSet<string> s_deniedTypes = new[]
    {
        "YLang.Runtime.Memory.IMemorySource", "YLang.Runtime.Memory.MemorySegment", "YLang.Runtime.Memory.SegmentMap", "YLang.Runtime.Memory.PageCache",
        "YLang.Runtime.Memory.MarkBitmap", "YLang.Runtime.Faults.TargetException",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Members that their signatures would let through: making one of these is the session's affair.</summary>
    private static readonly FrozenSet<string> s_deniedMembers = new[]
    {
        "YLang.Runtime.WalkerContext::.ctor", "YLang.Runtime.WalkerContext::Renew", "YLang.Runtime.WalkerContext::set_Heap", "YLang.Runtime.Memory.TargetMemory::.ctor", "YLang.Runtime.Memory.TargetMemory::Dispose", "YLang.Runtime.Reporting.ReportBuilder::.ctor",
    }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> s_openTypes = new[]
    {
        "System.Void", "System.Boolean", "System.Char", "System.SByte", "System.Byte", "System.Int16", "System.UInt16", "System.Int32", "System.UInt32", "System.Int64", "System.UInt64",
        "System.Single", "System.Double", "System.Decimal", "System.String", "System.StringComparison", "System.StringSplitOptions", "System.Math", "System.MathF", "System.BitConverter",
        "System.MidpointRounding", "System.ValueType", "System.Enum", "System.IDisposable", "System.IFormattable", "System.ISpanFormattable", "System.IFormatProvider", "System.IComparable",
        "System.IComparable`1", "System.IEquatable`1", "System.Nullable`1", "System.Index", "System.Range", "System.HashCode", "System.Span`1", "System.ReadOnlySpan`1", "System.MemoryExtensions",
        "System.ValueTuple", "System.ValueTuple`1", "System.ValueTuple`2", "System.ValueTuple`3", "System.ValueTuple`4", "System.ValueTuple`5", "System.ValueTuple`6", "System.ValueTuple`7",
        "System.ValueTuple`8", "System.Collections.IEnumerable", "System.Collections.IEnumerator", "System.Collections.Generic.IEnumerable`1", "System.Collections.Generic.IEnumerator`1",
        "System.Collections.Generic.ICollection`1", "System.Collections.Generic.IList`1", "System.Collections.Generic.IReadOnlyCollection`1", "System.Collections.Generic.IReadOnlyList`1",
        "System.Collections.Generic.IReadOnlyDictionary`2", "System.Collections.Generic.List`1", "System.Collections.Generic.List`1/Enumerator", "System.Collections.Generic.Dictionary`2",
        "System.Collections.Generic.Dictionary`2/Enumerator", "System.Collections.Generic.HashSet`1", "System.Collections.Generic.HashSet`1/Enumerator",
        "System.Collections.Generic.KeyValuePair`2", "System.Collections.Generic.IEqualityComparer`1", "System.Collections.Generic.EqualityComparer`1",
        "System.Collections.Generic.IComparer`1", "System.Collections.Generic.Comparer`1", "System.Text.StringBuilder", "System.Runtime.CompilerServices.DefaultInterpolatedStringHandler",
        "System.Runtime.CompilerServices.ITuple", "System.Runtime.CompilerServices.SwitchExpressionException", "System.InvalidOperationException", "System.NotSupportedException",
        "System.ArgumentOutOfRangeException", "System.RuntimeFieldHandle", "System.Runtime.InteropServices.InAttribute", "System.Runtime.CompilerServices.IsExternalInit",
        "System.Runtime.CompilerServices.IsVolatile",
    }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, string[]> s_partlyOpenTypes = new Dictionary<string, string[]>
    {
        // Not GetType: it opens reflection.
        ["System.Object"] = [".ctor", "Equals", "GetHashCode", "ToString", "ReferenceEquals"],
        ["System.Array"] = ["get_Length", "Empty", "Copy", "Clear", "Fill", "Reverse"],
        ["System.Globalization.CultureInfo"] = ["get_InvariantCulture"],
        ["System.Exception"] = [],
        ["System.Delegate"] = [],
        ["System.MulticastDelegate"] = [],
        // Of the target, what a script may print; not its files.
        ["YLang.Runtime.Targets.ITarget"] = ["get_Kind", "get_Pid", "get_Exe", "get_CommandLine", "get_Host", "get_RssBytes", "get_Mappings", "Resident"],
        ["YLang.Runtime.Faults.Budget"] = ["Charge", "get_IsOver"],
        ["System.Runtime.CompilerServices.RuntimeHelpers"] = ["InitializeArray", "CreateSpan", "GetSubArray"],
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>What the C# compiler puts on what it makes. None changes how code runs.</summary>
    private static readonly FrozenSet<string> s_attributes = new[]
    {
        "System.Runtime.CompilerServices.CompilationRelaxationsAttribute", "System.Runtime.CompilerServices.RuntimeCompatibilityAttribute",
        "System.Runtime.CompilerServices.CompilerGeneratedAttribute", "System.Runtime.CompilerServices.NullableAttribute", "System.Runtime.CompilerServices.NullableContextAttribute",
        "System.Runtime.CompilerServices.NullablePublicOnlyAttribute", "System.Runtime.CompilerServices.RefSafetyRulesAttribute", "System.Runtime.CompilerServices.IsReadOnlyAttribute",
        "System.Runtime.CompilerServices.IsByRefLikeAttribute", "System.Runtime.CompilerServices.ScopedRefAttribute", "System.Runtime.CompilerServices.TupleElementNamesAttribute",
        "System.Runtime.CompilerServices.ExtensionAttribute", "System.Runtime.CompilerServices.IsUnmanagedAttribute", "System.Runtime.CompilerServices.RequiresLocationAttribute",
        "System.Runtime.CompilerServices.ParamCollectionAttribute", "System.Runtime.CompilerServices.MethodImplAttribute", "System.Runtime.CompilerServices.SkipLocalsInitAttribute",
        "System.Runtime.Versioning.TargetFrameworkAttribute", "System.Diagnostics.DebuggableAttribute", "System.Diagnostics.DebuggableAttribute/DebuggingModes",
        "System.Diagnostics.DebuggerBrowsableAttribute", "System.Diagnostics.DebuggerBrowsableState", "System.Diagnostics.DebuggerHiddenAttribute",
        "System.Reflection.DefaultMemberAttribute", "System.ParamArrayAttribute", "System.FlagsAttribute", "System.Attribute", "System.AttributeUsageAttribute", "System.AttributeTargets",
        "Microsoft.CodeAnalysis.EmbeddedAttribute",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>May code name this type, alone or in a signature? Types of the walker's own assembly may be named: their code is verified too.</summary>
    public static bool IsAllowed(TypeReference type) => type switch
    {
        GenericParameter => true,
        PointerType or FunctionPointerType => false,
        ArrayType array => IsAllowed(array.ElementType),
        ByReferenceType reference => IsAllowed(reference.ElementType),
        GenericInstanceType generic => IsAllowed(generic.ElementType) && generic.GenericArguments.All(IsAllowed),
        IModifierType modified => IsAllowed(modified.ModifierType) && IsAllowed(modified.ElementType),
        TypeSpecification other => IsAllowed(other.ElementType),
        TypeDefinition => true,
        _ => IsListed(type),
    };

    public static bool IsAllowed(MethodReference method)
    {
        if (method is MethodSpecification generic)
            return IsAllowed(generic.ElementMethod) && (generic is not GenericInstanceMethod instance || instance.GenericArguments.All(IsAllowed));

        // A delegate is made of an object and a method's address, which ldftn of the walker's own methods alone gives.
        return method is MethodDefinition
            || (method.Name == ".ctor" && IsDelegate(method.DeclaringType.GetElementType()) && IsAllowed(method.DeclaringType))
            || (IsMemberOpen(method.DeclaringType, method.Name) && IsAllowed(method.ReturnType) && method.Parameters.All(p => IsAllowed(p.ParameterType)));
    }

    public static bool IsAllowed(FieldReference field) =>
        field is FieldDefinition || (IsMemberOpen(field.DeclaringType, field.Name) && IsAllowed(field.FieldType));

    /// <summary>By name: the C# compiler embeds some of these, and the runtime asks for none but by name.</summary>
    public static bool IsAllowedAttribute(TypeReference attribute) => s_attributes.Contains(attribute.FullName);

    private static bool IsMemberOpen(TypeReference declaring, string member)
    {
        TypeReference type = declaring.GetElementType();
        if (declaring is ArrayType array)
            return IsAllowed(array.ElementType);

        // A delegate holds a method of the walker's own, so that calling it is calling that; what else it offers is reflection.
        if (IsDelegate(type))
            return member is "Invoke" && IsAllowed(declaring);

        // A base's member may be referred to by way of a type of the walker: it is the base's all the same.
        if (type is TypeDefinition own)
            return own.Methods.Any(m => m.Name == member) || own.Fields.Any(f => f.Name == member) || (own.BaseType is { } inherited && IsMemberOpen(inherited, member));

        return IsAllowed(declaring)
            && !s_deniedMembers.Contains($"{type.FullName}::{member}")
            && (!s_partlyOpenTypes.TryGetValue(type.FullName, out string[]? open) || open.Contains(member));
    }

    private static bool IsListed(TypeReference type)
    {
        // A nested type lies where its outermost lies. An image may pretend that a type lies in itself.
        TypeReference outermost = type;
        for (int i = 0; outermost.DeclaringType is { } outer; i++)
        {
            if (i == MaxNesting)
                return false;

            outermost = outer;
        }

        if (type.Scope is ModuleDefinition)
            return true;

        if (type.Scope is not AssemblyNameReference assembly)
            return false;

        if (assembly.Name == RuntimeAssembly)
            return (s_runtimeRooms.Contains(outermost.Namespace) && !s_deniedTypes.Contains(outermost.FullName)) || s_allowedTypes.Contains(outermost.FullName);

        return IsFramework(assembly.Name)
            && (s_openTypes.Contains(type.FullName) || s_partlyOpenTypes.ContainsKey(type.FullName) || s_attributes.Contains(type.FullName) || IsDelegate(type));
    }

    private static bool IsFramework(string assembly) =>
        assembly is "mscorlib" or "netstandard" || assembly.StartsWith("System.", StringComparison.Ordinal);

    private static bool IsDelegate(TypeReference type) =>
        type.Namespace == "System"
        && (type.Name is "Action" or "Comparison`1" or "Predicate`1" || type.Name.StartsWith("Action`", StringComparison.Ordinal) || type.Name.StartsWith("Func`", StringComparison.Ordinal));
}
