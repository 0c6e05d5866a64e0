using System.Runtime.Loader;
using YLang.Runtime;

namespace YLang.Compiler.Verification;

/// <summary>Loads walkers that <see cref="Verifier"/> has passed, each into a context of its own.</summary>
public static class WalkerLoader
{
    /// <param name="image">Verified: code of it may run from here on.</param>
    /// <param name="symbols">Portable debug information for stack traces; null or empty: none.</param>
    /// <param name="unloadable">
    /// For a process that loads many. .NET compiles such code with all optimisations before its first call; other code quickly at first, and again in the background what turns out to be
    /// hot: the walker of python-memory starts half a second earlier.
    /// </param>
    /// <returns>To be disposed of when the walker's last object has been used.</returns>
    public static LoadedWalker Load(byte[] image, byte[]? symbols = null, bool unloadable = false)
    {
        var context = new AssemblyLoadContext("walker", unloadable);
        try
        {
            var assembly = context.LoadFromStream(new MemoryStream(image), symbols is { Length: > 0 } ? new MemoryStream(symbols) : null);
            return new LoadedWalker(context, assembly.GetTypes().Single(t => !t.IsAbstract && t.IsSubclassOf(typeof(Walker))));
        }
        catch when (unloadable)
        {
            context.Unload();
            throw;
        }
    }
}

/// <summary>A walker's code in memory. Where it is unloadable, it goes when this is disposed of and nothing refers to its objects any more.</summary>
public sealed class LoadedWalker : IDisposable
{
    private readonly AssemblyLoadContext _context;
    private readonly Type _type;

    internal LoadedWalker(AssemblyLoadContext context, Type type) => (_context, _type) = (context, type);

    /// <summary>A new run of the script: its variables begin anew.</summary>
    public Walker Create(WalkerContext rt) => (Walker)Activator.CreateInstance(_type, rt)!;

    public void Dispose()
    {
        if (_context.IsCollectible)
            _context.Unload();
    }
}
