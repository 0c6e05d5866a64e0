using YLang.Compiler.Text;

namespace YLang.Compiler.Diagnostics;

/// <summary>Y06xx: what a script becomes.</summary>
public static partial class Catalogue
{
    public static Diagnostic BodyTooLarge(SourceSpan at, int most) =>
        Error("Y0601", at, $"with its generators written out, the script becomes more than {most} statements", "yield in fewer places, or collect the elements in a list first");
}
