using System.Collections.Immutable;
using YLang.Runtime.Reporting;

namespace YLang.TestKit;

/// <summary>Made-up reports: a realistic one, and what a hostile target would like to put in one.</summary>
public static class SampleReports
{
    /// <summary>What python-memory says of a Django process with openpyxl imported.</summary>
    public static Report Django { get; } = new(
        "python-memory",
        new(
            "live", 4242, "/usr/bin/python3.11", "/usr/bin/python3 manage.py runserver --noreload 127.0.0.1:8000",
            "app-1", "cpython", "3.11.2", "release", "cpython-3.11", "file", 90_390_528),
        new("copy", 41.234567, 64_225_280, "2026-11-23T09:06:11.042Z", 412.5, 187.25),
        new(0, 0, 0, 0, 0, false),
        [
            "The interpreter's loaded modules (.modules) hold 38.1 MB of this process's 86.2 MB.",
            "openpyxl.utils.cell keeps 2.6 MB in two module variables, _COL_STRING_CACHE and _STRING_COL_CACHE.",
            "98.6 % of the resident memory is explained; 3.1 MB of it is free room inside CPython's own allocator.",
        ],
        ["native allocations by module: the process has no debug symbols"],
        [Memory(), Advice(), Paths(), Flamegraph(), Modules(), Types(), Allocators(), SelfCheck()]);

    /// <summary>A report with nothing in it.</summary>
    public static Report Empty { get; } = new(
        "nothing", new("core", 0, "", "", "", "", "", "", "", "", 0), new("hold", 0, 0, "", 0, 0), new(0, 0, 0, 0, 0, false), [], [], []);

    /// <summary>The same document with every text replaced by <paramref name="text"/>, as a target would that knows how reports are made.</summary>
    public static Report Hostile(string text) => new(
        text,
        new("live", 1, text, text, text, text, text, text, text, text, 4096),
        new("copy", double.NaN, long.MaxValue, text, double.PositiveInfinity, -1),
        new(3, 2, 1, 5, 7, true),
        [text, text],
        [text],
        [
            new TableArtifact("memory", text, [new("category", "text"), new("bytes", "bytes")], [[text, 4096L]]),
            new TableArtifact(
                "cells", text, [new(text, "text"), new("path", "path"), new("bytes", "bytes"), new("share", "ratio"), new("address", "address")],
                [[text, new ReportPath([text, text]), -1L, double.NaN, 0xffff_ffff_ffff_f000UL], [null, text, null, null, null], []]),
            new FlamegraphArtifact("flamegraph", text, "bytes", Frame(text, 10, Frame(text, 20), new(text, 5, 5, 1, 7, []))),
            new FindingsArtifact("advice", text, [new(text, text, new([text, text]), 1, text, text)]),
            new TextArtifact("note", text, text),
            new ChartArtifact("bars", text, text, "bytes", null, [new(text, 5L, null, null), new(text, null, null, null), new(text, -5.5, null, null)]),
            new ChartArtifact(
                "histogram", text, text, text, new(long.MinValue, double.NaN, double.PositiveInfinity, null, 1e300, -1, 0),
                [new(text, long.MaxValue, double.NegativeInfinity, double.NaN), .. Enumerable.Repeat(new ChartBar(text, 0L, 0, 1), 5), new(text, text, null, null)]),
        ]);

    /// <summary>A frame's value and count are its own and those below.</summary>
    public static FlameFrame Frame(string name, long self, params FlameFrame[] children) =>
        new(
            name, self + children.Sum(child => child.Value), self, (self / 64) + children.Sum(child => child.Count), 0,
            [.. children.OrderByDescending(child => child.Value)]);

    /// <summary>The report with these artifacts only.</summary>
    public static Report With(this Report report, params Artifact[] artifacts) => report with { Artifacts = [.. artifacts] };

    private static FlameFrame Merged(int frames, long bytes) => new($"({frames} others)", bytes, bytes, bytes / 72, frames, []);

    /// <summary>Charts of every kind: a histogram of bytes, one of fractions with ends, bars of bytes, of shares, of nothing.</summary>
    public static Report Charts { get; } = Empty.With(
        new ChartArtifact(
            "sizes", "Sizes of strings", "bytes", "count", new(48_391, 49, 102_448, 97.25, 66, 121, 1_280),
            [
                new("32 B–63 B", 20_112L, 32, 64), new("64 B–127 B", 26_840L, 64, 128), new("128 B–255 B", 0L, 128, 256), new("256 B–511 B", 1_200L, 256, 512),
                new("512 B–1023 B", 0L, 512, 1024), new("1.0 KB–2.0 KB", 0L, 1024, 2048), new("2.0 KB–4.0 KB", 0L, 2048, 4096), new("64.0 KB–128.0 KB", 239L, 65_536, 131_072),
            ]),
        new ChartArtifact(
            "waits", "Waits", "seconds", "count", new(9, -0.5, 7.25, 1.5, 0.75, 7.25, 7.25), [new("below 0", 1L, null, 0), new("0–0.5", 3L, 0, 0.5), new("0.5–1", 5L, 0.5, 1), new("1 and more", 2L, 1, null)]),
        new ChartArtifact(
            "holders", "Who holds the most", "holder", "bytes", null,
            [new("openpyxl.utils.cell._COL_STRING_CACHE", 1_536_000L, null, null), new("linecache.cache", 1_887_436L, null, null), new("a cache that has shrunk", -4_096L, null, null)]),
        new ChartArtifact("shares", "Shares", "", "ratio", null, [new("used", 0.75, null, null), new("free", 0.25, null, null), new("unknown", null, null, null)]),
        new ChartArtifact("none", "Nothing to see", "", "count", new(0, null, null, null, null, null, null), []));

    private static TableArtifact Memory() => new(
        "memory",
        "Where the resident memory is",
        [new("category", "text"), new("bytes", "bytes"), new("share", "ratio")],
        Shares(
            90_390_528,
            ("Python objects", 54_857_728), ("files mapped (libraries)", 15_204_352), ("free room in CPython's allocator", 3_250_586),
            ("C library's allocator: used", 9_961_472),
            ("C library's allocator: free", 2_310_144), ("anonymous mappings nobody claims", 3_407_872), ("stacks", 212_992)));

    private static ImmutableArray<ImmutableArray<object?>> Shares(long whole, params (string Name, long Bytes)[] rows) =>
        [.. rows.Select(row => ImmutableArray.Create<object?>(row.Name, row.Bytes, (double)row.Bytes / whole))];

    private static FindingsArtifact Advice() => new("advice", "Findings",
    [
        new(
            "warn", "Two lookup tables of openpyxl hold every spreadsheet column name", new([".modules", "openpyxl.utils.cell", "_COL_STRING_CACHE"]),
            2_752_512,
            "openpyxl.utils.cell (/usr/lib/python3/dist-packages/openpyxl/utils/cell.py) fills two dictionaries when it is imported: "
            + "18,278 column names to numbers, and back. They stay for as long as the process lives.",
            "Import openpyxl only in the worker that writes spreadsheets, or inside the function that needs it."),
        new(
            "warn", "linecache keeps the source text of 212 files", new([".modules", "linecache", "cache"]), 1_887_436,
            "linecache.cache holds the lines of every source file that a traceback has shown.\n"
            + "It is only ever emptied by linecache.clearcache() or when a file changes.",
            "Call linecache.clearcache() after handling errors, or log tracebacks without source lines."),
        new(
            "info", "1,521 modules of less than 1 % each add up to 17.4 MB", new([".modules", "(1521 others)"]), 18_245_222,
            "No single one of them is worth a look: code objects and docstrings of ordinary imports.", "python3 -OO drops docstrings: about 8 % of this."),
    ]);

    private static TableArtifact Paths() => new(
        "paths",
        "Reference paths by bytes",
        [new("path", "path"), new("bytes", "bytes"), new("objects", "count"), new("share", "ratio")],
        [
            Row(39_951_794, 541_220, ".modules"),
            Row(18_245_222, 268_101, ".modules", "(1521 others)"),
            Row(2_752_512, 36_558, ".modules", "openpyxl.utils.cell"),
            Row(1_536_000, 18_279, ".modules", "openpyxl.utils.cell", "_COL_STRING_CACHE"),
            Row(1_216_512, 18_279, ".modules", "openpyxl.utils.cell", "_STRING_COL_CACHE"),
            Row(1_887_436, 24_106, ".modules", "linecache", "cache", "[dict values: tuple]"),
            Row(1_402_880, 9_120, ".modules", "django.contrib.auth.models", "User", "_meta", "local_fields", "[list: Field]"),
            Row(902_144, 4_021, "(not reachable from any root)"),
        ]);

    private static ImmutableArray<object?> Row(long bytes, long objects, params string[] labels) =>
        [new ReportPath([.. labels]), bytes, objects, bytes / 54_857_728.0];

    private static FlamegraphArtifact Flamegraph() => new(
        "flamegraph",
        "What keeps the memory alive",
        "bytes",
        Frame(
            "all Python objects",
            0,
            Frame(
                ".modules",
                120_000,
                Merged(1521, 18_245_222),
                Frame(
                    "openpyxl.utils.cell", 0,
                    Frame("_COL_STRING_CACHE", 655_456, Frame("[dict values: str]", 880_544)),
                    Frame("_STRING_COL_CACHE", 655_456, Frame("[dict keys: str]", 561_056))),
                Frame("linecache", 2_048, Frame("cache", 9_312, Frame("[dict values: tuple]", 13_568, Frame("[2]", 18_432, Frame("[list: str]", 1_844_076))))),
                Frame(
                    "django.db.models.fields", 12_288, Frame("Field", 604_160, Frame("description", 48_128)),
                    Frame("CharField", 390_144, Frame("__dict__", 96_256)), Frame("__doc__", 24_576)),
                Frame(
                    "django.contrib.auth.models", 8_192,
                    Frame("User", 262_144, Frame("_meta", 180_224, Frame("local_fields", 12_288, Frame("[list: Field]", 940_032))))),
                Frame("re", 4_096, Frame("_cache", 18_432, Frame("[dict values: Pattern]", 1_310_720))),
                Frame("sre_compile", 1_048_576, Merged(14, 161_792)),
                Frame("encodings.idna", 72_704, Frame("ToASCII", 9_216)),
                Frame("asyncio", 402_432, Merged(31, 780_288))),
            Frame(".builtins", 410_112, Frame("type", 98_304), Frame("__build_class__", 2_048)),
            Frame("threads", 1_024, Frame("MainThread", 16_384, Frame("frame serve_forever (socketserver.py:233)", 4_096, Frame("self", 1_048_576)))),
            Frame("interned strings", 3_801_088),
            Frame("(not reachable from any root)", 902_144)));

    private static TableArtifact Modules() => new(
        "modules",
        "Modules by bytes",
        [new("module", "text"), new("file", "text"), new("bytes", "bytes"), new("objects", "count")],
        [
            .. new (string, string, long, long)[]
            {
                ("openpyxl.utils.cell", "/usr/lib/python3/dist-packages/openpyxl/utils/cell.py", 2_752_512, 36_558),
                ("linecache", "/usr/lib/python3.11/linecache.py", 1_887_436, 24_106),
                ("django.contrib.auth.models", "/usr/lib/python3/dist-packages/django/contrib/auth/models.py", 1_402_880, 9_120),
                ("re", "/usr/lib/python3.11/re/__init__.py", 1_333_248, 2_011),
                ("sre_compile", "/usr/lib/python3.11/sre_compile.py", 1_210_368, 7_752),
            }
            .Concat(Enumerable.Range(1, 24).Select(i => ($"django.app{i:00}.views", $"/srv/app/django/app{i:00}/views.py", 1_000_000L / i, 9_000L / i)))
            .Select(row => ImmutableArray.Create<object?>(row.Item1, row.Item2, row.Item3, row.Item4)),
        ]);

    private static TableArtifact Types() => new(
        "types",
        "Types by bytes",
        [new("type", "text"), new("count", "count"), new("bytes", "bytes"), new("average", "ratio"), new("largest", "address")],
        [
            Type("str", 182_204, 19_240_112, 0x7f3a_5c01_2340), Type("dict", 41_020, 12_904_448, 0x7f3a_5c01_9980),
            Type("code", 30_122, 8_803_328, 0x7f3a_5bff_0010),
            Type("tuple", 88_410, 5_902_336, 0x7f3a_5c00_1200), Type("function", 51_230, 5_737_760, 0x7f3a_5c0a_00f0),
            Type("type", 4_310, 4_609_024, 0x5581_0021_4430),
            Type("django.utils.functional.cached_property", 1_204, 57_792, 0x7f3a_5c0b_0000),
        ]);

    private static ImmutableArray<object?> Type(string name, long count, long bytes, ulong largest) => [name, count, bytes, (double)bytes / count, largest];

    private static TableArtifact Allocators() => new(
        "allocators", "Allocators", [new("allocator", "text"), new("arenas", "count"), new("held", "bytes"), new("used", "bytes"), new("free", "ratio")],
        [["obmalloc", 52L, 54_525_952L, 51_275_366L, 0.0596], ["glibc malloc", 3L, 12_271_616L, 9_961_472L, 0.1883]]);

    private static TextArtifact SelfCheck() => new(
        "self-check", "Self-check", "541,220 of 541,220 objects that the collector tracks were met; the allocator's blocks in use agree to 0.1 %.");
}
