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
        if (!InstructionGraph.MayHaveCycles(body))
            return [];

        var found = new List<int>();
        Search(body, new InstructionGraph(body), [.. body.Instructions.Select(i => !IsMeter(i))], found);
        return found.Order().Select(i => body.Instructions[i]);
    }

    /// <param name="isOpen">Instructions that no meter is at.</param>
    private static void Search(MethodBody body, InstructionGraph graph, bool[] isOpen, List<int> found)
    {
        foreach (List<int> loop in graph.Cycles(isOpen))
        {
            int[] steps = [.. loop.Where(i => IsBoundedStep(body.Instructions[i]))];

            // Within the loop a new enumeration would begin each time around: then the steps bound nothing.
            if (steps.Length == 0 || loop.Exists(i => IsBoundedStart(body.Instructions[i])))
            {
                found.Add(loop.Max());
                continue;
            }

            var rest = new bool[isOpen.Length];
            foreach (int i in loop.Except(steps))
                rest[i] = true;

            Search(body, graph, rest, found);
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
