using YLang.Compiler.Diagnostics;
using YLang.Compiler.Layouts;
using YLang.Compiler.Syntax;
using YLang.Compiler.Text;

namespace YLang.Compiler.Binding;

/// <summary>Names to symbols, expressions to types: a script against one layout.</summary>
public static class Binder
{
    /// <summary>The typed script; null where its structs are wrong: all that uses them would be too. Where <paramref name="sink"/> then holds an error, it is only good for further messages.</summary>
    /// <param name="includes">Where messages may find what the script lacks; null: nowhere.</param>
    public static BoundScript? Bind(CompilationUnitSyntax unit, Layout layout, DiagnosticSink sink, IncludeResolver? includes = null) =>
        ScriptTypes.Extend(layout, unit, sink) is { } whole ? new ScriptBinder(unit, whole, sink, includes is null ? null : new Elsewhere(includes)).Bind() : null;
}
