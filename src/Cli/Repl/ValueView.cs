using System.Collections;
using System.Globalization;
using YLang.Compiler.Binding;
using YLang.Compiler.Interactive;
using YLang.Compiler.Layouts;
using YLang.Compiler.Types;
using YLang.Reports;
using YLang.Runtime.Values;

namespace YLang.Cli.Repl;

/// <summary>Values as a debugger shows them: the type, the value; of a struct its fields, one level deep; of an object what the heap says of it.</summary>
internal sealed class ValueView(Workbench bench, TextWriter output)
{
    private const int MostText = 500;

    private TypeSpelling _spelling = new(bench.Conversation.Layout);
    private readonly MemoryText _memory = new(bench);

    public void Show(EntryValue value, object? content)
    {
        _spelling = new TypeSpelling(bench.Conversation.Layout);
        switch (value.Kind)
        {
            case EntryValueKind.Sequence:
                ShowSequence(value.Type, (IEnumerable)content!);
                break;
            case EntryValueKind.Place:
                output.WriteLine($"{Cast(value.Type)} at 0x{(ulong)content!:x}{(value.Type is ArrayType ? $" {_memory.Of(value.Type, (ulong)content)}" : "")}");
                if (value.Type is StructType place)
                    ShowFields(place, (ulong)content);

                break;
            default:
                output.WriteLine($"{Cast(value.Type)} {Text(value.Type, content)}");
                if (value.Type is PointerType { Pointee: StructType target } && content is ulong address and not 0 && target != bench.HeapObjects)
                    ShowFields(target, address);

                break;
        }
    }

    private string Cast(YType type) => type is TupleType ? _spelling.Of(type) : $"({_spelling.Of(type)})";

    private void ShowSequence(YType element, IEnumerable content)
    {
        int shown = 0;
        foreach (object? item in content)
        {
            if (shown++ == EntryBinder.MostElements)
            {
                output.WriteLine("… (_foreach visits them all)");
                return;
            }

            output.WriteLine(Text(element, item));
        }

        if (shown == 0)
            output.WriteLine($"(no {_spelling.Of(element)})");
    }

    private void ShowFields(StructType type, ulong address)
    {
        if (bench.Conversation.Layout.Struct(type.Name) is not { } layout)
            return;

        int width = layout.Fields.Select(f => f.Name.Length).DefaultIfEmpty().Max();
        foreach (FieldLayout field in layout.Fields)
            output.WriteLine($"  {field.Name.PadRight(width)} = {Visible.Line(_memory.Of(field, address), MostText)}");
    }

    private string Text(YType type, object? value) => Visible.Line(
        (type, value) switch
        {
            (PointerType pointer, ulong address) => _memory.OfPointer(pointer, address),
            (StrType, string text) => Runtime.Values.Text.Quoted(text),
            (TupleType tuple, System.Runtime.CompilerServices.ITuple parts) => $"({string.Join(", ", tuple.Elements.Select((e, i) => Text(e, parts[i])))})",
            (IntType { Bits: 8 }, IFormattable number) => MemoryText.Character(Convert.ToInt64(number, CultureInfo.InvariantCulture)),
            _ => Runtime.Values.Text.Of(value),
        },
        MostText);
}
