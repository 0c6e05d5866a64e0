using YLang.Compiler.Binding;
using YLang.Compiler.Lowering;
using YLang.Compiler.Types;

namespace YLang.Compiler.Emit;

/// <summary>A function, rule or probe as a method.</summary>
internal sealed class MethodEmitter(CodeWriter writer, ScriptTables tables)
{
    public void Function(BoundFunction function)
    {
        FunctionSymbol symbol = function.Symbol;
        var body = new StatementEmitter(writer, tables, symbol.ReturnType);
        Documentation(symbol.Documentation);
        IEnumerable<string> parameters = symbol.Parameters.Select(p => $"{CSharpTypes.Of(p.Type)} {body.Parameter(p)}");
        writer.Line($"internal {CSharpTypes.Of(symbol.ReturnType)} {tables.Names[symbol]}({string.Join(", ", parameters)})");
        writer.Open();
        if (tables.Guarded.Contains(symbol))
            writer.Line($"if (m.Faulted) {body.Leave};");

        if (tables.Recursive.Contains(symbol))
            Metered(body, function.Body);
        else
            body.Body(function.Body);

        if (symbol.ReturnType is not VoidType && function.Body.Body is not [.., BoundReturn])
            writer.Line(body.Leave + ";");

        writer.Close();
        writer.Unmark();
        writer.Line();
    }

    /// <summary>A method of a body alone: <c>private void Oneshot1() { … }</c>.</summary>
    /// <param name="head">Up to the parameters.</param>
    public void Method(string head, BoundBlock code, YType result, params ReadOnlySpan<LocalSymbol> parameters)
    {
        var body = new StatementEmitter(writer, tables, result);
        List<string> list = [];
        foreach (LocalSymbol parameter in parameters)
            list.Add($"{CSharpTypes.Of(parameter.Type)} {body.Parameter(parameter)}");

        writer.Line($"internal {head}({string.Join(", ", list)})");
        WithBody(body, code);
    }

    /// <summary>A method generic over the sink: a rule, or roots.</summary>
    public void SinkMethod(string name, BoundBlock code, params ReadOnlySpan<LocalSymbol> parameters)
    {
        var body = new StatementEmitter(writer, tables, new VoidType());
        List<string> list = ["ref TSink sink"];
        foreach (LocalSymbol parameter in parameters)
            list.Add($"{CSharpTypes.Of(parameter.Type)} {body.Parameter(parameter)}");

        writer.Line($"internal void {name}<TSink>({string.Join(", ", list)}) where TSink : struct, IEdgeSink");
        WithBody(body, code);
    }

    public void Documentation(string text)
    {
        foreach (string line in text.Split(['\n', '\r', '\u0085', '\u2028', '\u2029'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            writer.Line("/// " + Literals.Plain(line));
    }

    private void WithBody(StatementEmitter body, BoundBlock code)
    {
        writer.Open();
        body.Body(code);
        writer.Close();
        writer.Unmark();
        writer.Line();
    }

    private void Metered(StatementEmitter body, BoundBlock code)
    {
        writer.Line($"if (rt.Poll() || !rt.EnterCall()) {body.Leave};");
        writer.Line("try");
        writer.Open();
        body.Body(code);
        writer.Close();
        writer.Line("finally");
        writer.Open();
        writer.Line("rt.LeaveCall();");
        writer.Close();
    }
}
