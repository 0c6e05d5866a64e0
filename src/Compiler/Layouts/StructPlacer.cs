using System.Collections.Immutable;
using YLang.Compiler.Diagnostics;
using YLang.Compiler.Syntax;
using YLang.Compiler.Text;
using YLang.Compiler.Types;

namespace YLang.Compiler.Layouts;

/// <summary>
/// Places members as the C ABI does (System V x86-64 and AAPCS64, which agree on what occurs in C structs of scalars): natural alignment, bit fields from the least significant bit, sharing a
/// storage unit of their type as long as they fit into one. <c>@offset</c> moves the place, and what follows without one goes on from there.
/// </summary>
/// <param name="allowsOverlaps">Fields may lie upon one another.</param>
internal sealed class StructPlacer(LayoutTypes types, DiagnosticSink diagnostics, bool allowsOverlaps)
{
    private const int ByteBits = 8;

    /// <summary>Where a member came to lie, in bits, for the search of overlaps.</summary>
    private sealed record Placed(string Name, long Start, long End, bool IsStated, SourceSpan Span);

    /// <summary>Null after a message; whatever could be placed has then been checked all the same.</summary>
    public StructLayout? Place(StructDeclarationSyntax declaration)
    {
        var run = new Run(declaration.Name, declaration.Keyword == "union");
        bool whole = true;
        ImmutableArray<MemberDeclarationSyntax> members = declaration.Members!.Value;
        for (int i = 0; i < members.Length; i++)
            whole &= PlaceMember(run, members[i], isLast: i == members.Length - 1);

        CheckNames(run);
        CheckOverlaps(run);
        CheckConditions(run, members);
        long? size = whole ? Size(declaration, run) : null;
        return size is null ? null : new StructLayout(declaration.Name, size, run.Alignment, run.IsUnion, run.Fields.ToImmutable(), run.Checks.ToImmutable());
    }

    private bool PlaceMember(Run run, MemberDeclarationSyntax member, bool isLast)
    {
        if (member.Offset is { } stated)
        {
            if (Number(stated, "an offset", LayoutTypes.MaxSize) is not { } offset)
                return false;

            run.Position = offset * ByteBits;
        }

        if (run.IsUnion && member.Offset is null)
            run.Position = 0;

        if (member is { Name: "", Type: InlineStructTypeSyntax inline })
            return PlaceAnonymous(run, member, inline.Declaration);

        YType type = types.Resolve(member.Type);
        if (types.Measure(type, member.Type.Span) is not { } measure)
            return false;

        if (member.BitWidth is { } width)
            return PlaceBits(run, member, type, width);

        // Where the offset is stated it holds, aligned or not: packed structs exist.
        if (member.Offset is null)
            run.Align(measure.Alignment);

        if (type is ArrayType { Length: null } && !isLast && member.Offset is null && !run.IsUnion)
            diagnostics.Add(Catalogue.FlexibleArrayNotLast(member.NameSpan, run.Owner, member.Name));

        run.Alignment = Math.Max(run.Alignment, measure.Alignment);
        run.Add(new FieldLayout(run.Owner, member.Name, type, run.Position / ByteBits, 0, null), member.NameSpan);
        return run.Advance(member, measure.Size * ByteBits) || TooLarge(member, run);
    }

    /// <summary>An anonymous struct or union is one block; its members are the outer one's.</summary>
    private bool PlaceAnonymous(Run run, MemberDeclarationSyntax member, StructDeclarationSyntax inner)
    {
        if (inner.Members is null || Place(inner with { Name = run.Owner }) is not { Size: { } size } placed)
            return false;

        if (member.Offset is null)
            run.Align(placed.Alignment);

        run.Alignment = Math.Max(run.Alignment, placed.Alignment);
        foreach (FieldLayout field in placed.Fields)
            run.Add(field with { Offset = field.Offset + (run.Position / ByteBits) }, member.Span);

        run.Checks.AddRange(placed.Checks);
        return run.Advance(member, size * ByteBits) || TooLarge(member, run);
    }

    private bool PlaceBits(Run run, MemberDeclarationSyntax member, YType type, ExpressionSyntax widthSyntax)
    {
        int bits = type switch { IntType i => i.Bits, BoolType => 1, _ => 0 };
        if (bits == 0)
        {
            diagnostics.Add(Catalogue.BitFieldType(member.Span, member.Name, type.Name));
            return false;
        }

        if (types.Constants.Evaluate(widthSyntax) is not { } width)
            return false;

        if (width < 0 || width > bits || (width == 0 && member.Name.Length > 0))
        {
            diagnostics.Add(Catalogue.BitFieldWidth(widthSyntax.Span, member.Name, width, bits));
            return false;
        }

        // A field of its own width alone would straddle two units: it begins the next. ": 0" always begins the next.
        long unit = CTypes.SizeOf(type)!.Value * ByteBits;
        if (width == 0 || (run.Position % unit) + width > unit)
            run.Align(unit / ByteBits);

        long start = run.Position / unit * unit;
        if (member.Name.Length > 0)
        {
            run.Alignment = Math.Max(run.Alignment, unit / ByteBits);
            run.Add(new FieldLayout(run.Owner, member.Name, type, start / ByteBits, (int)(run.Position - start), (int)width), member.NameSpan);
        }

        return run.Advance(member, width) || TooLarge(member, run);
    }

    private long? Size(StructDeclarationSyntax declaration, Run run)
    {
        long end = (run.End + ByteBits - 1) / ByteBits;
        if (declaration.Size is not { } stated)
            return (end + run.Alignment - 1) / run.Alignment * run.Alignment;

        if (Number(stated, "a size", LayoutTypes.MaxSize) is not { } size)
            return null;

        if (size >= end)
            return size;

        diagnostics.Add(Catalogue.StructSizeTooSmall(stated.Span, run.Owner, size, run.Places.MaxBy(p => p.End)!.Name, end));
        return null;
    }

    private void CheckNames(Run run)
    {
        var seen = new Dictionary<string, SourceSpan>();
        foreach (var (field, span) in run.Fields.Zip(run.Spans))
        {
            if (!seen.TryAdd(field.Name, span))
                diagnostics.Add(Catalogue.FieldTwice(span, run.Owner, field.Name, seen[field.Name]));
        }
    }

    private void CheckOverlaps(Run run)
    {
        if (run.IsUnion || allowsOverlaps)
            return;

        Placed? furthest = null;
        foreach (Placed place in run.Places.Where(p => p.End > p.Start).OrderBy(p => p.Start).ThenBy(p => p.Span.Start))
        {
            if (furthest is not null && place.Start < furthest.End)
            {
                var (later, first) = place.Span.Start > furthest.Span.Start ? (place, furthest) : (furthest, place);
                diagnostics.Add(place.IsStated && furthest.IsStated
                    ? Catalogue.StatedFieldsOverlap(later.Span, run.Owner, later.Name, Range(later), first.Name, Range(first), first.Span)
                    : Catalogue.FieldsOverlap(later.Span, run.Owner, later.Name, Range(later), first.Name, Range(first), first.Span));
            }

            if (furthest is null || place.End > furthest.End)
                furthest = place;
        }
    }

    /// <summary>A check speaks of at least one field of its struct, else it says nothing about what was measured.</summary>
    private void CheckConditions(Run run, ImmutableArray<MemberDeclarationSyntax> members)
    {
        foreach (MemberDeclarationSyntax member in members.Where(m => m.Check is not null))
        {
            if (!ExpressionNames.In(member.Check!).Any(name => run.Fields.Any(f => f.Name == name)))
                diagnostics.Add(Catalogue.CheckWithoutField(member.Check!.Span, member.Name));
            else
                run.Checks.Add(new FieldCheck(member.Name, member.Check!));
        }
    }

    private long? Number(ExpressionSyntax syntax, string what, long most)
    {
        if (types.Constants.Evaluate(syntax) is not { } value)
            return null;

        if (value >= 0 && value <= most)
            return value;

        diagnostics.Add(Catalogue.LayoutNumberRange(syntax.Span, what, value, most));
        return null;
    }

    private bool TooLarge(MemberDeclarationSyntax member, Run run)
    {
        diagnostics.Add(Catalogue.LayoutTooLarge(member.Span, run.Owner, LayoutTypes.MaxSize));
        return false;
    }

    private static string Range(Placed place) => place.Start % ByteBits == 0 && place.End % ByteBits == 0
        ? $"bytes {place.Start / ByteBits} to {(place.End / ByteBits) - 1}"
        : $"bits {place.Start} to {place.End - 1}";

    /// <summary>One struct on its way: where the next member goes, and what has been placed.</summary>
    private sealed class Run(string owner, bool isUnion)
    {
        public string Owner { get; } = owner;

        public bool IsUnion { get; } = isUnion;

        /// <summary>In bits, as <see cref="End"/>.</summary>
        public long Position { get; set; }

        public long End { get; private set; }

        public long Alignment { get; set; } = 1;

        public ImmutableArray<FieldLayout>.Builder Fields { get; } = ImmutableArray.CreateBuilder<FieldLayout>();

        public ImmutableArray<FieldCheck>.Builder Checks { get; } = ImmutableArray.CreateBuilder<FieldCheck>();

        public List<SourceSpan> Spans { get; } = [];

        public List<Placed> Places { get; } = [];

        public void Align(long bytes) => Position = (Position + (bytes * ByteBits) - 1) / (bytes * ByteBits) * (bytes * ByteBits);

        public void Add(FieldLayout field, SourceSpan at)
        {
            Fields.Add(field);
            Spans.Add(at);
        }

        /// <summary>False: the struct has become larger than any.</summary>
        public bool Advance(MemberDeclarationSyntax member, long bits)
        {
            Places.Add(new Placed(member.Name.Length > 0 ? member.Name : "(without a name)", Position, Position + bits, member.Offset is not null, member.Span));
            Position += bits;
            End = Math.Max(End, Position);
            return End <= LayoutTypes.MaxSize * ByteBits;
        }
    }
}
