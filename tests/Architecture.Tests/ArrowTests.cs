using Mono.Cecil;
using Xunit;

namespace YLang.Architecture.Tests;

/// <summary>The one-way order of docs/architecture.md, asked of the built assemblies.</summary>
public sealed class ArrowTests
{
    /// <summary>A → B: A may use B. What is not here is an arrow against the order.</summary>
    private static readonly Dictionary<string, string[]> _projects = new()
    {
        ["YLang.Runtime"] = [],
        ["YLang.Compiler"] = ["YLang.Runtime"],
        ["YLang.Reports"] = ["YLang.Runtime"],
        ["YLang.Cli"] = ["YLang.Runtime", "YLang.Compiler", "YLang.Reports"],
    };

    /// <summary>The rooms of a project from the ground up: each may use those before it.</summary>
    private static readonly Dictionary<string, string[]> _rooms = new()
    {
        ["YLang.Runtime"] = ["Faults", "Native", "Files", "Memory", "Elf", "Targets", "Values", "Reporting", "Walking", ""],
        ["YLang.Compiler"] = ["Text", "Diagnostics", "Syntax", "Formatting", "Types", "Layouts", "Binding", "Lowering", "Emit", "Verification", "", "Caching", "Interactive", "Doctoring"],
    };

    /// <summary>Walks, values and documents see memory, never how a target is reached; memory does not know where its bytes come from.</summary>
    private static readonly (string From, string To)[] _forbidden =
        [.. from room in new[] { "Values", "Reporting", "Walking" } from below in new[] { "Elf", "Targets" } select (room, below), ("Memory", "Native"), ("Elf", "Native"), ("Elf", "Memory")];

    [Theory]
    [InlineData("YLang.Runtime")]
    [InlineData("YLang.Compiler")]
    [InlineData("YLang.Reports")]
    [InlineData("YLang.Cli")]
    public void A_project_uses_only_those_below_it(string project)
    {
        using ModuleDefinition module = Load(project);
        IEnumerable<string> used = module.AssemblyReferences.Select(r => r.Name).Where(n => n.StartsWith("YLang.", StringComparison.Ordinal));
        Assert.Empty(used.Except(_projects[project]));
    }

    [Theory]
    [InlineData("YLang.Runtime")]
    [InlineData("YLang.Compiler")]
    public void A_room_uses_only_those_before_it(string project)
    {
        using ModuleDefinition module = Load(project);
        string[] order = _rooms[project];
        var against = new SortedSet<string>(StringComparer.Ordinal);
        foreach (TypeDefinition type in module.GetTypes().Where(t => InProject(t.Namespace, project)))
        {
            foreach (TypeReference used in Uses(type).Where(u => InProject(u.Namespace, project)))
            {
                string from = RoomOf(type, project), to = RoomOf(used, project);
                if (from != to && (Array.IndexOf(order, to) > Array.IndexOf(order, from) || _forbidden.Contains((from, to))))
                    against.Add($"{from}: {type.Name} uses {to}: {used.Name}");
            }
        }

        Assert.Empty(against);
    }

    [Theory]
    [InlineData("YLang.Runtime")]
    [InlineData("YLang.Compiler")]
    public void Every_room_stands_in_the_order(string project)
    {
        using ModuleDefinition module = Load(project);
        IEnumerable<string> rooms = module.Types.Where(t => InProject(t.Namespace, project)).Select(t => RoomOf(t, project)).Distinct();
        Assert.Empty(rooms.Except(_rooms[project]));
    }

    [Fact]
    public void Classes_are_sealed_abstract_or_static()
    {
        foreach (string project in _projects.Keys)
        {
            using ModuleDefinition module = Load(project);
            IEnumerable<string> open = module.GetTypes()
                .Where(t => t.IsClass && !t.IsSealed && !t.IsAbstract && InProject(t.Namespace, project) && !t.Namespace.EndsWith(".Generated", StringComparison.Ordinal))
                .Select(t => t.FullName);
            Assert.Empty(open);
        }
    }

    [Fact]
    public void Trees_have_no_setters()
    {
        using ModuleDefinition module = Load("YLang.Compiler");
        IEnumerable<string> settable = module.GetTypes()
            .Where(t => t.Name.EndsWith("Syntax", StringComparison.Ordinal) || t.Name.StartsWith("Bound", StringComparison.Ordinal))
            .SelectMany(t => t.Properties)
            .Where(p => p.SetMethod is { } set && set.IsPublic && !IsInit(set))
            .Select(p => p.FullName);
        Assert.Empty(settable);
    }

    private static bool IsInit(MethodDefinition setter) =>
        setter.ReturnType is RequiredModifierType { ModifierType.Name: "IsExternalInit" };

    private static ModuleDefinition Load(string project) => ModuleDefinition.ReadModule(Path.Combine(AppContext.BaseDirectory, project + ".dll"));

    private static bool InProject(string? space, string project) => space == project || space?.StartsWith(project + ".", StringComparison.Ordinal) == true;

    private static string RoomOf(TypeReference type, string project)
    {
        TypeReference outer = type;
        while (outer.DeclaringType is not null)
            outer = outer.DeclaringType;

        return outer.Namespace.Length <= project.Length ? "" : outer.Namespace[(project.Length + 1)..].Split('.')[0];
    }

    private static IEnumerable<TypeReference> Uses(TypeDefinition type)
    {
        var found = new List<TypeReference?> { type.BaseType };
        found.AddRange(type.Interfaces.Select(i => i.InterfaceType));
        found.AddRange(type.Fields.Select(f => f.FieldType));
        foreach (MethodDefinition method in type.Methods)
        {
            found.Add(method.ReturnType);
            found.AddRange(method.Parameters.Select(p => p.ParameterType));
            if (!method.HasBody)
                continue;

            found.AddRange(method.Body.Variables.Select(v => v.VariableType));
            foreach (object? operand in method.Body.Instructions.Select(i => i.Operand))
            {
                switch (operand)
                {
                    case TypeReference t: found.Add(t); break;
                    case MethodReference m:
                        found.Add(m.DeclaringType);
                        found.Add(m.ReturnType);
                        found.AddRange(m.Parameters.Select(p => p.ParameterType));
                        found.AddRange((m as GenericInstanceMethod)?.GenericArguments ?? []);
                        break;
                    case FieldReference f: found.Add(f.DeclaringType); found.Add(f.FieldType); break;
                }
            }
        }

        return found.OfType<TypeReference>().SelectMany(Parts).Where(t => !t.IsGenericParameter);
    }

    private static IEnumerable<TypeReference> Parts(TypeReference type) => type switch
    {
        GenericInstanceType generic => generic.GenericArguments.SelectMany(Parts).Append(generic.ElementType),
        TypeSpecification outer => Parts(outer.ElementType),
        _ => [OutermostOf(type)],
    };

    private static TypeReference OutermostOf(TypeReference type) => type.DeclaringType is null ? type : OutermostOf(type.DeclaringType);
}
