using Mono.Cecil;
using Mono.Cecil.Cil;
using Xunit;
using YLang.Runtime;

namespace YLang.Compiler.Tests.Verification;

/// <summary>A walker that passed, changed afterwards as no C# compiler would write it.</summary>
public sealed class DoctoredTests
{
    [Fact]
    public void Unchanged_it_passes() => Assert.Equal("", Verdict((_, _, _) => { }));

    [Fact]
    public void A_call_put_into_its_code_is_found() => Assert.Contains(
        "Y0902 a walker may not use 'System.Environment.Exit' (Script.Oneshot, IL_0001)",
        Verdict((module, _, il) =>
        {
            Prepend(il, il.Create(OpCodes.Ldc_I4_0), il.Create(OpCodes.Call, module.ImportReference(typeof(Environment).GetMethod(nameof(Environment.Exit)))));
        }),
        StringComparison.Ordinal);

    [Fact]
    public void A_base_member_called_by_way_of_its_own_class_is_the_bases() => Assert.Contains(
        "Y0902 a walker may not use 'Script.GetType' (Script.Oneshot, IL_0001)",
        Verdict((module, script, il) =>
        {
            var type = new TypeReference("System", "Type", module, module.TypeSystem.CoreLibrary);
            Prepend(il, il.Create(OpCodes.Ldarg_0), il.Create(OpCodes.Call, new MethodReference("GetType", type, script) { HasThis = true }), il.Create(OpCodes.Pop));
        }),
        StringComparison.Ordinal);

    [Theory]
    [InlineData("ldc.i8 conv.i ldind.i8 pop", "conv.i")]
    [InlineData("ldc.i8 conv.ovf.u ldind.i8 pop", "conv.ovf.u")]
    [InlineData("ldc.i4.0 localloc pop", "localloc")]
    [InlineData("arglist pop", "arglist")]
    [InlineData("ldarg.0 ldarg.0 ldc.i4.0 cpblk", "cpblk")]
    public void Instructions_that_work_on_addresses_are_found(string code, string refused)
    {
        string verdict = Verdict((_, _, il) => Prepend(il, [.. code.Split(' ').Select(c => c == "ldc.i8" ? il.Create(OpCodes.Ldc_I8, 4096L) : il.Create(ByName(c)))]));
        Assert.Contains($"Y0904 a walker may not contain the instruction '{refused}'", verdict, StringComparison.Ordinal);
    }

    [Fact]
    public void A_type_of_an_allowed_name_from_another_assembly_is_refused() => Assert.Contains(
        "Y0902 a walker may not use 'System.Math.Abs'",
        Verdict((module, _, il) =>
        {
            var other = new AssemblyNameReference("Evil", new Version(1, 0));
            module.AssemblyReferences.Add(other);
            var abs = new MethodReference("Abs", module.TypeSystem.Int32, new TypeReference("System", "Math", module, other)) { Parameters = { new ParameterDefinition(module.TypeSystem.Int32) } };
            Prepend(il, il.Create(OpCodes.Ldc_I4_0), il.Create(OpCodes.Call, abs), il.Create(OpCodes.Pop));
        }),
        StringComparison.Ordinal);

    [Fact]
    public void A_loop_whose_question_was_cut_out_is_found() => Assert.Contains(
        "Y0906 a loop does not ask whether the run must stop (Script.Oneshot, IL_",
        Verdict((_, _, il) =>
        {
            foreach (Instruction call in il.Body.Instructions.Where(i => i.Operand is MethodReference { Name: "Poll" }).ToArray())
            {
                il.InsertBefore(call, il.Create(OpCodes.Pop));
                il.Replace(call, il.Create(OpCodes.Ldc_I4_0));
            }
        }),
        StringComparison.Ordinal);

    [Fact]
    public void A_reference_that_only_stands_in_the_tables_is_found() => Assert.Contains(
        "modreq(System.IO.File)",
        Verdict((module, script, _) =>
        {
            var pinned = new FieldDefinition("f", FieldAttributes.Private, new RequiredModifierType(module.ImportReference(typeof(File)), module.TypeSystem.Int32));
            script.Fields.Add(pinned);
        }),
        StringComparison.Ordinal);

    [Fact]
    public void A_handler_put_around_code_is_found() => Assert.Contains(
        "Y0908 a walker may not catch exceptions (Script.Oneshot",
        Verdict((module, _, il) =>
        {
            Instruction end = il.Body.Instructions[^1], pop = il.Create(OpCodes.Pop), leave = il.Create(OpCodes.Leave, end), first = il.Body.Instructions[0], leaveTry = il.Create(OpCodes.Leave, end);
            il.InsertBefore(end, leaveTry);
            il.InsertBefore(end, pop);
            il.InsertBefore(end, leave);
            il.Body.ExceptionHandlers.Add(new ExceptionHandler(ExceptionHandlerType.Catch) { TryStart = first, TryEnd = pop, HandlerStart = pop, HandlerEnd = end, CatchType = module.TypeSystem.Object });
        }),
        StringComparison.Ordinal);

    [Fact]
    public void Whatever_stands_in_the_code_the_verifier_answers()
    {
        // It may pass (a constant) or refuse. Code lies between the headers and the metadata, which begin with this mark.
        const int Seed = 20261123, Tries = 300, Headers = 0x250;
        var random = new Random(Seed);
        byte[] image = Image();
        int metadata = image.AsSpan().IndexOf("BSJB"u8);
        for (int i = 0; i < Tries; i++)
        {
            byte[] changed = [.. image];
            for (int n = random.Next(1, 4); n > 0; n--)
                changed[random.Next(Headers, metadata)] = (byte)random.Next(256);

            string verdict = WalkerText.Verdict(changed);
            Assert.True(verdict.Length == 0 || verdict.StartsWith("Y09", StringComparison.Ordinal), $"seed {Seed}, try {i}: {verdict}");
        }
    }

    private static byte[] Image() =>
        WalkerText.Compile("public override void Oneshot() { ulong p = m.U64(4096); while (p != 0) { if (rt.Poll()) return; p = m.U64(p); } }").Image;

    private static string Verdict(Action<ModuleDefinition, TypeDefinition, ILProcessor> change)
    {
        using ModuleDefinition module = ModuleDefinition.ReadModule(new MemoryStream(Image()));
        TypeDefinition script = module.Types.Single(t => t.BaseType?.Name == nameof(Walker));
        change(module, script, script.Methods.Single(m => m.Name == "Oneshot").Body.GetILProcessor());
        using var written = new MemoryStream();
        module.Write(written);
        return WalkerText.Verdict(written.ToArray());
    }

    private static void Prepend(ILProcessor il, params Instruction[] instructions)
    {
        Instruction first = il.Body.Instructions[0];
        foreach (Instruction instruction in instructions)
            il.InsertBefore(first, instruction);
    }

    private static OpCode ByName(string name) =>
        (OpCode)typeof(OpCodes).GetFields().Single(f => f.GetValue(null) is OpCode code && code.Name == name).GetValue(null)!;
}
