using System.Collections.Immutable;
using YLang.Compiler.Diagnostics;
using YLang.Compiler.Syntax;
using YLang.Compiler.Text;

namespace YLang.Compiler.Layouts;

/// <summary>Where a constant's value comes from: an expression, else the enumerator before it (plus one), else zero.</summary>
internal sealed record ConstantSource(SourceSpan Span, ExpressionSyntax? Value, string? Previous);

/// <summary>
/// What the files of an <c>extends</c> chain declare, taken oldest first: a name stated again replaces the older one whole, <c>remove</c> takes it away. Nothing is placed before the last
/// file is in, so that a struct of an old file is laid out with the newest form of what it contains. Structs with members written in place stand under names of their own:
/// <c>PyASCIIObject.state</c>.
/// </summary>
/// <param name="machine">What stands in blocks of other machines is passed over.</param>
/// <param name="variants">The names of those that hold on the target.</param>
internal sealed class LayoutDeclarations(DiagnosticSink diagnostics, string machine = Machines.Usual, IReadOnlyCollection<string>? variants = null)
{
    // Names of the file being taken, to tell a duplicate from a replacement.
    private readonly Dictionary<(string Space, string Name), SourceSpan> _ofThisFile = [];
    private bool _isOwn = true, _isVersion = true;

    public Dictionary<string, StructDeclarationSyntax> Structs { get; } = [];

    public Dictionary<string, TypedefSyntax> Typedefs { get; } = [];

    public Dictionary<string, EnumDeclarationSyntax> Enums { get; } = [];

    public Dictionary<string, ConstantSource> Constants { get; } = [];

    public Dictionary<string, ExternSyntax> Externs { get; } = [];

    /// <summary>Those that are asked of the target, by name: of the files of one version.</summary>
    public Dictionary<string, VariantSyntax> Variants { get; } = [];

    /// <summary>By struct and path, as written: what the target says itself. Of the newest file first are those that must be right.</summary>
    public Dictionary<string, (StatedSyntax Syntax, bool IsOwn)> Stated { get; } = [];

    /// <summary>When the target's word is believed; null: always.</summary>
    public StatedWhereSyntax? StatedWhere { get; private set; }

    /// <summary>Of the newest file that states one.</summary>
    public string Provenance { get; private set; } = "";

    public IEnumerable<string> TypeNames => Structs.Keys.Concat(Typedefs.Keys).Concat(Enums.Keys).Where(n => !n.Contains('.', StringComparison.Ordinal));

    /// <param name="isOwn">It is the newest file of the chain.</param>
    /// <param name="isVersion">It states the version itself, or one of its builds: its variants may hold.</param>
    public void Take(CompilationUnitSyntax unit, bool isOwn = true, bool isVersion = true)
    {
        (_isOwn, _isVersion) = (isOwn, isVersion);
        _ofThisFile.Clear();
        foreach (DeclarationSyntax declaration in unit.Declarations.Where(d => d is not VariantSyntax))
            Take(declaration);

        foreach (VariantSyntax variant in unit.Declarations.OfType<VariantSyntax>())
            TakeVariant(variant);
    }

    /// <summary>Puts the fields and sizes where the target has them.</summary>
    public void Move(IEnumerable<StatedAnswer> moved)
    {
        foreach (StatedAnswer answer in moved)
        {
            StructDeclarationSyntax s = Structs[answer.Place.Struct];
            long value = answer.Place.Path.IsEmpty ? answer.Target : answer.Place.First + answer.Target - answer.Place.File;
            var literal = new IntegerLiteralSyntax(s.NameSpan, (ulong)value, "", IsDecimal: true);
            Structs[answer.Place.Struct] = answer.Place.Path.IsEmpty
                ? s with { Size = literal }
                : s with { Members = [.. s.Members!.Value.Select(m => m.Name == answer.Place.Path[0] ? m with { Offset = literal } : m)] };
        }
    }

    private void TakeVariant(VariantSyntax variant)
    {
        if (variant.Condition is not null && !_isVersion)
            return;

        if (variant.Condition is not null)
            Variants[variant.Name] = variant;

        if (variant.Condition is null ? variant.Name != machine : variants?.Contains(variant.Name) != true)
            return;

        // What it states again replaces what the file itself says.
        _ofThisFile.Clear();
        foreach (DeclarationSyntax declaration in variant.Declarations)
        {
            if (declaration is LayoutHeaderSyntax or ExtendsSyntax or ProvenanceSyntax or StatedWhereSyntax or VariantSyntax)
                diagnostics.Add(Catalogue.NotInVariants(declaration.Span, Noun(declaration)));
            else
                Take(declaration);
        }
    }

    private void Take(DeclarationSyntax declaration)
    {
        switch (declaration)
        {
            case LayoutHeaderSyntax or ExtendsSyntax:
                break;
            case ProvenanceSyntax provenance:
                Provenance = provenance.Text;
                break;
            case StatedWhereSyntax where:
                StatedWhere = where;
                break;
            case StatedSyntax stated:
                Stated[$"{stated.Struct}.{string.Join('.', stated.Path.Select(p => p.Name))}"] = (stated, _isOwn);
                break;
            case StructDeclarationSyntax s:
                TakeStruct(s, s.Name);
                break;
            case EnumDeclarationSyntax e:
                TakeEnum(e);
                break;
            case TypedefSyntax typedef:
                TakeTypedef(typedef);
                break;
            case LayoutConstantSyntax constant:
                if (IsNew("name", constant.Name, constant.NameSpan))
                    Constants[constant.Name] = new ConstantSource(constant.NameSpan, constant.Value, Previous: null);
                break;
            case ExternSyntax variable:
                if (IsNew("extern", variable.Name, variable.NameSpan))
                    Externs[variable.Name] = variable with { Type = Lifted(variable.Type, variable.Name) };
                break;
            case RemoveSyntax remove:
                Remove(remove);
                break;
            default:
                diagnostics.Add(Catalogue.NotInLayouts(declaration.Span, Noun(declaration)));
                break;
        }
    }

    private void TakeStruct(StructDeclarationSyntax s, string name)
    {
        if (s.Members is null)
        {
            Structs.TryAdd(name, s);
            return;
        }

        // 'typedef struct S { … } T, *P;' comes by here with each of its names.
        if (_ofThisFile.TryGetValue(("type", name), out SourceSpan known) && known == s.NameSpan)
            return;

        if (!IsNew("type", name, s.NameSpan))
            return;

        RemoveNested(name);
        Structs[name] = s with { Name = name, Members = Lifted(s.Members.Value, name) };
    }

    private ImmutableArray<MemberDeclarationSyntax> Lifted(ImmutableArray<MemberDeclarationSyntax> members, string owner) =>
    [
        .. members.Select(m => m with { Type = m is { Name: "", Type: InlineStructTypeSyntax { Declaration: { Members: { } inner } d } inline }
            ? inline with { Declaration = d with { Members = Lifted(inner, owner) } }
            : Lifted(m.Type, $"{owner}.{m.Name}") }),
    ];

    /// <summary>Gives a struct written in place (also behind pointers and arrays) a declaration of its own, under its tag or <paramref name="name"/>.</summary>
    private TypeSyntax Lifted(TypeSyntax type, string name)
    {
        switch (type)
        {
            case PointerTypeSyntax pointer:
                return pointer with { Pointee = Lifted(pointer.Pointee, name) };
            case ArrayTypeSyntax array:
                return array with { Element = Lifted(array.Element, name) };
            case InlineStructTypeSyntax inline:
                string tag = inline.Declaration.Name.Length > 0 ? inline.Declaration.Name : name;
                TakeStruct(inline.Declaration, tag);
                return new TaggedTypeSyntax(inline.Span, inline.Declaration.Keyword, tag);
            default:
                return type;
        }
    }

    private void TakeTypedef(TypedefSyntax typedef)
    {
        if (typedef.Type is InlineStructTypeSyntax { Declaration.Name: "" } inline)
        {
            TakeStruct(inline.Declaration with { NameSpan = typedef.NameSpan }, typedef.Name);
            return;
        }

        // typedef struct X X; says what holds here anyhow: a tag is a type's name.
        TypeSyntax type = Lifted(typedef.Type, typedef.Name);
        if (type is TaggedTypeSyntax tagged && tagged.Name == typedef.Name)
            return;

        if (IsNew("typedef", typedef.Name, typedef.NameSpan))
            Typedefs[typedef.Name] = typedef with { Type = type };
    }

    private void TakeEnum(EnumDeclarationSyntax e)
    {
        if (e.Name.Length > 0)
        {
            if (!IsNew("type", e.Name, e.NameSpan))
                return;

            RemoveEnumerators(e.Name);
            Enums[e.Name] = e;
        }

        string? previous = null;
        foreach (EnumeratorSyntax enumerator in e.Enumerators)
        {
            if (IsNew("name", enumerator.Name, enumerator.Span))
                Constants[enumerator.Name] = new ConstantSource(enumerator.Span, enumerator.Value, previous);

            previous = enumerator.Name;
        }
    }

    private void Remove(RemoveSyntax remove)
    {
        bool found = remove.What switch
        {
            "struct" or "union" => RemoveStruct(remove.Name),
            "enum" => RemoveEnumerators(remove.Name) | Enums.Remove(remove.Name),
            "typedef" => Typedefs.Remove(remove.Name),
            "const" => Constants.Remove(remove.Name),
            "extern" => Externs.Remove(remove.Name),
            _ => RemoveField(remove),
        };
        if (found)
            return;

        IEnumerable<string> known = remove.What switch
        {
            "const" => Constants.Keys,
            "extern" => Externs.Keys,
            "typedef" => Typedefs.Keys,
            "enum" => Enums.Keys,
            _ => Structs.Keys,
        };
        diagnostics.Add(Catalogue.NothingToRemove(remove.NameSpan, remove.What is "field" ? "struct" : remove.What, remove.Name, known));
    }

    private bool RemoveStruct(string name)
    {
        RemoveNested(name);
        return Structs.Remove(name);
    }

    private void RemoveNested(string name)
    {
        foreach (string nested in Structs.Keys.Where(k => k.StartsWith(name + ".", StringComparison.Ordinal)).ToList())
            Structs.Remove(nested);
    }

    private bool RemoveEnumerators(string name)
    {
        if (!Enums.TryGetValue(name, out EnumDeclarationSyntax? e))
            return false;

        foreach (EnumeratorSyntax enumerator in e.Enumerators)
            Constants.Remove(enumerator.Name);

        return true;
    }

    /// <summary>The other fields are placed as if this one had never been written. False: no such struct.</summary>
    private bool RemoveField(RemoveSyntax remove)
    {
        string tag = TagOf(remove.Name);
        if (!Structs.TryGetValue(tag, out StructDeclarationSyntax? s) || s.Members is not { } members)
            return false;

        var left = members.RemoveAll(m => m.Name.Length > 0 && m.Name == remove.Field);
        if (left.Length == members.Length)
            diagnostics.Add(Catalogue.UnknownFieldInLayout(remove.NameSpan, remove.Name, remove.Field ?? "", members.Select(m => m.Name).Where(n => n.Length > 0)));

        Structs[tag] = s with { Members = left };
        return true;
    }

    /// <summary>The struct tag behind a typedef's name; the name itself where it is none.</summary>
    public string TagOf(string name)
    {
        for (int i = 0; i < Typedefs.Count && !Structs.ContainsKey(name); i++)
        {
            if (!Typedefs.TryGetValue(name, out TypedefSyntax? typedef))
                break;

            name = typedef.Type switch { TaggedTypeSyntax t => t.Name, NamedTypeSyntax n => n.Name, _ => name };
        }

        return name;
    }

    private bool IsNew(string space, string name, SourceSpan at)
    {
        if (_ofThisFile.TryAdd((space, name), at))
            return true;

        diagnostics.Add(Catalogue.DeclaredTwiceInLayout(at, name, _ofThisFile[(space, name)]));
        return false;
    }

    private static string Noun(DeclarationSyntax declaration) => declaration switch
    {
        FunctionSyntax or IteratorSyntax => "a function",
        LabelSyntax or VisitSyntax or RootsSyntax or HeapSyntax => "a walk's rule",
        ProbeSyntax or ParamSyntax => "a probe",
        GlobalVariableSyntax => "a variable",
        RecognitionSyntax => "a line that recognises runtimes",
        LayoutHeaderSyntax => "the head of the file",
        ExtendsSyntax or ProvenanceSyntax => "what is said of the whole file",
        StatedWhereSyntax => "when the target is believed",
        VariantSyntax => "another variant",
        _ => "this declaration",
    };
}
