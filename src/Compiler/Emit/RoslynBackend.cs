using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;
using Microsoft.CodeAnalysis.Text;
using YLang.Runtime;

namespace YLang.Compiler.Emit;

/// <param name="Assembly">The bytes of the assembly.</param>
/// <param name="Symbols">Portable debug information: lines of the script, and the C# itself. Empty where none was asked for.</param>
public sealed record WalkerImage(byte[] Assembly, byte[] Symbols);

/// <summary>C# to IL. What Roslyn refuses is a mistake of ours: the emitter writes no wrong C#.</summary>
public static class RoslynBackend
{
    private const string FileName = "Script.cs";

    /// <summary>Assemblies of the platform that emitted code may name types of.</summary>
    private static readonly string[] s_platform = ["System.Private.CoreLib.dll", "System.Runtime.dll", "System.Collections.dll"];

    private static readonly Lazy<ImmutableArray<MetadataReference>> s_references = new(FindReferences);

    private static readonly CSharpParseOptions s_parsing = new(LanguageVersion.CSharp14, DocumentationMode.None);

    private static readonly CSharpCompilationOptions s_options = new(
        OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release, checkOverflow: false, allowUnsafe: false, deterministic: true,
        nullableContextOptions: NullableContextOptions.Disable, concurrentBuild: true, generalDiagnosticOption: ReportDiagnostic.Suppress);

    /// <exception cref="InvalidOperationException">The C# is wrong: the message has the first error and its line.</exception>
    public static WalkerImage Compile(CSharpText code, bool withSymbols = true)
    {
        SourceText text = SourceText.From(code.Text, Encoding.UTF8);
        SyntaxTree tree = CSharpSyntaxTree.ParseText(text, s_parsing, FileName);
        var compilation = CSharpCompilation.Create("YLang.Walkers.Script", [tree], s_references.Value, s_options);
        using var assembly = new MemoryStream();
        using var symbols = new MemoryStream();
        EmitResult result = withSymbols
            ? compilation.Emit(
                assembly, symbols, options: new EmitOptions(debugInformationFormat: DebugInformationFormat.PortablePdb), embeddedTexts: [EmbeddedText.FromSource(FileName, text)])
            : compilation.Emit(assembly);
        if (result.Success)
            return new WalkerImage(assembly.ToArray(), symbols.ToArray());

        Diagnostic error = result.Diagnostics.First(d => d.Severity == DiagnosticSeverity.Error);
        int line = error.Location.SourceTree is null ? 0 : text.Lines.GetLineFromPosition(error.Location.SourceSpan.Start).LineNumber;
        throw new InvalidOperationException($"the emitted C# does not compile: {error.GetMessage(System.Globalization.CultureInfo.InvariantCulture)}\n{line + 1}: {text.Lines[line]}");
    }

    private static ImmutableArray<MetadataReference> FindReferences()
    {
        string[] trusted = ((string?)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES") ?? "").Split(Path.PathSeparator);
        IEnumerable<string> platform = s_platform.Select(name => Array.Find(trusted, path => Path.GetFileName(path) == name) ?? throw new InvalidOperationException($"the platform has no {name}"));
        return [.. platform.Append(typeof(Walker).Assembly.Location).Select(path => MetadataReference.CreateFromFile(path))];
    }
}
