using System.Collections.Immutable;
using YLang.Compiler.Binding;
using YLang.Compiler.Diagnostics;
using YLang.Compiler.Emit;
using YLang.Compiler.Formatting;
using YLang.Compiler.Layouts;
using YLang.Compiler.Lowering;
using YLang.Compiler.Syntax;
using YLang.Compiler.Text;
using YLang.Compiler.Verification;

namespace YLang.Compiler;

/// <param name="Source">The script.</param>
/// <param name="Layout">What it is compiled against: the layout of the target, or <see cref="Layout.Empty"/>.</param>
/// <param name="Includes">Where <c>#include</c> looks.</param>
/// <param name="WithSymbols">Make debug information: stack traces and <c>il</c> then name lines of the script. Takes a tenth of the compiler's time.</param>
public sealed record CompilationOptions(SourceText Source, Layout Layout, IncludeResolver Includes, bool WithSymbols = true);

/// <summary>An argument of a script.</summary>
/// <param name="Type">As in the script: <c>int</c>, <c>long</c>, <c>double</c>, <c>bool</c>, <c>_str</c>.</param>
/// <param name="Default">long, double, bool or string.</param>
public sealed record ParameterInfo(string Name, string Type, object Default, string Help);

/// <param name="Image">The walker's assembly, verified; empty where the script was only described.</param>
/// <param name="Symbols">Its portable debug information; empty where none was asked for.</param>
/// <param name="SwitchedOff">What the layout lacks and the script does without, a line each.</param>
/// <param name="Walks">It has a heap: it walks a runtime's objects.</param>
/// <param name="CSharp">The walker's text; "" where the script was only described.</param>
public sealed record CompiledScript(
    byte[] Image, byte[] Symbols, string Summary, ImmutableArray<ParameterInfo> Parameters, ImmutableArray<string> SwitchedOff, bool Walks, string CSharp)
{
    /// <summary>Of a movable layout: the fields that the walker reads, in the order of its table.</summary>
    public ImmutableArray<FieldPlace> Places { get; init; } = [];

    /// <summary>Of a movable layout: what the script says must hold, in the order in which it says so.</summary>
    public ImmutableArray<Invariant> Invariants { get; init; } = [];
}

/// <param name="Name">Of its function, without <c>check_</c>.</param>
/// <param name="Says">Its documentation: a sentence.</param>
public sealed record Invariant(string Name, string Says);

/// <summary>A script without mistakes, of which no walker has been made yet.</summary>
/// <param name="Script">What is known of it: all but image and symbols.</param>
public sealed record CheckedScript(CompiledScript Script, bool WithSymbols);

/// <summary>The compiler: the only way in, and all its phases in their order.</summary>
public static class Compilation
{
    private static readonly Lazy<Task> s_warm = new(() => Task.Run(() =>
    {
        WalkerImage image = RoslynBackend.Compile(WarmUp.Walker, withSymbols: false);
        var mistakes = new DiagnosticSink();
        if (!Verifier.Verify(image.Assembly, mistakes))
            throw new InvalidOperationException(string.Join('\n', mistakes.All));
    }));

    /// <summary>The stages that <see cref="Emit"/> shows.</summary>
    public static IReadOnlyList<string> Stages { get; } = ["tokens", "syntax", "bound", "csharp", "il"];

    /// <returns>Null where <paramref name="diagnostics"/> then holds an error.</returns>
    public static CompiledScript? Compile(CompilationOptions options, DiagnosticSink diagnostics) =>
        Check(options, diagnostics) is { } script ? Finish(script, diagnostics) : null;

    /// <summary>The first half: finds whatever may be wrong with the script, in a small part of the time.</summary>
    /// <returns>Null where <paramref name="diagnostics"/> then holds an error.</returns>
    public static CheckedScript? Check(CompilationOptions options, DiagnosticSink diagnostics) =>
        Bind(options, diagnostics) is { } bound && Write(bound, options.WithSymbols, diagnostics) is { } code
            ? new CheckedScript(
                Description(bound) with
                {
                    CSharp = code.Text, Places = [.. code.Places], Invariants = [.. code.Invariants.Select(i => new Invariant(i.Name["check_".Length..], i.Documentation.ReplaceLineEndings(" ")))],
                },
                options.WithSymbols)
            : null;

    /// <summary>The second half: makes the walker and verifies it.</summary>
    /// <returns>Null where <paramref name="diagnostics"/> then holds an error: a mistake of the compiler's.</returns>
    public static CompiledScript? Finish(CheckedScript script, DiagnosticSink diagnostics)
    {
        WalkerImage image = RoslynBackend.Compile(new CSharpText(script.Script.CSharp), script.WithSymbols);
        return Verifier.Verify(image.Assembly, diagnostics, image.Symbols) ? script.Script with { Image = image.Assembly, Symbols = image.Symbols } : null;
    }

    /// <summary>
    /// Makes a small walker on another thread, once: the first one of a process takes most of a second longer than the next, and so that time passes while layout and script are read.
    /// </summary>
    public static Task Warm() => s_warm.Value;

    /// <summary>A script or layout file in the one style.</summary>
    /// <returns>Null where the file does not parse: <paramref name="diagnostics"/> then holds an error of it, and its author knows better what it is to be.</returns>
    public static string? Format(CompilationOptions options, bool isLayout, DiagnosticSink diagnostics)
    {
        var found = new DiagnosticSink();
        Parser.Parse(options.Source, isLayout ? ParseContext.LayoutFile : Context(options), found);
        foreach (Diagnostic own in found.All.Where(d => ReferenceEquals(d.Span.Source, options.Source)))
            diagnostics.Add(own);

        return diagnostics.HasErrors ? null : Formatter.Format(options.Source);
    }

    /// <summary>What there is to know of a script without making its walker.</summary>
    /// <returns>Null where <paramref name="diagnostics"/> then holds an error.</returns>
    public static CompiledScript? Describe(CompilationOptions options, DiagnosticSink diagnostics) =>
        Bind(options, diagnostics) is { } bound ? Description(bound) : null;

    /// <summary>One of <see cref="Stages"/> as text.</summary>
    /// <returns>Null where <paramref name="diagnostics"/> then holds an error.</returns>
    public static string? Emit(CompilationOptions options, string stage, DiagnosticSink diagnostics)
    {
        ParseContext context = Context(options);
        switch (stage)
        {
            case "tokens":
                return TreePrinter.Print(Parser.Tokens(options.Source, context, diagnostics));
            case "syntax":
                return TreePrinter.Print(Parser.Parse(options.Source, context, diagnostics));
            case "bound":
                return Bind(options, diagnostics) is { } bound ? TreePrinter.Print(bound) : null;
            case "csharp":
                return Bind(options, diagnostics) is { } script && Write(script, marksLines: true, diagnostics) is { } code ? code.Text : null;
            case "il":
                return Compile(options, diagnostics) is { } compiled ? IlPrinter.Print(compiled.Image, compiled.Symbols) : null;
            default:
                throw new ArgumentException($"there is no stage '{stage}'", nameof(stage));
        }
    }

    private static BoundScript? Bind(CompilationOptions options, DiagnosticSink diagnostics)
    {
        CompilationUnitSyntax unit = Parser.Parse(options.Source, Context(options), diagnostics);
        if (diagnostics.HasErrors)
        {
            AfterMistakes.Bind(unit, options.Layout, diagnostics, options.Includes);
            return null;
        }

        BoundScript? bound = Binder.Bind(unit, options.Layout, diagnostics, options.Includes);
        if (diagnostics.HasErrors || bound is null)
            return null;

        Suspicions.Find(bound, options.Source, diagnostics);
        return bound;
    }

    private static CSharpText? Write(BoundScript bound, bool marksLines, DiagnosticSink diagnostics)
    {
        LoweredScript lowered = Lowerer.Lower(bound, diagnostics);
        return diagnostics.HasErrors ? null : Emitter.Emit(lowered, marksLines);
    }

    private static CompiledScript Description(BoundScript bound) => new(
        [], [], bound.Summary, [.. bound.Params.Select(p => new ParameterInfo(p.Variable.Name, p.Variable.Type.Name, p.Default, p.Help))], bound.SwitchedOff, !bound.Heaps.IsEmpty, "");

    private static ParseContext Context(CompilationOptions options)
    {
        Layout layout = options.Layout;
        var facts = new LayoutFacts(
            name => layout.Type(name) is not null,
            (owner, field) => layout.Field(TagOf(layout, owner), field) is not null,
            name => layout.Extern(name) is not null,
            name => layout.Constant(name) is not null);
        return new ParseContext(facts, options.Includes);
    }

    /// <summary>Conditions may name a struct by its typedef.</summary>
    private static string TagOf(Layout layout, string name) => layout.Type(name) is Types.StructType type ? type.Name : name;
}
