namespace YLang.Compiler.Syntax;

/// <summary>What other languages write as <c>value.name(…)</c>, and our functions for it.</summary>
internal static class ForeignMethods
{
    private static readonly Dictionary<string, string> s_instead = new()
    {
        ["append"] = "_push(l, x)", ["push"] = "_push(l, x)", ["push_back"] = "_push(l, x)", ["extend"] = "_push(l, x) for each x",
        ["pop"] = "_pop(l)", ["insert"] = "_unshift(l, x), which adds at the beginning", ["add"] = "_add(s, x)",
        ["remove"] = "_delete(container, x)", ["discard"] = "_delete(container, x)", ["erase"] = "_delete(container, x)", ["clear"] = "_clear(container)",
        ["items"] = "_foreach ((K k, V v) : m) { … }", ["keys"] = "_foreach ((K k, V v) : m) { … }", ["values"] = "_foreach ((K k, V v) : m) { … }",
        ["get"] = "m[k], which gives 0 or \"\" for what is not there", ["has_key"] = "_contains(m, k)", ["contains"] = "_contains(container, x)", ["count"] = "_len(container)",
        ["sort"] = "_foreach (T x : l order by x) { … }", ["length"] = "_len(x)", ["size"] = "_len(x)", ["len"] = "_len(x)",
        ["split"] = "_split(s, separator)", ["join"] = "_join(l, separator)", ["lower"] = "_lower(s)", ["replace"] = "_replace(s, a, b)", ["find"] = "_find(s, part)",
        ["index"] = "_find(s, part)", ["startswith"] = "_isprefix(s, p)", ["endswith"] = "_issuffix(s, p)", ["substr"] = "_substr(s, start, n)", ["c_str"] = "s alone",
        ["format"] = "sprintf(\"%d objects\", n)", ["decode"] = "_decode(p, bytes, \"utf-8\")",
    };

    /// <summary>What to write instead, or null.</summary>
    public static string? Instead(string name) => s_instead.GetValueOrDefault(name);
}
