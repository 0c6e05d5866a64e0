using Mono.Cecil;
using Mono.Cecil.Cil;

namespace YLang.Compiler.Verification;

/// <summary>
/// Finds loops that could run without end. Every way around a loop must pass a call that asks whether the run must stop: <c>WalkerContext.Poll</c>, or <c>IEdgeSink.Next</c>, which
/// does so. Loops over the rules of one kind need none: they are few, and nothing can be added while they are visited.
/// </summary>
internal static class LoopCheck
{
    /// <summary>The last instruction of each loop that is not metered, in the order of the code.</summary>
    public static IEnumerable<Instruction> UnmeteredLoops(MethodBody body)
    {
        var open = body.Instructions.Where(i => !IsMeter(i)).ToHashSet();
        var found = new List<Instruction>();
        Search(new InstructionGraph(body), open, found);
        return found.OrderBy(i => i.Offset);
    }

    private static void Search(InstructionGraph graph, HashSet<Instruction> open, List<Instruction> found)
    {
        foreach (HashSet<Instruction> loop in graph.Cycles(open))
        {
            Instruction[] steps = [.. loop.Where(IsBoundedStep)];

            // Within the loop a new enumeration would begin each time around: then the steps bound nothing.
            if (steps.Length == 0 || loop.Any(IsBoundedStart))
                found.Add(loop.MaxBy(i => i.Offset)!);
            else
                Search(graph, [.. loop.Except(steps)], found);
        }
    }

    private static bool IsMeter(Instruction instruction) => Called(instruction) is { } called && (called.DeclaringType.Namespace, called.DeclaringType.Name, called.Name) switch
    {
        ("YLang.Runtime", "WalkerContext", "Poll") => true,
        ("YLang.Runtime.Walking", var type, "Next") => type.EndsWith("Sink", StringComparison.Ordinal) && called.DeclaringType is not TypeDefinition,
        _ => false,
    };

    private static bool IsBoundedStep(Instruction instruction) =>
        Called(instruction) is { Name: "MoveNext" } called && called.DeclaringType.FullName == "YLang.Runtime.Walking.RuleSet/Enumerator";

    private static bool IsBoundedStart(Instruction instruction) =>
        Called(instruction) is { } called && called.DeclaringType.FullName is "YLang.Runtime.Walking.RuleSet" or "YLang.Runtime.Walking.RuleSet/Enumerator" && called.Name is "GetEnumerator" or ".ctor";

    private static MethodReference? Called(Instruction instruction) =>
        instruction.OpCode.Code is Code.Call or Code.Callvirt or Code.Newobj ? instruction.Operand as MethodReference : null;
}
