using System.Collections.Immutable;
using YLang.Compiler.Diagnostics;
using YLang.Compiler.Layouts;
using YLang.Compiler.Syntax;
using YLang.Compiler.Text;
using YLang.Compiler.Types;

namespace YLang.Compiler.Binding;

/// <summary>The names that a script declares, and what its constants, parameters and global variables begin with.</summary>
internal sealed class DeclarationBinder(ScriptScope script, TypeBinder types)
{
    private readonly Dictionary<string, SourceSpan> _declared = [];
    private readonly List<(FunctionSymbol Symbol, BlockSyntax Body)> _bodies = [];
    private readonly List<(GlobalSymbol Symbol, ParamSyntax Syntax)> _params = [];
    private readonly List<(GlobalSymbol Symbol, ExpressionSyntax? Initializer)> _globals = [];

    /// <summary>Functions, labels, generators: still to be bound.</summary>
    public IReadOnlyList<(FunctionSymbol Symbol, BlockSyntax Body)> Bodies => _bodies;

    private DiagnosticSink Sink => script.Sink;

    /// <summary>All names, so that whatever is bound afterwards may use them wherever they stand.</summary>
    public void Declare(CompilationUnitSyntax unit)
    {
        foreach (DeclarationSyntax declaration in unit.Declarations)
            DeclareType(declaration);

        foreach (DeclarationSyntax declaration in unit.Declarations)
            DeclareName(declaration);
    }

    /// <summary>What the script's variables begin with.</summary>
    public (ImmutableArray<BoundParam> Params, ImmutableArray<BoundGlobal> Globals) Values()
    {
        foreach (ScriptConstant constant in script.Constants.Values)
            constant.Value(script);

        var parameters = ImmutableArray.CreateBuilder<BoundParam>();
        foreach (var (symbol, syntax) in _params)
        {
            if (Constant(syntax.Default, symbol.Type, "a _param's default") is { } value)
                parameters.Add(new BoundParam(symbol, value, syntax.Help));
        }

        return (parameters.ToImmutable(), [.. _globals.Select(g => new BoundGlobal(g.Symbol, g.Initializer is null ? null : Outside().Converted(g.Initializer, g.Symbol.Type)))]);
    }

    /// <summary>Types and the names of heaps: what other declarations need to be read at all.</summary>
    private void DeclareType(DeclarationSyntax declaration)
    {
        switch (declaration)
        {
            case StructDeclarationSyntax { Members: null } opaque:
                script.OpaqueTags.Add(opaque.Name);
                break;
            case TypedefSyntax typedef when !ScriptTypes.Declares(typedef.Type):
                script.Typedefs[typedef.Name] = types.BindAlias(typedef.Type);
                break;
            case HeapSyntax heap:
                script.Heaps.Add(heap.Name);
                break;
            case RootsSyntax roots:
                script.Roots.Add(roots.Heap);
                break;
        }
    }

    private void DeclareName(DeclarationSyntax declaration)
    {
        switch (declaration)
        {
            case EnumDeclarationSyntax e:
                DeclareEnum(e);
                break;
            case FunctionSyntax f:
                DeclareFunction(f.NameSpan, FunctionKind.Function, f.Name, types.Result(f.ReturnType), f.Parameters, f.Documentation, f.Body);
                break;
            case IteratorSyntax i:
                DeclareFunction(i.NameSpan, FunctionKind.Iterator, i.Name, types.Variable(i.ElementType, "an element"), i.Parameters, i.Documentation, i.Body);
                break;
            case LabelSyntax l:
                if (DeclareFunction(l.NameSpan, FunctionKind.Label, l.Name, new StrType(), [l.Parameter], l.Documentation, l.Body) is { Parameters: [var payload] }
                    && payload.Type is not (ErrorType or IntType or BoolType or PointerType))
                    Sink.Add(Catalogue.LabelParameter(l.Parameter.Span, script.Say(payload.Type)));

                break;
            case ExternSyntax e:
                IsNew(e.Name, e.NameSpan);
                break;
            case ParamSyntax p:
                DeclareParam(p);
                break;
            case GlobalVariableSyntax g:
                foreach (DeclaratorSyntax declarator in g.Variable.Declarators)
                    DeclareGlobal(g.Variable, declarator);

                break;
        }
    }

    private void DeclareEnum(EnumDeclarationSyntax syntax)
    {
        ScriptConstant? previous = null;
        foreach (EnumeratorSyntax enumerator in syntax.Enumerators)
        {
            ScriptConstant? before = previous;
            var constant = new ScriptConstant(enumerator.Name, CTypes.Int, enumerator.Span, () => enumerator.Value is { } value
                ? Constant(value, CTypes.Int, "an enumerator")
                : before is null ? 0L : before.Value(script) is long number ? number + 1 : null);

            // At once: a chain of thousands would be as deep as it is long.
            constant.Value(script);
            if (IsNew(enumerator.Name, enumerator.Span))
                script.Constants[enumerator.Name] = constant;

            previous = constant;
        }
    }

    private FunctionSymbol? DeclareFunction(
        SourceSpan at, FunctionKind kind, string name, YType returns, ImmutableArray<ParameterSyntax> parameters, string documentation, BlockSyntax body)
    {
        ImmutableArray<LocalSymbol> locals = [.. parameters.Select(p => new LocalSymbol(p.Name, types.Parameter(p.Type), p.NameSpan, isParameter: true))];
        if (!IsNew(name, at))
            return null;

        var symbol = new FunctionSymbol(name, kind, returns, locals, documentation, at);
        script.Functions.Add(name, symbol);
        _bodies.Add((symbol, body));
        return symbol;
    }

    private void DeclareParam(ParamSyntax syntax)
    {
        YType type = types.Bind(syntax.Type);
        if (!IsNew(syntax.Name, syntax.NameSpan))
            return;

        if (type is not (IntType or BoolType or FloatType or StrType or ErrorType))
        {
            Sink.Add(Catalogue.ParamType(syntax.Type.Span, script.Say(type)));
            type = new ErrorType();
        }

        var symbol = new GlobalSymbol(syntax.Name, type, syntax.NameSpan, isParam: true);
        script.Globals.Add(syntax.Name, symbol);
        _params.Add((symbol, syntax));
    }

    private void DeclareGlobal(VariableDeclarationSyntax declaration, DeclaratorSyntax syntax)
    {
        YType type = types.Variable(syntax.Type, "a variable");
        if (!IsNew(syntax.Name, syntax.NameSpan))
            return;

        if (declaration.IsConstant && syntax.Initializer is { } value)
        {
            script.Constants[syntax.Name] = new ScriptConstant(syntax.Name, type, syntax.NameSpan, () => Constant(value, type, $"'{syntax.Name}'"));
            return;
        }

        var symbol = new GlobalSymbol(syntax.Name, type, syntax.NameSpan);
        script.Globals.Add(syntax.Name, symbol);
        _globals.Add((symbol, syntax.Initializer));
    }

    /// <summary>The value of a constant expression outside of functions, or null after a message.</summary>
    private object? Constant(ExpressionSyntax syntax, YType type, string what)
    {
        BoundExpression bound = Outside().Converted(syntax, type);
        if (bound.Type is ErrorType || type is ErrorType)
            return null;

        if (bound is BoundConstant constant)
            return constant.Value;

        Sink.Add(Catalogue.NotConstant(syntax.Span, what));
        return null;
    }

    private ExpressionBinder Outside() => new(new BodyScope(script, BodyKind.Expression, CTypes.Void), types);

    /// <summary>False after a message: the name is taken.</summary>
    public bool IsNew(string name, SourceSpan at)
    {
        if (Builtins.Find(name) is not null || Builtins.SpecialNames.Contains(name))
        {
            Sink.Add(Catalogue.NameIsBuiltIn(at, name));
            return false;
        }

        if (_declared.TryAdd(name, at))
            return true;

        Sink.Add(Catalogue.DeclaredTwice(at, name, _declared[name]));
        return false;
    }
}
