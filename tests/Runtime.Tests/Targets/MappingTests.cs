using CsCheck;
using Xunit;
using YLang.Runtime.Targets;

namespace YLang.Runtime.Tests.Targets;

/// <summary>Lines of /proc/PID/maps.</summary>
public sealed class MappingTests
{
    [Theory]
    [InlineData("00400000-0041f000 r--p 00000000 fe:00 1234                       /usr/bin/python3.11", "file", "/usr/bin/python3.11")]
    [InlineData("00400000-0041f000 r-xp 0001f000 fe:00 1234                       /opt/my app/bin/py  thon", "file", "/opt/my app/bin/py  thon")]
    [InlineData("00400000-0041f000 rw-p 00000000 fe:00 1234                       /tmp/lib.so (deleted)", "file", "/tmp/lib.so (deleted)")]
    [InlineData("00400000-0041f000 rw-p 00000000 fe:00 1234                       /tmp/ends in a blank ", "file", "/tmp/ends in a blank ")]
    [InlineData("00400000-0041f000 rw-s 00000000 00:01 77                         /dev/shm/shared", "shared", "/dev/shm/shared")]
    [InlineData("00400000-0041f000 rw-s 00000000 00:01 1025                       /dev/zero (deleted)", "shared", "/dev/zero (deleted)")]
    [InlineData("00400000-0041f000 rw-p 00000000 00:0f 1                          /anon_hugepage (deleted)", "anonymous", "/anon_hugepage (deleted)")]
    [InlineData("00400000-0041f000 rw-p 00000000 00:00 0 ", "anonymous", "")]
    [InlineData("00400000-0041f000 rw-p 00000000 00:00 0", "anonymous", "")]
    [InlineData("00400000-0041f000 rw-p 00000000 00:00 0                          [heap]", "heap", "[heap]")]
    [InlineData("00400000-0041f000 rw-p 00000000 00:00 0                          [stack]", "stack", "[stack]")]
    [InlineData("00400000-0041f000 rw-p 00000000 00:00 0                          [stack:123]", "stack", "[stack:123]")]
    [InlineData("00400000-0041f000 rw-p 00000000 00:00 0                          [anon:pymalloc arena]", "anonymous", "[anon:pymalloc arena]")]
    [InlineData("00400000-0041f000 r-xp 00000000 00:00 0                          [vdso]", "special", "[vdso]")]
    [InlineData("00400000-0041f000 rw-p 00000000 00:0e 1057                       anon_inode:[perf_event]", "special", "anon_inode:[perf_event]")]
    [InlineData("ffffffffff600000-ffffffffff601000 --xp 00000000 00:00 0                  [vsyscall]", "special", "[vsyscall]")]
    public void A_mapping_is_of_a_kind_and_keeps_its_path(string line, string kind, string path)
    {
        Mapping mapping = Mapping.Parse(line)!;
        Assert.Equal((kind, path), (mapping.Kind, mapping.Path));
        Assert.Equal(kind is "file" || path.StartsWith("/dev", StringComparison.Ordinal), mapping.IsFile);
        Assert.True(mapping.Size > 0);
    }

    [Fact]
    public void All_fields_of_a_line_are_read()
    {
        Mapping mapping = Mapping.Parse("7ffd12345000-7ffd12366000 rwxp 0001f000 fe:0a 18446744073709551615 /x")!;
        Assert.Equal((0x7ffd12345000UL, 0x7ffd12366000UL, 0x21000L, 0x1f000UL, "fe:0a", ulong.MaxValue), (mapping.Start, mapping.End, mapping.Size, mapping.Offset, mapping.Device, mapping.Inode));
        Assert.Equal((true, true, true, false), (mapping.IsReadable, mapping.IsWritable, mapping.IsExecutable, mapping.IsShared));
        Mapping guard = mapping with { Permissions = "---s" };
        Assert.Equal((false, false, false, true), (guard.IsReadable, guard.IsWritable, guard.IsExecutable, guard.IsShared));
    }

    [Theory]
    [InlineData("")]
    [InlineData("VmFlags: rd ex mr mw me")]
    [InlineData("00400000-00400000 r--p 00000000 fe:00 1234")]
    [InlineData("00400000-003f0000 r--p 00000000 fe:00 1234")]
    [InlineData("0-ffffffffffffffff r--p 00000000 fe:00 1234")]
    [InlineData("00400000-0041f000 r--p 00000000 fe:00")]
    [InlineData("00400000-0041f000 r--p 00000000 fe:00 -1")]
    [InlineData("00400000-0041f000 r--p xyz fe:00 1")]
    [InlineData("00400000 r--p 00000000 fe:00 1234")]
    [InlineData("1-2-3 r--p 00000000 fe:00 1234")]
    [InlineData("10000000000000000-10000000000000001 r--p 00000000 fe:00 1")]
    public void What_is_no_mapping_is_none(string line) => Assert.Null(Mapping.Parse(line));

    [Fact]
    public void Short_permissions_allow_nothing()
    {
        foreach (string permissions in new[] { "", "r", "rw", "rwx" })
        {
            Mapping mapping = new(0, 1, permissions, 0, "", 0, "");
            Assert.Equal((permissions.Length > 0, permissions.Length > 1, permissions.Length > 2, false), (mapping.IsReadable, mapping.IsWritable, mapping.IsExecutable, mapping.IsShared));
        }
    }

    [Theory]
    [InlineData("/bin/x (deleted)", "/bin/x")]
    [InlineData("/bin/x (deleted) y", "/bin/x (deleted) y")]
    [InlineData("/bin/x", "/bin/x")]
    [InlineData("", "")]
    public void Only_the_kernels_mark_at_the_end_is_taken_from_a_path(string path, string expected) => Assert.Equal(expected, Mapping.WithoutDeleted(path));

    [Fact]
    public void Any_text_is_a_mapping_or_none()
    {
        Gen<string> part = Gen.OneOf(Gen.String, Gen.Const("00400000-0041f000"), Gen.Const("rw-p"), Gen.Const("0"), Gen.Const("fe:00"), Gen.ULong.Select(n => n.ToString("x")), Gen.Const("[heap]"));
        part.Array[0, 8].Sample(parts =>
        {
            if (Mapping.Parse(string.Join(' ', parts)) is { } mapping)
            {
                Assert.True(mapping.Size > 0);
                Assert.Contains(mapping.Kind, new[] { "heap", "stack", "shared", "anonymous", "file", "special" });
            }
        });
    }
}
