using YLang.Compiler.Diagnostics;
using YLang.Compiler.Syntax;
using YLang.Compiler.Types;

namespace YLang.Compiler.Binding;

/// <summary>Bodies of functions and probes, each in a scope of its own.</summary>
internal sealed class BodyBinder(ScriptScope script, TypeBinder types)
{
    public BoundFunction Function(FunctionSymbol symbol, BlockSyntax body) => Function(symbol, body, symbol.Kind switch
    {
        FunctionKind.Iterator => BodyKind.Iterator,
        FunctionKind.Label => BodyKind.Label,
        _ => BodyKind.Function,
    });

    public BoundFunction Function(FunctionSymbol symbol, BlockSyntax body, BodyKind kind)
    {
        var scope = new BodyScope(script, kind, symbol.ReturnType);
        foreach (LocalSymbol parameter in symbol.Parameters)
            scope.Declare(parameter, isSilent: kind is BodyKind.HeapMember or BodyKind.Label);

        BoundBlock block = Block(scope, body);
        if (symbol.Kind != FunctionKind.Iterator && symbol.ReturnType is not (VoidType or ErrorType) && !Flow.Returns(block))
            script.Sink.Add(Catalogue.MissingReturn(symbol.Declaration, symbol.Name, script.Say(symbol.ReturnType)));

        return new BoundFunction(symbol, block);
    }

    public BoundBlock Block(BodyScope scope, BlockSyntax body)
    {
        BoundBlock block = new StatementBinder(scope, types).Body(body);
        scope.WarnOfUnused();
        return block;
    }
}
