using YLang.Properties.Tests.Tree;

namespace YLang.Properties.Tests.Generation;

/// <summary>Random statements of one body.</summary>
/// <param name="result">What the body returns, or yields; <see cref="Nothing"/> in a probe.</param>
internal sealed partial class StatementMaker(Making making, Scope scope, Variable? fuel, ScriptType result, bool isGenerator)
{
    private const int Deep = 3;

    private readonly ExpressionMaker _expressions = new(making, scope, fuel);
    private int _loops, _breakables, _copies = 1;

    /// <summary>In a generator: how many times a loop's body is written for it.</summary>
    public int Yields { get; private set; }

    private Dice Dice => making.Dice;

    public Block Block(int statements, int depth)
    {
        scope.Enter();
        Block block = Body(statements, depth);
        scope.Leave();
        return block;
    }

    /// <summary>A block whose variables stand beside those that are there.</summary>
    public Block Body(int statements, int depth)
    {
        List<Statement> body = [];
        for (int i = 0; i < statements; i++)
            body.Add(Make(depth));

        return new Block([.. body]);
    }

    public Statement Make(int depth)
    {
        if (depth <= 0)
            return Simple();

        return Dice.Next(100) switch
        {
            < 12 => Declare(),
            < 20 => Branch(depth),
            < 32 => Loop(depth),
            < 42 => Foreach(depth),
            < 47 => Switch(depth),
            < 54 => new Try(Block(1 + Dice.Next(2), depth - 1), Dice.Chance(60) ? Block(1 + Dice.Next(2), depth - 1) : null),
            < 57 => Block(1 + Dice.Next(2), depth - 1),
            _ => Simple(),
        };
    }

    public Statement Declare()
    {
        ScriptType type = Types.Any(Dice);
        Variable variable = scope.Make(type);
        bool hasInitial = type switch
        {
            ListOf or SetOf or MapOf or AggregateType => Dice.Chance(15) && _expressions.AnyContainer(t => t == type) is not null,
            _ => Dice.Chance(80),
        };
        Expression? initial = hasInitial ? _expressions.Of(type, Deep) : null;
        return new Declaration(scope.Add(variable), initial);
    }

    public Statement Print() => Print(1 + Dice.Next(3));

    private ExpressionStatement Print(int values) =>
        new(new Formatted(ScriptType.Nothing, [.. _expressions.Pieces(values, Deep), new Piece("\n", '\0', null)]));

    private Statement Simple()
    {
        switch (Dice.Next(20))
        {
            case < 5:
                return Print();
            case < 9 when _expressions.NumberAssignment(Deep) is { } assignment:
                return new ExpressionStatement(assignment);
            case 9 when _expressions.PointerAssignment(Deep) is { } assignment:
                return new ExpressionStatement(assignment);
            case 10 when _expressions.CallOf(_ => true, Deep) is { } call:
                return new ExpressionStatement(call);
            case 11 when isGenerator && Yields < 4 && _loops > 0:
                Yields += _copies;
                return new Yield(_expressions.Of(result, Deep));
            case 12 when _loops > 0:
                return Leave(Dice.Chance(50) ? new Break() : new Continue());
            case 13 when _breakables > 0:
                return Leave(new Break());
            case 14 when result is Nothing || isGenerator || Dice.Chance(50):
                return Leave(new Return(result is Nothing || isGenerator ? null : _expressions.Of(result, Deep)));
            case 15:
                return new ExpressionStatement(new Parentheses(_expressions.Number(Deep)));
            case < 19 when Feed() is { } fed:
                return new ExpressionStatement(fed);
            default:
                return Print();
        }
    }

    private If Leave(Statement how) => new(_expressions.Condition(2), how, null);

    private If Branch(int depth) =>
        new(_expressions.Condition(Deep), Block(1 + Dice.Next(2), depth - 1), Dice.Next(3) switch { 0 => Block(1 + Dice.Next(2), depth - 1), 1 when depth > 1 => Branch(depth - 1), _ => null });

    private Switch Switch(int depth)
    {
        Expression value = _expressions.Whole(Deep);
        _breakables++;
        scope.Enter();
        List<Section> sections = [];
        List<int> labels = [.. Enumerable.Range(-2, 8)];
        bool hasDefault = false;
        for (int count = 1 + Dice.Next(4); count > 0; count--)
        {
            List<IntegerLiteral?> own = [];
            for (int more = Dice.Next(2); more >= 0; more--)
            {
                int label = Dice.From(labels);
                labels.Remove(label);
                own.Add(new IntegerLiteral(ScriptType.Int, $"{label}", label));
            }

            if (!hasDefault && Dice.Chance(25))
            {
                hasDefault = true;
                own.Add(null);
            }

            List<Statement> body = [];
            for (int statements = Dice.Next(3); statements >= 0; statements--)
                body.Add(Make(depth - 1));

            if (Dice.Chance(60))
                body.Add(new Break());

            sections.Add(new Section([.. own], [.. body]));
        }

        scope.Leave();
        _breakables--;
        return new Switch(value, [.. sections]);
    }

    /// <summary>Something put into a container, or taken out.</summary>
    private Expression? Feed()
    {
        if (Dice.Chance(45))
        {
            if (_expressions.AnyList(_ => true, Deep) is not { Type: ListOf l } list)
                return null;

            return Dice.Next(8) switch
            {
                0 => new BuiltInCall(l.Element, Dice.Of("_pop", "_shift"), [list]),
                1 => new BuiltInCall(ScriptType.Nothing, "_clear", [list]),
                _ => new BuiltInCall(ScriptType.Nothing, Dice.Chance(80) ? "_push" : "_unshift", [list, _expressions.Of(l.Element, Deep)]),
            };
        }

        if (_expressions.AnyContainer(t => t is SetOf or MapOf or AggregateType) is not { } container)
            return null;

        switch (container.Type)
        {
            case AggregateType:
                return new BuiltInCall(ScriptType.Nothing, "<<<", [container, _expressions.Whole(Deep)]);
            case SetOf set:
                return Dice.Chance(8)
                    ? new BuiltInCall(ScriptType.Nothing, "_clear", [container])
                    : new BuiltInCall(ScriptType.Bool, Dice.Chance(75) ? "_add" : "_delete", [container, _expressions.Of(set.Element, Deep)]);
            default:
                var map = (MapOf)container.Type;
                var element = new Element(map.Value, container, _expressions.Of(map.Key, 2));
                return Dice.Next(10) switch
                {
                    0 => new BuiltInCall(ScriptType.Bool, "_delete", [container, _expressions.Of(map.Key, 2)]),
                    1 => new BuiltInCall(ScriptType.Nothing, "_clear", [container]),
                    _ when map.Value is ListOf l => new BuiltInCall(ScriptType.Nothing, "_push", [element, _expressions.Of(l.Element, Deep)]),
                    2 or 3 when map.Value is Integer => new Step(element, "++", Dice.Chance(50)),
                    4 or 5 or 6 => new Assignment(element, "+", _expressions.Of(map.Value, Deep)),
                    _ => new Assignment(element, "", _expressions.Of(map.Value, Deep)),
                };
        }
    }
}
