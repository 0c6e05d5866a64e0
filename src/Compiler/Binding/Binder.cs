using YLang.Compiler.Diagnostics;
using YLang.Compiler.Layouts;
using YLang.Compiler.Syntax;

namespace YLang.Compiler.Binding;

/// <summary>Names to symbols, expressions to types: a script against one layout.</summary>
public static class Binder
{
    /// <summary>The typed script. Where <paramref name="sink"/> then holds an error, it is only good for further messages.</summary>
    public static BoundScript Bind(CompilationUnitSyntax unit, Layout layout, DiagnosticSink sink) => new ScriptBinder(unit, layout, sink).Bind();
}
