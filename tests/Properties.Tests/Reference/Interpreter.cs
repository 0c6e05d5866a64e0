using System.Collections.Immutable;
using System.Text;
using YLang.Properties.Tests.Tree;
using YLang.Properties.Tests.World;

namespace YLang.Properties.Tests.Reference;

/// <summary>
/// Says what a script must do: a second reading of docs/language.md, made to be simple, and with nothing of the compiler in it. It walks the generator's tree; a fault is an exception
/// that the innermost guarded unit catches; operands are evaluated from left to right.
/// </summary>
internal sealed partial class Interpreter
{
    /// <summary>Turns of loops and recursive calls after which a script counts as endless: more than a run of the tests is given (20,000).</summary>
    private const int MostTurns = 22_000;

    /// <summary>Expressions evaluated in one script: more are not worth the time.</summary>
    private const int MostWork = 3_000_000;

    /// <summary>Nested calls of functions that call themselves (docs/language.md, 7).</summary>
    private const int MostDepth = 20_000;

    private readonly MemoryImage _memory;
    private readonly int _mostWork;
    private readonly Dictionary<string, Function> _functions;
    private readonly HashSet<string> _recursive;
    private readonly Dictionary<int, Value> _globals = [];
    private readonly StringBuilder _output = new();
    private readonly Faults _faults = new();
    private int _turns, _work, _depth;

    private Interpreter(Script script, MemoryImage memory, int mostWork)
    {
        (_memory, _mostWork) = (memory, mostWork);
        _functions = script.Functions.ToDictionary(f => f.Name);
        _recursive = Recursion.Find(script);
        foreach (GlobalVariable global in script.Globals)
            _globals[global.Variable.Id] = Initial(global.Variable, global.Initial, new Frame(null));
    }

    private enum Completion
    {
        Normal,
        Break,
        Continue,
        Return,
    }

    /// <exception cref="TooLongException">It is not worth it.</exception>
    public static Outcome Run(Script script, MemoryImage memory, int mostWork = MostWork)
    {
        var interpreter = new Interpreter(script, memory, mostWork);
        try
        {
            interpreter.Probe(script.Body);
            interpreter.Probe(script.Last);
            return new Outcome(interpreter._output.ToString(), interpreter._faults, IsEndless: false);
        }
        catch (EndlessException)
        {
            return new Outcome(interpreter._output.ToString(), interpreter._faults, IsEndless: true);
        }
    }

    private void Probe(Block body)
    {
        try
        {
            Execute(body, new Frame(null));
        }
        catch (FaultException)
        {
        }
    }

    private Completion Execute(Statement statement, Frame frame)
    {
        switch (statement)
        {
            case Block block:
                return Execute(block.Body, frame);
            case Declaration declaration:
                frame.Locals[declaration.Variable.Id] = Initial(declaration.Variable, declaration.Initial, frame);
                return Completion.Normal;
            case ExpressionStatement expression:
                Evaluate(expression.Expression, frame);
                return Completion.Normal;
            case If branch:
                return Holds(branch.Condition, frame) ? Execute(branch.Then, frame) : branch.Else is null ? Completion.Normal : Execute(branch.Else, frame);
            case While loop:
                return Loop(loop.Condition, loop.Body, null, frame);
            case DoWhile loop:
                return Repeat(loop, frame);
            case For loop:
                if (loop.Initial is not null)
                    Execute(loop.Initial, frame);

                return Loop(loop.Condition, loop.Body, loop.Step, frame);
            case Foreach loop:
                return Visit(loop, frame);
            case Switch choice:
                return Choose(choice, frame);
            case Break:
                return Completion.Break;
            case Continue:
                return Completion.Continue;
            case Return back:
                if (back.Value is not null)
                    frame.Result = Evaluate(back.Value, frame, frame.Function!.Result);

                return Completion.Return;
            case Yield yield:
                return frame.Consumer!(Evaluate(yield.Value, frame, frame.Function!.Result)) == Completion.Normal ? Completion.Normal : Completion.Return;
            case Try guarded:
                return Guard(guarded, frame);
            default:
                throw new InvalidOperationException(statement.GetType().Name);
        }
    }

    private Completion Execute(ImmutableArray<Statement> statements, Frame frame)
    {
        foreach (Statement statement in statements)
        {
            if (Execute(statement, frame) is var completion && completion != Completion.Normal)
                return completion;
        }

        return Completion.Normal;
    }

    private Completion Guard(Try guarded, Frame frame)
    {
        try
        {
            return Execute(guarded.Body, frame);
        }
        catch (FaultException)
        {
            // Not in here: what recurs by way of its _else would nest handlers, and each exception costs the more the more of them are open.
        }

        return guarded.Else is null ? Completion.Normal : Execute(guarded.Else, frame);
    }

    private Completion Loop(Expression? condition, Statement body, Expression? step, Frame frame)
    {
        while (condition is null || Holds(condition, frame))
        {
            CountTurn();
            switch (Execute(body, frame))
            {
                case Completion.Break:
                    return Completion.Normal;
                case Completion.Return:
                    return Completion.Return;
            }

            if (step is not null)
                Evaluate(step, frame);
        }

        return Completion.Normal;
    }

    private Completion Repeat(DoWhile loop, Frame frame)
    {
        do
        {
            CountTurn();
            switch (Execute(loop.Body, frame))
            {
                case Completion.Break:
                    return Completion.Normal;
                case Completion.Return:
                    return Completion.Return;
            }
        }
        while (Holds(loop.Condition, frame));
        return Completion.Normal;
    }

    private Completion Choose(Switch choice, Frame frame)
    {
        ScriptType type = Numbers.Promoted(choice.Value.Type);
        Value value = Evaluate(choice.Value, frame, type);

        // What a section declares is there in all of them, as zero.
        foreach (Declaration declaration in choice.Sections.SelectMany(s => s.Body).OfType<Declaration>())
            frame.Locals[declaration.Variable.Id] = Zero(declaration.Variable.Type);

        int from = choice.Sections.ToList().FindIndex(s => s.Labels.Any(l => l is not null && Numbers.Convert(new Value(l.Value), l.Type, type).Whole == value.Whole));
        if (from < 0)
            from = choice.Sections.ToList().FindIndex(s => s.Labels.Contains(null));

        if (from < 0)
            return Completion.Normal;

        Completion completion = Execute([.. choice.Sections.Skip(from).SelectMany(s => s.Body)], frame);
        return completion == Completion.Break ? Completion.Normal : completion;
    }

    private Value Initial(Variable variable, Expression? initial, Frame frame) => initial is null ? Zero(variable.Type) : Evaluate(initial, frame, variable.Type);

    private static Value Zero(ScriptType type) => type switch
    {
        TextType => Value.Of(""),
        ListOf => Value.Of(new ListValue()),
        SetOf or MapOf => Value.Of(new TableValue()),
        AggregateType => Value.Of(new AggregateValue()),
        TupleOf t => Value.Of(new TupleValue([.. t.Items.Select(Zero)])),
        _ => default,
    };

    private void CountTurn()
    {
        if (++_turns > MostTurns)
            throw new EndlessException();
    }

    /// <summary>A call of a function or a probe: its variables.</summary>
    private sealed class Frame(Function? function)
    {
        public Function? Function { get; } = function;

        public Dictionary<int, Value> Locals { get; } = [];

        public Value Result { get; set; }

        /// <summary>In a generator: what a yielded value is given to. Anything but Normal: no more are wanted.</summary>
        public Func<Value, Completion>? Consumer { get; init; }
    }
}
