using System.CommandLine;
using YLang.Cli.Sessions;
using YLang.Compiler;
using YLang.Compiler.Layouts;
using YLang.Compiler.Text;

namespace YLang.Cli.Verbs;

/// <summary>The options of verbs that compile without a target.</summary>
internal sealed class CompileOptions
{
    private readonly Option<string?> _layout = new("--layout") { Description = "layout to compile against: a name or a file; the newest one if not given", HelpName = "NAME|FILE" };
    private readonly Option<string[]> _layoutPath = new("--layout-path") { Description = "folder with layouts that come before the bundled ones", HelpName = "DIR" };
    private readonly Option<string[]> _include = new("--include") { Description = "folder for #include; or a .y file whose rules and functions are compiled with the script", HelpName = "DIR|FILE.y" };

    public void AddTo(Command command)
    {
        command.Add(_layout);
        command.Add(_layoutPath);
        command.Add(_include);
    }

    public CompileChoice Read(ParseResult parsed)
    {
        LayoutLibrary library = Libraries.Layouts(parsed.GetValue(_layoutPath) ?? []);
        return new CompileChoice(Libraries.Newest(library, parsed.GetValue(_layout)), parsed.GetValue(_include) ?? []);
    }
}

/// <summary>What a script is compiled against.</summary>
internal sealed record CompileChoice(Layout Layout, IReadOnlyList<string> IncludePath)
{
    public CompilationOptions Options(SourceText source) => new(source, Layout, Libraries.Includes(IncludePath));
}
