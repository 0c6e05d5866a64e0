using System.Globalization;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace YLang.Compiler.Verification;

/// <summary>Places and members of a walker in words.</summary>
internal static class Place
{
    /// <summary><c>Script.Oneshot</c>.</summary>
    public static string Of(MethodReference method) => $"{method.DeclaringType.Name}.{method.Name}";

    /// <summary><c>Script.Oneshot, heap.y:12</c> where debug information tells the line, else <c>Script.Oneshot, IL_001f</c>.</summary>
    public static string Of(MethodDefinition method, Instruction instruction)
    {
        SequencePoint? point = method.DebugInformation.SequencePoints.LastOrDefault(p => p.Offset <= instruction.Offset && !p.IsHidden);
        return point is null
            ? $"{Of(method)}, {Label(instruction)}"
            : string.Create(CultureInfo.InvariantCulture, $"{Of(method)}, {Path.GetFileName(point.Document.Url)}:{point.StartLine}");
    }

    /// <summary><c>System.IO.File.ReadAllText</c>.</summary>
    public static string NameOf(MemberReference member) => $"{member.DeclaringType?.FullName}.{member.Name}";

    public static string Label(Instruction instruction) => $"IL_{instruction.Offset:x4}";
}
