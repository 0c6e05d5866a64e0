using Mono.Cecil;
using Mono.Cecil.Cil;
using YLang.Compiler.Diagnostics;

namespace YLang.Compiler.Verification;

/// <summary>Methods of the walker that call each other in a ring must count their depth: one of each ring calls <c>WalkerContext.EnterCall</c>. Else a script could overflow the stack.</summary>
internal static class RecursionCheck
{
    public static void Run(ModuleDefinition module, DiagnosticSink diagnostics)
    {
        MethodDefinition[] methods = [.. module.GetTypes().SelectMany(t => t.Methods).Where(m => m.HasBody && !Counts(m))];
        var calls = methods.ToDictionary(m => m, m => Callees(m, module).Intersect(methods).ToArray());

        // Methods that nobody of those left calls, or that call none of them, are on no ring.
        bool changed = true;
        while (changed)
        {
            var called = calls.Values.SelectMany(c => c).ToHashSet();
            MethodDefinition[] leaves = [.. calls.Keys.Where(m => calls[m].Length == 0 || !called.Contains(m))];
            changed = leaves.Length > 0;
            foreach (MethodDefinition leaf in leaves)
                calls.Remove(leaf);

            foreach (MethodDefinition method in calls.Keys.ToArray())
                calls[method] = [.. calls[method].Where(calls.ContainsKey)];
        }

        if (calls.Count > 0)
            diagnostics.Add(Catalogue.RecursionNotMetered(Words.List(calls.Keys.Select(Place.Of).Order(StringComparer.Ordinal))));
    }

    private static bool Counts(MethodDefinition method) =>
        method.Body.Instructions.Any(i => i.Operand is MethodReference { Name: "EnterCall", DeclaringType.FullName: "YLang.Runtime.WalkerContext" });

    /// <summary>Also a lambda's maker counts as calling it: whoever gets the delegate may.</summary>
    private static IEnumerable<MethodDefinition> Callees(MethodDefinition method, ModuleDefinition module)
    {
        foreach (Instruction instruction in method.Body.Instructions)
        {
            if (instruction.OpCode.Code is not (Code.Call or Code.Callvirt or Code.Newobj or Code.Ldftn or Code.Ldvirtftn) || instruction.Operand is not MethodReference called)
                continue;

            MethodReference element = called.GetElementMethod();
            MethodDefinition? own = element as MethodDefinition
                ?? (element.DeclaringType.GetElementType() is TypeDefinition type && type.Module == module
                    ? type.Methods.FirstOrDefault(m => m.Name == element.Name && m.Parameters.Count == element.Parameters.Count)
                    : null);
            if (own is not null)
                yield return own;
        }
    }
}
