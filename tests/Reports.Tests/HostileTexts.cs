using Xunit;

namespace YLang.Reports.Tests;

/// <summary>What a target may call its variables.</summary>
public static class HostileTexts
{
    private static readonly Dictionary<string, string> Texts = new()
    {
        { "script end", "</script><script>alert(1)</script>" },
        { "image with a handler", "<img src=x onerror=alert(1)>" },
        { "attribute end", "\" onmouseover=\"alert(1)\" x='" },
        { "comment", "<!--<script>" },
        { "entity", "&lt;b&gt; &#x3c;" },
        { "template", "${alert(1)} {{7*7}} [red]markup[/]" },
        { "terminal colours", "\u001b[31mred\u001b[0m" },
        { "terminal title", "\u001b]0;owned\u0007\u009b2J" },
        { "carriage return", "safe\rFAKE" },
        { "line feeds", "one\n\n\ntwo;three 12" },
        { "turned direction", "user\u202etxt.exe" },
        { "isolates and joiners", "\u2066a\u2069\u200b\u200d\ufeff\u2028\u2029" },
        { "half a pair", "a\ud800b\udc00" },
        { "tags", "a\U000e0041\U000e0042" },
        { "zero", "a\0b" },
        { "wide", "模块名字很长的一个模块 👩‍👩‍👧 e\u0301\u0301\u0301\u0301" },
        { "nothing", "" },
        { "spaces", "   " },
        { "a megabyte", new string('A', 1 << 20) },
        { "a megabyte of controls", new string('\u001b', 1 << 20) },
    };

    /// <summary>Their names: the texts themselves are no names for tests.</summary>
    public static TheoryData<string> Names { get; } = [.. Texts.Keys];

    public static string Text(string name) => Texts[name];
}
