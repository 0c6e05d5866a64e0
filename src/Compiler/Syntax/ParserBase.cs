using Antlr4.Runtime;
using Antlr4.Runtime.Atn;
using Antlr4.Runtime.Dfa;
using YLang.Compiler.Syntax.Generated;

namespace YLang.Compiler.Syntax;

/// <summary>What the generated parser is built on: it counts how deeply its rules are nested, since each level costs stack here and in every later phase.</summary>
internal abstract class ParserBase(ITokenStream input, TextWriter output, TextWriter errors) : Antlr4.Runtime.Parser(input, output, errors)
{
    private int _depth, _statements;

    /// <summary>Decides the one question of the grammar that is none of a single token: an <c>else</c> belongs to the nearest <c>if</c>. Spares ANTLR's general prediction.</summary>
    public void PredictByOneToken() => Interpreter = new NearestIf(this);

    private sealed class NearestIf(Antlr4.Runtime.Parser parser) : ParserATNSimulator(parser, parser.Atn, [.. parser.Atn.decisionToState.Select(s => new DFA(s, s.decision))], new PredictionContextCache())
    {
        public override int AdaptivePredict(ITokenStream input, int decision, ParserRuleContext outerContext) => input.LA(1) == YParser.ELSE ? 1 : 2;
    }

    private ErrorStrategy Strategy => (ErrorStrategy)ErrorHandler;

    public override void EnterRule(ParserRuleContext localctx, int state, int ruleIndex)
    {
        if (Strategy.IsRecovering)
            throw new InputMismatchException(this);

        if (++_depth > SyntaxLimits.MaxRuleDepth || (ruleIndex == YParser.RULE_statement && ++_statements > SyntaxLimits.MaxNesting))
            throw new NestingException((SourceToken)CurrentToken);

        base.EnterRule(localctx, state, ruleIndex);
    }

    public override void ExitRule()
    {
        _depth--;
        _statements -= Context.RuleIndex == YParser.RULE_statement ? 1 : 0;
        if (Strategy.IsRecovering)
        {
            Context.exception ??= new InputMismatchException(this);
            Strategy.TryResume(Context);
        }

        base.ExitRule();
    }
}

/// <summary>Ends the parse: the source is nested too deeply, or wrong in too many places.</summary>
internal sealed class NestingException(SourceToken? at) : OperationCanceledException
{
    /// <summary>Where the nesting is too deep; null: there have been enough messages.</summary>
    public SourceToken? At { get; } = at;
}
