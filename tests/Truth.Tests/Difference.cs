using System.Globalization;

namespace YLang.Truth.Tests;

internal enum DifferenceKind
{
    /// <summary>The interpreter knows an object that the walk did not find.</summary>
    NotFound,

    /// <summary>Another type.</summary>
    Type,

    /// <summary>Another size than sys.getsizeof's.</summary>
    Size,

    /// <summary>A reference that gc.get_referents gives and the walk does not.</summary>
    MissingReference,

    /// <summary>A reference that the walk gives and gc.get_referents does not.</summary>
    ExtraReference,

    /// <summary>In gc.get_objects(), or in the collector's lists as the walk reads them, but not in both.</summary>
    Tracked,

    /// <summary>Reached from sys.modules by gc.get_referents, but not by the walk.</summary>
    MissingInClosure,

    /// <summary>Reached from sys.modules by the walk, but not by gc.get_referents.</summary>
    ExtraInClosure,
}

/// <summary>One thing in which the walk and the interpreter do not agree.</summary>
/// <param name="Type">Of the object as the interpreter names it.</param>
/// <param name="Other">The other object of a reference, or 0.</param>
/// <param name="OtherType">Its type; for types and sizes, both sides.</param>
internal sealed record Difference(DifferenceKind Kind, ulong Address, string Type, ulong Other = 0, string OtherType = "")
{
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Kind}: {Type} at 0x{Address:x}{(OtherType.Length > 0 ? ": " + OtherType : "")}{(Other != 0 ? $" at 0x{Other:x}" : "")}");
}
