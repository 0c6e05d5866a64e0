using System.Globalization;
using YLang.Compiler.Binding;
using YLang.Compiler.Lowering;
using YLang.Compiler.Text;
using YLang.Compiler.Types;

namespace YLang.Compiler.Emit;

/// <summary>A field of a movable layout that a walker reads.</summary>
/// <param name="Offset">Where the layout says it stands: bytes from the struct's start.</param>
public sealed record FieldPlace(string Owner, string Field, long Offset);

/// <summary>A walker as C#: one file, one class that derives from <c>Walker</c>.</summary>
public sealed record CSharpText(string Text)
{
    /// <summary>Fields of a movable layout by the numbers under which the walker asks for them.</summary>
    public IReadOnlyList<FieldPlace> Places { get; init; } = [];

    /// <summary>The functions that say what must hold, by number; of a movable layout only.</summary>
    public IReadOnlyList<FunctionSymbol> Invariants { get; init; } = [];

    /// <summary>The fields that hold the script's file-level variables.</summary>
    public IReadOnlyDictionary<GlobalSymbol, string> Fields { get; init; } = new Dictionary<GlobalSymbol, string>();
}

/// <summary>Lowered script to C#, as a person would write it.</summary>
public static class Emitter
{
    private const string Head = """
        #nullable disable
        using System;
        using System.Collections.Generic;
        using YLang.Runtime;
        using YLang.Runtime.Memory;
        using YLang.Runtime.Reporting;
        using YLang.Runtime.Targets;
        using YLang.Runtime.Values;
        using YLang.Runtime.Walking;

        namespace YLang.Walkers;

        """;

    /// <param name="script">Without mistakes.</param>
    /// <param name="marksLines">Say which line of the script each statement comes from.</param>
    public static CSharpText Emit(LoweredScript script, bool marksLines = true)
    {
        var tables = new ScriptTables(script);
        var bodies = new CodeWriter(marksLines);
        bodies.Indent();
        var methods = new MethodEmitter(bodies, tables);
        if (!script.Initializers.Body.IsEmpty)
            methods.Method("void Initialize", script.Initializers, new VoidType());

        EmitProbes(script, bodies, methods, tables);
        EmitTimers(script, bodies, methods, tables);
        var list = new MethodList(tables, marksLines);
        // Probes stand in the last class, whatever they call.
        tables.TakeCalls();
        foreach (BoundFunction function in script.Functions)
            list.Add(function.Symbol, text => new MethodEmitter(text, tables).Function(function));

        var walks = new CodeWriter(marksLines);
        walks.Indent();
        new WalkEmitter(list, walks, tables, script).Emit();
        EmitReady(script, walks, tables);
        FunctionSymbol[] invariants = script.Source.Layout.IsMovable ? [.. script.Functions.Select(f => f.Symbol).Where(IsInvariant)] : [];
        EmitInvariants(invariants, walks, tables);

        var file = new CodeWriter(marksLines);
        foreach (string line in Head.Split('\n'))
            file.Line(line);

        IReadOnlyList<IReadOnlyList<CodeWriter>> classes = list.Classes();
        string inherited = "Walker";
        foreach (IReadOnlyList<CodeWriter> part in classes.SkipLast(1))
            inherited = EmitPart(part, inherited, script, file, tables);

        new MethodEmitter(file, tables).Documentation(script.Source.Summary);
        file.Line($"/// For {Literals.Plain(script.Source.Layout.Name)}.");
        file.Line($"public sealed class Script : {inherited}");
        file.Open();
        if (classes.Count == 1)
            EmitFields(isPart: false, script, file, tables);

        EmitConstructor(script, file, tables);
        file.Append(bodies);
        foreach (CodeWriter method in classes[^1])
            file.Append(method);

        file.Append(walks);
        file.Close();
        return new CSharpText(file.ToString()) { Fields = script.Source.Globals.ToDictionary(g => g.Variable, g => tables.Names[g.Variable].TrimStart('@')), Places = tables.Places, Invariants = invariants };
    }

    /// <summary>A <c>bool check_…()</c>: what it says must hold, and its documentation says it in words.</summary>
    private static bool IsInvariant(FunctionSymbol function) =>
        function is { Kind: FunctionKind.Function, ReturnType: BoolType, Parameters.IsEmpty: true } && function.Name.StartsWith("check_", StringComparison.Ordinal);

    private static void EmitInvariants(FunctionSymbol[] invariants, CodeWriter writer, ScriptTables tables)
    {
        if (invariants.Length == 0)
            return;

        writer.Block("public override bool Holds(int invariant)", () =>
        {
            for (int i = 0; i < invariants.Length; i++)
                writer.Line($"if (invariant == {i}) return {tables.Names[invariants[i]]}();");

            writer.Line("return true;");
        });
        writer.Line();
    }

    /// <summary>A class below the script's own, with methods that do without the rest.</summary>
    /// <returns>Its name.</returns>
    private static string EmitPart(IReadOnlyList<CodeWriter> methods, string inherited, LoweredScript script, CodeWriter file, ScriptTables tables)
    {
        string name = tables.Names.Declare("Part");
        file.Line($"public abstract class {name}(WalkerContext context) : {inherited}(context)");
        file.Open();
        if (inherited == "Walker")
            EmitFields(isPart: true, script, file, tables);

        foreach (CodeWriter method in methods)
            file.Append(method);

        file.Close();
        file.Line();
        return name;
    }

    /// <param name="isPart">Of the script's own class, to whose constructor it falls to set them.</param>
    private static void EmitFields(bool isPart, LoweredScript script, CodeWriter file, ScriptTables tables)
    {
        (string access, string once) = isPart ? ("protected", "protected") : ("private", "private readonly");
        file.Line($"{once} WalkerContext rt;");
        file.Line($"{once} TargetMemory m;");
        foreach (BoundParam param in script.Source.Params)
            file.Line($"{once} {CSharpTypes.Of(param.Variable.Type)} {tables.Names[param.Variable]}; // {Literals.Plain(param.Help)}");

        foreach (BoundGlobal global in script.Source.Globals)
            file.Line($"{access} {CSharpTypes.Of(global.Variable.Type)} {tables.Names[global.Variable]};");

        foreach ((string field, string regex) in tables.Patterns)
            file.Line($"{access} static readonly Matcher {field} = new Matcher({Literals.Text(regex)});");

        foreach ((string field, string type, _) in tables.Members)
            file.Line($"{once} {type} {field};");

        file.Line();
    }

    private static void EmitConstructor(LoweredScript script, CodeWriter file, ScriptTables tables)
    {
        file.Line("public Script(WalkerContext context) : base(context)");
        file.Open();
        file.Line("rt = context;");
        file.Line("m = context.Memory;");
        foreach ((string field, _, string value) in tables.Members)
            file.Line($"{field} = {value};");

        foreach (BoundParam param in script.Source.Params)
            file.Line($"{tables.Names[param.Variable]} = {Parameter(param)};");

        foreach (BoundGlobal global in script.Source.Globals)
            file.Line($"{tables.Names[global.Variable]} = {Initial(global, tables)};");

        if (!script.Initializers.Body.IsEmpty)
        {
            file.Line("Initialize();");
            file.Line("if (m.Faulted) rt.Error(\"the initial value of a variable can't be read from the target\");");
        }

        file.Close();
        file.Line();
    }

    private static string Parameter(BoundParam param)
    {
        string name = Literals.Text(param.Variable.Name);
        return (param.Variable.Type, param.Default) switch
        {
            (BoolType, var value) => $"rt.BoolParam({name}, {(ConstantFolder.IsTrue(value) ? "true" : "false")})",
            (FloatType f, var value) => $"{(f.Bits == 32 ? "(float)" : "")}rt.DoubleParam({name}, {Literals.Floating(Convert.ToDouble(value, CultureInfo.InvariantCulture), false)})",
            (StrType, var value) => $"rt.StrParam({name}, {Literals.Text(value as string ?? "")})",
            (var type, var value) => $"({CSharpTypes.Of(type)})rt.IntParam({name}, {Literals.Integer(Convert.ToInt64(value, CultureInfo.InvariantCulture), new IntType("long", 64, true), isTyped: false)})",
        };
    }

    private static string Initial(BoundGlobal global, ScriptTables tables) => global.Initializer is BoundConstant constant
        ? new ExpressionEmitter(null!, null!).EmitTyped(constant)
        : tables.Zero(global.Variable.Type);

    // public override void Oneshot() { Oneshot1(); if (m.Faulted) { m.Clear(); if (m.Faulted) return; }  Oneshot2(); … }
    private static void EmitProbes(LoweredScript script, CodeWriter writer, MethodEmitter methods, ScriptTables tables)
    {
        foreach (IGrouping<string, BoundProbe> point in script.Probes.Where(p => p.Timer is null).GroupBy(p => p.Point))
        {
            string method = point.Key switch { "_begin" => "Begin", "_end" => "End", _ => "Oneshot" };
            List<(string Name, BoundProbe Probe)> probes = [.. point.Select(p => (tables.Names.Declare(method + "Probe"), p))];
            writer.Block($"public override void {method}()", () =>
            {
                foreach ((string name, _) in probes)
                {
                    writer.Line($"if (m.Faulted) return;");
                    writer.Line($"{name}();");
                    writer.Line("m.Clear();");
                }
            });
            writer.Line();
            foreach ((string name, BoundProbe probe) in probes)
                methods.Method("void " + name, probe.Body, new VoidType());
        }
    }

    // public override void Tick(int timer) { … switch (timer) { case 0: TimerProbe(); break; … } m.Clear(); }
    private static void EmitTimers(LoweredScript script, CodeWriter writer, MethodEmitter methods, ScriptTables tables)
    {
        List<(string Name, BoundProbe Probe)> timers = [.. script.Probes.Where(p => p.Timer is not null).Select(p => (tables.Names.Declare("TimerProbe"), p))];
        if (timers.Count == 0)
            return;

        writer.Line($"public override long[] Periods() => new long[] {{ {string.Join(", ", timers.Select(t => Period(t.Probe.Timer!, tables)))} }};");
        writer.Line();
        writer.Block("public override void Tick(int timer)", () =>
        {
            writer.Line("if (m.Faulted) return;");
            for (int i = 0; i < timers.Count; i++)
                writer.Line($"if (timer == {i}) {timers[i].Name}();");

            writer.Line("m.Clear();");
        });
        writer.Line();
        foreach ((string name, BoundProbe probe) in timers)
            methods.Method("void " + name, probe.Body, new VoidType());
    }

    private static string Period(BoundTimer timer, ScriptTables tables)
    {
        string period = timer.Period switch
        {
            BoundConstant { Value: long number } => Literals.Integer(number, CTypes.Long, isTyped: false),
            BoundGlobalVariable param => tables.Names[param.Symbol],
            BoundConversion { Operand: BoundGlobalVariable param } => $"(long){tables.Names[param.Symbol]}",
            _ => throw new System.Diagnostics.UnreachableException(),
        };
        return $"WalkerContext.Period({period}, {timer.Unit}L)";
    }

    private static void EmitReady(LoweredScript script, CodeWriter writer, ScriptTables tables)
    {
        if (script.Heaps.IsEmpty)
            return;

        writer.Block("public override bool Ready()", () =>
        {
            string ready = string.Join(" && ", script.Heaps.Select(h => tables.Names[h.Members["_ready"].Symbol] + "()"));
            writer.Line($"bool ready = {ready} && !m.Faulted;");
            writer.Line("m.Clear();");
            writer.Line("return ready;");
        });
        writer.Line();
        writer.Line($"public override IHeap Heap => {tables.AnyHeap};");
    }
}
