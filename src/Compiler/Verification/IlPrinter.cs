using System.Globalization;
using System.Text;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace YLang.Compiler.Verification;

/// <summary>A walker's IL for <c>ylang emit --stage il</c>: types, methods, locals, instructions; lines of the script above the instructions that come from them.</summary>
public static class IlPrinter
{
    /// <param name="symbols">Portable debug information, or null.</param>
    /// <exception cref="BadImageFormatException">The image is no assembly.</exception>
    public static string Print(byte[] image, byte[]? symbols = null)
    {
        using ModuleDefinition module = CecilModule.Read(image, symbols);
        var text = new StringBuilder();
        foreach (TypeDefinition type in module.GetTypes().Where(t => t.Name != "<Module>"))
            AppendType(text, type);

        return text.ToString();
    }

    private static void AppendType(StringBuilder text, TypeDefinition type)
    {
        text.Append(text.Length == 0 ? "" : "\n").Append(CultureInfo.InvariantCulture, $"{Keyword(type)} {type.FullName}");
        string[] bases = [.. type.Interfaces.Select(i => i.InterfaceType).Prepend(type.BaseType).Where(b => b is not null && b.FullName is not ("System.Object" or "System.ValueType")).Select(b => b.FullName)];
        text.Append(bases.Length == 0 ? "\n{\n" : $" : {string.Join(", ", bases)}\n{{\n");
        foreach (FieldDefinition field in type.Fields)
            text.Append(CultureInfo.InvariantCulture, $"    {(field.IsStatic ? "static " : "")}{field.FieldType.FullName} {field.Name}\n");

        bool first = type.Fields.Count == 0;
        foreach (MethodDefinition method in type.Methods)
        {
            text.Append(first ? "" : "\n");
            first = false;
            AppendMethod(text, method);
        }

        text.Append("}\n");
    }

    private static void AppendMethod(StringBuilder text, MethodDefinition method)
    {
        string generics = method.HasGenericParameters ? $"<{string.Join(", ", method.GenericParameters.Select(p => p.Name))}>" : "";
        string parameters = string.Join(", ", method.Parameters.Select(p => $"{p.ParameterType.FullName} {p.Name}"));
        text.Append(CultureInfo.InvariantCulture, $"    {(method.IsStatic ? "static " : "")}{method.ReturnType.FullName} {method.Name}{generics}({parameters})\n");
        if (!method.HasBody)
            return;

        foreach (VariableDefinition variable in method.Body.Variables)
            text.Append(CultureInfo.InvariantCulture, $"        local {variable.Index}: {variable.VariableType.FullName}\n");

        foreach (ExceptionHandler handler in method.Body.ExceptionHandlers)
        {
            string kind = handler.HandlerType.ToString().ToUpperInvariant();
            text.Append(CultureInfo.InvariantCulture,
                $"        try {Place.Label(handler.TryStart)} to {Until(handler.TryEnd)} {kind} {Place.Label(handler.HandlerStart)} to {Until(handler.HandlerEnd)}\n");
        }

        var lines = method.DebugInformation.SequencePoints.Where(p => !p.IsHidden).ToLookup(p => p.Offset);
        foreach (Instruction instruction in method.Body.Instructions)
        {
            foreach (SequencePoint point in lines[instruction.Offset])
                text.Append(CultureInfo.InvariantCulture, $"        // {Path.GetFileName(point.Document.Url)}:{point.StartLine}\n");

            string operand = Operand(instruction);
            text.Append(CultureInfo.InvariantCulture, $"        {Place.Label(instruction)}: {instruction.OpCode.Name}{(operand.Length == 0 ? "" : " ")}{operand}\n");
        }
    }

    private static string Until(Instruction? end) => end is null ? "the end" : Place.Label(end);

    private static string Operand(Instruction instruction) => instruction.Operand switch
    {
        null => "",
        Instruction target => Place.Label(target),
        Instruction[] targets => string.Join(", ", targets.Select(Place.Label)),
        string s => $"\"{Escaped(s)}\"",
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        MemberReference member => member.FullName,
        VariableDefinition variable => variable.Index.ToString(CultureInfo.InvariantCulture),
        ParameterDefinition parameter => parameter.Name,
        var other => other.ToString() ?? "",
    };

    private static string Escaped(string s)
    {
        var text = new StringBuilder();
        foreach (char c in s)
        {
            _ = c switch
            {
                '"' or '\\' => text.Append('\\').Append(c),
                '\n' => text.Append("\\n"),
                _ when char.IsControl(c) => text.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}"),
                _ => text.Append(c),
            };
        }

        return text.ToString();
    }

    private static string Keyword(TypeDefinition type) => type.IsInterface ? "interface" : type.IsEnum ? "enum" : type.IsValueType ? "struct" : "class";
}
