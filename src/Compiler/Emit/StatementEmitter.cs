using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using YLang.Compiler.Binding;
using YLang.Compiler.Lowering;
using YLang.Compiler.Types;

namespace YLang.Compiler.Emit;

/// <summary>A method's body: one statement a line, with the script's names and lines.</summary>
internal sealed class StatementEmitter
{
    private readonly CodeWriter _writer;
    private readonly ScriptTables _tables;
    private readonly LocalNames _locals;
    private readonly ExpressionEmitter _expressions;
    private readonly Dictionary<LabelSymbol, string> _labels = [];
    private readonly string _leave;
    private ImmutableHashSet<string> _used = [];

    /// <param name="result">Of the method.</param>
    public StatementEmitter(CodeWriter writer, ScriptTables tables, YType result)
    {
        (_writer, _tables) = (writer, tables);
        _locals = new LocalNames(tables.Names);
        _expressions = new ExpressionEmitter(tables, _locals);
        _leave = result is VoidType ? "return" : $"return {CSharpTypes.Nothing(result)}";
    }

    /// <summary>Names the parameters; then <see cref="Body"/> may use them.</summary>
    public string Parameter(LocalSymbol symbol)
    {
        _used = _locals.Declare([symbol], _used);
        return _locals[symbol];
    }

    /// <summary>The statement that ends the method after a fault.</summary>
    public string Leave => _leave;

    public void Body(BoundBlock block)
    {
        DeclareNames(block.Body, _used);
        EmitAll(block.Body);
    }

    private void EmitAll(ImmutableArray<BoundStatement> statements)
    {
        for (int i = 0; i < statements.Length; i++)
        {
            // C# wants a statement behind a label.
            if (statements[i] is not LoweredLabel { Label: var label })
                Emit(statements[i]);
            else if (label.IsUsed)
                _writer.Line(Label(label) + (i + 1 < statements.Length && statements[i + 1] is not (LoweredLabel or BoundVariable) ? ":" : ":;"));
        }
    }

    private void Emit(BoundStatement node)
    {
        if (node is not BoundBlock)
            _writer.Mark(node.Span);

        switch (node)
        {
            case BoundBlock n:
                Block(n);
                break;
            case BoundVariable n:
                Variable(n);
                break;
            case BoundExpressionStatement n:
                _writer.Line(Discarded(n.Expression) + ";");
                break;
            case BoundIf n:
                If(n, "if");
                break;
            case BoundWhile n:
                _writer.Line($"while ({_expressions.Emit(n.Condition)})");
                Braced(n.Body);
                break;
            case BoundDoWhile n:
                _writer.Line("do");
                Braced(n.Body);
                _writer.Line($"while ({_expressions.Emit(n.Condition)});");
                break;
            case BoundFor n:
                _writer.Line($"for ({Header(n.Initializer)}; {(n.Condition is null ? "" : _expressions.Emit(n.Condition))}; {(n.Step is null ? "" : Discarded(n.Step))})");
                Braced(n.Body);
                break;
            case LoweredForeach n:
                Foreach(n);
                break;
            case BoundSwitch n:
                Switch(n);
                break;
            case BoundBreak:
                _writer.Line("break;");
                break;
            case BoundContinue:
                _writer.Line("continue;");
                break;
            case BoundReturn n:
                _writer.Line(n.Value is null ? "return;" : $"return {_expressions.EmitTyped(n.Value)};");
                break;
            default:
                EmitLowered(node);
                break;
        }
    }

    private void EmitLowered(BoundStatement node)
    {
        switch (node)
        {
            case LoweredGoto n:
                _writer.Line(Jump(n.Label) + ";");
                break;
            case LoweredFaultCheck n:
                _writer.Line($"if (m.Faulted) {Jump(n.Exit)};");
                break;
            case LoweredPoll n:
                _writer.Line($"if (rt.Poll()) {Jump(n.Exit)};");
                break;
            case LoweredRecover n:
                Recover(n);
                break;
            case LoweredFallThrough n:
                _writer.Line(n.Label is { } label ? $"goto case {Literals.Integer(label, n.Type, isTyped: true)};" : "goto default;");
                break;
            case LoweredSorter n:
                _writer.Line(
                    $"{SorterType(n)} {_locals[n.Sorter]} = new {SorterType(n)}({(n.IsDescending ? "true" : "false")}, {(n.Limit is null ? "null" : _expressions.Emit(n.Limit))}, rt.Budget);");
                break;
            case LoweredSorterAdd n:
                _writer.Line($"{_locals[n.Sorter]}.Add({_expressions.Emit(n.Item)}, {_expressions.Emit(n.Key)});");
                break;
            case LoweredElementStore n:
                string end = n.Container.Type is ListType ? ", m" : "";
                _writer.Line($"{_expressions.Emit(n.Container, Precedence.Primary)}.Set({_expressions.Emit(n.Key)}, {_expressions.Emit(n.Value)}{end});");
                break;
            default:
                throw new UnreachableException(node.GetType().Name);
        }
    }

    private static string SorterType(LoweredSorter node) => $"TopN<{CSharpTypes.Of(((ListType)node.Sorter.Type).Element)}, {CSharpTypes.Of(node.Key)}>";

    private void Block(BoundBlock node)
    {
        _writer.Open();
        EmitAll(node.Body);
        _writer.Close();
    }

    private void Braced(BoundStatement node)
    {
        if (node is BoundBlock block)
        {
            Block(block);
            return;
        }

        _writer.Open();
        Emit(node);
        _writer.Close();
    }

    private void Variable(BoundVariable node)
    {
        YType type = node.Symbol.Type;
        string value = node.Initializer is null ? _tables.Zero(type) : _expressions.EmitTyped(node.Initializer);
        _writer.Line($"{CSharpTypes.Of(type)} {_locals[node.Symbol]} = {value};");
    }

    private string Header(BoundStatement? initializer) => initializer switch
    {
        null => "",
        BoundVariable v => $"{CSharpTypes.Of(v.Symbol.Type)} {_locals[v.Symbol]} = {(v.Initializer is null ? _tables.Zero(v.Symbol.Type) : _expressions.EmitTyped(v.Initializer))}",
        BoundExpressionStatement e => Discarded(e.Expression),
        _ => throw new UnreachableException(initializer.GetType().Name),
    };

    /// <summary>What C# takes as a statement.</summary>
    private string Discarded(BoundExpression node) => node switch
    {
        BoundConversion { Operand: BoundCall or BoundBuiltinCall } n => Discarded(n.Operand),
        BoundCall or BoundAssignment or BoundFeed or LoweredMatch { Negated: false } or BoundFormat { ToOutput: true } => Plain(node),
        BoundBuiltinCall { Builtin.HasEffect: true } => Plain(node),
        _ => $"_ = {_expressions.Emit(node)}",
    };

    /// <summary>Statements want <c>x++</c>, and no value of it.</summary>
    private string Plain(BoundExpression node) => node is BoundAssignment { Operator: "+" or "-", Value: BoundConstant { Value: 1L or 1.0 }, Target.Type: IntType or FloatType or PointerType } step
        ? _expressions.Emit(step with { IsPostfix = true })
        : _expressions.Emit(node is BoundAssignment assignment ? assignment with { IsPostfix = false } : node);

    private void If(BoundIf node, string keyword)
    {
        string head = $"{keyword} ({_expressions.Emit(node.Condition)})";
        if (node is { Then: BoundBlock { Body: [BoundBreak or BoundContinue or LoweredGoto or BoundReturn { Value: null }] }, Else: null })
        {
            BoundStatement only = ((BoundBlock)node.Then).Body[0];
            _writer.Line($"{head} {(only is LoweredGoto jump ? Jump(jump.Label) : only is BoundBreak ? "break" : only is BoundContinue ? "continue" : "return")};");
            return;
        }

        _writer.Line(head);
        Braced(node.Then);
        if (node.Else is BoundIf chained)
        {
            If(chained, "else if");
        }
        else if (node.Else is not null and not BoundBlock { Body.IsEmpty: true })
        {
            _writer.Line("else");
            Braced(node.Else);
        }
    }

    private void Foreach(LoweredForeach node)
    {
        IEnumerable<string> variables = node.Variables.Select(v => $"{CSharpTypes.Of(v.Type)} {_locals[v]}");
        string item = node.Variables.Length == 1 ? variables.First() : $"({string.Join(", ", variables)})";
        _writer.Line($"foreach ({item} in {_expressions.Emit(node.Source)})");
        Block(node.Body);
    }

    private void Switch(BoundSwitch node)
    {
        _writer.Line($"switch ({_expressions.Emit(node.Value)})");
        _writer.Open();
        foreach (BoundSwitchSection section in node.Sections)
        {
            foreach (long? label in section.Labels)
                _writer.Line(label is { } value ? $"case {Literals.Integer(value, node.Value.Type, isTyped: true)}:" : "default:");

            _writer.Indent();
            EmitAll(section.Body);
            _writer.Outdent();
        }

        _writer.Close();
    }

    // if (m.Faulted) { m.Clear(); if (m.Faulted) return;  recovery }
    private void Recover(LoweredRecover node)
    {
        _writer.Line("if (m.Faulted)");
        _writer.Open();
        _writer.Line("m.Clear();");
        _writer.Line($"if (m.Faulted) {Jump(node.Exit)};");
        EmitAll(node.Else?.Body ?? []);
        _writer.Close();
    }

    private string Jump(LabelSymbol? label) => label is null ? _leave : $"goto {Label(label)}";

    private string Label(LabelSymbol label)
    {
        if (!_labels.TryGetValue(label, out string? name))
            _labels[label] = name = string.Create(CultureInfo.InvariantCulture, $"{label.Name}{_labels.Count + 1}");

        return name;
    }

    /// <summary>Scopes as C# sees them: what a block declares, its inner blocks must not.</summary>
    private void DeclareNames(IEnumerable<BoundStatement> statements, ImmutableHashSet<string> used)
    {
        BoundStatement[] all = [.. statements];
        used = _locals.Declare(all.Select(Declared).OfType<LocalSymbol>(), used);
        foreach (BoundStatement statement in all)
            DeclareWithin(statement, used);
    }

    private void DeclareWithin(BoundStatement node, ImmutableHashSet<string> used)
    {
        switch (node)
        {
            case BoundFor n:
                DeclareNames([.. n.Initializer is null ? [] : new[] { n.Initializer }, n.Body], used);
                break;
            case LoweredForeach n:
                DeclareNames(n.Body.Body, _locals.Declare(n.Variables, used));
                break;
            case BoundBlock n:
                DeclareNames(n.Body, used);
                break;
            case BoundSwitch n:
                DeclareNames(Children.StatementsOf(n), used);
                break;
            default:
                foreach (BoundStatement inner in Children.StatementsOf(node))
                    DeclareNames([inner], used);

                break;
        }
    }

    private static LocalSymbol? Declared(BoundStatement node) => node switch
    {
        BoundVariable n => n.Symbol,
        LoweredSorter n => n.Sorter,
        _ => null,
    };
}
