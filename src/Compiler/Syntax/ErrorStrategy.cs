using System.Collections.Concurrent;
using Antlr4.Runtime;
using Antlr4.Runtime.Atn;
using Antlr4.Runtime.Misc;
using YLang.Compiler.Syntax.Generated;

namespace YLang.Compiler.Syntax;

/// <summary>
/// What the parser does about a mistake: it says one thing, then goes on behind the smallest unit that holds it: the rest of a condition, of a statement, of a member, of a declaration.
/// A forgotten semicolon is put in.
/// </summary>
internal sealed class ErrorStrategy(TokenStream tokens, SyntaxReport report) : IAntlrErrorStrategy
{
    private static readonly ConcurrentDictionary<int, IntervalSet> NextTokens = new();

    private bool _isRecovering;
    private int _recoveredAt = -1;

    public void Reset(Antlr4.Runtime.Parser recognizer) => _isRecovering = false;

    public bool InErrorRecoveryMode(Antlr4.Runtime.Parser recognizer) => _isRecovering;

    public void ReportMatch(Antlr4.Runtime.Parser recognizer) => _isRecovering = false;

    /// <summary>Called where a token did not match. Gives the semicolon that should have stood here, else gives up the rule.</summary>
    public IToken RecoverInline(Antlr4.Runtime.Parser recognizer)
    {
        var exception = new InputMismatchException(recognizer);
        if (!_isRecovering && ExpectsOnly(recognizer, YParser.SEMICOLON) && Complaint.IsMissingSemicolon(tokens))
        {
            ReportError(recognizer, exception);
            return ((SourceToken)tokens.LT(-1)!).Insert(YParser.SEMICOLON, ";");
        }

        throw exception;
    }

    public void ReportError(Antlr4.Runtime.Parser recognizer, RecognitionException e)
    {
        if (_isRecovering)
            return;

        _isRecovering = true;
        report.Add(Complaint.About((YParser)recognizer, tokens, e));
        if (report.Count >= SyntaxLimits.MaxErrors)
            throw new NestingException(null);
    }

    /// <summary>Called by each rule that a mistake passes through: those that stand for a unit go on behind it, the others hand it to the rule around them.</summary>
    public void Recover(Antlr4.Runtime.Parser recognizer, RecognitionException e)
    {
        ParserRuleContext context = recognizer.Context;
        switch (context.RuleIndex)
        {
            case YParser.RULE_statement or YParser.RULE_scriptItem or YParser.RULE_layoutItem or YParser.RULE_member or YParser.RULE_switchLabel or YParser.RULE_heapFunction:
                SkipUnit(context);
                break;
            case YParser.RULE_condition or YParser.RULE_forHeader or YParser.RULE_foreachHeader or YParser.RULE_arguments:
                SkipParentheses(context);
                break;
            case YParser.RULE_script or YParser.RULE_layoutFile:
                break;
            default:
                throw e;
        }

        _isRecovering = false;
    }

    /// <summary>Before each element of a list: skips what can begin none.</summary>
    public void Sync(Antlr4.Runtime.Parser recognizer)
    {
        if (recognizer.Context.RuleIndex is not (YParser.RULE_block or YParser.RULE_script or YParser.RULE_layoutFile or YParser.RULE_switchStatement or YParser.RULE_structBody or YParser.RULE_heap))
            return;

        ATNState state = recognizer.Interpreter.atn.states[recognizer.State];
        if (state.StateType is not (StateType.StarLoopEntry or StateType.StarLoopBack))
            return;

        IntervalSet next = NextTokens.GetOrAdd(recognizer.State, _ => recognizer.Atn.NextTokens(state));
        while (!next.Contains(tokens.LA(1)) && tokens.LA(1) != TokenConstants.EOF)
        {
            ReportError(recognizer, new InputMismatchException(recognizer));
            int start = tokens.Index;
            Skip(start);
            if (tokens.Index == start)
                break;
        }

        _isRecovering = false;
    }

    private static bool ExpectsOnly(Antlr4.Runtime.Parser recognizer, int type)
    {
        ATNState state = recognizer.Interpreter.atn.states[recognizer.State];
        return state.NumberOfTransitions == 1 && state.Transition(0) is AtomTransition atom && atom.token == type;
    }

    /// <summary>Goes behind the unit that began with <paramref name="context"/>; at least one token further than the last time.</summary>
    private void SkipUnit(ParserRuleContext context)
    {
        Skip(Math.Min(context.Start.TokenIndex, tokens.Index));
        if (tokens.Index == _recoveredAt)
            tokens.Consume();

        _recoveredAt = tokens.Index;
    }

    /// <summary>Goes behind the semicolon or the brace that ends what began at <paramref name="start"/>; never past the bracket around it.</summary>
    private void Skip(int start)
    {
        int depth = 0;
        for (int i = start; i < tokens.Index; i++)
            depth += Step(tokens.Get(i).Type);

        while (tokens.LA(1) != TokenConstants.EOF)
        {
            int type = tokens.LA(1), step = Step(type);
            if (depth + step < 0)
                return;

            depth += step;
            tokens.Consume();
            if (depth == 0 && (type == YParser.SEMICOLON || (type == YParser.BRACE_CLOSE && tokens.LA(1) != YParser.SEMICOLON && !GoesOn(tokens.LA(1)))))
                return;
        }
    }

    private static bool GoesOn(int type) => type is YParser.ELSE or YParser.TRY_ELSE;

    /// <summary>Goes behind the parenthesis that closes the first one of <paramref name="context"/>.</summary>
    private void SkipParentheses(ParserRuleContext context)
    {
        int depth = 0;
        for (int i = context.Start.TokenIndex; i < tokens.Index; i++)
            depth += Step(tokens.Get(i).Type);

        while (depth > 0 && tokens.LA(1) != TokenConstants.EOF)
        {
            depth += Step(tokens.LA(1));
            tokens.Consume();
        }
    }

    private static int Step(int type) => type switch
    {
        YParser.PAREN_OPEN or YParser.TUPLE_OPEN or YParser.BRACKET_OPEN or YParser.BRACE_OPEN => 1,
        YParser.PAREN_CLOSE or YParser.BRACKET_CLOSE or YParser.BRACE_CLOSE => -1,
        _ => 0,
    };
}
