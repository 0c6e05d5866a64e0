using System.Reflection;
using System.Text.RegularExpressions;
using Xunit;
using YLang.Compiler.Diagnostics;
using YLang.Compiler.Syntax;
using YLang.Compiler.Text;
using YLang.TestKit;

namespace YLang.Compiler.Tests.Syntax;

/// <summary>Small files that together hold every form of the language, and the trees that they become.</summary>
public sealed class CorpusTests
{
    /// <summary>Tokens that end in the lexer, the preprocessor or a message.</summary>
    private static readonly string[] Unseen =
    [
        "SPACE", "SPLICE", "DOCUMENT", "LINE_COMMENT", "COMMENT", "OPEN_COMMENT", "DIRECTIVE", "HASH", "OPEN_CHARACTER", "OPEN_STRING", "UNKNOWN", "FOREIGN_OPERATOR",
        "GOTO", "ELLIPSIS", "OTHER_NUMBER",
    ];

    public static TheoryData<string> Files => [.. Names];

    private static IEnumerable<string> Names => Directory.EnumerateFiles(Folder).Select(f => Path.GetFileName(f))
        .Where(f => Path.GetExtension(f) is ".y" or ".layout").Order(StringComparer.Ordinal);

    private static string Folder => Path.Combine(SourceFolder.Of(), "corpus");

    [Theory]
    [MemberData(nameof(Files))]
    public void The_tree_of_a_file_is_as_approved(string file)
    {
        var sink = new DiagnosticSink();
        string tree = TreePrinter.Print(Parser.Parse(Read(file), Context(file), sink));
        Assert.Empty(sink.All);
        Snapshot.Match(tree, Path.Combine("corpus", file));
    }

    [Fact]
    public void Every_kind_of_node_occurs()
    {
        string trees = string.Concat(Names.Select(file => TreePrinter.Print(Parser.Parse(Read(file), Context(file), new DiagnosticSink()))));
        var kinds = typeof(SyntaxNode).Assembly.GetTypes().Where(t => t.IsSealed && t.IsSubclassOf(typeof(SyntaxNode)) && t != typeof(MissingExpressionSyntax) && t != typeof(TokenSyntax));
        Assert.Equal([], [.. kinds.Select(t => t.Name).Where(name => !Regex.IsMatch(trees, $@"\b{name}\b"))]);
    }

    [Fact]
    public void Every_kind_of_token_occurs()
    {
        var seen = Names.SelectMany(file => Parser.Tokens(Read(file), Context(file), new DiagnosticSink())).Select(t => t.Kind).ToHashSet();
        Type lexer = typeof(SyntaxNode).Assembly.GetType("YLang.Compiler.Syntax.Generated.YLexer", throwOnError: true)!;
        IEnumerable<string> kinds = lexer.GetFields(BindingFlags.Public | BindingFlags.Static).Where(f => f is { IsLiteral: true, Name: not "DOCUMENTATION" }).Select(f => f.Name);
        Assert.Equal([], [.. kinds.Except(Unseen).Where(kind => !seen.Contains(kind))]);
    }

    [Fact]
    public void Tokens_print_one_a_line() => Assert.Equal(
        """
        TokenSyntax 1:1-1:4 Kind="BUILT_IN_TYPE" Text="int"
        TokenSyntax 1:5-1:6 Kind="IDENTIFIER" Text="n"
        TokenSyntax 1:6-1:7 Kind="SEMICOLON" Text=";"

        """,
        TreePrinter.Print(Parser.Tokens(new SourceText("<command line>", "int n;"), Parsing.Script, new DiagnosticSink())));

    private static SourceText Read(string file) => new(file, File.ReadAllText(Path.Combine(Folder, file)));

    private static ParseContext Context(string file) => file.EndsWith(".layout", StringComparison.Ordinal) ? ParseContext.LayoutFile : Parsing.Script;
}
