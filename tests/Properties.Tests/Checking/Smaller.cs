using System.Collections.Immutable;
using YLang.Properties.Tests.Tree;

namespace YLang.Properties.Tests.Checking;

/// <summary>Scripts a little smaller than a given one, the boldest first. Some are none: they name what is no longer there.</summary>
internal static class Smaller
{
    public static IEnumerable<Script> Of(Script script)
    {
        foreach (Script smaller in WithoutParts(script))
            yield return smaller;

        foreach (Block body in Of(script.Body))
            yield return script with { Body = body };

        foreach (Block last in Of(script.Last))
            yield return script with { Last = last };

        for (int i = 0; i < script.Functions.Length; i++)
        {
            foreach (Block body in Of(script.Functions[i].Body))
                yield return script with { Functions = script.Functions.SetItem(i, script.Functions[i] with { Body = body }) };
        }
    }

    /// <summary>Does everything that is named exist, and does every function still return?</summary>
    public static bool IsWhole(Script script)
    {
        HashSet<string> functions = [.. script.Functions.Select(f => f.Name)];
        HashSet<int> globals = [.. script.Globals.Select(g => g.Variable.Id)];
        IEnumerable<(Block Body, IEnumerable<Variable> Parameters)> bodies =
            script.Functions.Select(f => (f.Body, (IEnumerable<Variable>)f.Parameters)).Append((script.Body, [])).Append((script.Last, []));
        return script.Functions.All(f => f.IsGenerator || f.Result is Nothing || f.Body.Body is [.., Return])
            && bodies.All(b => Parts.Expressions(b.Body).OfType<Call>().All(c => functions.Contains(c.Function)) && Names(b.Body, [.. globals, .. b.Parameters.Select(p => p.Id)]));
    }

    private static IEnumerable<Script> WithoutParts(Script script)
    {
        foreach (Function function in script.Functions)
            yield return script with { Functions = script.Functions.Remove(function) };

        foreach (GlobalVariable global in script.Globals)
            yield return script with { Globals = script.Globals.Remove(global) };

        yield return script with { Last = new Block([]) };
    }

    /// <summary>Does every use of a variable lie where it is declared?</summary>
    private static bool Names(Statement statement, ImmutableHashSet<int> known)
    {
        switch (statement)
        {
            case Block block:
                return All(block.Body, known);
            case Switch choice:
                return Uses(choice, known) && All(choice.Sections.SelectMany(s => s.Body), known);
            case For loop:
                return loop.Initial is Declaration d ? Uses(d, known) && Names(loop with { Initial = null }, known.Add(d.Variable.Id)) : Uses(loop, known) && Parts.Within(loop).All(s => Names(s, known));
            case Foreach loop:
                ImmutableHashSet<int> inside = known.Union(loop.Variables.Select(v => v.Id));
                return Uses(loop, inside) && Names(loop.Body, inside);
            default:
                return Uses(statement, known) && Parts.Within(statement).All(s => Names(s, known));
        }
    }

    private static bool All(IEnumerable<Statement> statements, ImmutableHashSet<int> known)
    {
        foreach (Statement statement in statements)
        {
            if (!Names(statement, known))
                return false;

            if (statement is Declaration declaration)
                known = known.Add(declaration.Variable.Id);
        }

        return true;
    }

    private static bool Uses(Statement statement, ImmutableHashSet<int> known) =>
        Parts.Of(statement).SelectMany(Parts.All).OfType<VariableUse>().All(u => known.Contains(u.Variable.Id));

    private static IEnumerable<Block> Of(Block block) => Of(block.Body).Select(b => new Block(b));

    private static IEnumerable<ImmutableArray<Statement>> Of(ImmutableArray<Statement> body)
    {
        for (int half = body.Length / 2; half > 1; half /= 2)
        {
            for (int from = 0; from + half <= body.Length; from += half)
                yield return body.RemoveRange(from, half);
        }

        for (int i = 0; i < body.Length; i++)
        {
            yield return body.RemoveAt(i);
            foreach (ImmutableArray<Statement> inner in Opened(body[i]))
                yield return body.RemoveAt(i).InsertRange(i, inner);
        }

        for (int i = 0; i < body.Length; i++)
        {
            foreach (Statement smaller in Of(body[i]))
                yield return body.SetItem(i, smaller);
        }
    }

    /// <summary>What stands in a statement, without it.</summary>
    private static IEnumerable<ImmutableArray<Statement>> Opened(Statement statement)
    {
        if (statement is Foreach loop)
            yield return [.. loop.Variables.Select(v => new Declaration(v, null)), .. Parts.Within(loop.Body)];
        else
            yield return [.. Parts.Within(statement).SelectMany(s => s is Block b ? b.Body : [s])];
    }

    private static IEnumerable<Statement> Of(Statement statement)
    {
        switch (statement)
        {
            case Block n:
                foreach (Block body in Of(n))
                    yield return body;

                break;
            case If n:
                if (n.Else is not null)
                    yield return n with { Else = null };

                foreach (Statement then in Of(n.Then))
                    yield return n with { Then = then };

                foreach (Statement otherwise in n.Else is null ? [] : Of(n.Else))
                    yield return n with { Else = otherwise };

                break;
            case While n:
                foreach (Statement body in Of(n.Body))
                    yield return n with { Body = body };

                break;
            case DoWhile n:
                foreach (Statement body in Of(n.Body))
                    yield return n with { Body = body };

                break;
            case For n:
                foreach (Statement body in Of(n.Body))
                    yield return n with { Body = body };

                break;
            case Foreach n:
                foreach (Foreach smaller in new[] { n with { Where = null }, n with { OrderBy = null, Direction = "" }, n with { Limit = null } }.Where(f => f != n))
                    yield return smaller;

                foreach (Statement body in Of(n.Body))
                    yield return n with { Body = body };

                break;
            case Switch n:
                for (int i = 0; i < n.Sections.Length; i++)
                {
                    if (n.Sections.Length > 1)
                        yield return n with { Sections = n.Sections.RemoveAt(i) };

                    foreach (ImmutableArray<Statement> body in Of(n.Sections[i].Body))
                        yield return n with { Sections = n.Sections.SetItem(i, n.Sections[i] with { Body = body }) };
                }

                break;
            case Try n:
                if (n.Else is not null)
                    yield return n with { Else = null };

                foreach (Block body in Of(n.Body))
                    yield return n with { Body = body };

                foreach (Block otherwise in n.Else is null ? [] : Of(n.Else))
                    yield return n with { Else = otherwise };

                break;
        }

        foreach (Statement smaller in SmallerExpressions.In(statement))
            yield return smaller;
    }
}
