using System.Globalization;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;
using YLang.Runtime.Native;

namespace YLang.Runtime.Files;

/// <summary>
/// A file that gets its name when it is whole. Until then it has none, where the file system knows such files: whatever ends us, nothing is left of it. Elsewhere it has another name in the same
/// folder; what was left under such a name by one that was killed goes when the next is begun.
/// </summary>
public sealed class UnfinishedFile : IDisposable
{
    private const string Ending = ".part";

    /// <summary>One that another machine writes to the same folder has a number that says nothing here; but it is written to.</summary>
    private static readonly TimeSpan _abandoned = TimeSpan.FromMinutes(10);

    private readonly string _path;
    private string? _name;

    private UnfinishedFile(string path, FileStream stream, string? name) => (_path, Stream, _name) = (path, stream, name);

    /// <summary>What is written; <see cref="Finish"/> and <see cref="Dispose"/> close it.</summary>
    public FileStream Stream { get; }

    /// <summary>Would nothing be left if we were killed now?</summary>
    public bool IsNameless => _name is null;

    /// <param name="path">The name that it will have.</param>
    /// <param name="mode">Who may read and write it, but for what the user's mask forbids.</param>
    /// <exception cref="IOException">The folder can't be written to.</exception>
    public static UnfinishedFile Create(string path, UnixFileMode mode, int bufferBytes)
    {
        string full = Path.GetFullPath(path), folder = Path.GetDirectoryName(full)!;
        int file = LibC.open(folder, LibC.O_TMPFILE | LibC.O_WRONLY | LibC.O_CLOEXEC, (uint)mode);
        if (file >= 0)
            return new UnfinishedFile(full, new FileStream(new SafeFileHandle(file, ownsHandle: true), FileAccess.Write, bufferBytes), null);

        RemoveAbandoned(folder, Path.GetFileName(full));
        string name = BesideName(full);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, BufferSize = bufferBytes, UnixCreateMode = mode };
        return new UnfinishedFile(full, new FileStream(name, options), name);
    }

    /// <summary>Closes the file and gives it its name.</summary>
    /// <param name="replaces">What has that name by now is replaced: a link itself, never what it leads to.</param>
    /// <exception cref="IOException">There is something of that name, or the disk is full.</exception>
    public void Finish(bool replaces)
    {
        Stream.Flush();
        if (_name is null && !replaces)
        {
            Link(_path);
            Stream.Dispose();
            return;
        }

        if (_name is null)
        {
            string name = BesideName(_path);
            Link(name);
            _name = name;
        }

        Stream.Dispose();
        File.Move(_name, _path, replaces);
        _name = null;
    }

    public void Dispose()
    {
        try
        {
            Stream.Dispose();
        }
        catch (IOException)
        {
            // What was still to be written belongs to a file that is given up.
        }

        if (_name is not null)
            File.Delete(_name);
    }

    private static string BesideName(string path) =>
        Path.Combine(Path.GetDirectoryName(path)!, string.Create(CultureInfo.InvariantCulture, $".{Path.GetFileName(path)}.{Environment.ProcessId}{Ending}"));

    private void Link(string path)
    {
        string self = string.Create(CultureInfo.InvariantCulture, $"/proc/self/fd/{Stream.SafeFileHandle.DangerousGetHandle()}");
        if (LibC.linkat(LibC.AT_FDCWD, self, LibC.AT_FDCWD, path, LibC.AT_SYMLINK_FOLLOW) != 0)
            throw new IOException($"{Marshal.GetPInvokeErrorMessage(Marshal.GetLastPInvokeError())} : '{path}'");
    }

    private static void RemoveAbandoned(string folder, string name)
    {
        try
        {
            foreach (string file in Directory.GetFiles(folder, $".{name}.*{Ending}"))
            {
                string number = Path.GetFileName(file)[(name.Length + 2)..^Ending.Length];
                if (int.TryParse(number, CultureInfo.InvariantCulture, out int pid) && !Directory.Exists($"/proc/{pid}") && TimeProvider.System.GetUtcNow() - File.GetLastWriteTimeUtc(file) > _abandoned)
                    File.Delete(file);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // It stays: what is to be written now does not depend on it.
        }
    }
}
