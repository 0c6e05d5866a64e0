using System.Text.Json;
using System.Text.Json.Serialization;

namespace YLang.Cli.LayoutTools;

/// <summary>What debug information says, as measure.py writes it.</summary>
/// <param name="Values">Of constants that were asked for.</param>
internal sealed record Measurement(
    IReadOnlyDictionary<string, MeasuredStruct> Structs, IReadOnlyDictionary<string, IReadOnlyDictionary<string, long>> Enums, IReadOnlyDictionary<string, long> Values)
{
    private static readonly JsonSerializerOptions s_options = new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    public static Measurement Read(string json) => JsonSerializer.Deserialize<Measurement>(json, s_options)!;
}

/// <param name="Keyword">"struct" or "union".</param>
/// <param name="From">The file that declares it, "" where that is not told.</param>
internal sealed record MeasuredStruct(string Keyword, long Size, string From, IReadOnlyList<MeasuredMember> Members);

/// <param name="Bit">Where it begins.</param>
/// <param name="Width">Of a bit field; 0: it is none.</param>
internal sealed record MeasuredMember(string Name, long Bit, int Width, long Size, MeasuredType Type);

/// <param name="Kind">"typedef", "pointer", "array", "struct", "union", "enum", "code" or "plain".</param>
/// <param name="Members">Of a struct without a name.</param>
internal sealed record MeasuredType(string Kind, string Name, long Length, MeasuredType? Of, IReadOnlyList<MeasuredMember>? Members, [property: JsonPropertyName("size")] long Bytes);
