using System.Diagnostics;
using YLang.Compiler.Types;

namespace YLang.Compiler.Emit;

/// <summary>The C# type that holds a value of each type of the language. Addresses of the target are <c>ulong</c>.</summary>
internal static class CSharpTypes
{
    public static string Of(YType type) => type switch
    {
        VoidType => "void",
        BoolType => "bool",
        IntType i => Integer(i.Bits, i.Signed),
        FloatType f => f.Bits == 32 ? "float" : "double",
        PointerType or CodeType => "ulong",
        StrType => "string",
        ListType l => $"YList<{Of(l.Element)}>",
        SetType s => $"YSet<{Of(s.Element)}>",
        MapType m => $"YMap<{Of(m.Key)}, {Of(m.Value)}>",
        AggType => "Aggregate",
        TupleType t => $"({string.Join(", ", t.Elements.Select(Of))})",
        HandleType h => Handle(h.Name),
        QuantityType => "Quantity",
        RegexType => "Captures",
        LabelType => "Label",

        // Only variables that hold the source of a foreach: the runtime has a type of its own for each.
        SequenceType => "var",
        _ => throw new UnreachableException(type.GetType().Name),
    };

    /// <summary>What a variable is before anything is assigned to it.</summary>
    /// <param name="keepsNumbers">Aggregates are asked how their numbers lie.</param>
    public static string Zero(YType type, bool keepsNumbers) => type switch
    {
        BoolType => "false",
        IntType or FloatType or PointerType or CodeType => "0",
        StrType => "\"\"",
        ListType or SetType => $"new {Of(type)}(rt.Budget)",
        MapType => $"new {Of(type)}(rt.Budget)",
        AggType => keepsNumbers ? "new Aggregate(rt.Budget)" : "new Aggregate()",
        TupleType t => $"({string.Join(", ", t.Elements.Select(e => TupleZero(e, keepsNumbers)))})",
        HandleType { Name: "_path" } => "ReportPath.Empty",
        HandleType { Name: "_graph" } => "Graph.None(m, rt.Budget)",
        HandleType { Name: "_table" } => "TableHandle.Detached",
        HandleType { Name: "_findings" } => "FindingsHandle.Detached",
        HandleType { Name: "_chart" } => "ChartHandle.Detached",
        HandleType { Name: "_mapping" } => "Mapping.None",
        _ => "default",
    };

    /// <summary>What a function returns after a fault: nobody looks at it.</summary>
    public static string Nothing(YType type) => type switch
    {
        BoolType => "false",
        IntType or FloatType or PointerType => "0",
        StrType => "\"\"",
        _ => "default",
    };

    public static bool IsContainer(YType type) => type is ListType or MapType or SetType or AggType;

    // A tuple has no type from its place, so each element says its own.
    private static string TupleZero(YType type, bool keepsNumbers) =>
        type is IntType or FloatType or PointerType or CodeType || Zero(type, keepsNumbers) is "default" ? $"default({Of(type)})" : Zero(type, keepsNumbers);

    private static string Integer(int bits, bool signed) => (bits, signed) switch
    {
        (8, true) => "sbyte",
        (8, false) => "byte",
        (16, true) => "short",
        (16, false) => "ushort",
        (32, true) => "int",
        (32, false) => "uint",
        (64, true) => "long",
        (64, false) => "ulong",
        _ => throw new UnreachableException($"{bits} bits"),
    };

    private static string Handle(string name) => name switch
    {
        "_graph" => "Graph",
        "_node" => "Node",
        "_frame" => "Frame",
        "_path" => "ReportPath",
        "_table" => "TableHandle",
        "_findings" => "FindingsHandle",
        "_chart" => "ChartHandle",
        "_mapping" => "Mapping",
        _ => throw new UnreachableException(name),
    };
}
