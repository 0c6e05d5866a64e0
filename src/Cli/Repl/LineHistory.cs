using System.Text;
using YLang.Runtime.Files;

namespace YLang.Cli.Repl;

/// <summary>The lines of earlier sessions, in a file that is this user's alone. Where there can be none, lines are remembered as long as the session.</summary>
internal sealed class LineHistory : IDisposable
{
    private const string FileName = "repl.history";
    private const int MostLines = 1000, MostBytes = 1 << 20;

    private readonly PrivateFolder? _folder;

    /// <param name="folder">Absolute; null: nothing is kept.</param>
    public LineHistory(string? folder) => _folder = folder is null ? null : PrivateFolder.Open(folder);

    /// <summary>The oldest first.</summary>
    public IReadOnlyList<string> Lines =>
        _folder?.Read(FileName, MostBytes) is { } content ? Encoding.UTF8.GetString(content).Split('\n', StringSplitOptions.RemoveEmptyEntries) : [];

    /// <summary>Other sessions write the same file: what they have added meanwhile stays.</summary>
    public void Add(string line)
    {
        if (_folder is null || line.Contains('\n', StringComparison.Ordinal) || line.Length > MostBytes / MostLines)
            return;

        IReadOnlyList<string> lines = Lines;
        if (lines is [.., var last] && last == line)
            return;

        _folder.Write(FileName, Encoding.UTF8.GetBytes(string.Concat(lines.Append(line).TakeLast(MostLines).Select(l => l + "\n"))));
    }

    public void Dispose() => _folder?.Dispose();
}
