using Mono.Cecil;
using Mono.Cecil.Cil;

namespace YLang.Compiler.Verification;

/// <summary>Opens an assembly image, with its debug information where there is some.</summary>
internal static class CecilModule
{
    /// <param name="symbols">Portable debug information, or null or empty: what is embedded, else none.</param>
    public static ModuleDefinition Read(byte[] image, byte[]? symbols)
    {
        if (symbols is { Length: > 0 })
        {
            var with = new ReaderParameters(ReadingMode.Immediate) { ReadSymbols = true, SymbolReaderProvider = new PortablePdbReaderProvider(), SymbolStream = new MemoryStream(symbols) };
            return ModuleDefinition.ReadModule(new MemoryStream(image), with);
        }

        ModuleDefinition module = ModuleDefinition.ReadModule(new MemoryStream(image), new ReaderParameters(ReadingMode.Immediate));
        if (module.GetDebugHeader() is { HasEntries: true } header && header.Entries.Any(e => e.Directory.Type == ImageDebugType.EmbeddedPortablePdb))
            module.ReadSymbols(new EmbeddedPortablePdbReaderProvider().GetSymbolReader(module, module.Name));

        return module;
    }

    /// <summary>Cecil checks little and runs into whatever it finds: what it throws for an image that is none may be anything.</summary>
    public static bool IsUnreadable(Exception e) => e is not OutOfMemoryException;
}
