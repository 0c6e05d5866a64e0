using System.Globalization;
using YLang.Compiler.Types;

namespace YLang.Compiler.Layouts;

/// <summary>Types as the headers write them: a struct under its typedef (<c>PyObject</c>) where it has one.</summary>
public sealed class TypeSpelling
{
    private readonly ILookup<string, string> _typedefs;

    public TypeSpelling(Layout layout) => _typedefs = layout.TypeNames
        .Select(n => (Name: n, Tag: (layout.Type(n) as StructType)?.Name))
        .Where(t => t.Tag is not null && t.Tag != t.Name)
        .OrderBy(t => t.Name, StringComparer.Ordinal)
        .ToLookup(t => t.Tag!, t => t.Name, StringComparer.Ordinal);

    public IEnumerable<string> TypedefsOf(string tag) => _typedefs[tag];

    /// <summary>As a message says it: <c>PyObject *</c>, <c>_list(PyObject *)</c>.</summary>
    public string Of(YType type) => type switch
    {
        StructType s => _typedefs[s.Name].FirstOrDefault() ?? s.Name,
        PointerType p => $"{Of(p.Pointee)}{(p.Pointee is PointerType ? "*" : " *")}",
        ArrayType a => $"{Of(a.Element)}[{a.Length?.ToString(CultureInfo.InvariantCulture)}]",
        ListType l => $"_list({Of(l.Element)})",
        MapType m => $"_map({Of(m.Key)}, {Of(m.Value)})",
        SetType s => $"_set({Of(s.Element)})",
        TupleType t => $"({string.Join(", ", t.Elements.Select(Of))})",
        SequenceType s => $"sequence of {Of(s.Element)}",
        _ => type.Name,
    };

    /// <summary><c>PyObject *ob_item[1]</c>: C's way to declare something of this type.</summary>
    public string Declare(YType type, string name)
    {
        string arrays = "";
        for (; type is ArrayType array; type = array.Element)
            arrays += array.Length is { } length ? $"[{length.ToString(CultureInfo.InvariantCulture)}]" : "[]";

        string declarator = name + arrays;
        while (type is PointerType pointer)
        {
            declarator = pointer.Pointee is ArrayType or CodeType ? $"(*{declarator})" : $"*{declarator}";
            type = pointer.Pointee;
            if (type is CodeType)
                return $"void {declarator}()";

            for (; type is ArrayType array; type = array.Element)
                declarator += array.Length is { } length ? $"[{length.ToString(CultureInfo.InvariantCulture)}]" : "[]";
        }

        return $"{Of(type)} {declarator}";
    }
}
