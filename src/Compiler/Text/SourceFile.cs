using System.Diagnostics.CodeAnalysis;

namespace YLang.Compiler.Text;

/// <summary>Reads whole files of at most <see cref="MaxBytes"/>.</summary>
public static class SourceFile
{
    /// <summary>No script is this long; a device or a log given by mistake may be.</summary>
    public const int MaxBytes = 4 << 20;

    /// <param name="log">Told what was read; may be null.</param>
    /// <param name="reason">Why it cannot be read, in words that end a sentence.</param>
    public static bool Read(string path, FileLog? log, [NotNullWhen(true)] out byte[]? content, out string reason)
    {
        content = null;
        try
        {
            using FileStream stream = File.OpenRead(path);

            // A device says that it is empty, a pipe says nothing: then there is room for as much as is allowed.
            long size = stream.CanSeek ? stream.Length : 0;
            var bytes = new byte[size is > 0 and <= MaxBytes ? size + 1 : MaxBytes + 1];
            int length = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
            if (length <= MaxBytes)
            {
                reason = "";
                content = bytes[..length];
                log?.Read(path, content);
                return true;
            }

            reason = $"it is larger than {MaxBytes >> 20} MiB";
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

        return false;
    }

    /// <summary>UTF-8; bytes that are none become U+FFFD, a byte order mark is left out.</summary>
    public static string Decode(ReadOnlySpan<byte> content) => System.Text.Encoding.UTF8.GetString(content).TrimStart('\uFEFF');
}
