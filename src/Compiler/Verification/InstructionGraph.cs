using Mono.Cecil.Cil;

namespace YLang.Compiler.Verification;

/// <summary>
/// Which instruction can follow which, exceptions included: anything in a try block can be followed by its handlers. Instructions go by their position in the code, from 0.
/// </summary>
internal sealed class InstructionGraph
{
    private readonly List<int>[] _next;
    private readonly Dictionary<Instruction, int> _positions = [];

    public InstructionGraph(MethodBody body)
    {
        _next = new List<int>[body.Instructions.Count];
        for (int i = 0; i < _next.Length; i++)
            _positions[body.Instructions[i]] = i;

        for (int i = 0; i < _next.Length; i++)
            AddSuccessors(body.Instructions[i], _next[i] = []);

        foreach (ExceptionHandler handler in body.ExceptionHandlers)
        {
            for (int i = 0; i < _next.Length; i++)
            {
                Instruction instruction = body.Instructions[i];
                if (!IsTried(instruction, handler))
                    continue;

                _next[i].Add(_positions[handler.HandlerStart]);

                // Leaving the block runs a finally first, which then goes on where the leave leads. Leaving only a block within it does not.
                if (handler.HandlerType == ExceptionHandlerType.Finally && instruction is { OpCode.Code: Code.Leave or Code.Leave_S, Operand: Instruction target } && !IsTried(target, handler))
                    AddEnds(body, handler, target);
            }
        }
    }

    /// <summary>False where nothing leads backwards, so that there can be no cycle. True says nothing.</summary>
    public static bool MayHaveCycles(MethodBody body) => body.ExceptionHandlers.Count > 0 || body.Instructions.Any(i => i.Operand switch
    {
        Instruction target => target.Offset <= i.Offset,
        Instruction[] targets => targets.Any(t => t.Offset <= i.Offset),
        _ => false,
    });

    /// <summary>The cycles among the instructions that <paramref name="isNode"/> says true of: strongly connected parts that hold a way back to each of their instructions.</summary>
    public List<List<int>> Cycles(bool[] isNode)
    {
        // Tarjan's algorithm with a stack of its own: methods may have many thousand instructions. Numbers begin at 1; 0: not yet seen.
        var number = new int[_next.Length];
        var low = new int[_next.Length];
        var onPath = new bool[_next.Length];
        var path = new Stack<int>();
        var work = new Stack<int>();
        var edge = new int[_next.Length];
        var cycles = new List<List<int>>();
        int seen = 0;
        for (int root = 0; root < _next.Length; root++)
        {
            if (isNode[root] && number[root] == 0)
                Visit(root);
        }

        return cycles;

        void Visit(int root)
        {
            Open(root);
            while (work.TryPeek(out int node))
            {
                if (edge[node] < _next[node].Count)
                {
                    int next = _next[node][edge[node]++];
                    if (isNode[next] && number[next] == 0)
                        Open(next);
                    else if (onPath[next])
                        low[node] = Math.Min(low[node], number[next]);

                    continue;
                }

                work.Pop();
                if (work.TryPeek(out int parent))
                    low[parent] = Math.Min(low[parent], low[node]);

                if (low[node] == number[node])
                    Close(node);
            }
        }

        void Open(int node)
        {
            number[node] = low[node] = ++seen;
            path.Push(node);
            onPath[node] = true;
            work.Push(node);
        }

        void Close(int node)
        {
            var part = new List<int>();
            int member;
            do
            {
                member = path.Pop();
                onPath[member] = false;
                part.Add(member);
            }
            while (member != node);

            if (part.Count > 1 || _next[node].Contains(node))
                cycles.Add(part);
        }
    }

    private static bool IsTried(Instruction instruction, ExceptionHandler handler) =>
        instruction.Offset >= handler.TryStart.Offset && instruction.Offset < (handler.TryEnd?.Offset ?? int.MaxValue);

    private void AddEnds(MethodBody body, ExceptionHandler handler, Instruction target)
    {
        foreach (Instruction end in body.Instructions.Where(i =>
            i.OpCode.Code == Code.Endfinally && i.Offset >= handler.HandlerStart.Offset && (handler.HandlerEnd is null || i.Offset < handler.HandlerEnd.Offset)))
            _next[_positions[end]].Add(_positions[target]);
    }

    private void AddSuccessors(Instruction instruction, List<int> next)
    {
        if (instruction.Operand is Instruction target)
            next.Add(_positions[target]);

        foreach (Instruction one in instruction.Operand as Instruction[] ?? [])
            next.Add(_positions[one]);

        bool goesOn = instruction.OpCode.FlowControl is not (FlowControl.Branch or FlowControl.Return or FlowControl.Throw);
        if (goesOn && instruction.Next is not null)
            next.Add(_positions[instruction.Next]);
    }
}
