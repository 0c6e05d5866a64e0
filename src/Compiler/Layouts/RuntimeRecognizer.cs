using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using YLang.Compiler.Diagnostics;
using YLang.Compiler.Syntax;
using YLang.Runtime.Memory;
using YLang.Runtime.Targets;

namespace YLang.Compiler.Layouts;

/// <summary>A file loaded into the target, as far as recognition asks.</summary>
/// <param name="Path">As the target sees it.</param>
/// <param name="IsExecutable">The main program's file.</param>
/// <param name="Symbol">Target address of a symbol that this file defines, or null; an import is none.</param>
/// <param name="Section">Target address of an ELF section, or null.</param>
/// <param name="TextBehind">What stands behind a text that the file holds, or null.</param>
public sealed record LoadedFile(
    string Path, bool IsExecutable, Func<string, ulong?> Symbol, Func<string, ulong?> Section, Func<string, string?>? TextBehind = null);

/// <summary>A runtime found in a target.</summary>
/// <param name="Version">As far as it could be told: <c>3.11.2</c> or <c>3.11</c>.</param>
/// <param name="Build">"release", or what tells it from that: "debug".</param>
/// <param name="Layout">The layout that serves it, <c>cpython-3.11</c>; whether there is one, the library knows.</param>
/// <param name="How">How the version was told, for people: "Py_Version says 3.11.2".</param>
public sealed record RecognizedRuntime(string Runtime, string Version, string Build, string Layout, LoadedFile Image, string How);

/// <summary>Says which runtime a target holds, by the runtime files of the search path.</summary>
public sealed partial class RuntimeRecognizer(IEnumerable<RuntimeDefinition> definitions)
{
    private static readonly BuildRule _release = new("", "release", [], null);

    private readonly ImmutableArray<RuntimeDefinition> _definitions = [.. definitions];

    /// <summary>A recogniser by every runtime file that <paramref name="library"/> finds; those with errors are left out after their messages.</summary>
    public static RuntimeRecognizer Load(LayoutLibrary library, DiagnosticSink diagnostics)
    {
        var definitions = new List<RuntimeDefinition>();
        foreach (string file in library.RuntimeFiles)
        {
            if (library.Parse(file, diagnostics) is { } unit && RuntimeDefinition.Read(unit, diagnostics) is { } definition)
                definitions.Add(definition);
        }

        return new RuntimeRecognizer(definitions);
    }

    /// <summary>What is said of the headers of this runtime; null: nothing.</summary>
    public RuntimeHeaders? HeadersOf(string runtime) => _definitions.FirstOrDefault(d => d.Runtime == runtime)?.Headers;

    /// <summary>Does a file's name say that the process may hold a runtime? An executable may without.</summary>
    public bool IsLikely(string path) => _definitions.Any(d => !d.IsBeside && (d.Files.Any(f => f.IsMatch(path)) || d.Versions.OfType<VersionPathRule>().Any(r => r.Pattern.IsMatch(path))));

    /// <summary>The runtime of the target, or null: none that is known, or its version can't be told.</summary>
    /// <param name="memory">Of the target, with the read-only parts of its files: the version word is a constant.</param>
    public RecognizedRuntime? Find(ITarget target, TargetMemory memory) => Find(
        [.. target.Files.Select((f, i) => new LoadedFile(f.Path, IsExecutable: i == 0, f.Symbol, f.Section, f.TextBehind))],
        address =>
        {
            Span<byte> word = stackalloc byte[sizeof(uint)];
            return memory.Read(address, word) == word.Length ? BinaryPrimitives.ReadUInt32LittleEndian(word) : null;
        });

    /// <summary>The runtime of the target, or null: none that is known, or its version can't be told.</summary>
    /// <param name="word">The 4 bytes at a target address, little-endian; null where they can't be read.</param>
    public RecognizedRuntime? Find(IReadOnlyCollection<LoadedFile> files, Func<ulong, uint?> word) => FindAll(files, word).FirstOrDefault();

    /// <summary>All that could be one, best first. A program that is a runtime and loads the library of another has two: the right one's variables lead somewhere.</summary>
    public IEnumerable<RecognizedRuntime> FindAll(IReadOnlyCollection<LoadedFile> files, Func<ulong, uint?> word) => FindAll(isBeside: false, files, word);

    /// <summary>Of each runtime that stands beside others the first, whether or not there are others.</summary>
    public IReadOnlyList<RecognizedRuntime> FindBeside(IReadOnlyCollection<LoadedFile> files, Func<ulong, uint?> word) =>
        [.. FindAll(isBeside: true, files, word).DistinctBy(r => r.Runtime, StringComparer.Ordinal)];

    /// <summary>The names of the runtimes that stand beside others.</summary>
    public IEnumerable<string> Beside => _definitions.Where(d => d.IsBeside).Select(d => d.Runtime);

    private IEnumerable<RecognizedRuntime> FindAll(bool isBeside, IReadOnlyCollection<LoadedFile> files, Func<ulong, uint?> word) =>
        from definition in _definitions
        where definition.IsBeside == isBeside
        from file in Candidates(definition, files)
        where definition.Markers.Any(m => Has(file, m))
        let version = Version(definition, file, files, word)
        where version is not null
        let build = definition.Builds.FirstOrDefault(b => IsOf(file, b)) ?? _release
        let layout = LayoutLibrary.NameOf(definition.Runtime, Series(version.Value.Version) + build.Suffix)
        select new RecognizedRuntime(definition.Runtime, version.Value.Version, build.Name, layout, file, version.Value.How);

    /// <summary>Files named as the runtime's library, then the main program, then the rest: each kind in the order of the list.</summary>
    private static IEnumerable<LoadedFile> Candidates(RuntimeDefinition definition, IEnumerable<LoadedFile> files) =>
        definition.IsBeside
            ? files.Where(f => definition.Files.Any(p => p.IsMatch(f.Path)))
            : files.OrderBy(f => definition.Files.Any(p => p.IsMatch(f.Path)) ? 0 : f.IsExecutable ? 1 : 2);

    private static bool Has(LoadedFile file, RuntimeMarker marker) =>
        (marker.Kind == RuntimeMarkerKind.Symbol ? file.Symbol(marker.Name) : file.Section(marker.Name)) is not null;

    private static bool IsOf(LoadedFile file, BuildRule build) => build.Path is { } path ? path.IsMatch(file.Path) : build.Symbols.All(s => file.Symbol(s) is not null);

    private static (string Version, string How)? Version(RuntimeDefinition definition, LoadedFile file, IEnumerable<LoadedFile> files, Func<ulong, uint?> word)
    {
        foreach (VersionRule rule in definition.Versions)
        {
            switch (rule)
            {
                case VersionWordRule w when file.Symbol(w.Symbol) is { } address && word(address) is { } value and not 0:
                    string version = string.Join('.', w.Shifts.Select(s => ((value >> s) & 0xFF).ToString(CultureInfo.InvariantCulture)));
                    return (version, $"{w.Symbol} says {version}");
                case VersionTextRule t when file.TextBehind?.Invoke(t.Text) is { } rest && Numbers().Match(rest) is { Success: true } numbers:
                    return (numbers.Value, $"{file.Path} says {numbers.Value}");
                case VersionPathRule p:
                    // A program that has the runtime inside need not be named after it, but the modules it loads lie in folders that are.
                    foreach (LoadedFile candidate in files.Prepend(file))
                    {
                        if (p.Pattern.Match(candidate.Path) is { Success: true } match)
                            return (string.Join('.', Enumerable.Skip(match.Groups.Values, 1).Where(g => g.Success).Select(g => g.Value)), $"the path {candidate.Path} says so");
                    }

                    break;
                default:
                    break;
            }
        }

        return null;
    }

    [GeneratedRegex(@"^[0-9]+(\.[0-9]+)+")]
    private static partial Regex Numbers();

    /// <summary>Major and minor: layouts are made for these.</summary>
    private static string Series(string version) => string.Join('.', version.Split('.').Take(2));
}
