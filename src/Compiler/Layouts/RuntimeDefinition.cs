using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using YLang.Compiler.Diagnostics;
using YLang.Compiler.Syntax;
using YLang.Runtime.Values;

namespace YLang.Compiler.Layouts;

public enum RuntimeMarkerKind
{
    Symbol,
    Section,
}

/// <summary>A symbol that a file defines, or an ELF section that it has, where it holds the runtime.</summary>
public sealed record RuntimeMarker(RuntimeMarkerKind Kind, string Name);

/// <summary>One way to tell a runtime's version, the more trusted first.</summary>
public abstract record VersionRule;

/// <param name="Symbol">Of a 4-byte word.</param>
/// <param name="Shifts">Of major, minor and micro within the word, 8 bits each.</param>
public sealed record VersionWordRule(string Symbol, ImmutableArray<int> Shifts) : VersionRule;

/// <param name="Pattern">Its groups are major, minor and so on.</param>
public sealed record VersionPathRule(Regex Pattern) : VersionRule;

/// <param name="Text">Constant of the file that the version's numbers follow.</param>
public sealed record VersionTextRule(string Text) : VersionRule;

/// <summary>A build that is laid out in its own way, such as one for debugging: a file is of the first one that fits.</summary>
/// <param name="Suffix">Behind the version in the name of its layout.</param>
/// <param name="Name">For people.</param>
/// <param name="Symbols">That such a build alone defines; all of them. Empty: the path tells.</param>
public sealed record BuildRule(string Suffix, string Name, ImmutableArray<string> Symbols, Regex? Path);

/// <summary>The headers that a runtime comes with: what a compiler needs to know of them to lay its structs out.</summary>
/// <param name="Main">Of the file that is included before all others.</param>
/// <param name="Folders">Beside it, with headers that do not belong to its public interface.</param>
/// <param name="Macros">Defined as 1 before the first header.</param>
public sealed record RuntimeHeaders(string Main, ImmutableArray<string> Folders, ImmutableArray<string> Macros);

/// <summary>What a runtime file says: how a runtime is recognised in a process, whatever its version.</summary>
/// <param name="Files">Paths worth trying first.</param>
/// <param name="IsBeside">A library that others stand on: it is in files of these paths only, and a process is not named after it where it holds another runtime.</param>
/// <param name="Headers">Null: not said.</param>
public sealed record RuntimeDefinition(
    string Runtime, ImmutableArray<Regex> Files, bool IsBeside, ImmutableArray<RuntimeMarker> Markers, ImmutableArray<VersionRule> Versions, ImmutableArray<BuildRule> Builds, RuntimeHeaders? Headers)
{
    private const int WordBits = 32, PartBits = 8;
    private const string Define = "define";

    /// <summary>Null where <paramref name="diagnostics"/> was given an error here.</summary>
    public static RuntimeDefinition? Read(CompilationUnitSyntax unit, DiagnosticSink diagnostics)
    {
        var own = new DiagnosticSink();
        RuntimeDefinition? definition = LayoutReader.Header(unit, "runtime", own) is { } header ? Read(unit, header, own) : null;
        foreach (Diagnostic diagnostic in own.All)
            diagnostics.Add(diagnostic);

        return own.HasErrors ? null : definition;
    }

    private static RuntimeDefinition Read(CompilationUnitSyntax unit, LayoutHeaderSyntax header, DiagnosticSink diagnostics)
    {
        var files = ImmutableArray.CreateBuilder<Regex>();
        bool isBeside = false;
        var markers = ImmutableArray.CreateBuilder<RuntimeMarker>();
        var versions = ImmutableArray.CreateBuilder<VersionRule>();
        var builds = ImmutableArray.CreateBuilder<BuildRule>();
        RuntimeHeaders? headers = null;
        foreach (DeclarationSyntax declaration in unit.Declarations.Skip(1))
        {
            switch (declaration)
            {
                case RecognitionSyntax { Keyword: "file", Words: [var pattern] } line when Pattern(line, pattern, diagnostics) is { } regex:
                    files.Add(regex);
                    break;
                case RecognitionSyntax { Keyword: "file", Words: ["beside", var pattern] } line when Pattern(line, pattern, diagnostics) is { } regex:
                    files.Add(regex);
                    isBeside = true;
                    break;
                case RecognitionSyntax { Keyword: "marker", Words: ["symbol", var symbol] }:
                    markers.Add(new RuntimeMarker(RuntimeMarkerKind.Symbol, symbol));
                    break;
                case RecognitionSyntax { Keyword: "marker", Words: ["section", var section] }:
                    markers.Add(new RuntimeMarker(RuntimeMarkerKind.Section, section));
                    break;
                case RecognitionSyntax { Keyword: "version", Words: ["word", var symbol, .. var shifts] } when Shifts(shifts) is { } parsed:
                    versions.Add(new VersionWordRule(symbol, parsed));
                    break;
                case RecognitionSyntax { Keyword: "version", Words: ["path", var pattern] } line when Pattern(line, pattern, diagnostics) is { } regex:
                    versions.Add(new VersionPathRule(regex));
                    break;
                case RecognitionSyntax { Keyword: "version", Words: ["text", { Length: > 0 } text] }:
                    versions.Add(new VersionTextRule(text));
                    break;
                case RecognitionSyntax { Keyword: "build", Words: [var suffix, var name, "symbol", _, ..] words }:
                    builds.Add(new BuildRule(suffix, name, words[3..], null));
                    break;
                case RecognitionSyntax { Keyword: "build", Words: [var suffix, var name, "path", var pattern] } line when Pattern(line, pattern, diagnostics) is { } regex:
                    builds.Add(new BuildRule(suffix, name, [], regex));
                    break;
                case RecognitionSyntax { Keyword: "headers", Words: [{ Length: > 0 } main, .. var rest] }:
                    headers = new RuntimeHeaders(main, [.. rest.TakeWhile(w => w != Define)], [.. rest.SkipWhile(w => w != Define).Skip(1)]);
                    break;
                case RecognitionSyntax { Keyword: "file", Words: [_] or ["beside", _] } or RecognitionSyntax { Keyword: "version", Words: ["path", _] }
                    or RecognitionSyntax { Keyword: "build", Words: [_, _, "path", _] }:
                    // The pattern has had its message.
                    break;
                case RecognitionSyntax line:
                    diagnostics.Add(Catalogue.RecognitionWords(line.Span, line.Keyword, Form(line.Keyword)));
                    break;
                case ProvenanceSyntax:
                    break;
                default:
                    diagnostics.Add(Catalogue.NotInRuntimes(declaration.Span));
                    break;
            }
        }

        if (markers.Count == 0)
            diagnostics.Add(Catalogue.RuntimeWithoutMarker(header.Span, header.Runtime));

        if (versions.Count == 0)
            diagnostics.Add(Catalogue.RuntimeWithoutVersion(header.Span, header.Runtime));

        return new RuntimeDefinition(header.Runtime, files.ToImmutable(), isBeside, markers.ToImmutable(), versions.ToImmutable(), builds.ToImmutable(), headers);
    }

    private static string Form(string keyword) => keyword switch
    {
        "file" => "file \"regular expression\"; or file beside \"regular expression\";",
        "marker" => "marker symbol NAME; or marker section \".name\";",
        "headers" => "headers \"main.h\" \"folder\"… define NAME…;",
        "build" => "build SUFFIX \"name\" symbol NAME…; or build SUFFIX \"name\" path \"regular expression\";",
        _ => "version word SYMBOL 24 16 8; or version path \"regular expression\"; or version text \"what stands before it\";",
    };

    /// <summary>Without backtracking: the text that it meets is the target's.</summary>
    private static Regex? Pattern(RecognitionSyntax line, string pattern, DiagnosticSink diagnostics)
    {
        try
        {
            return new Regex(pattern, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            diagnostics.Add(Catalogue.RecognitionRegex(line.Span, pattern, Matcher.Problem(pattern) ?? e.Message));
            return null;
        }
    }

    private static ImmutableArray<int>? Shifts(ImmutableArray<string> words)
    {
        var shifts = ImmutableArray.CreateBuilder<int>();
        foreach (string word in words)
        {
            if (!int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out int shift) || shift > WordBits - PartBits)
                return null;

            shifts.Add(shift);
        }

        return shifts.Count >= 2 ? shifts.ToImmutable() : null;
    }
}
