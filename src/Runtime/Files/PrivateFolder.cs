using System.Globalization;
using Microsoft.Win32.SafeHandles;

namespace YLang.Runtime.Files;

/// <param name="Length">Bytes.</param>
/// <param name="Used">When it was last written or <see cref="PrivateFolder.Touch">touched</see>, in UTC.</param>
public sealed record PrivateFile(string Name, long Length, DateTime Used);

/// <summary>
/// A folder of files that only this user may read or write. It is opened once and checked then: what is done by it cannot be led elsewhere by a path that changes meanwhile.
/// What the folder or the disk refuses is no error: a file then is not there, or was not written.
/// </summary>
public sealed class PrivateFolder : IDisposable
{
    private const string Unfinished = ".new";

    private readonly SafeFileHandle _folder;
    private readonly uint _user;

    private PrivateFolder(SafeFileHandle folder, uint user) => (_folder, _user) = (folder, user);

    /// <summary>Opens the folder, and makes it where it is missing: but never in a place that belongs to another user.</summary>
    /// <param name="path">Absolute.</param>
    /// <returns>Null where it belongs to another, lets others in, or cannot be made.</returns>
    public static PrivateFolder? Open(string path) => Open(path, Ownership.Ours);

    /// <param name="user">Whom the folder and its files must belong to.</param>
    internal static PrivateFolder? Open(string path, uint user)
    {
        if (!Directory.Exists(path) && !TryMake(path, user))
            return null;

        SafeFileHandle? folder = Ownership.OpenFolder(path);
        if (folder is not null && Ownership.IsPrivateFolder(folder, user))
            return new PrivateFolder(folder, user);

        folder?.Dispose();
        return null;
    }

    /// <summary>The content of a file; null where there is none, it is larger than <paramref name="maxBytes"/>, or not this user's alone.</summary>
    public byte[]? Read(string name, int maxBytes)
    {
        byte[]? content = null;
        Try(() =>
        {
            using SafeFileHandle file = File.OpenHandle(PathOf(name));
            long length = Ownership.IsPrivateFile(file, _user) ? RandomAccess.GetLength(file) : long.MaxValue;
            if (length > maxBytes)
                return;

            var bytes = new byte[length];
            content = RandomAccess.Read(file, bytes, 0) == length ? bytes : null;
        });
        return content;
    }

    /// <summary>Writes a file as a whole: readers see the old one or the new one.</summary>
    /// <returns>False where it could not be written.</returns>
    public bool Write(string name, ReadOnlySpan<byte> content)
    {
        string unfinished = PathOf($"{Environment.ProcessId.ToString(CultureInfo.InvariantCulture)}-{Guid.NewGuid():n}{Unfinished}");
        byte[] bytes = content.ToArray();
        bool written = Try(() =>
        {
            var options = new FileStreamOptions
            {
                Mode = FileMode.CreateNew, Access = FileAccess.Write, BufferSize = 0, UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite, PreallocationSize = bytes.Length,
            };
            using (var stream = new FileStream(unfinished, options))
                stream.Write(bytes);

            File.Move(unfinished, PathOf(name), overwrite: true);
        });
        if (!written)
            Try(() => File.Delete(unfinished));

        return written;
    }

    /// <summary>Notes that a file was used.</summary>
    public void Touch(string name) => Try(() => File.SetLastWriteTimeUtc(PathOf(name), TimeProvider.System.GetUtcNow().UtcDateTime));

    public void Delete(string name) => Try(() => File.Delete(PathOf(name)));

    /// <summary>All files; those that somebody began to write and did not finish are deleted once they are an hour old, and never listed.</summary>
    public IReadOnlyList<PrivateFile> List()
    {
        var files = new List<PrivateFile>();
        Try(() =>
        {
            foreach (FileInfo file in new DirectoryInfo(PathOf("")).EnumerateFiles())
            {
                if (!file.Name.EndsWith(Unfinished, StringComparison.Ordinal))
                    files.Add(new PrivateFile(file.Name, file.Length, file.LastWriteTimeUtc));
                else if (file.LastWriteTimeUtc < TimeProvider.System.GetUtcNow().UtcDateTime.AddHours(-1))
                    Delete(file.Name);
            }
        });
        return files;
    }

    public void Dispose() => _folder.Dispose();

    private string PathOf(string name) => $"/proc/self/fd/{_folder.DangerousGetHandle().ToString(CultureInfo.InvariantCulture)}/{name}";

    private static bool TryMake(string path, uint user) => Ownership.StandsOnOwn(path, user)
        && Try(() => Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute));

    private static bool Try(Action work)
    {
        try
        {
            work();
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
