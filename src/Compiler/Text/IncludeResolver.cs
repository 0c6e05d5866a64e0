namespace YLang.Compiler.Text;

/// <summary>Finds and reads included files.</summary>
public sealed class IncludeResolver
{
    private readonly string[] _folders;
    private readonly FileLog? _log;

    /// <param name="folders">Searched in this order: the user's before the standard library's.</param>
    /// <param name="log">Told what is looked for and read.</param>
    public IncludeResolver(IEnumerable<string> folders, FileLog? log = null) => (_folders, _log) = ([.. folders], log);

    /// <summary>Finds nothing: for texts that include nothing.</summary>
    public static IncludeResolver None { get; } = new([]);

    public IReadOnlyList<string> Folders => _folders;

    /// <summary>The path of an included file, or null where there is none.</summary>
    /// <param name="name">As written: relative, <c>/</c> between folders.</param>
    /// <param name="isSystem">Written in <c>&lt;&gt;</c>: the including file's folder is not searched.</param>
    /// <param name="from">The including file.</param>
    public string? Find(string name, bool isSystem, SourceText from)
    {
        IEnumerable<string> folders = isSystem ? _folders : [Path.GetDirectoryName(from.Path) ?? "", .. _folders];
        return folders.Select(folder => Path.Combine(folder, name)).FirstOrDefault(path => _log?.Exists(path) ?? File.Exists(path));
    }

    /// <summary>True for a name that stays below the folder that is searched: relative, without <c>..</c>.</summary>
    public static bool IsContained(string name) =>
        name.Length > 0 && !Path.IsPathRooted(name) && !name.Contains('\0') && !name.Split('/', '\\').Contains("..");

    /// <summary>The file lies outside of the folder in which it was found: somebody's link leads there.</summary>
    /// <param name="path">As <see cref="Find"/> gave it.</param>
    /// <param name="name">As written.</param>
    public static bool LeavesByLink(string path, string name)
    {
        string folder = Path.GetFullPath(path)[..^Path.GetFullPath(name, "/").Length];
        return !WithoutLinks(path).StartsWith(WithoutLinks(folder) + '/', StringComparison.Ordinal);
    }

    /// <summary>The path with every link on the way followed. One with more of them than the system follows stays as it is from there.</summary>
    private static string WithoutLinks(string path)
    {
        const int mostLinks = 40;
        string full = Path.GetFullPath(path), done = "";
        int links = 0;
        for (var rest = new Queue<string>(full.Split('/', StringSplitOptions.RemoveEmptyEntries)); rest.TryDequeue(out string? part);)
        {
            string next = $"{done}/{part}";
            if (new FileInfo(next).LinkTarget is not { } target || ++links > mostLinks)
            {
                done = next;
                continue;
            }

            // From the root again: the link's target has links of its own.
            rest = new Queue<string>(Path.GetFullPath(target, done.Length == 0 ? "/" : done).Split('/', StringSplitOptions.RemoveEmptyEntries).Concat(rest));
            done = "";
        }

        return done;
    }

    /// <summary>Reads a whole file as UTF-8; bytes that are none become U+FFFD.</summary>
    /// <returns>Null where it cannot be read; <paramref name="reason"/> then says why, in words that end a sentence.</returns>
    public SourceText? Read(string path, out string reason) =>
        SourceFile.Read(path, _log, out byte[]? content, out reason) ? new SourceText(path, SourceFile.Decode(content)) : null;
}
