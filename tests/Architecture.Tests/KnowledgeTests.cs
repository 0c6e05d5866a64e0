using System.Text.RegularExpressions;
using Xunit;
using YLang.TestKit;

namespace YLang.Architecture.Tests;

/// <summary>What C# must not know: CPython and glibc are the layouts' and the standard library's subject.</summary>
public sealed partial class KnowledgeTests
{
    [Fact]
    public void No_csharp_source_names_a_struct_or_field_of_a_runtime() => Assert.Empty(Lines(RuntimeName()));

    /// <summary>A text that is nothing but a runtime's name or version is one to compare with.</summary>
    [Fact]
    public void No_csharp_source_decides_by_a_runtime_or_its_version() => Assert.Empty(Lines(RuntimeOrVersion()));

    [Fact]
    public void No_file_names_a_path_of_one_machine()
    {
        IEnumerable<string> found = Repository.SourceFiles(".", "*.*")
            .Where(f => Path.GetExtension(f) is ".cs" or ".y" or ".layout" or ".md" or ".py" or ".props" or ".csproj" or ".sln" or "")
            .Where(f => File.ReadAllText(f).Contains(Repository.Root + "/", StringComparison.Ordinal))
            .Select(f => Path.GetRelativePath(Repository.Root, f));
        Assert.Empty(found);
    }

    private static List<string> Lines(Regex what)
    {
        var found = new List<string>();
        foreach (string file in Repository.SourceFiles("src", "*.cs"))
        {
            int number = 0;
            foreach (string line in File.ReadLines(file))
            {
                number++;
                if (!IsProse(line.TrimStart()) && what.IsMatch(line))
                    found.Add($"{Path.GetRelativePath(Repository.Root, file)}:{number}: {line.Trim()}");
            }
        }

        return found;
    }

    /// <summary>Comments, and the command lines that help texts show, may speak of what users know.</summary>
    private static bool IsProse(string line) => line.StartsWith("//", StringComparison.Ordinal) || line.StartsWith("ylang ", StringComparison.Ordinal);

    [GeneratedRegex(@"\b(Py[A-Z]\w*Object|PyObject|_PyRuntime|ob_refcnt|ob_type|tp_(name|flags|base|dict\w*)|ma_(keys|values|used)|dk_\w+|PyDict\w*|malloc_state|main_arena)\b")]
    private static partial Regex RuntimeName();

    [GeneratedRegex(@"""(cpython|glibc|(cpython-|glibc-|python)?[23]\.\d+(\.\d+)?[tdr]*)""")]
    private static partial Regex RuntimeOrVersion();
}
