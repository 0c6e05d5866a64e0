using System.Collections.Immutable;
using YLang.Compiler.Text;
using YLang.Compiler.Types;

namespace YLang.Compiler.Binding;

/// <summary>A named thing of a script. Compared by reference: two of one name are two.</summary>
public abstract class Symbol(string name, SourceSpan declaration)
{
    public string Name { get; } = name;

    public SourceSpan Declaration { get; } = declaration;

    public override string ToString() => Name;
}

/// <summary>A local variable or a parameter of a function.</summary>
public sealed class LocalSymbol(string name, YType type, SourceSpan declaration, bool isParameter = false) : Symbol(name, declaration)
{
    public YType Type { get; } = type;

    public bool IsParameter { get; } = isParameter;
}

/// <summary>A file-level variable, or a <c>_param</c> (IsParam: set before the first probe runs, read-only).</summary>
public sealed class GlobalSymbol(string name, YType type, SourceSpan declaration, bool isParam = false) : Symbol(name, declaration)
{
    public YType Type { get; } = type;

    public bool IsParam { get; } = isParam;
}

public enum FunctionKind
{
    Function,
    Iterator,
    Label,

    /// <summary>One of the functions of a <c>_heap</c>.</summary>
    HeapMember,
}

public sealed class FunctionSymbol(
    string name, FunctionKind kind, YType returnType, ImmutableArray<LocalSymbol> parameters, string documentation, SourceSpan declaration) : Symbol(name, declaration)
{
    public FunctionKind Kind { get; } = kind;

    /// <summary>Of an iterator: the element's type. Of a label: <c>_str</c>.</summary>
    public YType ReturnType { get; } = returnType;

    public ImmutableArray<LocalSymbol> Parameters { get; } = parameters;

    public string Documentation { get; } = documentation;
}
