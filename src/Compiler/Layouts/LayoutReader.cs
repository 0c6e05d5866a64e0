using System.Collections.Immutable;
using YLang.Compiler.Diagnostics;
using YLang.Compiler.Syntax;
using YLang.Compiler.Text;
using YLang.Compiler.Types;

namespace YLang.Compiler.Layouts;

/// <summary>From a parsed layout file, and those it extends, to the tables of one version.</summary>
public static class LayoutReader
{
    /// <summary>A version's builds bear its number and letters.</summary>
    private static readonly char[] s_letters = [.. Enumerable.Range('a', 26).Select(c => (char)c)];

    /// <param name="unit">The newest file of the chain, preprocessed and parsed.</param>
    /// <param name="neighbour">Finds a layout file by its name (<c>cpython-3.10</c>) for the <c>extends</c> that stands at the place; null after a message.</param>
    /// <returns>Null where <paramref name="diagnostics"/> was given an error here.</returns>
    /// <param name="machine">Of <see cref="Machines"/>.</param>
    /// <param name="answers">What the target has said, or null: the file's main line.</param>
    public static Layout? Read(
        CompilationUnitSyntax unit, Func<string, SourceSpan, CompilationUnitSyntax?> neighbour, DiagnosticSink diagnostics, string machine = Machines.Usual, LayoutAnswers? answers = null)
    {
        // A sink of its own: earlier errors of others do not make this layout unreadable.
        var own = new DiagnosticSink();
        Layout? layout = ReadChain(unit, neighbour, own, machine, answers ?? LayoutAnswers.None);
        foreach (Diagnostic diagnostic in own.All)
            diagnostics.Add(diagnostic);

        return layout;
    }

    /// <summary>The header of a layout or runtime file, or null after a message.</summary>
    internal static LayoutHeaderSyntax? Header(CompilationUnitSyntax unit, string keyword, DiagnosticSink diagnostics)
    {
        if (unit.Declarations is [LayoutHeaderSyntax header, ..] && header.Keyword == keyword)
            return header;

        diagnostics.Add(Catalogue.LayoutHeaderMissing(unit.Declarations.IsEmpty ? unit.Span : unit.Declarations[0].Span, keyword));
        return null;
    }

    private static Layout? ReadChain(
        CompilationUnitSyntax unit, Func<string, SourceSpan, CompilationUnitSyntax?> neighbour, DiagnosticSink diagnostics, string machine, LayoutAnswers answers)
    {
        if (Header(unit, "layout", diagnostics) is not { } header || Chain(unit, header, neighbour, diagnostics) is not { } chain)
            return null;

        var declarations = new LayoutDeclarations(diagnostics, machine, answers.Variants);
        foreach (CompilationUnitSyntax file in Enumerable.Reverse(chain))
            declarations.Take(file, ReferenceEquals(file, unit), Header(file, "layout", diagnostics)!.Version.TrimEnd(s_letters) == header.Version.TrimEnd(s_letters));

        declarations.Move(answers.Moved);

        // Where the target has a field, the file may have another: the checks at a run's start tell who is right.
        var types = new LayoutTypes(declarations, diagnostics, allowsOverlaps: !answers.Moved.IsEmpty);
        var structs = Structs(declarations, types);
        var typedefs = types.NamedTypes().ToDictionary(StringComparer.Ordinal);
        var constants = Constants(declarations, types);
        var externs = Externs(declarations, types);
        var questions = new LayoutQuestionnaire(declarations, types, diagnostics).Make();

        // A layout with mistakes, such as two fields of one name, is none.
        return diagnostics.HasErrors ? null : new Layout(header.Runtime, header.Version, declarations.Provenance, structs, typedefs, constants, externs)
        {
            Files = [.. chain.Select(u => u.Span.Source.Path)],
            Machine = machine,
            Questions = questions,
            Answers = answers,
        };
    }

    /// <summary>The files, newest first; null after a message.</summary>
    private static List<CompilationUnitSyntax>? Chain(
        CompilationUnitSyntax unit, LayoutHeaderSyntax header, Func<string, SourceSpan, CompilationUnitSyntax?> neighbour, DiagnosticSink diagnostics)
    {
        List<CompilationUnitSyntax> chain = [unit];
        var names = new HashSet<string>(StringComparer.Ordinal) { LayoutLibrary.NameOf(header.Runtime, header.Version) };
        while (true)
        {
            ExtendsSyntax[] extends = [.. chain[^1].Declarations.OfType<ExtendsSyntax>()];
            if (extends.Length == 0)
                return chain;

            if (extends.Length > 1)
                diagnostics.Add(Catalogue.ExtendsTwice(extends[1].Span, extends[0].Span));

            string name = LayoutLibrary.NameOf(extends[0].Runtime, extends[0].Version);
            if (!names.Add(name))
            {
                diagnostics.Add(Catalogue.ExtendsCycle(extends[0].NameSpan, name));
                return null;
            }

            if (neighbour(name, extends[0].NameSpan) is not { } older || Header(older, "layout", diagnostics) is null)
                return null;

            chain.Add(older);
        }
    }

    internal static Dictionary<string, StructLayout> Structs(LayoutDeclarations declarations, LayoutTypes types)
    {
        var structs = new Dictionary<string, StructLayout>(StringComparer.Ordinal);
        foreach (var (name, declaration) in declarations.Structs)
        {
            StructLayout? layout = declaration.Members is null
                ? new StructLayout(name, null, 1, declaration.Keyword == "union", [], [])
                : types.Place(name, declaration.NameSpan);
            if (layout is not null)
                structs[name] = layout;
        }

        return structs;
    }

    private static Dictionary<string, long> Constants(LayoutDeclarations declarations, LayoutTypes types)
    {
        var constants = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var (name, source) in declarations.Constants)
        {
            if (types.Constants.Constant(name, source.Span) is { } value)
                constants[name] = value;
        }

        return constants;
    }

    internal static Dictionary<string, ExternLayout> Externs(LayoutDeclarations declarations, LayoutTypes types)
    {
        var externs = new Dictionary<string, ExternLayout>(StringComparer.Ordinal);
        foreach (ExternSyntax e in declarations.Externs.Values)
        {
            YType type = types.Resolve(e.Type);
            SourceSpan at = e.Type.Span;

            // The address of an opaque variable is still of use; one that holds nothing is not.
            if (type is VoidType or CodeType)
                types.Measure(type, at);

            externs[e.Name] = new ExternLayout(e.Name, type, e.Section);
        }

        return externs;
    }
}
