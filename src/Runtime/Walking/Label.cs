namespace YLang.Runtime.Walking;

public enum LabelKind
{
    Text,
    Index,
    Each,
    Inside,

    /// <summary>The first of a heap's declared labels: kind number n of theirs is <c>Declared + n</c>.</summary>
    Declared,
}

/// <summary>
/// What an edge is called, before it is text: 4 bits role, 8 bits kind, 52 bits payload. A declared label's payload is cut to 52 bits: enough for a user-space address
/// and for a sign-extended <c>int</c>.
/// </summary>
public readonly record struct Label(ulong Bits)
{
    private const int PayloadBits = 52, RoleShift = 60;
    private const ulong PayloadMask = (1UL << PayloadBits) - 1, RoleMask = 0xFUL << RoleShift;

    /// <summary>Declared labels that one heap may have.</summary>
    public const int MaxDeclared = 256 - (int)LabelKind.Declared;

    public static Label Inside => new((ulong)LabelKind.Inside << PayloadBits);

    /// <param name="literal">Index into <see cref="IHeap.Literals"/>.</param>
    public static Label Text(int literal) => new((uint)literal);

    public static Label Index(long i) => new(((ulong)LabelKind.Index << PayloadBits) | ((ulong)i & PayloadMask));

    /// <param name="literal">Index into <see cref="IHeap.Literals"/>.</param>
    public static Label Each(int literal) => new(((ulong)LabelKind.Each << PayloadBits) | (uint)literal);

    /// <param name="kind">0 to <see cref="MaxDeclared"/> - 1.</param>
    public static Label Declared(int kind, ulong payload) => new(((ulong)(kind + (int)LabelKind.Declared) << PayloadBits) | (payload & PayloadMask));

    /// <param name="role">0 to 15; more bits are dropped.</param>
    public Label WithRole(int role) => new((Bits & ~RoleMask) | ((ulong)role << RoleShift));

    public int Role => (int)(Bits >> RoleShift);

    /// <summary><see cref="LabelKind.Declared"/> and above: declared.</summary>
    public LabelKind Kind => (LabelKind)((Bits >> PayloadBits) & 0xFF);

    /// <summary>The low 52 bits, zero-extended.</summary>
    public ulong Payload => Bits & PayloadMask;

    public Label WithoutRole => new(Bits & ~RoleMask);
}
