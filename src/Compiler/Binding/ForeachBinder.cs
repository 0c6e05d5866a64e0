using System.Collections.Immutable;
using YLang.Compiler.Diagnostics;
using YLang.Compiler.Syntax;
using YLang.Compiler.Types;

namespace YLang.Compiler.Binding;

/// <summary><c>_foreach</c>: what its source gives, its variables, its clauses.</summary>
internal sealed class ForeachBinder(BodyScope scope, TypeBinder types, StatementBinder statements)
{
    private DiagnosticSink Sink => scope.Script.Sink;

    public BoundStatement Bind(ForeachSyntax syntax)
    {
        BoundExpression source = statements.Expressions.Bind(syntax.Source);
        YType? element = Element(source.Type);
        if (element is null)
            Sink.Add(Catalogue.NotIterable(syntax.Source.Span, source.Type.Name));

        scope.Enter();
        ImmutableArray<LocalSymbol> variables = Variables(syntax, element ?? new ErrorType());
        BoundExpression? where = syntax.Where is null ? null : statements.Expressions.Condition(syntax.Where);
        BoundExpression? key = syntax.Order is null ? null : Key(syntax.Order.Key);
        BoundExpression? limit = syntax.Limit is null ? null : statements.Expressions.Converted(syntax.Limit, CTypes.Long);
        BoundStatement body = statements.Loop(syntax.Body);
        scope.Leave();
        return new BoundForeach(syntax.Span, variables, source, where, key, syntax.Order?.IsDescending ?? false, limit, body);
    }

    /// <summary>What one turn is given, or null: the source can't be gone through.</summary>
    private static YType? Element(YType source) => source switch
    {
        ErrorType => source,
        ListType list => list.Element,
        SetType set => set.Element,
        MapType map => new TupleType([map.Key, map.Value]),
        HandleType { Name: "_graph" } => new HandleType("_node"),
        SequenceType sequence => sequence.Element,
        _ => null,
    };

    private ImmutableArray<LocalSymbol> Variables(ForeachSyntax syntax, YType element)
    {
        YType[] given = [.. syntax.Variables.Select(v => types.Bind(v.Type))];
        YType[] parts = syntax.Variables.Length == 1 ? [element] : element is TupleType tuple ? [.. tuple.Elements] : [];
        if (parts.Length != given.Length && element is not ErrorType)
            Sink.Add(Catalogue.ForeachVariables(syntax.Variables[0].Span.To(syntax.Variables[^1].Span), element.Name, given.Length));

        var locals = ImmutableArray.CreateBuilder<LocalSymbol>();
        for (int i = 0; i < given.Length; i++)
        {
            ParameterSyntax variable = syntax.Variables[i];
            if (parts.Length == given.Length && !Takes(given[i], parts[i]))
                Sink.Add(Catalogue.CannotConvert(variable.Type.Span, parts[i].Name, given[i].Name, $"declare it as '{parts[i].Name}'"));

            var local = new LocalSymbol(variable.Name, given[i], variable.NameSpan, isParameter: true);
            scope.Declare(local);
            locals.Add(local);
        }

        return locals.ToImmutable();
    }

    /// <summary>Any pointer may be called by the type that the script knows it to have; numbers by one that holds them.</summary>
    private static bool Takes(YType variable, YType element) =>
        variable == element || variable is ErrorType || element is ErrorType || (variable is PointerType && element is PointerType)
        || (variable is IntType v && element is IntType e && v.Bits >= e.Bits);

    private BoundExpression Key(ExpressionSyntax syntax)
    {
        BoundExpression key = statements.Expressions.Value(syntax);
        return key.Type is ErrorType or StrType or TupleType || Conversions.IsScalar(key.Type)
            ? key
            : statements.Expressions.Fail(Catalogue.ContainerArgument(syntax.Span, key.Type.Name, "a key of an order"));
    }
}
