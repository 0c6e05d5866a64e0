using System.Globalization;
using System.Text;
using YLang.Compiler.Binding;
using YLang.Compiler.Lowering;
using YLang.Compiler.Types;

namespace YLang.Compiler.Emit;

/// <summary>Calls: of the script's functions, of the runtime's, of containers, and the labels of edges.</summary>
internal sealed class CallEmitter(ExpressionEmitter expressions, ScriptTables tables)
{
    public Code Call(BoundCall node)
    {
        IEnumerable<string> arguments = node.Arguments.Zip(node.Function.Parameters, (a, p) => expressions.EmitTyped(a));
        return Primary($"{tables.Call(node.Function)}({string.Join(", ", arguments)})");
    }

    /// <summary>The call that the table of built-in functions says, with the arguments in it.</summary>
    public Code Builtin(BoundBuiltinCall node)
    {
        string template = node.Builtin.CSharp;
        var text = new StringBuilder();
        for (int at = 0; at < template.Length;)
        {
            int open = template.IndexOf('{', at), close = open < 0 ? -1 : template.IndexOf('}', open);
            if (close < 0)
            {
                text.Append(template, at, template.Length - at);
                break;
            }

            string hole = template[(open + 1)..close];
            if (Filled(node, hole, template, open, close) is { } filled)
            {
                text.Append(template, at, open - at).Append(filled);
                at = close + 1;
            }
            else
            {
                text.Append(template, at, open + 1 - at);
                at = open + 1;
            }
        }

        bool isOperation = template.Contains(" = ", StringComparison.Ordinal);
        return template == "{0}" ? new Code(expressions.Emit(node.Arguments[0], Precedence.Unary), Precedence.Unary) : new Code(text.ToString(), isOperation ? Precedence.Assignment : Precedence.Primary);
    }

    public Code Element(BoundContainerElement node)
    {
        string container = expressions.Emit(node.Container, Precedence.Primary), key = expressions.Emit(node.Key);
        if (node.Container.Type is MapType)
            return Primary(CSharpTypes.IsContainer(node.Type) ? $"{container}.GetOrAdd({key}, {tables.Maker(node.Type)})" : $"{container}.Get({key})");

        return Primary($"{container}.Get({key}, m)");
    }

    public Code Member(BoundHandleMember node)
    {
        HandleMember member = HandleMembers.Find(node.Handle.Type.Name, node.Member) ?? throw new InvalidOperationException($"{node.Handle.Type} has no member {node.Member}");
        return Primary($"{expressions.Emit(node.Handle, Precedence.Primary)}.{member.CSharp}");
    }

    public Code Match(LoweredMatch node)
    {
        string captures = node.Captures is null ? "" : $", ref {expressions.Name(node.Captures)}";
        return node.Negated
            ? new Code($"!{tables.Pattern(node.Pattern)}.Matches({expressions.Emit(node.Text)}{captures}, rt.Budget)", Precedence.Unary)
            : Primary($"{tables.Pattern(node.Pattern)}.Matches({expressions.Emit(node.Text)}{captures}, rt.Budget)");
    }

    // ".modules"   →   Label.Text(3 /* .modules */)
    public Code Label(BoundLabel node) => Primary(node.Kind switch
    {
        "index" => $"Label.Index({expressions.EmitTyped(node.Payload!)})",
        "each" => $"Label.Each({Literal(node.Text!)})",
        "inside" => "Label.Inside",
        _ => $"Label.Text({Literal(node.Text ?? "")})",
    });

    public Code DeclaredLabel(BoundDeclaredLabel node)
    {
        int number = tables.Labels.TakeWhile(l => l != node.Label).Count();
        return Primary($"Label.Declared({number} /* {Literals.Comment(node.Label.Name)} */, (ulong){expressions.Emit(node.Payload, Precedence.Unary)})");
    }

    public Code Referrers(BoundReferrers node) =>
        Primary($"{tables.AnyHeap}.{(node.Forward ? "References" : "Referrers")}({expressions.Emit(node.Graph)}, {expressions.EmitTyped(node.Target)})");

    private static Code Primary(string text) => new(text, Precedence.Primary);

    private string Literal(string text) => string.Create(CultureInfo.InvariantCulture, $"{tables.Literal(text)} /* {Literals.Comment(text)} */");

    /// <returns>Null: no hole, but braces of C#.</returns>
    private string? Filled(BoundBuiltinCall node, string hole, string template, int open, int close)
    {
        if (hole == "span")
            return Literals.Text($"{node.Span.Source.Path}:{node.Span.Line}")[1..^1];

        if (hole is "*" or [>= '0' and <= '9', '*'])
            return string.Join(", ", node.Arguments.Skip(hole.Length == 1 ? 0 : hole[0] - '0').Select(a => expressions.Emit(a)));

        if (!int.TryParse(hole, NumberStyles.None, CultureInfo.InvariantCulture, out int index))
            return null;

        bool isFirst = open > 0 && template[open - 1] == '(', isNext = open > 1 && template[(open - 2)..open] == ", ";
        bool isAlone = (isFirst || isNext) && close + 1 < template.Length && template[close + 1] is ')' or ',';
        return expressions.Emit(node.Arguments[index], isAlone ? Precedence.Any : Precedence.Primary);
    }
}
