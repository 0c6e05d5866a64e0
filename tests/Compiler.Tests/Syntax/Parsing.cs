using System.Runtime.CompilerServices;
using YLang.Compiler.Diagnostics;
using YLang.Compiler.Syntax;
using YLang.Compiler.Text;

namespace YLang.Compiler.Tests.Syntax;

/// <summary>Parsing in one line.</summary>
internal static class Parsing
{
    /// <summary>A script against an empty layout, without includes.</summary>
    public static ParseContext Script { get; } = new(LayoutFacts.None, IncludeResolver.None);

    /// <summary>A script against a layout of these types; fields are written <c>T.f</c>.</summary>
    public static ParseContext With(params string[] names) =>
        new(new LayoutFacts(names.Contains, (type, field) => names.Contains($"{type}.{field}"), names.Contains, names.Contains), IncludeResolver.None);

    public static IReadOnlyList<Diagnostic> Messages(string text, ParseContext? context = null)
    {
        var sink = new DiagnosticSink();
        Parser.Parse(new SourceText("test.y", text), context ?? Script, sink);
        return sink.All;
    }

    /// <summary>The tree of a script that has no mistake.</summary>
    public static CompilationUnitSyntax Unit(string text, ParseContext? context = null)
    {
        var sink = new DiagnosticSink();
        CompilationUnitSyntax unit = Parser.Parse(new SourceText("test.y", text), context ?? Script, sink);
        Xunit.Assert.Empty(sink.All);
        return unit;
    }

    /// <summary>The statements of a function's body.</summary>
    public static IReadOnlyList<StatementSyntax> Statements(string text, ParseContext? context = null) =>
        ((FunctionSyntax)Unit($"void f() {{ {text} }}", context).Declarations[^1]).Body.Body;

    public static ExpressionSyntax Expression(string text, ParseContext? context = null) => ((ExpressionStatementSyntax)Statements($"{text};", context)[0]).Expression;

    /// <summary>An expression with all its parentheses.</summary>
    public static string Grouping(ExpressionSyntax expression) => expression switch
    {
        NameSyntax name => name.Name,
        BinarySyntax b => $"({Grouping(b.Left)} {b.Operator} {Grouping(b.Right)})",
        AssignmentSyntax a => $"({Grouping(a.Target)} {a.Operator} {Grouping(a.Value)})",
        ConditionalSyntax c => $"({Grouping(c.Condition)} ? {Grouping(c.WhenTrue)} : {Grouping(c.WhenFalse)})",
        UnarySyntax u => $"({u.Operator}{Grouping(u.Operand)})",
        PostfixSyntax p => $"({Grouping(p.Operand)}{p.Operator})",
        CastSyntax c => $"(({Type(c.Type)}){Grouping(c.Operand)})",
        SizeofTypeSyntax s => $"sizeof({Type(s.Type)})",
        SizeofExpressionSyntax s => $"(sizeof {Grouping(s.Operand)})",
        CallSyntax c => $"{c.Name}({string.Join(", ", c.Arguments.Select(Grouping))})",
        IndexSyntax i => $"{Grouping(i.Target)}[{Grouping(i.Index)}]",
        MemberSyntax m => $"{Grouping(m.Target)}{(m.IsArrow ? "->" : ".")}{m.Name}",
        TupleSyntax t => $"tuple({string.Join(", ", t.Elements.Select(Grouping))})",
        IntegerLiteralSyntax i => $"{i.Value}",
        _ => throw new System.Diagnostics.UnreachableException(expression.GetType().Name),
    };

    public static string Type(TypeSyntax type) => type switch
    {
        NamedTypeSyntax named => named.Name,
        TaggedTypeSyntax tagged => $"{tagged.Keyword} {tagged.Name}",
        PointerTypeSyntax pointer => $"{Type(pointer.Pointee)} *",
        ArrayTypeSyntax array => $"{Type(array.Element)}[{(array.Length is { } n ? Grouping(n) : "")}]",
        FunctionPointerTypeSyntax => "function *",
        TupleTypeSyntax tuple => $"({string.Join(", ", tuple.Elements.Select(Type))})",
        ContainerTypeSyntax container => $"{container.Name}({string.Join(", ", container.Arguments.Select(Type))})",
        _ => throw new System.Diagnostics.UnreachableException(type.GetType().Name),
    };
}

/// <summary>Where a test's source stands: files that tests read lie beside them.</summary>
internal static class SourceFolder
{
    public static string Of([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;
}
