using Antlr4.Runtime;
using Antlr4.Runtime.Atn;
using Antlr4.Runtime.Dfa;
using YLang.Compiler.Syntax.Generated;

namespace YLang.Compiler.Syntax;

/// <summary>What the generated parser is built on: it counts how deeply its rules are nested, since each level costs stack here and in every later phase.</summary>
internal abstract class ParserBase(ITokenStream input, TextWriter output, TextWriter errors) : Antlr4.Runtime.Parser(input, output, errors)
{
    private int _depth;

    /// <summary>Decides the one question of the grammar that is none of a single token: an <c>else</c> belongs to the nearest <c>if</c>. Spares ANTLR's general prediction.</summary>
    public void PredictByOneToken() => Interpreter = new NearestIf(this);

    private sealed class NearestIf(Antlr4.Runtime.Parser parser) : ParserATNSimulator(parser, parser.Atn, [.. parser.Atn.decisionToState.Select(s => new DFA(s, s.decision))], new PredictionContextCache())
    {
        public override int AdaptivePredict(ITokenStream input, int decision, ParserRuleContext outerContext) => input.LA(1) == YParser.ELSE ? 1 : 2;
    }

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
