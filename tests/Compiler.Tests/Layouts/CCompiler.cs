using System.Diagnostics;
using YLang.Compiler.Layouts;

namespace YLang.Compiler.Tests.Layouts;

/// <summary>The machine's C compiler as judge of offsets.</summary>
internal static class CCompiler
{
    /// <summary>Where <c>Python.h</c> of this version is, or null.</summary>
    public static string? PythonHeaders(string version) => File.Exists($"/usr/include/python{version}/internal/pycore_frame.h") ? $"/usr/include/python{version}" : null;

    /// <summary>What the program prints; null where there is no C compiler. Fails where the program does not compile.</summary>
    public static string? Run(string program, params string[] options)
    {
        string folder = Directory.CreateTempSubdirectory("ylang-cc-").FullName;
        try
        {
            string source = Path.Combine(folder, "a.c"), binary = Path.Combine(folder, "a.out");
            File.WriteAllText(source, program);
            if (Start("cc", [.. options, "-w", "-o", binary, source]) is not { } compiled)
                return null;

            return compiled.Code == 0 ? Start(binary, [])!.Value.Output : throw new InvalidOperationException(compiled.Output);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>C statements that print each field of <paramref name="s"/> as <see cref="Describe"/> does. A bit field is found by setting it and looking at the bytes.</summary>
    public static string Printer(StructLayout s, string type) =>
        string.Concat(s.Fields.Select(f => f.BitWidth is null
            ? $"printf(\"{f.Name}@%zu \", offsetof({type}, {f.Name}));\n"
            : $"{{ static {type} v; memset(&v, 0, sizeof v); v.{f.Name} = ~0; printf(\"{f.Name}@\"); bits(&v, sizeof v); }}\n"))
        + $"printf(\"= %zu/%zu\\n\", sizeof({type}), _Alignof({type}));\n";

    /// <summary>Fields with their place in bytes, bit fields as first bit in the struct and width.</summary>
    public static string Describe(StructLayout s) =>
        string.Concat(s.Fields.Select(f => f.BitWidth is { } bits ? $"{f.Name}@{(f.Offset * 8) + f.BitOffset}+{bits} " : $"{f.Name}@{f.Offset} ")) + $"= {s.Size}/{s.Alignment}";

    public const string Prelude =
        """
        #include <stdio.h>
        #include <stddef.h>
        #include <stdint.h>
        #include <string.h>
        #include <stdbool.h>
        static void bits(const void *p, size_t n) {
            long first = -1, count = 0;
            for (size_t i = 0; i < n * 8; i++)
                if (((const unsigned char *)p)[i / 8] >> i % 8 & 1) { if (first < 0) first = i; count++; }
            printf("%ld+%ld ", first, count);
        }

        """;

    private static (int Code, string Output)? Start(string program, string[] arguments)
    {
        try
        {
            using Process process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
            Task<string> errors = process.StandardError.ReadToEndAsync();
            string output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return (process.ExitCode, output + errors.Result);
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }
}
