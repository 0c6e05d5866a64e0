using System.Diagnostics;
using Xunit;
using YLang.TestKit;

namespace YLang.Truth.Tests;

/// <summary>What a walk finds in a process is what the process's own interpreter says: every object, its type, its size, its references.</summary>
public sealed class TruthTests
{
    private const string Debian = "/usr/bin/python3.11", Packages = "/usr/lib/python3/dist-packages/";

    private static readonly string[] _standardLibrary =
    [
        "json", "asyncio", "decimal", "sqlite3", "ssl", "ctypes", "csv", "pickle", "multiprocessing", "logging", "unittest", "hashlib", "email", "http.client",
        "concurrent.futures",
    ];

    [TheoryWithPython]
    [MemberData(nameof(Versions.Theory), MemberType = typeof(Versions))]
    public void One_of_everything_agrees_with_the_walk(string version, string python) => Agrees($"{version}, {python}", Observation.OfZoo(python));

    [TheoryWithPython("gdb")]
    [MemberData(nameof(Versions.Theory), MemberType = typeof(Versions))]
    public void A_core_of_it_is_the_same_object_by_object(string version, string python)
    {
        Observation zoo = Observation.OfZoo(python);
        Assert.True(zoo.InCore!.Count > 100_000, $"{version}, {python}: {zoo.InCore.Count} objects");
        Assert.Empty(zoo.CoreDifferences().Take(10));
    }

    [TheoryWithPython]
    [MemberData(nameof(Versions.Theory), MemberType = typeof(Versions))]
    public void The_standard_library_agrees_with_the_walk(string version, string python) => Agrees($"{version}, {python}", Observation.Of(python, _standardLibrary));

    [FactWith(Debian, Packages + "django/__init__.py", Packages + "openpyxl/__init__.py")]
    public void Django_and_openpyxl_agree_with_the_walk() =>
        Agrees(Debian, ["django.db.models", "openpyxl", .. File.Exists(Packages + "lxml/__init__.py") ? ["lxml.etree"] : Array.Empty<string>()]);

    [FactWith("/usr/bin/gcc", "/usr/include/python3.11/Python.h")]
    public void A_program_that_embeds_the_interpreter_agrees_with_the_walk()
    {
        string program = Path.Combine(Directory.CreateTempSubdirectory("ylang-embedding-").FullName, "embedding");
        try
        {
            string source = Path.Combine(Repository.Root, "tests", "Truth.Tests", "embedding.c");
            using Process gcc = Process.Start("/usr/bin/gcc", ["-o", program, source, "-I/usr/include/python3.11", "-lpython3.11"]);
            gcc.WaitForExit();
            Assert.Equal(0, gcc.ExitCode);
            Agrees(program, "zoo");
        }
        finally
        {
            Directory.Delete(Path.GetDirectoryName(program)!, recursive: true);
        }
    }

    private static void Agrees(string program, params string[] modules) => Agrees(program, Observation.Of(program, modules));

    private static void Agrees(string program, Observation observation)
    {
        if (observation.Differences() is { } differences)
            Assert.Fail($"{program}: {differences}");
    }
}
