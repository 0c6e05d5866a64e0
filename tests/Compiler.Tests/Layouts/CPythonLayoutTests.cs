using System.Globalization;
using System.Runtime.CompilerServices;
using Xunit;
using YLang.Compiler.Layouts;
using YLang.Compiler.Types;

namespace YLang.Compiler.Tests.Layouts;

public sealed class CPythonLayoutTests
{
    // Fields that stand between others in CPython, but are of types of other libraries or of no use.
    private static readonly string[] s_fromOtherPackages = ["PyArrayObject_fields", "_PyArray_Descr", "_PyArray_LegacyDescr"];

    [Theory]
    [InlineData("cpython-3.6")]
    [InlineData("cpython-3.7")]
    [InlineData("cpython-3.8")]
    [InlineData("cpython-3.9")]
    [InlineData("cpython-3.10")]
    [InlineData("cpython-3.11")]
    [InlineData("cpython-3.12")]
    [InlineData("cpython-3.13")]
    [InlineData("cpython-3.14")]
    [InlineData("cpython-3.9d")]
    [InlineData("cpython-3.11d")]
    [InlineData("cpython-3.13d")]
    [InlineData("cpython-3.13t")]
    [InlineData("cpython-3.14d")]
    public void A_bundled_layout_has_no_messages(string name) => Assert.Equal(name, StdLibLayouts.Load(name).Name);

    [Theory]
    [InlineData("cpython-3.6")]
    [InlineData("cpython-3.7")]
    [InlineData("cpython-3.8")]
    [InlineData("cpython-3.9")]
    [InlineData("cpython-3.10")]
    [InlineData("cpython-3.11")]
    [InlineData("cpython-3.12")]
    [InlineData("cpython-3.13")]
    [InlineData("cpython-3.14")]
    [InlineData("cpython-3.9d")]
    [InlineData("cpython-3.11d")]
    [InlineData("cpython-3.13d")]
    [InlineData("cpython-3.13t")]
    [InlineData("cpython-3.14d")]
    public void Every_size_and_offset_is_what_debug_information_says(string name)
    {
        Assert.Empty(Wrong(StdLibLayouts.Load(name), Measured(name)));
    }

    private static List<string> Wrong(Layout layout, Dictionary<string, (long Size, Dictionary<string, string> Fields)> measured)
    {
        var wrong = new List<string>();
        foreach (StructLayout s in layout.Structs.Where(s => s.Size is not null && !s.Name.Contains('.', StringComparison.Ordinal) && !s_fromOtherPackages.Contains(s.Name)))
        {
            if (!measured.TryGetValue(s.Name, out var truth))
                wrong.Add($"{s.Name} was not measured");
            else if (s.Size != truth.Size)
                wrong.Add($"{s.Name} has {s.Size} bytes, measured are {truth.Size}");
            else
                wrong.AddRange(Fields(layout, s, "", 0).Where(f => truth.Fields.GetValueOrDefault(f.Name) != f.Place).Select(f =>
                    $"{s.Name}.{f.Name} is {f.Place}, measured is {truth.Fields.GetValueOrDefault(f.Name) ?? "nothing"}"));
        }

        return wrong;
    }

    [Theory]
    [InlineData("cpython-3.6")]
    [InlineData("cpython-3.7")]
    [InlineData("cpython-3.8")]
    [InlineData("cpython-3.9")]
    [InlineData("cpython-3.10")]
    [InlineData("cpython-3.11")]
    [InlineData("cpython-3.12")]
    [InlineData("cpython-3.13")]
    [InlineData("cpython-3.14")]
    [InlineData("cpython-3.9d")]
    [InlineData("cpython-3.11d")]
    [InlineData("cpython-3.13d")]
    [InlineData("cpython-3.13t")]
    [InlineData("cpython-3.14d")]
    public void Every_measured_struct_is_in_the_layout(string name)
    {
        Layout layout = StdLibLayouts.Load(name);
        Assert.DoesNotContain(Measured(name).Keys, s => layout.Struct(s) is null);
    }

    [Theory]
    [InlineData("3.7", 3)]
    [InlineData("3.8", 3)]
    [InlineData("3.9", 3)]
    [InlineData("3.10", 3)]
    [InlineData("3.11", 3)]
    [InlineData("3.12", 3)]
    [InlineData("3.13", 3)]
    [InlineData("3.14", 3)]
    public void On_aarch64_sizes_and_offsets_are_what_a_compiler_for_it_says(string version, int differing)
    {
        Layout layout = StdLibLayouts.Load("cpython-" + version, "aarch64");
        var measured = Measured("cpython-" + version);
        string[][] others = [.. File.ReadLines(Beside("aarch64.measured.txt")).Select(l => l.Split(' ')).Where(w => w[0] == version)];
        Assert.Equal(differing, others.Length);
        foreach (string[] words in others)
            measured[words[1]] = Line(words[1..]);

        Assert.Empty(Wrong(layout, measured));
    }

    [Theory]
    [InlineData("3.7", "3.6")]
    [InlineData("3.8", "3.7")]
    [InlineData("3.9", "3.8")]
    [InlineData("3.10", "3.9")]
    [InlineData("3.10", "3.11")]
    [InlineData("3.11", "3.12")]
    [InlineData("3.12", "3.13")]
    [InlineData("3.13", "3.14")]
    [InlineData("3.13", "3.13d")]
    [InlineData("3.13", "3.13t")]
    [InlineData("3.14", "3.14d")]
    public void A_layout_states_only_what_differs_from_its_neighbour(string before, string after)
    {
        string older = File.ReadAllText(Path.Combine(StdLibLayouts.Folder, "cpython", before + ".layout"));
        string[] repeated =
        [
            .. File.ReadAllText(Path.Combine(StdLibLayouts.Folder, "cpython", after + ".layout")).Split("\n\n")
                .Where(d => d.StartsWith("struct", StringComparison.Ordinal) && older.Contains(d.Trim(), StringComparison.Ordinal)),
        ];
        Assert.Empty(repeated);
    }

    [Fact]
    public void Constants_and_enumerators_follow_the_newest_file()
    {
        Layout old = StdLibLayouts.Load("cpython-3.10"), current = StdLibLayouts.Load("cpython-3.11");
        Assert.Equal(3, old.Constant("FRAME_RAISED"));
        Assert.Null(current.Constant("FRAME_RAISED"));
        Assert.Equal(4, current.Constant("FRAME_CLEARED"));
        Assert.Equal(1L << 31, current.Constant("Py_TPFLAGS_TYPE_SUBCLASS"));
        Assert.Equal((6L, 16L), (current.Constant("T_OBJECT")!.Value, current.Constant("T_OBJECT_EX")!.Value));
        Assert.Equal(-24, current.Constant("MANAGED_DICT_OFFSET"));
    }

    [Fact]
    public void The_runtime_is_a_variable_with_a_section()
    {
        ExternLayout runtime = StdLibLayouts.Load("cpython-3.11").Extern("_PyRuntime")!;
        Assert.Equal((".PyRuntime", new StructType("pyruntimestate")), (runtime.Section, runtime.Type));
    }

    [Fact]
    public void A_layout_knows_its_files_newest_first() =>
        Assert.Equal(["3.11.layout", "3.10.layout"], StdLibLayouts.Load("cpython-3.11").Files.Select(f => Path.GetFileName(f)));

    private static IEnumerable<(string Name, string Place)> Fields(Layout layout, StructLayout s, string prefix, long start)
    {
        foreach (FieldLayout field in s.Fields)
        {
            string at = (field.Offset + start).ToString(CultureInfo.InvariantCulture);
            yield return (prefix + field.Name, field.BitWidth is { } bits ? $"{at}:{field.BitOffset}+{bits}" : $"{at}/{SizeOf(layout, field.Type)}");
            if (field.Type is StructType { Name: var name } && name == $"{s.Name}.{field.Name}")
            {
                foreach (var inner in Fields(layout, layout.Struct(name)!, $"{field.Name}.", field.Offset))
                    yield return inner;
            }
        }
    }

    private static long? SizeOf(Layout layout, YType type) => type switch
    {
        StructType s => layout.Struct(s.Name)?.Size,
        ArrayType array => SizeOf(layout, array.Element) * (array.Length ?? 0),
        _ => CTypes.SizeOf(type),
    };

    private static Dictionary<string, (long Size, Dictionary<string, string> Fields)> Measured(string name) =>
        File.ReadLines(Beside($"{name}.measured.txt")).Where(l => !l.StartsWith('#')).Select(l => l.Split(' ')).ToDictionary(w => w[0], Line);

    private static (long Size, Dictionary<string, string> Fields) Line(string[] words) =>
        (long.Parse(words[1], CultureInfo.InvariantCulture), words.Skip(2).Select(f => f.Split('@')).ToDictionary(f => f[0], f => f[1]));

    private static string Beside(string file, [CallerFilePath] string testFile = "") => Path.Combine(Path.GetDirectoryName(testFile)!, file);
}
