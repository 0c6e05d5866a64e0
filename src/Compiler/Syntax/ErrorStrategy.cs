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

    private int _recoveredAt = -1, _mistakes;

    /// <summary>A mistake has been met, and the unit that holds it is not yet left: each rule up to that unit ends at its next step.</summary>
    public bool IsRecovering { get; private set; }

    public void Reset(Antlr4.Runtime.Parser recognizer) => IsRecovering = false;

    public bool InErrorRecoveryMode(Antlr4.Runtime.Parser recognizer) => IsRecovering;

    public void ReportMatch(Antlr4.Runtime.Parser recognizer)
    {
        if (IsRecovering)
            throw new InputMismatchException(recognizer);
    }

    /// <summary>Called where a token did not match. Gives the semicolon that should have stood here, else gives up the rule.</summary>
    public IToken RecoverInline(Antlr4.Runtime.Parser recognizer)
    {
        if (!IsRecovering && TryInsertSemicolon(recognizer, recognizer.Atn.NextTokens(StateOf(recognizer))))
        {
            IToken inserted = tokens.Here;
            recognizer.Consume();
            return inserted;
        }

        throw new InputMismatchException(recognizer);
    }

    public void ReportError(Antlr4.Runtime.Parser recognizer, RecognitionException e)
    {
        if (IsRecovering)
            return;

        report.Add(new Complaint((YParser)recognizer, tokens).Find());
        if (++_mistakes >= SyntaxLimits.MaxErrors)
            throw new NestingException(null);

        IsRecovering = true;
    }

    /// <summary>Nothing: to throw again from here would pile up the stack of every rule that is left; see <see cref="TryResume"/>.</summary>
    public void Recover(Antlr4.Runtime.Parser recognizer, RecognitionException e)
    {
    }

    /// <summary>Called at the end of each rule that a mistake passes through: those that stand for a unit go on behind it.</summary>
    public void TryResume(ParserRuleContext context)
    {
        switch (context.RuleIndex)
        {
            case YParser.RULE_statement or YParser.RULE_scriptItem or YParser.RULE_layoutItem or YParser.RULE_member or YParser.RULE_switchLabel or YParser.RULE_heapFunction:
                SkipUnit(context);
                IsRecovering = false;
                break;
            case YParser.RULE_condition or YParser.RULE_forHeader or YParser.RULE_foreachHeader or YParser.RULE_arguments:
                SkipParentheses(context);
                IsRecovering = false;
                break;
        }
    }

    /// <summary>Before each decision: puts in a forgotten semicolon; before each element of a list: skips what can begin none.</summary>
    public void Sync(Antlr4.Runtime.Parser recognizer)
    {
        if (IsRecovering)
            throw new InputMismatchException(recognizer);

        ATNState state = StateOf(recognizer);
        IntervalSet next = NextTokens.GetOrAdd(state.stateNumber, _ => recognizer.Atn.NextTokens(state));
        if (next.Contains(tokens.LA(1)) || next.Contains(TokenConstants.EPSILON) || TryInsertSemicolon(recognizer, next))
            return;

        bool isList = state.StateType is StateType.StarLoopEntry or StateType.StarLoopBack && recognizer.Context.RuleIndex
            is YParser.RULE_block or YParser.RULE_script or YParser.RULE_layoutFile or YParser.RULE_layoutBlock or YParser.RULE_switchStatement or YParser.RULE_structBody or YParser.RULE_heap;
        while (isList && !next.Contains(tokens.LA(1)) && tokens.LA(1) != TokenConstants.EOF)
        {
            ReportError(recognizer, new InputMismatchException(recognizer));
            int start = tokens.Index;
            Skip(start);
            IsRecovering = false;
            if (tokens.Index == start)
                break;
        }
    }

    private static ATNState StateOf(Antlr4.Runtime.Parser recognizer) => recognizer.Interpreter.atn.states[recognizer.State];

    private bool TryInsertSemicolon(Antlr4.Runtime.Parser recognizer, IntervalSet next)
    {
        if (!next.Contains(YParser.SEMICOLON) || Complaint.IsList(next) || !Complaint.IsMissingSemicolon(tokens))
            return false;

        ReportError(recognizer, new InputMismatchException(recognizer));
        tokens.Insert(tokens.Before!.Insert(YParser.SEMICOLON, ";"));
        IsRecovering = false;
        return true;
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
            if (depth + step < 0 || (depth == 0 && tokens.Index > start && Begins(type)))
                return;

            depth += step;
            tokens.Consume();
            if (depth == 0 && (type == YParser.SEMICOLON || (type == YParser.BRACE_CLOSE && tokens.LA(1) != YParser.SEMICOLON && !GoesOn(tokens.LA(1)))))
                return;
        }
    }

    /// <summary>Words that only ever begin something.</summary>
    private static bool Begins(int type) => type is YParser.PROBE or YParser.PARAM or YParser.ITER or YParser.VISIT or YParser.ROOTS or YParser.HEAP or YParser.LABEL or YParser.TYPEDEF
        or YParser.LAYOUT or YParser.EXTENDS or YParser.PROVENANCE or YParser.REMOVE or YParser.RECOGNITION or YParser.STATED or YParser.VARIANT or YParser.MACHINE
        or YParser.RETURN or YParser.BREAK or YParser.CONTINUE or YParser.FOREACH or YParser.FOR or YParser.SWITCH or YParser.TRY;

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
