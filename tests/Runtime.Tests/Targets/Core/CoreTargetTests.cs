using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using K4os.Compression.LZ4.Streams;
using Xunit;
using YLang.Runtime.Faults;
using YLang.Runtime.Memory;
using YLang.Runtime.Targets.Core;
using YLang.TestKit;
using ZstdSharp;

namespace YLang.Runtime.Tests.Targets.Core;

/// <summary>The memory of a core is what the process said of itself, whoever wrote the core.</summary>
public sealed class CoreTargetTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("ylang-core-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [TheoryWith("gcc", "gdb")]
    [InlineData(1)]
    [InlineData(100)]
    public void Of_gdb(int threads)
    {
        (SupervisedProcess process, IReadOnlyDictionary<string, Stretch> says) = NativeProgram.Start("threads", threads);
        using (process)
        {
            using CoreTarget core = Open(Dump(process));
            AssertSays(core, says, process.Pid);
            Assert.Equal(threads, core.Threads.Count);
        }
    }

    [FactWith("gcc", "kernel cores")]
    public void Of_the_kernel()
    {
        string script = $"cd '{_folder}'; ulimit -c unlimited; exec \"$@\"";
        using var process = new SupervisedProcess("sh", "-c", script, "sh", NativeProgram.Path, "threads", "3");
        Dictionary<string, Stretch> says = process.ReadUntilReady().Select(Stretch.Parse).ToDictionary(s => s.Name);
        process.Signal("ABRT");
        Assert.True(SpinWait.SpinUntil(() => process.Status("State") is "" or ['Z', ..] && Directory.GetFiles(_folder) is [_], TimeSpan.FromMinutes(1)));
        using CoreTarget core = Open(Directory.GetFiles(_folder)[0]);
        AssertSays(core, says, process.Pid);
        Assert.Equal((3, 6), (core.Threads.Count, core.Signal));
        Assert.Contains(core.Mappings, m => m.Kind == "stack");
    }

    [FactWith("gcc", "gdb")]
    public void Compressed_ones_are_told_by_their_first_bytes_and_read_as_far_as_they_go()
    {
        (SupervisedProcess process, IReadOnlyDictionary<string, Stretch> says) = NativeProgram.Start("threads");
        using (process)
        {
            string plain = Dump(process);
            foreach ((string name, Func<Stream, Stream> encoder) in new (string, Func<Stream, Stream>)[]
                { ("a", s => new CompressionStream(s)), ("b", s => LZ4Stream.Encode(s)), ("c", s => new GZipStream(s, CompressionLevel.Fastest)) })
            {
                string packed = Path.Combine(_folder, name);
                using (FileStream from = File.OpenRead(plain), file = File.Create(packed))
                using (Stream to = encoder(file))
                    from.CopyTo(to);

                double done = 0;
                using (CoreTarget core = CoreTarget.Open(packed, null, null, share => done = share, CancellationToken.None))
                    AssertSays(core, says, process.Pid);

                Assert.Equal(1, done);
                using (FileStream file = File.OpenWrite(packed))
                    file.SetLength(file.Length * 2 / 3);

                // gdb writes its notes last: what was mapped is then not known. What is there is right.
                using CoreTarget cut = Open(packed);
                Assert.Contains("bytes of memory that it lists are missing", cut.Shortcomings[0], StringComparison.Ordinal);
                AssertNothingWrong(cut, says);
            }
        }
    }

    [FactWith("gcc", "gdb")]
    public void Cut_at_any_place_what_is_left_is_right_and_the_rest_a_fault()
    {
        (SupervisedProcess process, IReadOnlyDictionary<string, Stretch> says) = NativeProgram.Start("threads");
        using (process)
        {
            string path = Dump(process);
            long length = new FileInfo(path).Length;
            for (int part = 99; part > 0; part -= 7)
            {
                using (FileStream file = File.OpenWrite(path))
                    file.SetLength(length * part / 100);

                using CoreTarget core = CoreTarget.Open(path, NativeProgram.Path, null, _ => { }, CancellationToken.None);
                Assert.Contains("is cut short", core.Shortcomings[0], StringComparison.Ordinal);
                AssertNothingWrong(core, says);
            }
        }
    }

    [FactWith("gcc", "gdb")]
    public void A_program_of_another_build_is_never_used()
    {
        string program = Path.Combine(_folder, "program"), other = Path.Combine(_folder, "other"), root = Directory.CreateDirectory(Path.Combine(_folder, "root")).FullName;
        File.Copy(NativeProgram.Path, program);
        using var process = new SupervisedProcess(program, "threads", "1");
        Dictionary<string, Stretch> says = process.ReadUntilReady().Select(Stretch.Parse).ToDictionary(s => s.Name);
        string path = Dump(process);
        byte[] changed = File.ReadAllBytes(program);
        int id = changed.AsSpan().IndexOf("GNU\0"u8);
        for (int at = id; at >= 0 && at < 4096; at = changed.AsSpan(at + 4).IndexOf("GNU\0"u8) is >= 0 and var next ? at + 4 + next : -1)
            changed[at + 4] ^= 1;

        File.WriteAllBytes(other, changed);
        TargetException refusal = Assert.Throws<TargetException>(() => CoreTarget.Open(path, other, null, _ => { }, CancellationToken.None));
        Assert.Contains("is not the program of core dump", refusal.Message, StringComparison.Ordinal);

        // It has been replaced since, as an upgrade does.
        File.Delete(program);
        File.Copy(other, program);
        using (CoreTarget core = Open(path))
        {
            Assert.Contains(core.Shortcomings, s => s.Contains("another build", StringComparison.Ordinal));
            Assert.Equal(0UL, core.FindSymbol("the_variable"));
            AssertNothingWrong(core, says);
        }

        // It is nowhere; under a root it is there again.
        File.Delete(program);
        using (CoreTarget core = Open(path))
            Assert.Contains(core.Shortcomings, s => s.Contains("not on this machine", StringComparison.Ordinal));

        Directory.CreateDirectory(root + _folder);
        File.Copy(NativeProgram.Path, root + program);
        using (CoreTarget core = CoreTarget.Open(path, null, root, _ => { }, CancellationToken.None))
            Assert.Equal(says["variable"].Address, core.FindSymbol("the_variable"));

        using (CoreTarget core = CoreTarget.Open(path, NativeProgram.Path, null, _ => { }, CancellationToken.None))
            AssertSays(core, says, process.Pid);
    }

    private static void AssertSays(CoreTarget core, IReadOnlyDictionary<string, Stretch> says, int pid)
    {
        Assert.Empty(core.Shortcomings);
        Assert.Equal(pid, core.Pid);
        TargetMemory memory = core.Acquire(_ => true, CancellationToken.None);
        foreach (Stretch stretch in says.Values.Where(s => s.Hash != 0 && s.Name != "stack"))
            Assert.True(stretch.Hash == Stretch.HashOf(stretch.In(memory)), stretch.Name);

        Assert.StartsWith("on the stack\0", System.Text.Encoding.ASCII.GetString(says["stack"].In(memory)), StringComparison.Ordinal);
        Assert.Equal(says["variable"].Address, core.FindSymbol("the_variable"));
        Assert.Equal(0x1122334455667788UL, memory.U64(core.FindSymbol("the_variable")));
        byte[] data = [.. NativeProgram.Blob];
        data[5000] ^= 1;
        Assert.True(data.AsSpan().SequenceEqual(says["data"].In(memory)));
        Assert.True(NativeProgram.Blob.AsSpan().SequenceEqual(says["constant"].In(memory)));
        Assert.False(memory.Faulted);
    }

    private static void AssertNothingWrong(CoreTarget core, IReadOnlyDictionary<string, Stretch> says)
    {
        TargetMemory memory = core.Acquire(_ => true, CancellationToken.None);
        byte[] data = [.. NativeProgram.Blob];
        data[5000] ^= 1;
        Assert.True(data.AsSpan().StartsWith(says["data"].In(memory)));
        Assert.True(NativeProgram.Blob.AsSpan().StartsWith(says["constant"].In(memory)));
        foreach (Stretch stretch in says.Values.Where(s => s.Hash != 0 && s.Name != "stack"))
        {
            if (stretch.In(memory) is var found && found.Length == stretch.Length)
                Assert.True(stretch.Hash == Stretch.HashOf(found), stretch.Name);
        }
    }

    private string Dump(SupervisedProcess process)
    {
        string pid = process.Pid.ToString(CultureInfo.InvariantCulture);
        using Process gcore = Process.Start(new ProcessStartInfo("gcore", ["-o", Path.Combine(_folder, "core"), pid]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        Task<string> errors = gcore.StandardError.ReadToEndAsync();
        string said = gcore.StandardOutput.ReadToEnd();
        gcore.WaitForExit();
        string path = Path.Combine(_folder, "core." + pid);
        return File.Exists(path) ? path : throw new InvalidOperationException($"gcore: {said} {errors.Result}");
    }

    private static CoreTarget Open(string path) => CoreTarget.Open(path, null, null, _ => { }, CancellationToken.None);
}
