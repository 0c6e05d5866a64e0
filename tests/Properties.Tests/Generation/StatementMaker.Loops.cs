using System.Collections.Immutable;
using YLang.Properties.Tests.Tree;
using YLang.Properties.Tests.World;

namespace YLang.Properties.Tests.Generation;

/// <summary>Loops: most count something that nothing else changes, so that they end.</summary>
internal sealed partial class StatementMaker
{
    /// <summary>The body of a loop over a generator is written once for each of its yields: no more copies than this within each other.</summary>
    private const int MostCopies = 10;

    private Statement Loop(int depth)
    {
        bool isBounded = !making.IsUnbounded || Dice.Chance(40);
        switch (Dice.Next(6))
        {
            case 0 or 1:
                return Counted(depth, isBounded);
            case 2:
                return Along(depth, isBounded);
            case 3 when !isBounded:
                return Dice.Chance(50) ? new While(_expressions.Condition(Deep), Body(depth)) : new For(null, null, null, Body(depth));
            case 4 when !isBounded:
                return new DoWhile(Body(depth), _expressions.Condition(Deep));
        }

        // { int n = 3;  while (n-- > 0 && …) … }
        scope.Enter();
        Variable counter = scope.Make(ScriptType.Int);
        var start = new Declaration(counter, _expressions.Small(1, 4));
        scope.Add(counter, isFixed: true);
        Expression more = new Binary(ScriptType.Bool, ">", new Step(new VariableUse(counter), "--", IsPostfix: true), _expressions.Small(0, 0));
        Expression condition = Dice.Next(3) switch
        {
            0 => new Binary(ScriptType.Bool, "&&", more, _expressions.Scalar(2)),
            1 => new Binary(ScriptType.Bool, "&&", _expressions.Scalar(2), more),
            _ => more,
        };
        Statement loop = Dice.Chance(60) ? new While(condition, Body(depth)) : new DoWhile(Body(depth), condition);
        scope.Leave();
        return new Block([start, loop]);
    }

    private For Counted(int depth, bool isBounded)
    {
        scope.Enter();
        Variable counter = scope.Make(Types.Integer(Dice));
        var start = new Declaration(counter, _expressions.Small(0, 2));
        scope.Add(counter, isFixed: isBounded);
        var use = new VariableUse(counter);
        Expression condition = new Binary(ScriptType.Bool, Dice.Of("<", "<="), use, _expressions.Small(1, 5));
        if (Dice.Chance(20))
            condition = new Binary(ScriptType.Bool, "&&", condition, _expressions.Scalar(2));

        Expression step = Dice.Next(4) switch
        {
            0 => new Assignment(use, "+", _expressions.Small(1, 2)),
            1 => new Binary(ScriptType.Int, ",", _expressions.NumberAssignment(2) ?? _expressions.CallOf(_ => true, 1) ?? (Expression)new Step(use, "++", true), new Step(use, "++", false)) with { Type = counter.Type },
            _ => new Step(use, "++", Dice.Chance(50)),
        };
        var loop = new For(start, condition, step, Body(depth));
        scope.Leave();
        return loop;
    }

    /// <summary>Along the list of nodes. The two variables stand in one scope: the one must not hide the other.</summary>
    private Statement Along(int depth, bool isBounded)
    {
        StructType node = FixedLayout.Structs[4].Type;
        scope.Enter();
        Variable counter = scope.Make(ScriptType.Int);
        var start = new Declaration(counter, new IntegerLiteral(ScriptType.Int, "5", 5));
        scope.Add(counter, isFixed: true);
        Variable walker = scope.Make(new PointerTo(node));
        var from = new Declaration(walker, _expressions.Pointer(node, 2));
        scope.Add(walker);
        var use = new VariableUse(walker);
        Expression more = new Binary(ScriptType.Bool, ">", new Step(new VariableUse(counter), "--", true), _expressions.Small(0, 0));
        Expression condition = isBounded ? new Binary(ScriptType.Bool, "&&", use, more) : use;
        var step = new Assignment(use, "", new MemberUse(use, FixedLayout.Structs[4].Fields[5]));
        var loop = new For(from, condition, step, Body(depth));
        scope.Leave();
        return new Block([start, loop]);
    }

    private Block Body(int depth)
    {
        (_loops, _breakables) = (_loops + 1, _breakables + 1);
        Block body = Block(1 + Dice.Next(2), depth - 1);
        if (isGenerator && Yields < 3 && Dice.Chance(50))
        {
            Yields += _copies;
            body = new Block([body, new Yield(_expressions.Of(result, 2))]);
        }

        (_loops, _breakables) = (_loops - 1, _breakables - 1);
        return body;
    }

    private Statement Foreach(int depth)
    {
        Expression source;
        ImmutableArray<ScriptType> items;
        int copies = 1;
        List<Signature> generators = making.Functions.FindAll(f => f.IsGenerator && _copies * f.Copies <= MostCopies);
        if (generators.Count > 0 && Dice.Chance(50))
        {
            Signature generator = Dice.From(generators);
            copies = Math.Max(1, generator.Copies);
            source = _expressions.CallOf(generator, Deep);
            items = generator.Result is TupleOf t ? t.Items : [generator.Result is Integer or Floating && Dice.Chance(30) ? Types.Number(Dice) : generator.Result];
        }
        else if (_expressions.AnyContainer(t => t is ListOf or SetOf or MapOf) is { } container)
        {
            source = container.Type is ListOf ? _expressions.AnyList(_ => true, 2)! : container;
            items = source.Type switch
            {
                MapOf m => [m.Key, m.Value],
                SetOf { Element: TupleOf } or ListOf { Element: TupleOf } when Dice.Chance(50) => [source.Type is SetOf s ? s.Element : ((ListOf)source.Type).Element],
                SetOf { Element: TupleOf t } => t.Items,
                SetOf s => [s.Element],
                ListOf { Element: TupleOf t } => t.Items,
                var l => [((ListOf)l).Element],
            };
        }
        else
        {
            return Loop(depth);
        }

        Expression? limit = Dice.Chance(25) ? Dice.Chance(80) ? _expressions.Small(0, 4) : _expressions.Whole(2) : null;
        bool isOrdered = Dice.Chance(25);
        scope.Enter();
        ImmutableArray<Variable> variables = [];
        foreach (ScriptType item in items)
            variables = variables.Add(scope.Add(scope.Make(item)));

        Expression? where = Dice.Chance(30) ? scope.Fixing(variables, () => _expressions.Scalar(2)) : null;
        Expression? order = isOrdered ? scope.Fixing(variables, () => Key(variables)) : null;
        _copies *= isOrdered ? 1 : copies;
        Block body = Body(depth);
        _copies /= isOrdered ? 1 : copies;
        scope.Leave();
        return new Foreach(variables, source, where, order, isOrdered ? Dice.Of("", "asc", "desc") : "", limit, body);
    }

    private Expression Key(ImmutableArray<Variable> variables) => Dice.Next(4) switch
    {
        0 => _expressions.Text(2),
        1 when variables[0].Type is Integer or TextType or TupleOf or PointerTo => new VariableUse(variables[0]),
        2 => new TupleOfValues(new TupleOf([ScriptType.Text, ScriptType.Int]), [_expressions.Text(1), new Cast(ScriptType.Int, _expressions.Whole(1))]),
        _ => _expressions.Whole(2),
    };
}
