using System.Globalization;
using YLang.Compiler.Binding;
using YLang.Compiler.Lowering;
using YLang.Compiler.Types;

namespace YLang.Compiler.Emit;

/// <summary>
/// Walking: each rule a method generic over what is done with edges, so that one text of the rules becomes a walker of paths and sizes, one of what the runtime's collector sees, and
/// one that looks for the edges to an object.
/// </summary>
/// <param name="methods">Gets what rules, roots and heaps say.</param>
/// <param name="writer">Gets what brings them together.</param>
internal sealed class WalkEmitter(MethodList methods, CodeWriter writer, ScriptTables tables, LoweredScript script)
{
    private const string Sink = "<TSink>(ref TSink sink";
    /// <summary>On what runs once: it is compiled in a part of the time.</summary>
    private const string RunsOnce = "[System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.NoOptimization)]";
    private const string Constraint = " where TSink : struct, IEdgeSink";

    private static readonly LocalSymbol s_object = new("o", new PointerType(new VoidType()), Text.SourceSpan.None), s_kind = new("t", new PointerType(new VoidType()), Text.SourceSpan.None);

    private readonly string _rules = tables.Names.Declare("Rules"), _literals = tables.Names.Declare("LabelTexts"), _applies = tables.Names.Declare("Applies"), _labelText = tables.Names.Declare("LabelText");

    public void Emit()
    {
        if (script.Heaps.IsEmpty)
            return;

        string[] rules = [.. script.Visits.Select(v => tables.Names.Declare("Visit_" + (v.Source.Of ?? "unknown")))];
        for (int i = 0; i < rules.Length; i++)
        {
            LoweredVisit visit = script.Visits[i];
            string rule = rules[i];
            methods.Add(null, text =>
            {
                text.Line($"// _visit of {(visit.Source.Of is { } name ? Literals.Plain(Literals.Text(name)) : "_unknown")}");
                new MethodEmitter(text, tables).SinkMethod(rule, visit.Body, visit.Source.Object, visit.Source.Kind ?? s_kind);
            });
        }

        foreach (LoweredHeap heap in script.Heaps)
        {
            foreach (BoundFunction member in heap.Members.OrderBy(m => m.Key, StringComparer.Ordinal).Select(m => m.Value))
                methods.Add(member.Symbol, text => new MethodEmitter(text, tables).Function(member));
        }

        string[] conditions = [.. script.Visits.Select((v, i) => v.Where is null ? "" : tables.Names.Declare("Where_" + (v.Source.Of ?? "unknown")))];
        for (int i = 0; i < rules.Length; i++)
        {
            (string name, BoundVisit source) = (conditions[i], script.Visits[i].Source);
            if (script.Visits[i].Where is { } where)
                methods.Add(null, text => new MethodEmitter(text, tables).Method("bool " + name, where, new BoolType(), source.Kind ?? s_kind));
        }

        EmitDispatch(rules, conditions);
        foreach (LoweredHeap heap in script.Heaps)
            EmitHeap(heap);

        EmitTables();
    }

    // switch (rule) { case 0: Visit_list(ref sink, o, t); break; … }
    private void EmitDispatch(string[] rules, string[] conditions)
    {
        writer.Block($"private void {tables.Visit}{Sink}, int rule, ulong o, ulong t){Constraint}", () => writer.Block("switch (rule)", () =>
        {
            for (int i = 0; i < rules.Length; i++)
                writer.Line($"case {i}: {rules[i]}(ref sink, o, t); break;");
        }));
        writer.Line();
        writer.Block($"private void Drain{Sink}){Constraint}", () =>
            writer.Block("while (sink.Next(out ulong o, out ulong t, out RuleSet rules))", () => writer.Block("foreach (int rule in rules)", () =>
            {
                writer.Line($"{tables.Visit}(ref sink, rule, o, t);");
                EmitUnitEnd();
            })));
        writer.Line();
        EmitChoice(
            $"private bool {_applies}(int rule, ulong t) => rule switch",
            conditions.Select((condition, i) => condition.Length == 0 ? "" : $"{i} => {condition}(t),").Where(arm => arm.Length > 0),
            "true");
        EmitChoice(
            $"private string {_labelText}(int label, ulong payload) => label switch",
            tables.Labels.Select((label, i) => $"{i} => {tables.Names[label]}({Payload(label.Parameters[0].Type)}),"),
            "\"\"");
    }

    private void EmitChoice(string head, IEnumerable<string> arms, string otherwise)
    {
        writer.Line(head);
        writer.Open();
        foreach (string arm in arms)
            writer.Line(arm);

        writer.Line($"_ => {otherwise},");
        writer.Close(";");
        writer.Line();
    }

    /// <summary>A payload is 52 bits: a signed one is extended from there.</summary>
    private static string Payload(YType type) => type switch
    {
        BoolType => "payload != 0",
        IntType { Signed: true } => $"({CSharpTypes.Of(type)})((long)(payload << 12) >> 12)",
        IntType or FloatType => $"({CSharpTypes.Of(type)})payload",
        _ => "payload",
    };

    private void EmitUnitEnd()
    {
        writer.Line("if (m.Faulted)");
        writer.Open();
        writer.Line("m.Clear();");
        writer.Line("if (m.Faulted) return;");
        writer.Close();
    }

    private void EmitHeap(LoweredHeap heap)
    {
        BoundRoots[] roots = [.. script.Roots.Where(r => r.Heap == heap.Name)];
        string[] names = [.. roots.Select(_ => tables.Names.Declare("Roots_" + heap.Name))];
        for (int i = 0; i < roots.Length; i++)
        {
            (string name, BoundBlock body) = (names[i], roots[i].Body);
            methods.Add(null, text =>
            {
                text.Line(RunsOnce);
                new MethodEmitter(text, tables).SinkMethod(name, body);
            });
        }

        string run = tables.Names.Declare("Run_" + heap.Name), type = tables.Names.Declare("Heap_" + heap.Name);
        writer.Block($"private void {run}{Sink}, ulong start){Constraint}", () =>
        {
            if (names.Length > 0)
            {
                writer.Block("if (start == 0)", () =>
                {
                    foreach (string name in names)
                    {
                        writer.Line($"{name}(ref sink);");
                        EmitUnitEnd();
                    }
                });
            }

            writer.Line("if (start != 0) sink.Ref(start, Label.Inside);");
            writer.Line("Drain(ref sink);");
        });
        writer.Line();
        EmitHeapType(heap, type, run);
        tables.AddMember(tables.Heap(heap.Name), "IHeap", $"new {type}(this)");
    }

    private void EmitHeapType(LoweredHeap heap, string type, string run)
    {
        string Member(string name, string arguments) => $"script.{tables.Names[heap.Members[name].Symbol]}({arguments});";

        writer.Block($"private sealed class {type}(Script script) : IHeap", () =>
        {
            writer.Line(string.Create(CultureInfo.InvariantCulture, $"public int KindOffset => {heap.KindOffset};"));
            writer.Line($"public ulong Kind(ulong o) => {Member("_kind", "o")}");
            writer.Line($"public bool IsKind(ulong t) => {Member("_is_kind", "t")}");
            writer.Line($"public ulong Base(ulong t) => {Member("_base", "t")}");
            writer.Line($"public string RuleName(ulong t) => {Member("_rule_name", "t")}");
            writer.Line($"public string KindName(ulong t) => {Member("_name", "t")}");
            writer.Line($"public long Overhead(ulong t) => {Member("_overhead", "t")}");
            writer.Line($"public long Size(ulong o, ulong t) => {Member("_size", "o, t")}");
            writer.Line($"public bool Visible(ulong t) => {Member("_visible", "t")}");
            writer.Line($"public bool IsObject(ulong p) => {Member("_is_object", "p")}");
            if (heap.Members.ContainsKey("_show"))
                writer.Line($"public string Show(ulong o) => {Member("_show", "o")}");

            writer.Line($"public IReadOnlyList<string> Literals => Script.{_literals};");
            writer.Line($"public IReadOnlyList<RuleInfo> Rules => Script.{_rules};");
            writer.Line($"public bool Applies(int rule, ulong kind) => script.{_applies}(rule, kind);");
            writer.Line($"public string LabelText(int labelKind, ulong payload) => script.{_labelText}(labelKind, payload);");
            writer.Line();
            writer.Block("public Graph Walk(WalkRequest request)", () =>
            {
                writer.Line("HeapWalk walk = script.rt.NewWalk(this, request.VisibleOnly);");
                writer.Line("if (!script.rt.EnterCall()) return walk.Finish();");
                writer.Block("if (request.VisibleOnly)", () => EmitRun("VisibleSink", run));
                writer.Block("else", () => EmitRun("AttributedSink", run));
                writer.Line("script.rt.LeaveCall();");
                writer.Line("return walk.Finish();");
            });
            writer.Line();
            EmitQuery("(ulong From, string Label)", "Referrers", "target");
            writer.Line();
            EmitQuery("(ulong To, string Label, bool Visible)", "References", "holder");
            writer.Line();
            writer.Block("public YList<(ulong To, int How, long Bytes)> Edges(EdgesSink sink)", () =>
            {
                writer.Line("if (!script.rt.EnterCall()) return sink.Result;");
                writer.Line("script.Drain(ref sink);");
                writer.Line("script.rt.LeaveCall();");
                writer.Line("return sink.Result;");
            });
        });
        writer.Line();
    }

    // Of edges of a finished graph: the rules run again, and the sink of that name keeps what is asked for.
    private void EmitQuery(string element, string name, string address) => writer.Block($"public YList<{element}> {name}(Graph graph, ulong {address})", () =>
    {
        writer.Line($"var sink = new {name}Sink(graph, {address});");
        writer.Line("if (!script.rt.EnterCall()) return sink.Result;");
        writer.Line("script.Drain(ref sink);");
        writer.Line("script.rt.LeaveCall();");
        writer.Line("return sink.Result;");
    });

    private void EmitRun(string sink, string run)
    {
        writer.Line($"var sink = new {sink}(walk);");
        writer.Line($"script.{run}(ref sink, request.Start);");
    }

    private void EmitTables()
    {
        writer.Line(RunsOnce);
        writer.Line("static Script()");
        writer.Open();
        writer.Line($"{_rules} =");
        writer.Line("[");
        foreach (LoweredVisit visit in script.Visits)
        {
            string of = visit.Source.Of is { } name ? Literals.Text(name) : "null";
            writer.Line($"new RuleInfo({of}, {(visit.Source.SaysSize ? "true" : "false")}, {(visit.Where is null ? "false" : "true")}),");
        }

        writer.Line("];");
        writer.Line($"{_literals} =");
        writer.Line("[");
        foreach (string text in tables.LiteralTexts)
            writer.Line(Literals.Text(text) + ",");

        writer.Line("];");
        writer.Close();
        writer.Line();
        writer.Line($"private static readonly RuleInfo[] {_rules};");
        writer.Line($"private static readonly string[] {_literals};");
        writer.Line();
    }
}
