namespace YLang.Compiler.Binding;

/// <summary>Functions that people know from C, Python and older tracers, with what to write here.</summary>
internal static class ForeignFunctions
{
    private static readonly Dictionary<string, string> s_instead = new()
    {
        ["strlen"] = "_len({0})",
        ["len"] = "_len({0})",
        ["strcmp"] = "{0} == {1}",
        ["strncmp"] = "_isprefix({0}, {1})",
        ["strstr"] = "_find({0}, {1})",
        ["strchr"] = "_find({0}, {1})",
        ["strcat"] = "{0} + {1}",
        ["strtol"] = "_strtol({0}, 10)",
        ["atoi"] = "_strtol({0}, 10)",
        ["str"] = "_tostr({0})",
        ["repr"] = "_tostr_quoted({0})",
        ["print"] = "puts(s) for a line, _print(x, …) for values, printf(\"…\\n\", …) for both",
        ["fprintf"] = "printf(\"…\", …), and _warn(s) on standard error",
        ["snprintf"] = "sprintf(\"…\", …), which returns the text",
        ["exit"] = "_exit(), or _error(message) for failure",
        ["abort"] = "_error(message)",
        ["type"] = "n.kind_name of a _node",
        ["range"] = "for (int i = 0; i < n; i++)",
        ["sorted"] = "_foreach (T x : l order by x)",
        ["sum"] = "a <<< x for each x, then _sum(a), with '_agg a;'",
        ["max"] = "a <<< x for each x, then _max(a), with '_agg a;'",
        ["min"] = "a <<< x for each x, then _min(a), with '_agg a;'",
        ["abs"] = "x < 0 ? -x : x",
        ["hex"] = "sprintf(\"%x\", n)",
        ["id"] = "_address({0})",
        ["input"] = "_param for an argument of the run",
        ["set"] = "'_set(T) s;'",
        ["dict"] = "'_map(K, V) m;'",
        ["list"] = "'_list(T) l;'",
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
        ("_pc_reg", "there is no probe point with registers"),
        ("_sp_reg", "there is no probe point with registers"),
        ("_uaddr", "there is no probe point with registers"),
        ("_arg", "there are no function probes"),
        ("_del_breakpoint", "there are no function probes"),
        ("_actions", "a run is limited by --max-time and --max-memory"),
        ("_randint", "a script says the same of the same memory each time"),
        ("_execname", "_exe() is the path of the target's executable"),
        ("_pgid", "a run looks at one process: _pid()"),
        ("_chop_token", "_split(s, \" \") gives the pieces of a text"),
        ("_log1", "_hist_log(a) counts by powers of two"),
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
    /// <param name="arguments">As they would be written.</param>
    public static string? Instead(string name, IReadOnlyList<string> arguments) => s_instead.GetValueOrDefault(name)?
        .Replace("{0}", arguments.Count > 0 ? arguments[0] : "s", StringComparison.Ordinal)
        .Replace("{1}", arguments.Count > 1 ? arguments[1] : "t", StringComparison.Ordinal);

    /// <summary>Why there is nothing of the kind, or null.</summary>
    public static string? Reason(string name) =>
        s_absent.FirstOrDefault(a => a.Prefix[0] == '_' ? name.StartsWith(a.Prefix, StringComparison.Ordinal) : name == a.Prefix).Reason;
}
