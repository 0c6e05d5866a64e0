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

    /// <summary>Reads a whole file as UTF-8; bytes that are none become U+FFFD.</summary>
    /// <returns>Null where it cannot be read; <paramref name="reason"/> then says why, in words that end a sentence.</returns>
    public SourceText? Read(string path, out string reason) =>
        SourceFile.Read(path, _log, out byte[]? content, out reason) ? new SourceText(path, SourceFile.Decode(content)) : null;
}
