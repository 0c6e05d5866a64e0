using Mono.Cecil;
using Mono.Cecil.Cil;
using YLang.Compiler.Diagnostics;

namespace YLang.Compiler.Verification;

/// <summary>
/// The last look before a walker runs: its IL uses nothing but what <see cref="AllowList"/> names, holds no code that could leave the type system, and asks in every loop whether the run
/// must stop. It trusts the emitter as little as a walker from the cache.
/// </summary>
public static class Verifier
{
    /// <param name="image">The assembly.</param>
    /// <param name="diagnostics">Gets one message per thing found, with its place.</param>
    /// <param name="symbols">Portable debug information, for places in the script; null or empty: methods only, or what is embedded in the image.</param>
    /// <returns>False where <paramref name="diagnostics"/> was given an error: the walker must not be loaded.</returns>
    /// <remarks>Code may be anything; metadata made to be costly can use up memory here (Cecil believes its counts), so that an image is to come from where only its user writes.</remarks>
    public static bool Verify(byte[] image, DiagnosticSink diagnostics, byte[]? symbols = null)
    {
        var own = new DiagnosticSink();
        try
        {
            using ModuleDefinition module = CecilModule.Read(image, symbols);
            new ModuleCheck(module, own).Run();
        }
        catch (Exception e) when (CecilModule.IsUnreadable(e))
        {
            own.Add(Catalogue.WalkerUnreadable(e.Message));
        }

        foreach (Diagnostic diagnostic in own.All)
            diagnostics.Add(diagnostic);

        return !own.HasErrors;
    }

    /// <summary>One module on its way through the checks.</summary>
    private sealed class ModuleCheck(ModuleDefinition module, DiagnosticSink diagnostics)
    {
        private readonly HashSet<string> _told = [];
        private readonly HashSet<MemberReference> _allowed = new(ReferenceEqualityComparer.Instance);

        public void Run()
        {
            if (module.ModuleReferences.Count > 0)
                diagnostics.Add(Catalogue.NativeCode(module.ModuleReferences[0].Name));

            if ((module.Attributes & ModuleAttributes.ILOnly) == 0)
                diagnostics.Add(Catalogue.NativeCode(module.Name));

            CheckAttributes(module.Assembly, "the assembly");
            CheckAttributes(module, "the module");
            foreach (TypeDefinition type in module.GetTypes())
                CheckType(type);

            if (module.Types.Count(t => !t.IsAbstract && IsWalker(t)) != 1)
                diagnostics.Add(Catalogue.NoWalkerClass());

            CheckTables();
            if (!diagnostics.HasErrors)
                RecursionCheck.Run(module, diagnostics);
        }

        /// <summary>No more classes are asked than there are: a crafted one may derive from itself.</summary>
        private bool IsWalker(TypeDefinition type)
        {
            TypeReference? inherited = type.BaseType;
            for (int i = module.Types.Count; i > 0 && inherited is TypeDefinition own; i--)
                inherited = own.BaseType;

            return inherited?.FullName == "YLang.Runtime.Walker";
        }

        private void CheckType(TypeDefinition type)
        {
            CheckAttributes(type, type.FullName);
            foreach (TypeReference used in type.Interfaces.Select(i => i.InterfaceType).Prepend(type.BaseType).OfType<TypeReference>())
                CheckUse(used, type.FullName);

            // Loops trust the runtime's sinks to meter them; one of the walker's own need not.
            foreach (TypeReference sink in type.Interfaces.Select(i => i.InterfaceType).Where(i => i.FullName == "YLang.Runtime.Walking.IEdgeSink"))
                diagnostics.Add(Catalogue.TypeNotAllowed(sink.FullName, type.FullName));

            foreach (FieldDefinition field in type.Fields)
            {
                CheckAttributes(field, field.FullName);
                CheckUse(field.FieldType, field.FullName);
            }

            foreach (PropertyDefinition property in type.Properties)
                CheckAttributes(property, property.FullName);

            foreach (GenericParameter parameter in type.GenericParameters)
                CheckConstraints(parameter, type.FullName);

            foreach (MethodDefinition method in type.Methods)
                CheckMethod(method);
        }

        private void CheckMethod(MethodDefinition method)
        {
            string place = Place.Of(method);
            CheckAttributes(method, place);
            CheckUse(method.ReturnType, place);
            foreach (ParameterDefinition parameter in method.Parameters)
            {
                CheckAttributes(parameter, place);
                CheckUse(parameter.ParameterType, place);
            }

            foreach (GenericParameter parameter in method.GenericParameters)
                CheckConstraints(parameter, place);

            // A delegate's methods are the runtime's; it can hold nothing but methods of this module.
            bool isDelegate = method.DeclaringType.BaseType?.FullName == "System.MulticastDelegate";
            if (method.IsPInvokeImpl || method.IsInternalCall || method.IsNative || method.IsUnmanaged || (method.IsRuntime && !isDelegate) || (method.RVA == 0 && !method.IsAbstract && !isDelegate))
                diagnostics.Add(Catalogue.NativeCode(place));

            // A finalizer would run outside the walker's thread and budget.
            if (method is { Name: "Finalize", IsVirtual: true })
                diagnostics.Add(Catalogue.MemberNotAllowed("System.Object.Finalize", place));

            if (method.HasBody && method.RVA != 0)
                CheckBody(method);
        }

        private void CheckBody(MethodDefinition method)
        {
            MethodBody body = method.Body;
            foreach (VariableDefinition variable in body.Variables)
                CheckUse(variable.VariableType, Place.Of(method));

            foreach (ExceptionHandler handler in body.ExceptionHandlers.Where(h => h.HandlerType is ExceptionHandlerType.Catch or ExceptionHandlerType.Filter))
                diagnostics.Add(Catalogue.HandlerNotAllowed(Place.Of(method, handler.HandlerStart)));

            foreach (Instruction instruction in body.Instructions)
                CheckInstruction(method, instruction);

            foreach (Instruction end in LoopCheck.UnmeteredLoops(body))
                diagnostics.Add(Catalogue.LoopNotMetered(Place.Of(method, end)));
        }

        private void CheckInstruction(MethodDefinition method, Instruction instruction)
        {
            if (InstructionRules.IsDenied(instruction))
                diagnostics.Add(Catalogue.InstructionNotAllowed(InstructionRules.Describe(instruction), Place.Of(method, instruction)));

            // Cecil has one object for each thing that code refers to by its number: what was allowed once is allowed.
            if (instruction.Operand is not MemberReference operand || _allowed.Contains(operand))
                return;

            switch (operand)
            {
                case MethodReference called when !AllowList.IsAllowed(called):
                    Tell(called.FullName, Catalogue.MemberNotAllowed(Place.NameOf(called), Place.Of(method, instruction)));
                    break;
                case FieldReference field when !AllowList.IsAllowed(field):
                    Tell(field.FullName, Catalogue.MemberNotAllowed(Place.NameOf(field), Place.Of(method, instruction)));
                    break;
                case TypeReference type when !AllowList.IsAllowed(type):
                    Tell(type.FullName, Catalogue.TypeNotAllowed(type.FullName, Place.Of(method, instruction)));
                    break;
                default:
                    _allowed.Add(operand);
                    break;
            }
        }

        private void CheckUse(TypeReference type, string place)
        {
            if (!AllowList.IsAllowed(type))
                Tell(type.FullName, Catalogue.TypeNotAllowed(type.FullName, place));
        }

        private void CheckConstraints(GenericParameter parameter, string place)
        {
            CheckAttributes(parameter, place);
            foreach (GenericParameterConstraint constraint in parameter.Constraints)
                CheckUse(constraint.ConstraintType, place);
        }

        private void CheckAttributes(ICustomAttributeProvider provider, string place)
        {
            foreach (CustomAttribute attribute in provider.CustomAttributes.Where(a => !AllowList.IsAllowedAttribute(a.AttributeType)))
                Tell(attribute.AttributeType.FullName, Catalogue.TypeNotAllowed(attribute.AttributeType.FullName, place));
        }

        /// <summary>What is referred to from places that no other check looks at is in the metadata's tables all the same. What has been told with its place is not repeated.</summary>
        private void CheckTables()
        {
            const string Place = "the metadata";
            string told = string.Join('\n', _told);
            foreach (TypeReference type in module.GetTypeReferences().Where(t => !AllowList.IsAllowed(t) && !told.Contains(t.FullName, StringComparison.Ordinal)))
                diagnostics.Add(Catalogue.TypeNotAllowed(type.FullName, Place));

            foreach (MemberReference member in module.GetMemberReferences().Where(m => !told.Contains(m.DeclaringType.FullName, StringComparison.Ordinal)))
            {
                bool allowed = AllowList.IsAllowedAttribute(member.DeclaringType)
                    || member switch { MethodReference m => AllowList.IsAllowed(m), FieldReference f => AllowList.IsAllowed(f), _ => false };
                if (!allowed)
                    diagnostics.Add(Catalogue.MemberNotAllowed(Verification.Place.NameOf(member), Place));
            }
        }

        private void Tell(string name, Diagnostic diagnostic)
        {
            _told.Add(name);
            diagnostics.Add(diagnostic);
        }
    }
}
