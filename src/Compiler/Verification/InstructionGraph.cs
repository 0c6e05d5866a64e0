using Mono.Cecil.Cil;

namespace YLang.Compiler.Verification;

/// <summary>Which instruction can follow which, exceptions included: anything in a try block can be followed by its handlers.</summary>
internal sealed class InstructionGraph
{
    private readonly Dictionary<Instruction, List<Instruction>> _next = [];

    public InstructionGraph(MethodBody body)
    {
        foreach (Instruction instruction in body.Instructions)
            _next[instruction] = [.. Successors(instruction)];

        foreach (ExceptionHandler handler in body.ExceptionHandlers)
        {
            foreach (Instruction instruction in body.Instructions.Where(i => i.Offset >= handler.TryStart.Offset && (handler.TryEnd is null || i.Offset < handler.TryEnd.Offset)))
            {
                _next[instruction].Add(handler.HandlerStart);

                // Leaving the block runs a finally first, which then goes on where the leave leads.
                if (handler.HandlerType == ExceptionHandlerType.Finally && instruction is { OpCode.Code: Code.Leave or Code.Leave_S, Operand: Instruction target })
                    AddEnds(body, handler, target);
            }
        }
    }

    /// <summary>The cycles among <paramref name="nodes"/>: strongly connected parts that hold a way back to each of their instructions.</summary>
    public IEnumerable<HashSet<Instruction>> Cycles(HashSet<Instruction> nodes)
    {
        // Tarjan's algorithm with a stack of its own: methods may have many thousand instructions.
        var number = new Dictionary<Instruction, int>();
        var low = new Dictionary<Instruction, int>();
        var path = new Stack<Instruction>();
        var onPath = new HashSet<Instruction>();
        var work = new Stack<(Instruction Node, int Edge)>();
        var cycles = new List<HashSet<Instruction>>();
        foreach (Instruction root in nodes.OrderBy(n => n.Offset))
        {
            if (!number.ContainsKey(root))
                Visit(root);
        }

        return cycles;

        void Visit(Instruction root)
        {
            Open(root);
            while (work.TryPop(out var top))
            {
                var (node, edge) = top;
                if (edge < _next[node].Count)
                {
                    work.Push((node, edge + 1));
                    Instruction next = _next[node][edge];
                    if (!nodes.Contains(next))
                        continue;

                    if (!number.TryGetValue(next, out int seen))
                        Open(next);
                    else if (onPath.Contains(next))
                        low[node] = Math.Min(low[node], seen);

                    continue;
                }

                if (work.TryPeek(out var parent))
                    low[parent.Node] = Math.Min(low[parent.Node], low[node]);

                if (low[node] == number[node])
                    Close(node);
            }
        }

        void Open(Instruction node)
        {
            number[node] = low[node] = number.Count;
            path.Push(node);
            onPath.Add(node);
            work.Push((node, 0));
        }

        void Close(Instruction node)
        {
            var part = new HashSet<Instruction>();
            Instruction member;
            do
            {
                member = path.Pop();
                onPath.Remove(member);
                part.Add(member);
            }
            while (member != node);

            if (part.Count > 1 || _next[node].Contains(node))
                cycles.Add(part);
        }
    }

    private void AddEnds(MethodBody body, ExceptionHandler handler, Instruction target)
    {
        foreach (Instruction end in body.Instructions.Where(i =>
            i.OpCode.Code == Code.Endfinally && i.Offset >= handler.HandlerStart.Offset && (handler.HandlerEnd is null || i.Offset < handler.HandlerEnd.Offset)))
            _next[end].Add(target);
    }

    private static IEnumerable<Instruction> Successors(Instruction instruction)
    {
        if (instruction.Operand is Instruction target)
            yield return target;

        if (instruction.Operand is Instruction[] targets)
        {
            foreach (Instruction t in targets)
                yield return t;
        }

        bool goesOn = instruction.OpCode.FlowControl is not (FlowControl.Branch or FlowControl.Return or FlowControl.Throw);
        if (goesOn && instruction.Next is not null)
            yield return instruction.Next;
    }
}
