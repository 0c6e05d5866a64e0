using System.Text;
using Microsoft.Win32.SafeHandles;

namespace YLang.Cli;

/// <summary>Where the text that a script prints goes: standard output, guarded on a terminal, buffered elsewhere.</summary>
internal static class ScriptOutput
{
    private const int BufferBytes = 1 << 16;

    /// <summary>EPIPE (include/uapi/asm-generic/errno-base.h): .NET hands it over as the exception's number.</summary>
    private const int BrokenPipe = 32;

    /// <param name="endsWithReader">Printing is all that the script is run for: where nobody reads any more (<c>| head</c>), writing throws.</param>
    public static TextWriter Open(bool endsWithReader)
    {
        if (!Console.IsOutputRedirected)
            return new TerminalWriter(Console.Out);

        return new StreamWriter(endsWithReader && Pipe() is { } pipe ? pipe : Console.OpenStandardOutput(), new UTF8Encoding(false), BufferBytes);
    }

    public static bool IsBrokenPipe(IOException failure) => failure.HResult == BrokenPipe;

    /// <summary>The console's own stream is silent about a reader that has gone. Not for files: this one would keep a position of its own.</summary>
    private static FileStream? Pipe()
    {
        var stream = new FileStream(new SafeFileHandle(1, ownsHandle: false), FileAccess.Write, bufferSize: 0);
        return stream.CanSeek ? null : stream;
    }
}
