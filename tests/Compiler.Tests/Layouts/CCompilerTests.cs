using System.Text;
using Xunit;
using Xunit.Abstractions;
using YLang.Compiler.Layouts;

namespace YLang.Compiler.Tests.Layouts;

/// <summary>The same declarations given to us and to the machine's C compiler.</summary>
public sealed class CCompilerTests(ITestOutputHelper output)
{
    private static readonly string[] s_scalars = ["char", "signed char", "unsigned char", "short", "unsigned short", "int", "unsigned int", "long", "uint8_t", "uint64_t", "double", "float", "void *", "_Bool"];
    private static readonly string[] s_bitTypes = ["unsigned char", "unsigned short", "int", "unsigned int", "long", "uint64_t"];

    private int _names;

    [Fact]
    public void Random_structs_are_placed_as_the_C_compiler_places_them()
    {
        const int Seed = 20261123;
        var random = new Random(Seed);
        string[] declarations = [.. Enumerable.Range(0, 300).Select(i => $"struct S{i} {{ {Members(random, 0)} }};")];
        Layout layout = LayoutText.Read(string.Join('\n', declarations));
        StructLayout[] structs = [.. Enumerable.Range(0, declarations.Length).Select(i => layout.Struct($"S{i}")!)];
        var program = new StringBuilder(CCompiler.Prelude).AppendJoin('\n', declarations).Append("\nint main(void) {\n");
        foreach (StructLayout s in structs)
            program.Append(CCompiler.Printer(s, $"struct {s.Name}"));

        Compare(structs.Select(CCompiler.Describe), CCompiler.Run(program.Append("}\n").ToString()), declarations);
    }

    [Theory]
    [InlineData("3.11")]
    public void Structs_of_the_installed_headers_are_placed_as_the_layout_says(string version)
    {
        if (CCompiler.PythonHeaders(version) is not { } headers)
        {
            output.WriteLine($"skipped: the internal headers of Python {version} are not installed (package python{version}-dev)");
            return;
        }

        Layout layout = StdLibLayouts.Load($"cpython-{version}");
        var program = new StringBuilder("#define Py_BUILD_CORE 1\n#include <Python.h>\n").Append(CCompiler.Prelude);
        foreach (string header in s_pythonHeaders)
            program.Append($"#include <{header}>\n");

        // A sparse struct has fewer fields than the real one, whose size and alignment it has all the same.
        string[] names = [.. s_pythonTypes.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];
        StructLayout[] structs = [.. names.Select(n => layout.Struct(layout.Type(n) is Types.StructType t ? t.Name : n) ?? throw new InvalidOperationException($"{n} is not in the layout"))];
        program.Append("int main(void) {\n");
        foreach (var (s, name) in structs.Zip(names))
            program.Append(CCompiler.Printer(s, layout.Type(name) is not null && s.Name == name && s_tagOnly.Contains(name) ? $"struct {name}" : name));

        Compare(structs.Select(CCompiler.Describe), CCompiler.Run(program.Append("}\n").ToString(), "-I", headers, "-I", Path.Combine(headers, "internal")), names);
    }

    private static readonly string[] s_pythonHeaders =
    [
        "structmember.h", "datetime.h", "internal/pycore_interp.h", "internal/pycore_runtime.h", "internal/pycore_frame.h", "internal/pycore_dict.h", "internal/pycore_gc.h",
        "internal/pycore_context.h", "internal/pycore_hamt.h", "internal/pycore_moduleobject.h", "internal/pycore_hashtable.h", "internal/pycore_code.h", "internal/pycore_accu.h",
    ];

    private static readonly string[] s_tagOnly =
        ["gc_generation", "gc_generation_stats", "_gc_runtime_state", "pythreads", "_warnings_runtime_state", "atexit_state", "callable_cache", "_pending_calls", "_ceval_state", "_gil_runtime_state", "wrapperbase", "_Py_exc_state"];

    private const string s_pythonTypes =
        """
        PyObject PyVarObject PyNumberMethods PySequenceMethods PyMappingMethods PyAsyncMethods PyBufferProcs PyTypeObject PyHeapTypeObject Py_buffer PyMethodDef PyCFunctionObject
        PyCMethodObject PyGetSetDef PyMemberDef PyModuleDef PyTraceInfo _PyCFrame _PyErr_StackItem _PyStackChunk PyThreadState PyByteArrayObject PyBytesObject PyCellObject PyMethodObject
        PyInstanceMethodObject PyCodeObject PyComplexObject wrapperbase PyDescrObject PyMethodDescrObject PyMemberDescrObject PyGetSetDescrObject PyWrapperDescrObject PyDictObject
        _PyDictViewObject PyFloatObject PyFunctionObject PyGenObject PyCoroObject PyAsyncGenObject PyListObject PyLongObject _PyManagedBufferObject PyMemoryViewObject PyBaseExceptionObject
        PyBaseExceptionGroupObject PySyntaxErrorObject PyImportErrorObject PyUnicodeErrorObject PySystemExitObject PyOSErrorObject PyStopIterationObject PyNameErrorObject PyAttributeErrorObject
        setentry PySetObject PySliceObject PyTracebackObject PyTupleObject PyASCIIObject PyCompactUnicodeObject PyUnicodeObject _PyUnicodeWriter PyWeakReference PyDateTime_Delta
        PyDateTime_TZInfo PyDateTime_Date PyDateTime_Time PyDateTime_DateTime _PyAccu PyContext PyContextVar PyContextToken PyDictKeyEntry PyDictUnicodeEntry PyDictKeysObject PyDictValues
        _Py_exc_state _PyInterpreterFrame PyFrameObject PyGC_Head gc_generation gc_generation_stats _gc_runtime_state _gil_runtime_state PyHamtNode PyHamtObject PyHamtIterator _Py_hashtable_t
        _Py_hashtable_entry_t _warnings_runtime_state _pending_calls _ceval_state atexit_callback atexit_state callable_cache pythreads PyInterpreterState PyModuleObject _PyRuntimeState
        """;

    private void Compare(IEnumerable<string> ours, string? theirs, string[] declarations)
    {
        if (theirs is null)
        {
            output.WriteLine("skipped: there is no C compiler");
            return;
        }

        string[] lines = theirs.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(declarations.Length, lines.Length);
        var wrong = ours.Zip(lines, declarations).Where(p => p.First != p.Second).Select(p => $"{p.Third}\nours:  {p.First}\ntheirs: {p.Second}");
        Assert.Equal("", string.Join('\n', wrong));
    }

    private string Members(Random random, int depth)
    {
        var members = new StringBuilder();
        int count = random.Next(1, 9);
        for (int i = 0; i < count; i++)
        {
            string name = $"m{_names++}";
            string scalar = s_scalars[random.Next(s_scalars.Length)];
            switch (random.Next(depth < 2 ? 10 : 8))
            {
                case < 4:
                    members.Append($"{scalar} {name}; ");
                    break;
                case 4:
                    members.Append($"{scalar} {name}[{random.Next(1, 5)}]; ");
                    break;
                case < 8:
                    string type = s_bitTypes[random.Next(s_bitTypes.Length)];
                    int most = type switch { "unsigned char" => 8, "unsigned short" => 16, "long" or "uint64_t" => 63, _ => 32 };
                    members.Append(random.Next(12) == 0 ? $"{type} : 0; " : $"{type} {name} : {random.Next(1, most + 1)}; ");
                    break;
                case 8:
                    members.Append($"{(random.Next(2) == 0 ? "union" : "struct")} {{ {Members(random, depth + 1)} }}; ");
                    break;
                default:
                    members.Append($"struct {{ {Members(random, depth + 1)} }} {name}; ");
                    break;
            }
        }

        // Each struct has at least one member with a name.
        return members.Append($"char m{_names++}; ").ToString();
    }
}
