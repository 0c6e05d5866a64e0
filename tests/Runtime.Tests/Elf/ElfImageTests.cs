using System.Diagnostics;
using System.Globalization;
using Xunit;
using YLang.Runtime.Elf;
using YLang.TestKit;

namespace YLang.Runtime.Tests.Elf;

/// <summary>ELF files of this machine, read as readelf reads them.</summary>
public sealed class ElfImageTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Symbols_sections_and_the_build_id_are_found(bool isFixed)
    {
        ElfImage image = Read(SmallElf.Make(isFixed))!;
        Assert.Equal((isFixed, SmallElf.Load, SmallElf.BuildId), (image.IsFixed, image.LowestAddress, image.BuildId));
        Assert.True(image.TrySymbol("the_variable", out ulong variable));
        Assert.True(image.TrySection(".data.special", out ulong section));
        Assert.Equal((SmallElf.Variable, SmallElf.Section), (variable, section));
        Assert.Equal(isFixed ? 0 : 0x7f0000000000 - SmallElf.Load, image.Bias(0x7f0000000000));
    }

    [Theory]
    [InlineData("imported")]
    [InlineData("variable")]
    [InlineData("the_variabl")]
    [InlineData("the_variable\0")]
    [InlineData("")]
    public void What_is_imported_or_only_part_of_a_name_is_no_symbol(string name) => Assert.False(Read(SmallElf.Make())!.TrySymbol(name, out _));

    [Theory]
    [InlineData(".shstrtab")]
    [InlineData(".data")]
    [InlineData("")]
    public void What_is_not_loaded_is_no_section(string name) => Assert.False(Read(SmallElf.Make())!.TrySection(name, out _));

    [Fact]
    public void Other_files_are_refused()
    {
        byte[] file = SmallElf.Make();
        foreach (Action<byte[]> change in new Action<byte[]>[] { f => f[0] = 0, f => f[4] = 1, f => f[5] = 2, f => f[16] = 4, f => f[16] = 1, f => f[54] = 32, f => f[56] = 0, f => f[64] = 2 })
        {
            byte[] other = [.. file];
            change(other);
            Assert.Null(Read(other));
        }

        Assert.Null(Read([]));
        Assert.Null(ElfImage.TryRead(File.OpenRead("/proc/self/maps")));
    }

    [FactWith("/usr/bin/python3.11", "readelf")]
    public void A_stripped_executable_at_a_fixed_address()
    {
        ElfImage python = ReadFile("/usr/bin/python3.11");
        Assert.True(python.IsFixed);
        Assert.Equal((0UL, BuildIdOf("/usr/bin/python3.11")), (python.Bias(python.LowestAddress + 0x1000), python.BuildId));
        AssertAllSymbols("/usr/bin/python3.11", python);
        Assert.True(python.TrySection(".PyRuntime", out ulong section));
        Assert.True(python.TrySymbol("_PyRuntime", out ulong symbol));
        Assert.Equal(section, symbol);
        Assert.False(python.TrySection(".symtab", out _));
    }

    [FactWith("readelf")]
    public void Shared_libraries_with_and_without_a_symtab()
    {
        string[] libraries = [.. Directory.GetFiles("/usr/lib/x86_64-linux-gnu", "*.so.?").Where(f => new FileInfo(f) is { Length: > 0 and < 10 << 20 }).Order(StringComparer.Ordinal).Take(25),
            .. new[] { "3.10", "3.12", "3.13" }.SelectMany(Interpreters.All).Select(LibraryOf).OfType<string>()];
        Assert.NotEmpty(libraries);
        foreach (string library in libraries)
        {
            ElfImage image = ReadFile(library);
            Assert.False(image.IsFixed);
            Assert.Equal(BuildIdOf(library), image.BuildId);
            AssertAllSymbols(library, image);
        }
    }

    [Fact]
    public void The_program_that_runs_this_test_is_read_from_its_mapping()
    {
        using FileStream file = File.OpenRead(Environment.ProcessPath!);
        Assert.NotNull(ElfImage.TryRead(file));
    }

    private static void AssertAllSymbols(string path, ElfImage image)
    {
        // "  1234: 0000000000a6d020 582528 OBJECT  GLOBAL DEFAULT   30 _PyRuntime"; names of versioned symbols have '@' behind them.
        string[][] rows = [.. Lines("readelf", "-sW", path).Select(l => l.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Where(w => w.Length >= 8 && w[0].EndsWith(':') && w[6] != "UND" && w[3] is "OBJECT" or "FUNC")];
        Assert.True(rows.Length > 0 || Lines("readelf", "-sW", path).Length < 10, path);
        var values = rows.Where(w => w[0] != "Num:").GroupBy(w => w[7].Split('@')[0]).ToDictionary(g => g.Key, g => g.Select(w => ulong.Parse(w[1], NumberStyles.HexNumber, CultureInfo.InvariantCulture)).ToHashSet());
        foreach ((string name, HashSet<ulong> known) in values.Where((_, i) => i % Math.Max(1, values.Count / 200) == 0))
        {
            Assert.True(image.TrySymbol(name, out ulong value), $"{path}: {name}");
            Assert.Contains(value, known);
        }
    }

    private static string? LibraryOf(string interpreter) =>
        Directory.GetFiles(Path.Combine(Path.GetDirectoryName(interpreter)!, "..", "lib"), "libpython3*.so.1.0").FirstOrDefault();

    private static string BuildIdOf(string path) => Lines("readelf", "-n", path).Select(l => l.Trim()).FirstOrDefault(l => l.StartsWith("Build ID:", StringComparison.Ordinal))?[9..].Trim() ?? "";

    private static string[] Lines(string program, params string[] arguments)
    {
        using Process process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return output.Split('\n');
    }

    private static ElfImage ReadFile(string path)
    {
        using FileStream file = File.OpenRead(path);
        return ElfImage.TryRead(file) ?? throw new InvalidDataException($"{path} is refused");
    }

    private static ElfImage? Read(byte[] file) => ElfImage.TryRead(new MemoryStream(file));
}
