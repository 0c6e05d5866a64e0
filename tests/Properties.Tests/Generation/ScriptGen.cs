using System.Collections.Immutable;
using CsCheck;
using YLang.Properties.Tests.Tree;

namespace YLang.Properties.Tests.Generation;

/// <summary>Random well-typed scripts.</summary>
internal sealed class ScriptGen : Gen<Script>
{
    public override Script Generate(PCG pcg, Size? min, out Size size)
    {
        Script script = new ScriptMaker(new Dice(pcg)).Make();
        size = new Size((ulong)Printer.Print(script, 0).Length);
        return script;
    }
}

/// <summary>One script: globals, functions that may call the ones before them, generators, and a probe.</summary>
internal sealed class ScriptMaker(Dice dice)
{
    private readonly Making _making = new(dice, isUnbounded: dice.Chance(10));

    public Script Make()
    {
        ImmutableArray<GlobalVariable> globals = [.. Enumerable.Range(0, 1 + dice.Next(4)).Select(Global)];
        List<Function> functions = [];
        for (int i = dice.Next(4); i > 0; i--)
            functions.Add(Function(i));

        var scope = new Scope(_making);
        Block body = new StatementMaker(_making, scope, null, ScriptType.Nothing, isGenerator: false).Block(3 + dice.Next(5), 3);
        return new Script(globals, [.. functions], new Block([.. body.Body.Select(Guarded)]), Last());
    }

    /// <summary>Most statements meet a fault sooner or later: it should not be the end of most scripts.</summary>
    private Statement Guarded(Statement statement) => statement is Declaration || dice.Chance(25) ? statement : new Try(new Block([statement]), null);

    private GlobalVariable Global(int number)
    {
        ScriptType type = number == 0 ? Types.Integer(dice) : Types.Any(dice);
        Expression? initial = dice.Chance(60) && type is Integer or Tree.Boolean ? new ExpressionMaker(new Making(dice, false), new Scope(_making), null).Literal() : null;
        var variable = new Variable(_making.NextId(), $"g{number}", type, IsGlobal: true);
        _making.Globals.Add(variable);
        return new GlobalVariable(variable, initial);
    }

    private Function Function(int number)
    {
        bool isGenerator = dice.Chance(35), isRecursive = !isGenerator && dice.Chance(35);
        ScriptType result = dice.Next(8) switch
        {
            0 => ScriptType.Text,
            1 when !isGenerator => ScriptType.Nothing,
            1 => new TupleOf([Types.Integer(dice), ScriptType.Text]),
            2 => Types.Pointer(dice),
            _ => Types.Number(dice),
        };
        var scope = new Scope(_making);
        List<Variable> parameters = [];
        Variable? fuel = null;
        if (isRecursive)
            parameters.Add(scope.Add(fuel = scope.Make(ScriptType.Int), isFixed: true));

        for (int i = dice.Next(3); i > 0; i--)
            parameters.Add(scope.Add(scope.Make(dice.Chance(80) ? Types.Scalar(dice) : ScriptType.Text)));

        string name = (isGenerator ? "each" : "f") + number;
        var signature = new Signature(name, result, [.. parameters.Select(p => p.Type)], isGenerator, isRecursive, 1);
        if (isRecursive)
            _making.Functions.Add(signature);

        List<Statement> guard = [.. Guard(fuel, result, scope)];
        var statements = new StatementMaker(_making, scope, fuel, result, isGenerator);
        Block body = statements.Body(1 + dice.Next(3), 2);
        body = new Block([.. guard, .. body.Body, .. End(result, isGenerator, scope, fuel)]);
        if (!isRecursive)
            _making.Functions.Add(signature with { Copies = statements.Yields + 1 });

        return new Function(name, result, [.. parameters], body, isGenerator);
    }

    /// <summary>A recursive function ends where its fuel does, unless it is to go on for ever.</summary>
    private IEnumerable<Statement> Guard(Variable? fuel, ScriptType result, Scope scope)
    {
        if (fuel is null || (_making.IsUnbounded && dice.Chance(60)))
            yield break;

        Expression? value = result is Nothing ? null : new ExpressionMaker(_making, scope, null).Of(result, 0);
        yield return new If(new Binary(ScriptType.Bool, "<=", new VariableUse(fuel), new IntegerLiteral(ScriptType.Int, "0", 0)), new Return(value), null);
    }

    private IEnumerable<Statement> End(ScriptType result, bool isGenerator, Scope scope, Variable? fuel)
    {
        var expressions = new ExpressionMaker(_making, scope, fuel);
        if (isGenerator)
            yield return new Yield(expressions.Of(result, 2));
        else if (result is not Nothing)
            yield return new Return(expressions.Of(result, 3));
    }

    /// <summary>Shows what the globals are at the end.</summary>
    private Block Last() => new(
        [.. _making.Globals.Where(g => g.Type is not AggregateType).Select(g => new ExpressionStatement(new Formatted(ScriptType.Nothing,
        [
            new Piece($"{g.Name} = ", '\0', null),
            g.Type switch
            {
                PointerTo => new Piece("", 'p', new VariableUse(g)),
                Floating => new Piece(".16", 'e', new VariableUse(g)),
                _ => new Piece("", 's', new VariableUse(g)),
            },
            new Piece("\n", '\0', null),
        ])))]);
}
