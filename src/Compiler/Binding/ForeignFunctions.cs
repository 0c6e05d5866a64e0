namespace YLang.Compiler.Binding;

/// <summary>Functions that people know from C, Python and older tracers, with what to write here.</summary>
internal static class ForeignFunctions
{
    private static readonly Dictionary<string, string> s_instead = new()
    {
        ["strlen"] = "_len(s)",
        ["len"] = "_len(x)",
        ["strcmp"] = "s == t",
        ["strncmp"] = "_isprefix(s, t)",
        ["strstr"] = "_find(s, t)",
        ["strchr"] = "_find(s, t)",
        ["strcat"] = "s + t",
        ["strtol"] = "_strtol(s, 10)",
        ["atoi"] = "_strtol(s, 10)",
        ["str"] = "_tostr(x)",
        ["repr"] = "_tostr_quoted(s)",
        ["print"] = "_print(x, …) or printf(\"…\", …)",
        ["fprintf"] = "printf(\"…\", …), and _warn(s) on standard error",
        ["snprintf"] = "sprintf(\"…\", …), which returns the text",
        ["exit"] = "_exit(), or _error(message) for failure",
        ["abort"] = "_error(message)",
        ["append"] = "_push(l, x)",
        ["user_string"] = "_cstr(p)",
        ["user_long"] = "*(long *)p",
        ["isinstance"] = "n.kind_name",
    };

    /// <summary>Parts of other editions of the language, and of C, that this one cannot have, with the reason.</summary>
    private static readonly (string Prefix, string Reason)[] s_absent =
    [
        ("_stap_", "there is no SystemTap behind this edition"),
        ("_ubt", "stacks of native code are not unwound"),
        ("_sym_ubt", "stacks of native code are not unwound"),
        ("_usym", "stacks of native code are not unwound"),
        ("_reg", "there is no probe point with registers"),
        ("_arg", "there are no function probes"),
        ("malloc", "scripts allocate nothing: a _list, _map or _set grows by itself"),
        ("calloc", "scripts allocate nothing: a _list, _map or _set grows by itself"),
        ("realloc", "scripts allocate nothing: a _list, _map or _set grows by itself"),
        ("free", "scripts allocate nothing, so nothing is freed"),
        ("memcpy", "the target's memory is only read, through pointers"),
        ("memset", "the target's memory is only read, through pointers"),
        ("strcpy", "the target's memory is only read: _cstr(p) copies a text out of it"),
        ("fopen", "scripts cannot open files"),
        ("open", "scripts cannot open files"),
        ("system", "scripts cannot start programs"),
    ];

    /// <summary>What to write instead, or null.</summary>
    public static string? Instead(string name) => s_instead.GetValueOrDefault(name);

    /// <summary>Why there is nothing of the kind, or null.</summary>
    public static string? Reason(string name) =>
        s_absent.FirstOrDefault(a => a.Prefix[0] == '_' ? name.StartsWith(a.Prefix, StringComparison.Ordinal) : name == a.Prefix).Reason;
}
