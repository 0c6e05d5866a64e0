using System.Security.Cryptography;
using YLang.Compiler.Text;
using YLang.Runtime.Files;

namespace YLang.Compiler.Caching;

/// <param name="Layout">The layout's name in reports.</param>
public sealed record CachedWalker(CompiledScript Script, string Layout);

/// <summary>
/// Walkers of earlier runs, for the user who made them. An entry has passed the verifier before it is kept, and is not verified again: it carries a seal (BLAKE3) made with a
/// secret that lies in another folder, so that whoever can only write to the cache, or hands a cache on, cannot make code run. Whoever can read the secret is the user, who could
/// change the tool itself. What is damaged, of another user or out of date is no entry: it is made again.
/// </summary>
public sealed class WalkerCache : IDisposable
{
    /// <summary>Bytes of all entries; what was used longest ago goes first.</summary>
    public const long DefaultMaxBytes = 64 << 20;

    private const string Ending = ".walker", SecretName = "walkers.secret";
    private const int SecretBytes = ContentHash.Bytes, MaxEntryBytes = 32 << 20;

    private readonly PrivateFolder _folder;
    private readonly byte[] _secret;
    private readonly long _maxBytes;

    private WalkerCache(PrivateFolder folder, byte[] secret, long maxBytes) => (_folder, _secret, _maxBytes) = (folder, secret, maxBytes);

    /// <summary>Opens the cache, and makes it where it is missing.</summary>
    /// <param name="folder">Of the walkers: absolute.</param>
    /// <param name="secretFolder">Of the secret: absolute.</param>
    /// <returns>Null where one of the folders cannot be had for this user alone.</returns>
    public static WalkerCache? Open(string folder, string secretFolder, long maxBytes = DefaultMaxBytes)
    {
        if (Secret(secretFolder) is not { } secret || PrivateFolder.Open(folder) is not { } opened)
            return null;

        return new WalkerCache(opened, secret, maxBytes);
    }

    /// <summary>The walker for this key, or null: there is none, or a file that it was made from has changed.</summary>
    public CachedWalker? Find(WalkerKey key)
    {
        string hash = key.Hash();
        if (_folder.Read(hash + Ending, MaxEntryBytes) is not { } bytes || WalkerEntry.Unseal(bytes, _secret) is not { } entry || entry.Key != hash || !entry.Files.All(FileLog.IsUnchanged))
            return null;

        _folder.Touch(hash + Ending);
        return new CachedWalker(entry.Script, entry.Layout);
    }

    /// <summary>Keeps a walker, and lets go of others if there are too many. Where that cannot be done, nothing happens.</summary>
    /// <param name="script">As it came from the compiler: verified.</param>
    /// <param name="files">What was read and looked for to make it.</param>
    public void Keep(WalkerKey key, string layout, IReadOnlyList<LoggedFile> files, CompiledScript script)
    {
        string hash = key.Hash();
        byte[] bytes = new WalkerEntry(hash, layout, files, script).Seal(_secret);
        if (bytes.Length <= Math.Min(MaxEntryBytes, _maxBytes) && _folder.Write(hash + Ending, bytes))
            Shrink();
    }

    public void Dispose() => _folder.Dispose();

    private void Shrink()
    {
        PrivateFile[] entries = [.. _folder.List().Where(f => f.Name.EndsWith(Ending, StringComparison.Ordinal)).OrderBy(f => f.Used)];
        long sum = entries.Sum(f => f.Length);
        foreach (PrivateFile entry in entries.TakeWhile(_ => sum > _maxBytes))
        {
            _folder.Delete(entry.Name);
            sum -= entry.Length;
        }
    }

    private static byte[]? Secret(string path)
    {
        using PrivateFolder? folder = PrivateFolder.Open(path);
        if (folder?.Read(SecretName, SecretBytes) is { Length: SecretBytes } known)
            return known;

        byte[] secret = RandomNumberGenerator.GetBytes(SecretBytes);
        return folder?.Write(SecretName, secret) == true ? secret : null;
    }
}
