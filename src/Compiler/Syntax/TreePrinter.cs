using System.Collections;
using System.Collections.Concurrent;
using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;
using YLang.Compiler.Text;

namespace YLang.Compiler.Syntax;

/// <summary>
/// Prints any family of records as text, a node a line: <c>Condition: NameSyntax 3:9-3:10 Name="x"</c>. Records that do not say otherwise (by their own ToString) are branches, all
/// else is a value. For <c>ylang emit</c> and the snapshots.
/// </summary>
public sealed class TreePrinter
{
    /// <summary>Deeper than any tree of the parser; ends a cycle.</summary>
    private const int MaxDepth = 4096;

    private static readonly ConcurrentDictionary<Type, PropertyInfo[]> Properties = new();
    private static readonly ConcurrentDictionary<Type, bool> Branches = new();

    private readonly StringBuilder _text = new();

    private TreePrinter()
    {
    }

    public static string Print(object tree)
    {
        var printer = new TreePrinter();
        printer.Branch("", tree, depth: 0, source: null);
        return printer._text.ToString();
    }

    /// <summary>A list of nodes, one after another.</summary>
    public static string Print<T>(IEnumerable<T> trees)
        where T : notnull
    {
        var printer = new TreePrinter();
        foreach (T tree in trees)
            printer.Branch("", tree, depth: 0, source: null);

        return printer._text.ToString();
    }

    private static bool IsBranch(object? value) => value is not null && Branches.GetOrAdd(value.GetType(), type =>
        type.GetMethod("<Clone>$") is not null && type.GetMethod(nameof(ToString), [])!.IsDefined(typeof(CompilerGeneratedAttribute)));

    private static PropertyInfo[] PropertiesOf(object node) => Properties.GetOrAdd(node.GetType(), type =>
    [
        .. type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(p => p.PropertyType != typeof(SourceSpan) && p.GetIndexParameters().Length == 0)
            .OrderBy(p => DepthOf(p.DeclaringType!)).ThenBy(p => p.MetadataToken),
    ]);

    private static int DepthOf(Type type) => type.BaseType is { } parent ? DepthOf(parent) + 1 : 0;

    private void Branch(string label, object node, int depth, SourceText? source)
    {
        _text.Append(' ', 2 * depth).Append(label).Append(node.GetType().Name);
        if (node.GetType().GetProperty("Span")?.GetValue(node) is SourceSpan { Source.Path.Length: > 0 } span)
        {
            string file = source is null || ReferenceEquals(span.Source, source) ? "" : Path.GetFileName(span.Source.Path) + ":";
            (int endLine, int endColumn) = span.Source.Locate(span.End);
            _text.Append(CultureInfo.InvariantCulture, $" {file}{span.Line}:{span.Column}-{endLine}:{endColumn}");
            source = span.Source;
        }

        var children = new List<(string Label, object Node)>();
        foreach (PropertyInfo property in PropertiesOf(node))
            Property(property.Name, property.GetValue(node), children);

        _text.Append('\n');
        if (depth >= MaxDepth)
            return;

        foreach ((string childLabel, object child) in children)
            Branch(childLabel, child, depth + 1, source);
    }

    private void Property(string name, object? value, List<(string Label, object Node)> children)
    {
        switch (value)
        {
            case null when name[^1] == ']':
                _text.Append(' ').Append(name).Append("=null");
                break;
            case null:
                break;
            case string or not IEnumerable when !IsBranch(value):
                _text.Append(' ').Append(name).Append('=').Append(Value(value));
                break;
            case IDictionary dictionary:
                foreach (object key in dictionary.Keys.Cast<object>().OrderBy(k => k.ToString(), StringComparer.Ordinal))
                    Property($"{name}[{key}]", dictionary[key], children);

                break;
            case IEnumerable list when IsDefault(list):
                break;
            case IEnumerable list and not string:
                int i = 0;
                foreach (object? item in list)
                    Property($"{name}[{(i++).ToString(CultureInfo.InvariantCulture)}]", item, children);

                break;
            default:
                children.Add((name + ": ", value));
                break;
        }
    }

    /// <summary>An ImmutableArray that was never made has no elements to ask for.</summary>
    private static bool IsDefault(IEnumerable list) => list.GetType().GetProperty("IsDefault")?.GetValue(list) is true;

    private static string Value(object value) => value switch
    {
        string text => Quoted(text),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ when value.GetType().GetMethod(nameof(ToString), [])!.DeclaringType == typeof(object) => value.GetType().GetProperty("Name")?.GetValue(value)?.ToString() ?? value.GetType().Name,
        _ => value.ToString() ?? "",
    };

    private static string Quoted(string text)
    {
        var quoted = new StringBuilder("\"");
        foreach (char c in text)
            quoted.Append(c switch { '"' => "\\\"", '\\' => "\\\\", '\n' => "\\n", '\t' => "\\t", _ when char.IsControl(c) => $"\\u{(int)c:x4}", _ => c.ToString() });

        return quoted.Append('"').ToString();
    }
}
