using System.Collections.Immutable;
using System.Text;

namespace YLang.Properties.Tests.Tree;

/// <summary>A script as text.</summary>
internal sealed class Printer
{
    private readonly StringBuilder _text = new();
    private readonly ExpressionPrinter _expressions;
    private int _depth;

    private Printer(string suffix) => _expressions = new ExpressionPrinter(suffix);

    /// <param name="number">Of the script among those of its file: it runs where the parameter <c>which</c> names it.</param>
    public static string Print(Script script, int number)
    {
        var printer = new Printer($"_{number}");
        foreach (GlobalVariable global in script.Globals)
            printer.Line(printer.Declare(global.Variable, global.Initial) + ";");

        // A function may be used before it is written.
        bool isLate = script.Functions.Length % 2 == 0;
        if (!isLate)
            printer.Functions(script.Functions);

        printer.Line("_probe _oneshot {");
        printer.Inside(() =>
        {
            printer.Line($"if (which != {number})");
            printer.Inside(() => printer.Line("return;"));
            printer.Write(script.Body.Body);
        });
        printer.Line("}");
        printer.Line($"_probe _end {{ if (which == {number}) {{");
        printer.Inside(() => printer.Write(script.Last.Body));
        printer.Line("} }");
        if (isLate)
            printer.Functions(script.Functions);

        return printer._text.ToString();
    }

    private void Functions(ImmutableArray<Function> functions)
    {
        foreach (Function function in functions)
        {
            string parameters = string.Join(", ", function.Parameters.Select(p => Declare(p, null)));
            Line($"{(function.IsGenerator ? "_iter " : "")}{function.Result.Spelling}{_expressions.Name(function.Name)}({parameters}) {{");
            Inside(() => Write(function.Body.Body));
            Line("}");
        }
    }

    private void Write(IEnumerable<Statement> statements)
    {
        foreach (Statement statement in statements)
            Write(statement);
    }

    private void Write(Statement statement)
    {
        switch (statement)
        {
            case Block n:
                Line("{");
                Inside(() => Write(n.Body));
                Line("}");
                break;
            case Declaration n:
                Line(Declare(n.Variable, n.Initial) + ";");
                break;
            case ExpressionStatement n:
                Line(_expressions.Print(n.Expression) + ";");
                break;
            case If n:
                Headed($"if ({_expressions.Print(n.Condition)})", n.Then);
                if (n.Else is not null)
                    Headed("else", n.Else);

                break;
            case While n:
                Headed($"while ({_expressions.Print(n.Condition)})", n.Body);
                break;
            case DoWhile n:
                Headed("do", n.Body);
                Line($"while ({_expressions.Print(n.Condition)});");
                break;
            case For n:
                string initial = n.Initial switch { Declaration d => Declare(d.Variable, d.Initial), ExpressionStatement e => _expressions.Print(e.Expression), _ => "" };
                Headed($"for ({initial};{Optional(" ", n.Condition)};{Optional(" ", n.Step)})", n.Body);
                break;
            case Foreach n:
                Headed($"_foreach ({Header(n)})", n.Body);
                break;
            case Switch n:
                Write(n);
                break;
            case Break:
                Line("break;");
                break;
            case Continue:
                Line("continue;");
                break;
            case Return n:
                Line($"return{Optional(" ", n.Value)};");
                break;
            case Yield n:
                Line($"_yield({_expressions.Print(n.Value, ExpressionPrinter.AssignmentLevel)});");
                break;
            case Try n:
                Headed("_try", n.Body);
                if (n.Else is not null)
                    Headed("_else", n.Else);

                break;
            default:
                throw new InvalidOperationException(statement.GetType().Name);
        }
    }

    private void Write(Switch node)
    {
        Line($"switch ({_expressions.Print(node.Value)}) {{");
        foreach (Section section in node.Sections)
        {
            foreach (IntegerLiteral? label in section.Labels)
                Line(label is null ? "default:" : $"case {label.Text}:");

            Inside(() => Write(section.Body));
        }

        Line("}");
    }

    private string Header(Foreach node)
    {
        string variables = string.Join(", ", node.Variables.Select(v => Declare(v, null)));
        string order = Clause(" order by ", node.OrderBy) + (node.Direction.Length > 0 ? " " + node.Direction : "");
        return $"{(node.Variables.Length > 1 ? $"({variables})" : variables)} : {Clause("", node.Source)}{Clause(" where ", node.Where)}{order}{Clause(" limit ", node.Limit)}";
    }

    private string Clause(string word, Expression? node) => node is null ? "" : word + _expressions.Print(node, ExpressionPrinter.ConditionalLevel);

    private string Optional(string before, Expression? node) => node is null ? "" : before + _expressions.Print(node);

    private string Declare(Variable variable, Expression? initial) =>
        variable.Type.Spelling + _expressions.Name(variable) + (initial is null ? "" : " = " + _expressions.Print(initial, ExpressionPrinter.AssignmentLevel));

    private void Headed(string head, Statement body)
    {
        Line(head);
        if (body is Block)
            Write(body);
        else
            Inside(() => Write(body));
    }

    private void Inside(Action write)
    {
        _depth++;
        write();
        _depth--;
    }

    private void Line(string line) => _text.Append(' ', _depth * 4).Append(line).Append('\n');
}
