using System.Collections;
using System.Reflection;
using Xunit;
using Xunit.Abstractions;
using YLang.Compiler.Diagnostics;
using YLang.Compiler.Syntax;
using YLang.Compiler.Text;
using YLang.TestKit;

namespace YLang.Language.Tests;

/// <summary>Each form of the language, which is each kind of node of the syntax tree and each operator, stands in an example of the specification that runs.</summary>
public sealed class FormCoverageTests(ITestOutputHelper output)
{
    /// <summary>No forms of scripts and layouts: words, a line of the REPL, what stands for a mistake; lines of runtime files, which RuntimeRecognizerTests hold.</summary>
    private static readonly Type[] s_others = [typeof(TokenSyntax), typeof(EntrySyntax), typeof(MissingExpressionSyntax), typeof(RecognitionSyntax)];

    private static readonly string[] s_operators =
    [
        "unary -", "unary +", "unary !", "unary ~", "unary *", "unary &", "unary ++", "unary --", "postfix ++", "postfix --",
        .. "|| && | ^ & == != ~~ !~~ < > <= >= << >> + - * / % <<< ,".Split(' ').Select(o => "binary " + o),
        .. "= += -= *= /= %= &= |= ^= <<= >>=".Split(' ').Select(o => "assignment " + o),
    ];

    [Fact]
    public void Every_form_of_the_language_is_in_an_example_that_runs()
    {
        string[] forms =
        [
            .. typeof(SyntaxNode).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(SyntaxNode)) && !t.IsAbstract).Except(s_others).Select(t => t.Name),
            .. s_operators,
        ];
        using var includes = new ScratchFolder();
        foreach (DocumentedExample file in DocumentedExamples.All.Where(e => e.FileName is not null))
            includes.File(file.FileName!, file.Script);

        var seen = new HashSet<string>();
        foreach (DocumentedExample example in DocumentedExamples.All.Where(e => e.Document == "docs/language.md" && (e.Output ?? e.Errors ?? e.Report) is not null))
            Add(Parse(example.Script, new ParseContext(ExampleTarget.Layout(example.Layout).Facts, new IncludeResolver([includes.Path]))), seen);

        foreach ((_, string text) in DocumentedExamples.Layouts())
            Add(Parse(text, ParseContext.LayoutFile), seen);

        output.WriteLine($"{forms.Length} forms of the language, {forms.Count(seen.Contains)} in examples that run");
        Assert.Equal("", string.Join(", ", forms.Where(f => !seen.Contains(f)).Order()));
        Assert.Equal("", string.Join(", ", seen.Where(s => s.Contains(' ', StringComparison.Ordinal)).Except(s_operators).Order()));
    }

    private static CompilationUnitSyntax Parse(string text, ParseContext context) => Parser.Parse(new SourceText("example", text), context, new DiagnosticSink());

    private static void Add(SyntaxNode node, HashSet<string> seen)
    {
        seen.Add(node.GetType().Name);
        if (node is UnarySyntax unary)
            seen.Add("unary " + unary.Operator);
        else if (node is PostfixSyntax postfix)
            seen.Add("postfix " + postfix.Operator);
        else if (node is BinarySyntax binary)
            seen.Add("binary " + binary.Operator);
        else if (node is AssignmentSyntax assignment)
            seen.Add("assignment " + assignment.Operator);

        foreach (PropertyInfo property in node.GetType().GetProperties())
        {
            object? value = property.GetValue(node);
            foreach (SyntaxNode child in (value as IEnumerable)?.OfType<SyntaxNode>() ?? (value is SyntaxNode one ? [one] : []))
                Add(child, seen);
        }
    }
}
