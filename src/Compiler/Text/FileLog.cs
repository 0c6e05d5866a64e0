namespace YLang.Compiler.Text;

/// <param name="Path">Absolute.</param>
/// <param name="Hash">BLAKE3 of the content in hexadecimal; "" where there was no such file.</param>
public sealed record LoggedFile(string Path, string Hash);

/// <summary>
/// Which files a compilation read, and which it looked for in vain: whoever keeps its result can tell by them whether it would still come out the same. For one thread.
/// </summary>
public sealed class FileLog
{
    private readonly Dictionary<string, string> _files = new(StringComparer.Ordinal);

    public IReadOnlyList<LoggedFile> Files => [.. _files.Select(f => new LoggedFile(f.Key, f.Value))];

    /// <summary>Is there such a file? One that is there is logged when it is read.</summary>
    public bool Exists(string path)
    {
        bool exists = File.Exists(path);
        if (!exists)
            _files[Path.GetFullPath(path)] = "";

        return exists;
    }

    public void Read(string path, ReadOnlySpan<byte> content) => _files[Path.GetFullPath(path)] = ContentHash.Of(content);

    /// <summary>Would a compilation find the same here?</summary>
    public static bool IsUnchanged(LoggedFile file)
    {
        if (!File.Exists(file.Path))
            return file.Hash.Length == 0;

        return SourceFile.Read(file.Path, null, out byte[]? content, out _) && ContentHash.Of(content) == file.Hash;
    }
}
