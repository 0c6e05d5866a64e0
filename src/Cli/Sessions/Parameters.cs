using System.Globalization;
using YLang.Compiler;
using YLang.Compiler.Diagnostics;
using YLang.Runtime.Faults;

namespace YLang.Cli.Sessions;

/// <summary>Turns <c>--arg NAME=VALUE</c> into the values that a script declares by <c>_param</c>.</summary>
internal static class Parameters
{
    public static IReadOnlyDictionary<string, object> Read(CompiledScript script, IReadOnlyDictionary<string, string> arguments)
    {
        var values = new Dictionary<string, object>(StringComparer.Ordinal);
        foreach ((string name, string text) in arguments)
        {
            ParameterInfo parameter = script.Parameters.FirstOrDefault(p => p.Name == name) ?? throw Unknown(name, script.Parameters.Select(p => p.Name));
            values[name] = Value(parameter, text);
        }

        return values;
    }

    private static object Value(ParameterInfo parameter, string text)
    {
        CultureInfo plain = CultureInfo.InvariantCulture;
        object? value = parameter.Default switch
        {
            bool => text switch { "1" or "true" or "yes" => true, "0" or "false" or "no" => false, _ => null },
            double => double.TryParse(text, plain, out double number) ? number : null,
            string => text,
            _ when text.StartsWith("0x", StringComparison.OrdinalIgnoreCase) =>
                ulong.TryParse(text.AsSpan(2), NumberStyles.AllowHexSpecifier, plain, out ulong bits) ? unchecked((long)bits) : null,
            _ => long.TryParse(text, NumberStyles.AllowLeadingSign, plain, out long whole) ? whole : null,
        };
        return value ?? throw new TargetException(ExitCode.Usage, $"--arg {parameter.Name}={text}: not a value of type {parameter.Type}");
    }

    private static TargetException Unknown(string name, IEnumerable<string> known) =>
        new(
            ExitCode.Usage, $"the probe has no parameter '{name}'",
            Spelling.Nearest(name, known) is { } near ? $"did you mean '{near}'?" : known.Any() ? $"it has {string.Join(", ", known)}" : "it takes none");
}
