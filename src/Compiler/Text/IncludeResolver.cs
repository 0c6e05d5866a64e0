namespace YLang.Compiler.Text;

/// <summary>Finds and reads included files.</summary>
public sealed class IncludeResolver
{
    /// <summary>No script is this long; a device or a log given by mistake may be.</summary>
    public const int MaxFileBytes = 4 << 20;

    private readonly string[] _folders;

    /// <param name="folders">Searched in this order: the user's before the standard library's.</param>
    public IncludeResolver(params IEnumerable<string> folders) => _folders = [.. folders];

    /// <summary>Finds nothing: for texts that include nothing.</summary>
    public static IncludeResolver None { get; } = new();

    public IReadOnlyList<string> Folders => _folders;

    /// <summary>The path of an included file, or null where there is none.</summary>
    /// <param name="name">As written: relative, <c>/</c> between folders.</param>
    /// <param name="isSystem">Written in <c>&lt;&gt;</c>: the including file's folder is not searched.</param>
    /// <param name="from">The including file.</param>
    public string? Find(string name, bool isSystem, SourceText from)
    {
        IEnumerable<string> folders = isSystem ? _folders : [Path.GetDirectoryName(from.Path) ?? "", .. _folders];
        return folders.Select(folder => Path.Combine(folder, name)).FirstOrDefault(File.Exists);
    }

    /// <summary>True for a name that stays below the folder that is searched: relative, without <c>..</c>.</summary>
    public static bool IsContained(string name) =>
        name.Length > 0 && !Path.IsPathRooted(name) && !name.Contains('\0') && !name.Split('/', '\\').Contains("..");

    /// <summary>Reads a whole file as UTF-8; bytes that are none become U+FFFD.</summary>
    /// <returns>Null where it cannot be read; <paramref name="reason"/> then says why, in words that end a sentence.</returns>
    public static SourceText? Read(string path, out string reason)
    {
        try
        {
            using FileStream stream = File.OpenRead(path);

            // What is no regular file says that it is empty: then there is room for as much as is allowed.
            var bytes = new byte[stream.Length is > 0 and <= MaxFileBytes ? stream.Length + 1 : MaxFileBytes + 1];
            int length = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
            if (length <= MaxFileBytes)
            {
                reason = "";
                return new SourceText(path, System.Text.Encoding.UTF8.GetString(bytes, 0, length).TrimStart('\uFEFF'));
            }

            reason = $"it is larger than {MaxFileBytes >> 20} MiB";
        }
        catch (UnauthorizedAccessException)
        {
            reason = "permission denied";
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            reason = "there is no such file";
        }
        catch (IOException)
        {
            reason = "it cannot be opened";
        }

        return null;
    }
}
