using YLang.Compiler.Caching;

namespace YLang.Cli.Sessions;

/// <summary>Where the user keeps what we make: as the XDG base directory specification says, relative paths not believed.</summary>
internal static class UserFolders
{
    /// <summary>The folder for what is remembered between runs, there or not; null: there is no place for it.</summary>
    public static string? State => Folder("XDG_STATE_HOME", ".local/state");

    /// <summary>Null where there is no folder for it that is this user's alone.</summary>
    public static WalkerCache? OpenCache() =>
        Folder("XDG_CACHE_HOME", ".cache") is { } cache && State is { } state ? WalkerCache.Open(cache, state) : null;

    private static string? Folder(string variable, string underHome)
    {
        if (Environment.GetEnvironmentVariable(variable) is { } path && Path.IsPathRooted(path))
            return Path.Combine(path, "ylang");

        return Environment.GetEnvironmentVariable("HOME") is { } home && Path.IsPathRooted(home) ? Path.Combine(home, underHome, "ylang") : null;
    }
}
