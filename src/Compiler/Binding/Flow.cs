namespace YLang.Compiler.Binding;

/// <summary>Where control goes.</summary>
internal static class Flow
{
    /// <summary>Is what follows the statement never reached through it?</summary>
    public static bool Ends(BoundStatement statement) => statement switch
    {
        BoundBreak or BoundContinue => true,
        BoundBlock block => block.Body.Any(Ends),
        BoundIf branch => branch.Else is not null && Ends(branch.Then) && Ends(branch.Else),
        _ => Returns(statement),
    };

    /// <summary>Does every path through the statement return, or never end?</summary>
    public static bool Returns(BoundStatement statement) => statement switch
    {
        BoundReturn => true,
        BoundBlock block => block.Body.Any(Returns),
        BoundIf { Condition: BoundConstant { Value: bool known } } branch => known ? Returns(branch.Then) : branch.Else is not null && Returns(branch.Else),
        BoundIf branch => branch.Else is not null && Returns(branch.Then) && Returns(branch.Else),

        // A fault ends the block: what follows goes on.
        BoundTry guarded => guarded.Else is not null && Returns(guarded.Body) && Returns(guarded.Else),
        BoundWhile { Condition: BoundConstant { Value: true } } loop => !Breaks(loop.Body),
        BoundFor { Condition: null or BoundConstant { Value: true } } loop => !Breaks(loop.Body),
        BoundDoWhile loop => (Returns(loop.Body) || loop.Condition is BoundConstant { Value: true }) && !Breaks(loop.Body),
        BoundSwitch choice => choice.Sections.Any(s => s.Labels.Contains(null)) && choice.Sections[^1].Body.Any(Returns) && !choice.Sections.Any(s => s.Body.Any(Breaks)),
        _ => false,
    };

    /// <summary>Can the statement leave the loop or switch around it by <c>break</c>? Loops and switches within keep their own.</summary>
    private static bool Breaks(BoundStatement statement) => statement switch
    {
        BoundBreak => true,
        BoundBlock block => block.Body.Any(Breaks),
        BoundIf branch => Breaks(branch.Then) || (branch.Else is not null && Breaks(branch.Else)),
        BoundTry guarded => Breaks(guarded.Body) || (guarded.Else is not null && Breaks(guarded.Else)),
        _ => false,
    };
}
