using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;
using YLang.Compiler.Diagnostics;
using YLang.Compiler.Verification;
using YLang.Runtime;

namespace YLang.Compiler.Tests.Verification;

/// <summary>Walkers written as C# in a test, as an emitter with a mistake, or somebody with a keyboard, could have made them.</summary>
internal static class WalkerText
{
    private const string Usings =
        "using System; using System.Collections.Generic; using System.Linq; using System.Text; using YLang.Runtime; using YLang.Runtime.Memory; using YLang.Runtime.Walking; using YLang.Runtime.Values;\n";

    private static readonly MetadataReference[] s_references =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Where(p => !Path.GetFileName(p).StartsWith("YLang.", StringComparison.Ordinal))
            .Append(typeof(Walker).Assembly.Location).Select(p => MetadataReference.CreateFromFile(p)),
    ];

    /// <summary>A walker class with these members.</summary>
    public static (byte[] Image, byte[] Symbols) Compile(string members, string others = "", OptimizationLevel level = OptimizationLevel.Release) => CompileFile(
        $"{Usings}{others}\npublic sealed {(IsUnsafe(members) ? "unsafe " : "")}class Script(WalkerContext rt) : Walker(rt)\n{{\nprivate readonly TargetMemory m = rt.Memory;\n#line 1 \"probe.y\"\n{members}\n}}\n", level);

    public static (byte[] Image, byte[] Symbols) CompileFile(string text, OptimizationLevel level = OptimizationLevel.Release)
    {
        var tree = CSharpSyntaxTree.ParseText(text, new CSharpParseOptions(LanguageVersion.Latest), "walker.cs", System.Text.Encoding.UTF8);
        var options = new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, optimizationLevel: level, allowUnsafe: IsUnsafe(text));
        using MemoryStream image = new(), symbols = new();
        EmitResult result = CSharpCompilation.Create("walker", [tree], s_references, options).Emit(image, symbols, options: new EmitOptions(debugInformationFormat: DebugInformationFormat.PortablePdb));
        return result.Success ? (image.ToArray(), symbols.ToArray()) : throw new InvalidOperationException(string.Join('\n', result.Diagnostics.Where(d => d.Severity == Microsoft.CodeAnalysis.DiagnosticSeverity.Error)));
    }

    private static bool IsUnsafe(string text) => text.Contains("byte*", StringComparison.Ordinal) || text.Contains("delegate*", StringComparison.Ordinal);

    /// <summary>What the verifier says of a walker class with these members: codes and messages, one a line; "" where it passes.</summary>
    public static string Verdict(string members, string others = "", OptimizationLevel level = OptimizationLevel.Release)
    {
        var (image, symbols) = Compile(members, others, level);
        return Verdict(image, symbols);
    }

    public static string Verdict(byte[] image, byte[]? symbols = null)
    {
        var diagnostics = new DiagnosticSink();
        bool passed = Verifier.Verify(image, diagnostics, symbols);
        return passed == diagnostics.HasErrors ? "the verdict and the messages disagree" : string.Join('\n', diagnostics.All.Select(d => $"{d.Code} {d.Message}"));
    }
}
