using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using YLang.Compiler.Layouts;
using YLang.Compiler.Types;

namespace YLang.Cli.LayoutTools;

/// <summary>Writes what was measured as a layout file: of a neighbour only what differs from it.</summary>
/// <param name="neighbour">What the file extends, or <see cref="Layout.Empty"/>.</param>
/// <param name="precise">These structs state each offset: the rules of C alone do not place them so.</param>
internal sealed partial class LayoutWriter(Measurement measured, Layout neighbour, string headers, IReadOnlySet<string> precise)
{
    private Dictionary<string, string>? _origins;

    /// <summary>Structs that this file states, in the order of need.</summary>
    private readonly List<string> _stated = [];
    private readonly TypeSpelling _spelling = new(neighbour);

    /// <param name="wanted">Structs to state, where they differ.</param>
    /// <param name="gone">Structs that are no more: the source would know them.</param>
    public string Write(string head, IEnumerable<string> wanted, IEnumerable<string> gone)
    {
        foreach (string name in wanted.Where(Differs))
            State(name);

        var text = new StringBuilder(head);
        string[] removed = [.. gone];
        if (removed.Length > 0)
            text.Append("\n// Gone\n\n").AppendJoin('\n', removed.Select(r => $"remove struct {r};")).Append('\n');

        foreach (IGrouping<string, string> file in _stated.GroupBy(Origin).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            text.Append(CultureInfo.InvariantCulture, $"\n// {(file.Key.Length > 0 ? file.Key : "A header that declares by macros")}\n");
            foreach (string name in file)
                Append(text.Append('\n'), name);
        }

        AppendEnums(text);
        AppendConstants(text);
        return text.ToString();
    }

    /// <summary>Where the neighbour says otherwise, or nothing, of a member that both have; or of the size.</summary>
    public bool Differs(string name) => measured.Structs.TryGetValue(name, out MeasuredStruct? s) && Differs(neighbour, name, s);

    /// <summary>The layout does not say what was measured.</summary>
    /// <param name="whole">Each member must be there.</param>
    public static bool Differs(Layout layout, string name, MeasuredStruct s, bool whole = true)
    {
        if (layout.Struct(name) is not { Size: { } size } known || size != s.Size)
            return true;

        bool sparse = IsSparse(layout, known) || !whole;
        (string Name, long Bit, int Width)[] members = [.. Flat(s.Members, 0)];
        return known.Fields.Any(f => !f.Name.Contains('.', StringComparison.Ordinal) && !members.Any(m => Same(f, m)))
            || (!sparse && members.Any(m => layout.Field(name, m.Name) is null));
    }

    /// <summary>What stands in structs without a name is the outer one's.</summary>
    private static IEnumerable<(string Name, long Bit, int Width)> Flat(IEnumerable<MeasuredMember> members, long start) => members.SelectMany(m =>
        m.Name.Length > 0 ? [(m.Name, m.Bit + start, m.Width)] : Flat(m.Type.Members ?? [], m.Bit + start));

    private static bool Same(FieldLayout field, (string Name, long Bit, int Width) member) =>
        field.Name == member.Name && (field.Offset * 8) + field.BitOffset == member.Bit && (field.BitWidth ?? 0) == member.Width;

    /// <summary>Between its members there is more than alignment asks for: what nobody reads was left out.</summary>
    private static bool IsSparse(Layout layout, StructLayout s)
    {
        if (s.IsUnion)
            return false;

        long end = 0;
        foreach (FieldLayout field in s.Fields.OrderBy(f => f.Offset))
        {
            if (field.Offset - end >= 8)
                return true;

            end = Math.Max(end, field.Offset + (SizeOf(layout, field.Type) ?? 0));
        }

        return s.Size - end >= 8;
    }

    private static long? SizeOf(Layout layout, YType type) => type switch
    {
        StructType s => layout.Struct(s.Name)?.Size,
        ArrayType { Length: { } length } array => SizeOf(layout, array.Element) * length,
        ArrayType => 0,
        _ => CTypes.SizeOf(type),
    };

    private void State(string name)
    {
        if (_stated.Contains(name))
            return;

        _stated.Add(name);
        foreach (string inner in Kept(name).SelectMany(m => ByValue(m.Type)).Where(i => neighbour.Struct(i)?.Size is null && measured.Structs.ContainsKey(i)))
            State(inner);
    }

    private static IEnumerable<string> ByValue(MeasuredType type) => type switch
    {
        { Kind: "struct" or "union", Name.Length: > 0 } => [type.Name],
        { Kind: "array" or "typedef", Of: { } of } => ByValue(of),
        { Members: { } members } => members.SelectMany(m => ByValue(m.Type)),
        _ => [],
    };

    /// <summary>Of a struct that the neighbour states sparsely only the members that it states.</summary>
    private IEnumerable<MeasuredMember> Kept(string name) => neighbour.Struct(name) is { } known && IsSparse(neighbour, known)
        ? measured.Structs[name].Members.Where(m => neighbour.Field(name, m.Name) is not null)
        : measured.Structs[name].Members;

    private void Append(StringBuilder text, string name)
    {
        MeasuredStruct s = measured.Structs[name];
        MeasuredMember[] kept = [.. Kept(name)];
        bool sparse = kept.Length < s.Members.Count, exact = sparse || precise.Contains(name);
        string[] lost = [.. (neighbour.Struct(name)?.Fields ?? []).Select(f => f.Name).Where(f => !Flat(s.Members, 0).Any(m => m.Name == f))];
        AppendNames(text, "no more: ", lost);
        if (sparse)
            AppendNames(text, "left out: ", s.Members.Except(kept).Select(m => m.Name).Where(n => n.Length > 0));

        text.Append(CultureInfo.InvariantCulture, $"{s.Keyword} {name}{(exact ? $" size {s.Size}" : "")} {{\n");
        foreach (MeasuredMember member in kept)
            text.Append("    ").Append(exact && member.Width == 0 ? $"@{(member.Bit / 8).ToString(CultureInfo.InvariantCulture)} " : "").Append(Declare(member, 1)).Append(";\n");

        text.Append("};\n");
    }

    /// <summary>A comment, in lines that are not too long.</summary>
    private static void AppendNames(StringBuilder text, string what, IEnumerable<string> names)
    {
        string before = what;
        foreach (string[] some in names.Chunk(12))
        {
            text.Append(CultureInfo.InvariantCulture, $"// {before}{string.Join(", ", some)}\n");
            before = "";
        }
    }

    private string Declare(MeasuredMember member, int depth) =>
        Declare(member.Type, member.Name, member.Size, depth) + (member.Width > 0 ? $" : {member.Width.ToString(CultureInfo.InvariantCulture)}" : "");

    /// <param name="size">Bytes: what has no name that the layout could know is told by them.</param>
    private string Declare(MeasuredType type, string name, long size, int depth)
    {
        switch (type.Kind)
        {
            case "typedef" when Knows(type.Name):
                return $"{type.Name} {name}";
            case "typedef":
                return Declare(type.Of!, name, size, depth);
            case "pointer":
                return Pointer(type.Of!, name);
            case "array":
                return Declare(type.Of!, $"{name}[{(type.Length > 0 ? type.Length.ToString(CultureInfo.InvariantCulture) : "")}]", type.Length > 0 ? size / type.Length : 0, depth);
            case "struct" or "union" when type.Name.Length > 0 && (Knows(type.Name) || _stated.Contains(type.Name)):
                return $"{_spelling.TypedefsOf(type.Name).FirstOrDefault() ?? $"{type.Kind} {type.Name}"} {name}";
            case "struct" or "union" when type.Members is { } members:
                string indent = new(' ', 4 * depth);
                return $"{type.Kind} {{\n{string.Concat(members.Select(m => $"{indent}    {Declare(m, depth + 1)};\n"))}{indent}}}{(name.Length > 0 ? " " + name : "")}";
            case "enum":
                return neighbour.Type(type.Name) is not null || measured.Enums.ContainsKey(type.Name) ? $"enum {type.Name} {name}" : $"{(type.Bytes == 1 ? "uint8_t" : "int")} {name}";
            case "plain" when Plain(type.Name) is { } plain:
                return $"{plain} {name}";
            default:
                return $"uint8_t {name}[{size.ToString(CultureInfo.InvariantCulture)}]";
        }
    }

    private static string Pointer(MeasuredType to, string name) => to.Kind switch
    {
        "pointer" => Pointer(to.Of!, "*" + name),
        "code" => $"void (*{name})(void)",
        "struct" or "union" when to.Name.Length > 0 => $"{to.Kind} {to.Name} *{name}",
        "typedef" => $"{to.Name} *{name}",
        "plain" when Plain(to.Name) is { } plain => $"{plain} *{name}",
        _ => $"void *{name}",
    };

    private bool Knows(string name) => CTypes.Find(name) is not null || (neighbour.Type(name) is { } type && (type is not StructType s || neighbour.Struct(s.Name)?.Size is not null));

    /// <summary>C's own types, as debug information spells them.</summary>
    private static string? Plain(string name) => name switch
    {
        "long unsigned int" => "unsigned long",
        "long int" => "long",
        "short unsigned int" => "unsigned short",
        "short int" => "short",
        "long long unsigned int" => "unsigned long long",
        "long long int" => "long long",
        "_Bool" or "void" => name,
        _ => CTypes.Find(name) is null ? null : name,
    };

    private void AppendEnums(StringBuilder text)
    {
        foreach ((string name, IReadOnlyDictionary<string, long> values) in measured.Enums.Where(e => e.Value.Any(v => neighbour.Constant(v.Key) != v.Value)).OrderBy(e => e.Key, StringComparer.Ordinal))
            text.Append(CultureInfo.InvariantCulture, $"\nenum {name} {{\n{string.Join(",\n", values.Select(v => $"    {v.Key} = {v.Value}"))}\n}};\n");
    }

    private void AppendConstants(StringBuilder text)
    {
        (string Name, long Value)[] changed = [.. measured.Values.Where(v => neighbour.Constant(v.Key) is { } known && known != v.Value).Select(v => (v.Key, v.Value)).OrderBy(v => v.Key, StringComparer.Ordinal)];
        if (changed.Length > 0)
            text.Append('\n');

        foreach ((string name, long value) in changed)
            text.Append(CultureInfo.InvariantCulture, $"const {name} = {value};\n");
    }

    /// <summary><c>Include/cpython/object.h</c>, as the sources are laid out.</summary>
    private string Origin(string name) => (_origins ??= Declared(headers)).GetValueOrDefault(name) ?? Sources(measured.Structs[name].From);

    /// <summary>Which header declares which struct: by its tag, or by the name behind its closing brace.</summary>
    private static Dictionary<string, string> Declared(string headers)
    {
        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        string[] files = headers.Length == 0 ? [] : Directory.GetFiles(headers, "*.h", SearchOption.AllDirectories);
        foreach (string file in files.Order(StringComparer.Ordinal))
        {
            foreach (Match match in Declaration().Matches(File.ReadAllText(file)))
                found.TryAdd(match.Groups["name"].Value, "Include/" + Path.GetRelativePath(headers, file));
        }

        return found;
    }

    private static string Sources(string path)
    {
        string[] parts = path.Split('/');
        int include = Array.LastIndexOf(parts, "Include");
        return path.EndsWith("all.c", StringComparison.Ordinal) ? "" : string.Join('/', parts[(include >= 0 ? include : Math.Max(0, parts.Length - 2))..]);
    }

    [GeneratedRegex(@"\b(?:struct|union)\s+(?<name>\w+)\s*\{|^\}\s*(?<name>\w+)\s*;", RegexOptions.Multiline)]
    private static partial Regex Declaration();
}
