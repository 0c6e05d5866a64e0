using System.Collections.Immutable;
using System.Globalization;

namespace YLang.Compiler.Layouts;

/// <summary>A place that the target states itself.</summary>
/// <param name="Path">The members from the outermost in; empty: the struct's size.</param>
/// <param name="File">What the file says.</param>
/// <param name="First">Where the file has the first member of the path.</param>
/// <param name="Bytes">Of what stands there.</param>
/// <param name="Alignment">Of what stands there.</param>
public sealed record StatedPlace(string Struct, ImmutableArray<string> Path, long File, long First, long Bytes, long Alignment)
{
    /// <summary><c>PyDictObject.ma_keys</c>, <c>sizeof(PyDictObject)</c>.</summary>
    public override string ToString() => Path.IsEmpty ? $"sizeof({Struct})" : $"{Struct}.{string.Join('.', Path)}";
}

/// <param name="Variant">A variant's name: it is taken where the answer is not 0. Else null.</param>
/// <param name="Place">What the answer is the place of. Both null: only where the answer is not 0 the target's own places are believed.</param>
public sealed record LayoutQuestion(string? Variant, StatedPlace? Place, TargetExpression Ask);

/// <summary>What a layout file wants to know of a target before it can be used: which variants hold, and what the target says of its own places.</summary>
public sealed record LayoutQuestions(ImmutableArray<LayoutQuestion> All)
{
    /// <summary>No struct of a runtime is larger by far.</summary>
    private const long Absurd = 1L << 28;

    public static LayoutQuestions None { get; } = new([]);

    public LayoutAnswers Ask(TargetReader target)
    {
        ImmutableArray<string> variants = [.. All.Where(q => q.Variant is not null && q.Ask.Evaluate(target) is not (null or 0)).Select(q => q.Variant!)];
        LayoutQuestion[] stated = [.. All.Where(q => q.Place is not null)];
        if (stated.Length == 0)
            return new LayoutAnswers(variants, [], 0, "");

        if (All.Any(q => q is { Variant: null, Place: null } && q.Ask.Evaluate(target) is null or 0))
            return new LayoutAnswers(variants, [], 0, "what it says of its own offsets does not begin as it should");

        var answers = new List<StatedAnswer>();
        foreach (LayoutQuestion question in stated)
        {
            if (question.Ask.Evaluate(target) is not { } answer)
                return new LayoutAnswers(variants, [], 0, $"{question.Place} can't be read");

            answers.Add(new StatedAnswer(question.Place!, answer));
        }

        return answers.Select(a => Doubt(a, answers)).FirstOrDefault(d => d is not null) is { } doubt
            ? new LayoutAnswers(variants, [], 0, doubt)
            : new LayoutAnswers(variants, [.. answers.Where(a => a.Target != a.Place.File)], answers.Count, "");
    }

    /// <summary>For keeping; a line a question.</summary>
    public override string ToString() => string.Join('\n', All.Select(Line));

    /// <summary>What <see cref="ToString"/> wrote; null where it is nothing of the kind.</summary>
    public static LayoutQuestions? Parse(string text)
    {
        LayoutQuestion?[] all = [.. text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(Question)];
        return all.Contains(null) ? null : new LayoutQuestions([.. all.Select(q => q!)]);
    }

    /// <summary>Why an answer can't be; one that is absurd discredits all.</summary>
    private static string? Doubt(StatedAnswer answer, List<StatedAnswer> all)
    {
        (StatedPlace place, long offset) = answer;
        string said = string.Create(CultureInfo.InvariantCulture, $"{place} is said to be {(ulong)offset}");
        if (offset is < 0 or > Absurd || (offset == 0 && place.File != 0))
            return said;

        if (offset % place.Alignment != 0)
            return string.Create(CultureInfo.InvariantCulture, $"{said}, which is no multiple of {place.Alignment}");

        long? size = place.Path.IsEmpty ? null : all.Find(a => a.Place.Path.IsEmpty && a.Place.Struct == place.Struct)?.Target;
        return offset + place.Bytes > size ? string.Create(CultureInfo.InvariantCulture, $"{said}, behind the end of its struct of {size} bytes") : null;
    }

    private static string Line(LayoutQuestion question)
    {
        string place = question.Place is { } p
            ? string.Create(CultureInfo.InvariantCulture, $"{p.Struct},{string.Join('.', p.Path)},{p.File},{p.First},{p.Bytes},{p.Alignment}")
            : "";
        return $"{question.Variant}\t{place}\t{question.Ask}";
    }

    private static LayoutQuestion? Question(string line)
    {
        if (line.Split('\t') is not [var variant, var place, var ask] || TargetExpression.Parse(ask) is not { } asked)
            return null;

        if (place.Length == 0)
            return new LayoutQuestion(variant.Length == 0 ? null : variant, null, asked);

        if (place.Split(',') is not [var owner, var path, .. var numbers] || numbers.Length != 4)
            return null;

        long?[] parsed = [.. numbers.Select(n => long.TryParse(n, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long value) ? value : (long?)null)];
        return parsed is [{ } file, { } first, { } bytes, { } alignment]
            ? new LayoutQuestion(null, new StatedPlace(owner, path.Length == 0 ? [] : [.. path.Split('.')], file, first, bytes, alignment), asked)
            : null;
    }
}

/// <param name="Target">What the target says.</param>
public sealed record StatedAnswer(StatedPlace Place, long Target)
{
    /// <summary><c>PyDictObject.ma_keys 40 → 32</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Place} {Place.File} → {Target}");
}

/// <summary>What a target has answered.</summary>
/// <param name="Variants">The names of those that hold, in the order of the file.</param>
/// <param name="Moved">Places that the target has elsewhere than the file says.</param>
/// <param name="Stated">Places that the target has stated and that are believed; 0: the file is believed alone.</param>
/// <param name="Refusal">Why the target's places are not believed; "" where they are, or none were asked for.</param>
public sealed record LayoutAnswers(ImmutableArray<string> Variants, ImmutableArray<StatedAnswer> Moved, int Stated, string Refusal)
{
    /// <summary>Of a target that was not asked.</summary>
    public static LayoutAnswers None { get; } = new([], [], 0, "");

    /// <summary>The layout is as the file's main line says.</summary>
    public bool IsPlain => Variants.IsEmpty && Moved.IsEmpty;

    /// <summary>For keys: layouts by equal answers are equal.</summary>
    public string Identity => IsPlain ? "" : string.Join('\n', Variants.Concat(Moved.Select(m => m.ToString())));

    /// <summary>The file's places are used.</summary>
    public LayoutAnswers Refused(string why) => this with { Moved = [], Stated = 0, Refusal = why };

    public bool Equals(LayoutAnswers? other) => other is not null && Identity == other.Identity && Stated == other.Stated && Refusal == other.Refusal;

    public override int GetHashCode() => Identity.GetHashCode(StringComparison.Ordinal);
}
