using YLang.Compiler.Diagnostics;
using YLang.Compiler.Syntax;
using YLang.Compiler.Types;

namespace YLang.Compiler.Layouts;

/// <summary>What a script declares of the target's memory, laid out as a layout file's would be: structs and unions with members, and externs.</summary>
internal static class ScriptTypes
{
    /// <summary>The layout with the script's declarations; the layout itself where there are none. Null after a message.</summary>
    public static Layout? Extend(Layout layout, CompilationUnitSyntax unit, DiagnosticSink diagnostics)
    {
        if (!unit.Declarations.Any(d => d is StructDeclarationSyntax { Members: not null } or ExternSyntax || (d is TypedefSyntax typedef && Declares(typedef.Type))))
            return layout;

        // A sink of its own: earlier errors of others do not spoil these.
        var own = new DiagnosticSink();
        var declarations = new LayoutDeclarations(own);
        declarations.Take(unit with { Declarations = [.. Relevant(unit)] });
        var types = new LayoutTypes(declarations, own, layout);
        foreach (StructDeclarationSyntax s in declarations.Structs.Values.Where(s => s.Members is not null && layout.Struct(s.Name)?.Size is not null))
            own.Add(Catalogue.StructOfLayout(s.NameSpan, s.Name, layout.Name));

        Dictionary<string, StructLayout> structs = LayoutReader.Structs(declarations, types);
        Dictionary<string, ExternLayout> externs = LayoutReader.Externs(declarations, types);
        KeyValuePair<string, YType>[] typedefs = [.. types.NamedTypes()];
        foreach (Diagnostic diagnostic in own.All)
            diagnostics.Add(diagnostic);

        return own.HasErrors ? null : layout.With(structs, typedefs, externs);
    }

    /// <summary>Written in it is a struct with its members.</summary>
    public static bool Declares(TypeSyntax type) => type switch
    {
        InlineStructTypeSyntax => true,
        PointerTypeSyntax pointer => Declares(pointer.Pointee),
        ArrayTypeSyntax array => Declares(array.Element),
        _ => false,
    };

    /// <summary>What members are made of. Of two enumerators or typedefs of one name the first stands: the script's binder complains.</summary>
    private static IEnumerable<DeclarationSyntax> Relevant(CompilationUnitSyntax unit)
    {
        HashSet<string> constants = [], typedefs = [], enums = [];
        foreach (DeclarationSyntax declaration in unit.Declarations)
        {
            switch (declaration)
            {
                case StructDeclarationSyntax or ExternSyntax:
                    yield return declaration;
                    break;
                case TypedefSyntax typedef when typedefs.Add(typedef.Name):
                    yield return typedef;
                    break;
                case EnumDeclarationSyntax e when e.Name.Length == 0 || enums.Add(e.Name):
                    yield return e with { Enumerators = [.. e.Enumerators.Where(n => constants.Add(n.Name))] };
                    break;
                case GlobalVariableSyntax { Variable: { IsConstant: true } variable }:
                    foreach (DeclaratorSyntax constant in variable.Declarators.Where(d => d.Initializer is not null && constants.Add(d.Name)))
                        yield return new LayoutConstantSyntax(constant.Span, constant.NameSpan, constant.Name, constant.Initializer!);

                    break;
            }
        }
    }
}
