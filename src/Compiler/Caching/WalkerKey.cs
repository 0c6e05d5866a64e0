using YLang.Compiler.Text;
using YLang.Runtime;

namespace YLang.Compiler.Caching;

/// <summary>What a walker is made of, as far as it is known before anything is compiled. What is read on the way is checked by <see cref="FileLog"/>.</summary>
/// <param name="Source">The script.</param>
/// <param name="Layout">The name or the file of the layout; "" without one.</param>
/// <param name="LayoutFolders">Where layouts are looked for.</param>
/// <param name="IncludeFolders">Where includes are looked for.</param>
public sealed record WalkerKey(SourceText Source, string Layout, IReadOnlyList<string> LayoutFolders, IReadOnlyList<string> IncludeFolders, bool WithSymbols)
{
    /// <summary>Changes with the form of what is kept.</summary>
    private const int Format = 2;

    /// <summary>BLAKE3 over all of it and over the compiler's and the runtime's builds, in hexadecimal: equal keys stand for equal walkers, as long as the files stay what they are.</summary>
    public string Hash()
    {
        using var content = new MemoryStream();
        using var writer = new BinaryWriter(content);
        writer.Write(Format);

        // Builds are deterministic: the compiler's names the versions of the libraries that it uses. The last is .NET's.
        writer.Write(typeof(WalkerKey).Module.ModuleVersionId.ToByteArray());
        writer.Write(typeof(Walker).Module.ModuleVersionId.ToByteArray());
        writer.Write(typeof(object).Module.ModuleVersionId.ToByteArray());
        writer.Write(WithSymbols);
        writer.Write(Source.Path);
        writer.Write(Source.Text);
        writer.Write(Layout);
        Write(writer, LayoutFolders);
        Write(writer, IncludeFolders);

        // Relative paths mean something else elsewhere.
        if (!LayoutFolders.Concat(IncludeFolders).Append(Source.Path).All(Path.IsPathRooted))
            writer.Write(Environment.CurrentDirectory);

        writer.Flush();
        return ContentHash.Of(content.GetBuffer().AsSpan(0, (int)content.Length));
    }

    private static void Write(BinaryWriter writer, IReadOnlyList<string> texts)
    {
        writer.Write(texts.Count);
        foreach (string text in texts)
            writer.Write(text);
    }
}
