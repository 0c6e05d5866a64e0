using System.Collections.Immutable;
using YLang.Compiler.Diagnostics;
using YLang.Compiler.Syntax;
using YLang.Compiler.Types;

namespace YLang.Compiler.Layouts;

/// <summary>Binds what the files want to know of a target, against their main line.</summary>
internal sealed class LayoutQuestionnaire(LayoutDeclarations declarations, LayoutTypes types, DiagnosticSink diagnostics)
{
    public LayoutQuestions Make()
    {
        var all = ImmutableArray.CreateBuilder<LayoutQuestion>();
        foreach (VariantSyntax variant in declarations.Variants.Values)
            Add(all, variant.Name, null, Bind(variant.Condition!, diagnostics));

        if (declarations.Stated.Count > 0 && declarations.StatedWhere is { } where)
            Add(all, null, null, Bind(where.Condition, diagnostics));

        foreach ((StatedSyntax stated, bool isOwn) in declarations.Stated.Values)
        {
            // An older file may speak of what is no more.
            DiagnosticSink sink = isOwn ? diagnostics : new DiagnosticSink();
            if (Place(stated, sink) is { } place)
                Add(all, null, place, Bind(stated.Value, sink));
        }

        return new LayoutQuestions(all.ToImmutable());
    }

    private static void Add(ImmutableArray<LayoutQuestion>.Builder all, string? variant, StatedPlace? place, TargetExpression? ask)
    {
        if (ask is not null)
            all.Add(new LayoutQuestion(variant, place, ask));
    }

    private TargetExpression? Bind(ExpressionSyntax syntax, DiagnosticSink sink) => new TargetExpressionBinder(declarations, types, sink).Bind(syntax);

    private StatedPlace? Place(StatedSyntax stated, DiagnosticSink sink)
    {
        string tag = declarations.TagOf(stated.Struct);
        if (!declarations.Structs.TryGetValue(tag, out StructDeclarationSyntax? declaration) || declaration.Members is not { } members)
        {
            sink.Add(Catalogue.UnknownTypeByValue(stated.NameSpan, stated.Struct, declarations.TypeNames));
            return null;
        }

        if (types.Place(tag, stated.NameSpan) is not { Size: { } size } placed)
            return null;

        if (stated.Path.IsEmpty)
            return new StatedPlace(tag, [], size, 0, 0, 1);

        // One that stands in a struct without a name can't be moved alone.
        if (!members.Any(m => m.Name == stated.Path[0].Name && m.BitWidth is null))
        {
            sink.Add(Catalogue.UnknownFieldInLayout(stated.Path[0].Span, stated.Struct, stated.Path[0].Name, members.Select(m => m.Name).Where(n => n.Length > 0)));
            return null;
        }

        long offset = 0;
        YType type = new StructType(tag);
        foreach (NameSyntax member in stated.Path)
        {
            if (type is not StructType owner || types.Place(owner.Name, member.Span) is not { } inner || inner.Fields.FirstOrDefault(f => f.Name == member.Name) is not { } field)
            {
                sink.Add(Catalogue.UnknownFieldInLayout(member.Span, type.Name, member.Name, []));
                return null;
            }

            offset += field.Offset;
            type = field.Type;
        }

        if (types.Measure(type, stated.Span) is not { } measure)
            return null;

        long first = placed.Fields.First(f => f.Name == stated.Path[0].Name).Offset;
        return new StatedPlace(tag, [.. stated.Path.Select(p => p.Name)], offset, first, measure.Size, measure.Alignment);
    }
}
