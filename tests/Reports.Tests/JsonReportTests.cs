using System.Buffers;
using System.Text;
using System.Text.Json;
using Xunit;
using YLang.Reports.Json;
using YLang.Runtime.Reporting;
using YLang.TestKit;

namespace YLang.Reports.Tests;

public sealed class JsonReportTests
{
    [Fact]
    public void The_document_has_the_contract_s_names_and_forms()
    {
        using JsonDocument document = Parse(SampleReports.Django);
        Snapshot.Match(JsonSerializer.Serialize(document.RootElement, Pretty).ReplaceLineEndings("\n"), "Snapshots/django", "json");
    }

    [Fact]
    public void A_path_is_its_text_with_the_pieces_beside_it()
    {
        using JsonDocument document = Parse(SampleReports.Django);
        JsonElement cell = Artifact(document, "paths").GetProperty("rows")[3][0];
        Assert.Equal(".modules → openpyxl.utils.cell → _COL_STRING_CACHE", cell.GetProperty("text").GetString());
        Assert.Equal([".modules", "openpyxl.utils.cell", "_COL_STRING_CACHE"], cell.GetProperty("pieces").EnumerateArray().Select(piece => piece.GetString()));
    }

    [Fact]
    public void Addresses_are_hexadecimal_and_absent_numbers_null()
    {
        using JsonDocument document = Parse(SampleReports.Hostile("x"));
        JsonElement row = Artifact(document, "cells").GetProperty("rows")[0];
        Assert.Equal("0xfffffffffffff000", row[4].GetString());
        Assert.Equal(JsonValueKind.Null, row[3].ValueKind);
        Assert.Equal(-1, row[2].GetInt64());
    }

    [Theory]
    [MemberData(nameof(HostileTexts.Names), MemberType = typeof(HostileTexts))]
    public void Hostile_texts_come_back_as_they_were_and_never_raw(string name)
    {
        string text = HostileTexts.Text(name);
        string json = Json(SampleReports.Hostile(text));
        Assert.True(json.IndexOf('\n', StringComparison.Ordinal) == json.Length - 1 && json.AsSpan(0, json.Length - 1).IndexOfAny(Raw) < 0, name);
        using JsonDocument document = JsonDocument.Parse(json);
        string expected = Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));
        Assert.True(expected == document.RootElement.GetProperty("target").GetProperty("exe").GetString(), name);
        Assert.True(expected == Artifact(document, "flamegraph").GetProperty("root").GetProperty("name").GetString(), name);
    }

    [Fact]
    public void A_flame_graph_100000_frames_deep_is_written_and_read()
    {
        FlameFrame frame = SampleReports.Frame("leaf", 8);
        for (int i = 0; i < 100_000; i++)
            frame = new FlameFrame("f", 8, 0, 1, 0, [frame]);

        string json = Json(SampleReports.Empty.With(new FlamegraphArtifact("flamegraph", "deep", "bytes", frame)));
        var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(json), new JsonReaderOptions { MaxDepth = int.MaxValue });
        int deepest = 0;
        while (reader.Read())
            deepest = Math.Max(deepest, reader.CurrentDepth);

        Assert.True(deepest > 200_000, $"deepest: {deepest}");
    }

    private static readonly SearchValues<char> Raw =
        SearchValues.Create("\u202e\u2066\u2028\u2029\u200b\ufeff\u007f\u009b" + string.Concat(Enumerable.Range(0, ' ').Select(c => (char)c)));

    private static readonly JsonSerializerOptions Pretty =
        new() { WriteIndented = true, MaxDepth = 1000, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static JsonElement Artifact(JsonDocument document, string name) =>
        document.RootElement.GetProperty("artifacts").EnumerateArray().Single(artifact => artifact.GetProperty("name").GetString() == name);

    private static JsonDocument Parse(Report report) => JsonDocument.Parse(Json(report));

    private static string Json(Report report)
    {
        using var stream = new MemoryStream();
        JsonReport.Write(report, stream);
        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
