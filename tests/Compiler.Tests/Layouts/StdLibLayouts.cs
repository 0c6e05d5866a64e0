using Xunit;
using YLang.Compiler.Diagnostics;
using YLang.Compiler.Layouts;

namespace YLang.Compiler.Tests.Layouts;

/// <summary>The layouts that come with the checkout.</summary>
internal static class StdLibLayouts
{
    public static string Folder { get; } = Path.Combine(Checkout(), "src", "StdLib", "layouts");

    public static LayoutLibrary Library { get; } = new([Folder]);

    /// <summary>Fails with every message of the file where it has one, warnings too.</summary>
    public static Layout Load(string name, string machine = Machines.Usual)
    {
        var diagnostics = new DiagnosticSink();
        Layout? layout = Library.Load(name, diagnostics, machine);
        Assert.True(diagnostics.All.Count == 0, string.Join("\n", diagnostics.All));
        Assert.NotNull(layout);
        return layout;
    }

    private static string Checkout()
    {
        string? folder = AppContext.BaseDirectory;
        while (folder is not null && !File.Exists(Path.Combine(folder, "YLang.sln")))
            folder = Path.GetDirectoryName(folder);

        return folder ?? throw new InvalidOperationException("the tests do not run inside a checkout");
    }
}
