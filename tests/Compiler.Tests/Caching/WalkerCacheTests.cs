using System.Collections.Immutable;
using Xunit;
using YLang.Compiler.Caching;
using YLang.Compiler.Diagnostics;
using YLang.Compiler.Layouts;
using YLang.Compiler.Text;

namespace YLang.Compiler.Tests.Caching;

/// <summary>A walker comes from the cache only where compiling would give the same, and only if this user's tool put it there.</summary>
public sealed class WalkerCacheTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("ylang-cache").FullName;
    private readonly FileLog _log = new();

    private string Folder => Path.Combine(_root, "cache");

    private string State => Path.Combine(_root, "state");

    private string Library => Path.Combine(_root, "library");

    private string Own => Path.Combine(_root, "own");

    public WalkerCacheTests()
    {
        Directory.CreateDirectory(Library);
        Directory.CreateDirectory(Own);
        File.WriteAllText(Path.Combine(Library, "a.y"), "int one() { return 1; }");
    }

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Fact]
    public void A_kept_walker_is_found_as_it_was()
    {
        WalkerKey key = Key("_param int top = 5; _param double share = 0.5; _param bool all = true; _param _str name = \"x\"; _probe _oneshot { printf(\"%d\", top); }");
        CompiledScript made = Keep(key);
        CachedWalker found = Find(key)!;
        Assert.Equal("cpython-3.11", found.Layout);
        Assert.Equal(made.Image, found.Script.Image);
        Assert.Equal(made.Symbols, found.Script.Symbols);
        Assert.Equal(made.Parameters.AsEnumerable(), found.Script.Parameters);
        Assert.Equal(4, found.Script.Parameters.Length);
        Assert.Equal(made.SwitchedOff.AsEnumerable(), found.Script.SwitchedOff);
    }

    [Fact]
    public void Nothing_is_found_where_nothing_was_kept() => Assert.Null(Find(Key("_probe _oneshot { }")));

    [Fact]
    public void Whatever_goes_into_a_walker_goes_into_its_key()
    {
        WalkerKey key = Key("_probe _oneshot { }");
        WalkerKey[] others =
        [
            key with { Source = new SourceText(key.Source.Path, "_probe _oneshot {  }") },
            key with { Source = new SourceText("/other.y", key.Source.Text) },
            key with { Layout = "cpython-3.10" },
            key with { LayoutFolders = ["/x"] },
            key with { IncludeFolders = [.. key.IncludeFolders, "/x"] },
            key with { WithSymbols = !key.WithSymbols },
        ];
        Assert.Equal(others.Length + 1, others.Append(key).Select(k => k.Hash()).Distinct().Count());
        Assert.Equal(key.Hash(), (key with { }).Hash());
    }

    [Fact]
    public void An_include_that_changed_makes_the_walker_stale()
    {
        WalkerKey key = Key("#include <a.y>\n_probe _oneshot { printf(\"%d\", one()); }");
        Keep(key);
        Assert.NotNull(Find(key));
        File.WriteAllText(Path.Combine(Library, "a.y"), "int one() { return 2; }");
        Assert.Null(Find(key));
    }

    [Fact]
    public void An_include_that_would_now_be_found_earlier_makes_the_walker_stale()
    {
        WalkerKey key = Key("#include <a.y>\n_probe _oneshot { printf(\"%d\", one()); }");
        Keep(key);
        File.WriteAllText(Path.Combine(Own, "a.y"), "int one() { return 2; }");
        Assert.Null(Find(key));
    }

    [Fact]
    public void A_layout_that_changed_makes_the_walker_stale()
    {
        string file = Path.Combine(_root, "layouts", "r", "1.layout");
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, "layout r 1;\nstruct S { int a; };\n");
        Assert.NotNull(new LayoutLibrary([Path.Combine(_root, "nowhere"), Path.Combine(_root, "layouts")], _log).Load("r-1", new DiagnosticSink()));
        Assert.Equal([(Path.Combine(_root, "nowhere", "r", "1.layout"), true), (file, false)], _log.Files.Select(f => (f.Path, f.Hash.Length == 0)));

        WalkerKey key = Key("_probe _oneshot { }");
        Keep(key);
        Assert.NotNull(Find(key));
        File.AppendAllText(file, "struct T { int b; };\n");
        Assert.Null(Find(key));
    }

    [Fact]
    public void A_damaged_entry_is_not_believed_and_made_again()
    {
        WalkerKey key = Key("_probe _oneshot { }");
        Keep(key);
        string file = Assert.Single(Directory.GetFiles(Folder));
        byte[] whole = File.ReadAllBytes(file);
        foreach (int at in new[] { 0, 40, whole.Length / 2, whole.Length - 1 })
        {
            byte[] damaged = [.. whole];
            damaged[at] ^= 1;
            File.WriteAllBytes(file, damaged);
            Assert.Null(Find(key));
        }

        foreach (int length in new[] { 0, 31, 32, whole.Length - 1 })
        {
            File.WriteAllBytes(file, whole[..length]);
            Assert.Null(Find(key));
        }

        Keep(key);
        Assert.NotNull(Find(key));
    }

    [Fact]
    public void An_entry_under_the_name_of_another_is_not_believed()
    {
        WalkerKey one = Key("_probe _oneshot { }"), other = Key("_probe _oneshot {  }");
        Keep(one);
        string file = Assert.Single(Directory.GetFiles(Folder));
        File.Move(file, file.Replace(one.Hash(), other.Hash(), StringComparison.Ordinal));
        Assert.Null(Find(other));
    }

    [Fact]
    public void An_entry_sealed_with_another_secret_is_not_believed()
    {
        WalkerKey key = Key("_probe _oneshot { }");
        Keep(key);
        File.Delete(Assert.Single(Directory.GetFiles(State)));
        Assert.Null(Find(key));
        Keep(key);
        Assert.NotNull(Find(key));
    }

    [Fact]
    public void An_entry_that_others_could_write_is_not_believed()
    {
        WalkerKey key = Key("_probe _oneshot { }");
        Keep(key);
        string file = Assert.Single(Directory.GetFiles(Folder));
        File.SetUnixFileMode(file, File.GetUnixFileMode(file) | UnixFileMode.OtherWrite);
        Assert.Null(Find(key));
        Keep(key);
        Assert.NotNull(Find(key));
    }

    [Theory]
    [InlineData("cache")]
    [InlineData("state")]
    public void There_is_no_cache_in_a_folder_that_others_may_enter(string open)
    {
        Directory.CreateDirectory(Path.Combine(_root, open));
        File.SetUnixFileMode(Path.Combine(_root, open), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute);
        Assert.Null(WalkerCache.Open(Folder, State));
    }

    [Fact]
    public void Too_many_entries_give_way_the_longest_unused_first()
    {
        WalkerKey[] keys = [.. Enumerable.Range(0, 4).Select(n => Key($"_probe _oneshot {{ printf(\"{n}\"); }}"))];
        foreach (WalkerKey key in keys[..3])
            Keep(key);

        long size = Directory.GetFiles(Folder).Sum(f => new FileInfo(f).Length);
        Age(keys[0], 30);
        Age(keys[1], 20);
        Age(keys[2], 10);
        Assert.NotNull(Find(keys[0]));
        Keep(keys[3], size + (size / 6));
        Assert.Equal([true, false, true, true], keys.Select(k => Find(k) is not null));
    }

    [Fact]
    public void What_is_larger_than_the_whole_cache_is_not_kept()
    {
        Keep(Key("_probe _oneshot { }"), maxBytes: 100);
        Assert.Empty(Directory.GetFiles(Folder));
    }

    private WalkerKey Key(string source) => new(new SourceText("/script.y", source), "cpython-3.11", ["/layouts"], [Own, Library], WithSymbols: true);

    private CompiledScript Keep(WalkerKey key, long maxBytes = WalkerCache.DefaultMaxBytes)
    {
        var sink = new DiagnosticSink();
        CompiledScript script = Compilation.Compile(new CompilationOptions(key.Source, Layout.Empty, new IncludeResolver(key.IncludeFolders, _log)), sink)
            ?? throw new InvalidOperationException(string.Join('\n', sink.All));
        using WalkerCache cache = WalkerCache.Open(Folder, State, maxBytes)!;
        cache.Keep(key, "cpython-3.11", _log.Files, script with { SwitchedOff = ImmutableArray.Create("line") });
        return script with { SwitchedOff = ["line"] };
    }

    private CachedWalker? Find(WalkerKey key)
    {
        using WalkerCache cache = WalkerCache.Open(Folder, State)!;
        return cache.Find(key);
    }

    private void Age(WalkerKey key, int minutes) =>
        File.SetLastWriteTimeUtc(Directory.GetFiles(Folder).Single(f => f.Contains(key.Hash(), StringComparison.Ordinal)), DateTime.UtcNow.AddMinutes(-minutes));
}
