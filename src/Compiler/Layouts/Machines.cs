using System.Runtime.InteropServices;

namespace YLang.Compiler.Layouts;

/// <summary>The machines that layouts tell apart, by the names that they use.</summary>
public static class Machines
{
    /// <summary>What layouts state; the others differ from it.</summary>
    public const string Usual = "x86-64";

    /// <summary>This one: a live process is of no other.</summary>
    public static string Host => Of(RuntimeInformation.ProcessArchitecture);

    private static string Of(Architecture architecture) => architecture == Architecture.Arm64 ? "aarch64" : Usual;
}
