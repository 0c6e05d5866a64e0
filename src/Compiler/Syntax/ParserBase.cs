using Antlr4.Runtime;

namespace YLang.Compiler.Syntax;

/// <summary>What the generated parser is built on: it counts how deeply its rules are nested, since each level costs stack here and in every later phase.</summary>
internal abstract class ParserBase(ITokenStream input, TextWriter output, TextWriter errors) : Antlr4.Runtime.Parser(input, output, errors)
{
    private int _depth;

    public override void EnterRule(ParserRuleContext localctx, int state, int ruleIndex)
    {
        if (++_depth > SyntaxLimits.MaxRuleDepth * 4)
            throw new NestingException((SourceToken)CurrentToken);

        base.EnterRule(localctx, state, ruleIndex);
    }

    public override void ExitRule()
    {
        _depth--;
        base.ExitRule();
    }
}

/// <summary>Ends the parse: the source is nested too deeply, or wrong in too many places.</summary>
internal sealed class NestingException(SourceToken? at) : OperationCanceledException
{
    /// <summary>Where the nesting is too deep; null: there have been enough messages.</summary>
    public SourceToken? At { get; } = at;
}
