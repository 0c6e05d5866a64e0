using Mono.Cecil;
using Mono.Cecil.Cil;

namespace YLang.Compiler.Verification;

/// <summary>Instructions that only unsafe code has: they work on addresses, or call what has no name.</summary>
internal static class InstructionRules
{
    public static bool IsDenied(Instruction instruction) => instruction.OpCode.Code switch
    {
        Code.Calli or Code.Jmp or Code.Localloc or Code.Cpblk or Code.Initblk or Code.Cpobj or Code.Arglist or Code.Mkrefany or Code.Refanyval or Code.Refanytype => true,

        // A number that becomes an address, or an address that becomes a number. Array lengths come by conv.i4.
        Code.Conv_I or Code.Conv_U or Code.Conv_Ovf_I or Code.Conv_Ovf_I_Un or Code.Conv_Ovf_U or Code.Conv_Ovf_U_Un => true,
        Code.Ldind_I or Code.Stind_I or Code.Ldelem_I or Code.Stelem_I => true,
        Code.Tail or Code.No => true,

        // A delegate of a foreign method would hide the call; one of the walker's own is its lambda.
        Code.Ldftn or Code.Ldvirtftn => (instruction.Operand as MethodReference)?.GetElementMethod() is not MethodDefinition && !IsOwn(instruction.Operand as MethodReference),

        // A field's bytes, for constant arrays; a type or method would open reflection.
        Code.Ldtoken => instruction.Operand is not FieldDefinition,
        _ => false,
    };

    public static string Describe(Instruction instruction) =>
        instruction.Operand is MemberReference member ? $"{instruction.OpCode.Name} {Place.NameOf(member)}" : instruction.OpCode.Name;

    // A method of a generic type of the module is referred to, not defined, at its use.
    private static bool IsOwn(MethodReference? method) => method?.DeclaringType.GetElementType() is TypeDefinition;
}
