using System.Collections.Immutable;
using System.Security.Cryptography;
using YLang.Compiler.Text;

namespace YLang.Compiler.Caching;

/// <summary>A walker that is kept, and what it was made from.</summary>
/// <param name="Key">Hash of its <see cref="WalkerKey"/>.</param>
/// <param name="Layout">The layout's name in reports.</param>
/// <param name="Files">What was read to make it.</param>
/// <param name="Script">Without its C#.</param>
internal sealed record WalkerEntry(string Key, string Layout, IReadOnlyList<LoggedFile> Files, CompiledScript Script)
{
    /// <summary>Kinds of a parameter's default value.</summary>
    private enum DefaultKind : byte
    {
        Long,
        Double,
        Bool,
        Text,
    }

    /// <summary>The seal, which only the holder of <paramref name="secret"/> can make, then the entry.</summary>
    public byte[] Seal(byte[] secret)
    {
        using var content = new MemoryStream();
        using var writer = new BinaryWriter(content);
        writer.Write(new byte[ContentHash.Bytes]);
        Write(writer);
        writer.Flush();
        byte[] bytes = content.ToArray();
        ContentHash.Seal(secret, bytes).CopyTo(bytes, 0);
        return bytes;
    }

    /// <returns>Null where the seal is not by <paramref name="secret"/>: not a byte of the content is believed then.</returns>
    public static WalkerEntry? Unseal(byte[] bytes, byte[] secret)
    {
        const int seal = ContentHash.Bytes;
        if (bytes.Length < seal)
            return null;

        byte[] stated = bytes[..seal];
        if (!CryptographicOperations.FixedTimeEquals(stated, ContentHash.Seal(secret, bytes)))
            return null;

        using var reader = new BinaryReader(new MemoryStream(bytes, seal, bytes.Length - seal, writable: false));
        return Read(reader);
    }

    private void Write(BinaryWriter writer)
    {
        writer.Write(Key);
        writer.Write(Layout);
        writer.Write(Files.Count);
        foreach (LoggedFile file in Files)
        {
            writer.Write(file.Path);
            writer.Write(file.Hash);
        }

        writer.Write(Script.Image.Length);
        writer.Write(Script.Image);
        writer.Write(Script.Symbols.Length);
        writer.Write(Script.Symbols);
        writer.Write(Script.Summary);
        writer.Write(Script.Walks);
        writer.Write(Script.SwitchedOff.Length);
        foreach (string line in Script.SwitchedOff)
            writer.Write(line);

        writer.Write(Script.Parameters.Length);
        foreach (ParameterInfo parameter in Script.Parameters)
        {
            writer.Write(parameter.Name);
            writer.Write(parameter.Type);
            writer.Write(parameter.Help);
            WriteDefault(writer, parameter.Default);
        }
    }

    private static WalkerEntry Read(BinaryReader reader)
    {
        string key = reader.ReadString(), layout = reader.ReadString();
        LoggedFile[] files = Many(reader, r => new LoggedFile(r.ReadString(), r.ReadString()));
        byte[] image = reader.ReadBytes(reader.ReadInt32()), symbols = reader.ReadBytes(reader.ReadInt32());
        string summary = reader.ReadString();
        bool walks = reader.ReadBoolean();
        ImmutableArray<string> switchedOff = [.. Many(reader, r => r.ReadString())];
        ImmutableArray<ParameterInfo> parameters = [.. Many(reader, ReadParameter)];
        return new WalkerEntry(key, layout, files, new CompiledScript(image, symbols, summary, parameters, switchedOff, walks, ""));
    }

    private static ParameterInfo ReadParameter(BinaryReader reader)
    {
        string name = reader.ReadString(), type = reader.ReadString(), help = reader.ReadString();
        object value = (DefaultKind)reader.ReadByte() switch
        {
            DefaultKind.Long => reader.ReadInt64(),
            DefaultKind.Double => reader.ReadDouble(),
            DefaultKind.Bool => reader.ReadBoolean(),
            _ => reader.ReadString(),
        };
        return new ParameterInfo(name, type, value, help);
    }

    private static void WriteDefault(BinaryWriter writer, object value)
    {
        switch (value)
        {
            case long number:
                writer.Write((byte)DefaultKind.Long);
                writer.Write(number);
                break;
            case double number:
                writer.Write((byte)DefaultKind.Double);
                writer.Write(number);
                break;
            case bool flag:
                writer.Write((byte)DefaultKind.Bool);
                writer.Write(flag);
                break;
            default:
                writer.Write((byte)DefaultKind.Text);
                writer.Write((string)value);
                break;
        }
    }

    private static T[] Many<T>(BinaryReader reader, Func<BinaryReader, T> read)
    {
        var items = new T[reader.ReadInt32()];
        for (int i = 0; i < items.Length; i++)
            items[i] = read(reader);

        return items;
    }
}
