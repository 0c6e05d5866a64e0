using System.Collections.Immutable;
using YLang.Compiler.Diagnostics;
using YLang.Compiler.Syntax;
using YLang.Compiler.Types;

namespace YLang.Compiler.Binding;

/// <summary><c>_foreach</c>: what its source gives, its variables, its clauses.</summary>
internal sealed class ForeachBinder(BodyScope scope, TypeBinder types, StatementBinder statements)
{
    private ExpressionBinder Expressions => statements.Expressions;

    public BoundStatement Bind(ForeachSyntax syntax)
    {
        BoundExpression source = Source(syntax.Source);

        // Asked once, before the loop: the variables are not there yet.
        BoundExpression? limit = syntax.Limit is null ? null : Expressions.Converted(syntax.Limit, CTypes.Long);
        scope.Enter();
        var unpackings = ImmutableArray.CreateBuilder<BoundUnpacking>();
        ImmutableArray<LocalSymbol> variables = Variables(syntax.Variables, Element(source), source is BoundCall, unpackings);
        BoundExpression? where = syntax.Where is null ? null : Expressions.Condition(syntax.Where);
        BoundExpression? key = syntax.Order is null ? null : Key(syntax.Order.Key);
        BoundStatement body = statements.Loop(syntax.Body);
        scope.Leave();
        return new BoundForeach(syntax.Span, variables, source, where, key, syntax.Order?.IsDescending ?? false, limit, body) { Unpackings = unpackings.ToImmutable() };
    }

    private BoundExpression Source(ExpressionSyntax syntax)
    {
        BoundExpression source = Expressions.Bind(syntax);
        if (source.Type is HandleType { Name: "_frame" })
            return new BoundHandleMember(syntax.Span, HandleMembers.Find("_frame", "children")!.Type, source, "children");

        return source.Type is ErrorType or ListType or SetType or MapType or SequenceType or HandleType { Name: "_graph" }
            ? source
            : Expressions.Fail(Catalogue.NotIterable(syntax.Span, scope.Script.Say(source.Type)));
    }

    /// <summary>What one turn is given.</summary>
    private static YType Element(BoundExpression source) => source.Type switch
    {
        ListType list => list.Element,
        SetType set => set.Element,
        MapType map => new TupleType([map.Key, map.Value]),
        HandleType => new HandleType("_node"),
        SequenceType sequence => sequence.Element,
        var error => error,
    };

    private ImmutableArray<LocalSymbol> Variables(ImmutableArray<VariableSyntax> syntax, YType element, bool isGenerator, ImmutableArray<BoundUnpacking>.Builder unpackings)
    {
        YType[] parts = [.. syntax.Length == 1 || element is ErrorType ? Enumerable.Repeat(element, syntax.Length) : element is TupleType tuple ? tuple.Elements : []];
        bool fits = parts.Length == syntax.Length;
        if (!fits)
            Expressions.Fail(Catalogue.ForeachVariables(syntax[0].Span.To(syntax[^1].Span), scope.Script.Say(element), syntax.Length));

        var locals = ImmutableArray.CreateBuilder<LocalSymbol>();
        foreach (var (i, variable) in syntax.Index())
        {
            YType part = fits ? parts[i] : new ErrorType();
            locals.Add(variable is TupleVariableSyntax inner ? Parts(inner, part, isGenerator, unpackings) : Variable((ParameterSyntax)variable, part, isGenerator));
        }

        return locals.ToImmutable();
    }

    /// <summary>A tuple within the element: a variable without a name, whose parts are the script's.</summary>
    private LocalSymbol Parts(TupleVariableSyntax syntax, YType part, bool isGenerator, ImmutableArray<BoundUnpacking>.Builder unpackings)
    {
        var whole = new LocalSymbol("parts", part, syntax.Span, isParameter: true);
        int place = unpackings.Count;
        ImmutableArray<LocalSymbol> variables = Variables(syntax.Parts, part, isGenerator, unpackings);
        unpackings.Insert(place, new BoundUnpacking(whole, variables));
        return whole;
    }

    private LocalSymbol Variable(ParameterSyntax syntax, YType part, bool isGenerator)
    {
        YType type = types.Variable(syntax.Type, "a variable");
        if (!Takes(type, part, isGenerator))
        {
            Expressions.Fail(Catalogue.ForeachVariable(syntax.Type.Span, syntax.Name, scope.Script.Say(type), scope.Script.Say(part), Apart(syntax, type, part)));
            type = new ErrorType();
        }

        var local = new LocalSymbol(syntax.Name, type, syntax.NameSpan, isParameter: true);
        scope.Declare(local, isSilent: true);
        return local;
    }

    /// <summary>Variables for the parts of a tuple, the one that is there among them; null: it is no tuple.</summary>
    private string? Apart(ParameterSyntax written, YType type, YType part)
    {
        if (part is not TupleType tuple)
            return null;

        string[] names = [.. tuple.Elements.Select((_, i) => tuple.Elements.Length == 2 ? i == 0 ? "key" : "value" : $"part{i + 1}")];
        int own = tuple.Elements.IndexOf(type);
        if (own >= 0)
            names[own] = written.Name;

        return $"({string.Join(", ", tuple.Elements.Select((e, i) => scope.Script.Spelling.Declare(e, names[i])))})";
    }

    /// <summary>
    /// Any pointer may be called by the type that the script knows it to have; numbers by one that holds them all. What a generator yields is converted as by assignment.
    /// </summary>
    private static bool Takes(YType variable, YType element, bool isGenerator) => (variable, element) switch
    {
        (ErrorType, _) or (_, ErrorType) or (PointerType, PointerType) => true,
        (IntType to, IntType from) when !isGenerator => (to.Signed == from.Signed && to.Bits >= from.Bits) || (to.Signed && to.Bits > from.Bits),
        (IntType or BoolType or FloatType, IntType or BoolType or FloatType) when isGenerator => true,
        _ => variable == element,
    };

    private BoundExpression Key(ExpressionSyntax syntax)
    {
        BoundExpression key = Expressions.Value(syntax);
        return key.Type switch
        {
            QuantityType => new BoundConversion(key.Span, CTypes.Double, key),
            ErrorType or StrType or TupleType => key,
            var type when Conversions.IsScalar(type) => key,
            var type => Expressions.Fail(Catalogue.NoOrder(syntax.Span, scope.Script.Say(type))),
        };
    }
}
