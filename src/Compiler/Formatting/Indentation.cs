using YLang.Compiler.Syntax;
using static YLang.Compiler.Syntax.Generated.YLexer;

namespace YLang.Compiler.Formatting;

/// <summary>
/// How deep each line stands: a level for each open brace, for each <c>if</c>, <c>for</c> and their like that waits for its statement, and for a statement that goes on.
/// </summary>
internal sealed class Indentation
{
    /// <summary>Control words whose statement has not come yet, from the outside in; by open brace.</summary>
    private readonly Stack<List<int>> _outer = new();

    /// <summary>By open brace: a comma there ends an enumerator.</summary>
    private readonly Stack<bool> _enums = new();
    private List<int> _waiting = [];

    /// <summary>What waited before the last statement ended: an <c>else</c> goes back to its <c>if</c>.</summary>
    private List<int> _ended = [];
    private int _parentheses;
    private int _headEnds = -1;
    private bool _isOpen;
    private bool _isLabel;
    private bool _isEnum;
    private int _lastType;

    /// <summary>Levels of a line, by what stands before it.</summary>
    public int LevelsOf(IReadOnlyList<SourceToken> line)
    {
        int first = line[0].Type;
        int braces = _outer.Count;
        if (first == BRACE_CLOSE)
            return Math.Max(0, braces - line.TakeWhile(t => t.Type == BRACE_CLOSE).Count()) + OuterWaiting(line.TakeWhile(t => t.Type == BRACE_CLOSE).Count());

        // A brace on a line of its own stands where its statement does.
        if (first == BRACE_OPEN)
            return braces + OuterWaiting(0) + Math.Max(0, _waiting.Count - 1);

        if (!_isOpen && first is CASE or DEFAULT)
            return Math.Max(0, braces - 1) + OuterWaiting(0);

        int waiting = !_isOpen && first is ELSE or TRY_ELSE ? Math.Max(0, _ended.FindLastIndex(w => w is IF or TRY)) : _waiting.Count;
        return braces + OuterWaiting(0) + waiting + (_isOpen ? 1 : 0);
    }

    /// <summary>Takes note of what a line opens and ends.</summary>
    public void Pass(IReadOnlyList<SourceToken> line)
    {
        foreach (SourceToken token in line)
            Pass(token.Type);
    }

    private void Pass(int type)
    {
        switch (type)
        {
            case PAREN_OPEN or BRACKET_OPEN:
                _parentheses++;
                break;
            case PAREN_CLOSE or BRACKET_CLOSE:
                _parentheses = Math.Max(0, _parentheses - 1);
                if (type == PAREN_CLOSE && _parentheses == _headEnds)
                {
                    // The head of a control statement is complete: its statement may stand on a line of its own.
                    (_headEnds, _isOpen, _lastType) = (-1, false, type);
                    return;
                }

                break;
            case BRACE_OPEN:
                _outer.Push(_waiting);
                _enums.Push(_isEnum);
                (_isEnum, _waiting, _isOpen, _headEnds, _parentheses) = (false, [], false, -1, 0);
                _lastType = type;
                return;
            case BRACE_CLOSE:
                List<int> outer = _outer.Count > 0 ? _outer.Pop() : [];
                _ = _enums.TryPop(out _);
                (_ended, _waiting, _isOpen, _parentheses) = (outer, [], false, 0);
                _lastType = type;
                return;
            case ENUM:
                _isEnum = true;
                break;
            case COMMA when _parentheses == 0 && _enums.TryPeek(out bool isEnum) && isEnum:
                (_isOpen, _lastType) = (false, type);
                return;
            case SEMICOLON when _parentheses == 0:
                if (_waiting.Count > 0 || _ended.Count > 0)
                    _ended = _waiting;

                (_waiting, _isOpen, _isEnum) = ([], false, false);
                _lastType = type;
                return;
            case IF or FOR or WHILE or SWITCH or FOREACH when _parentheses == 0:
                Wait(type);
                _headEnds = 0;
                break;
            case ELSE or TRY_ELSE or TRY or DO when _parentheses == 0:
                if (type is ELSE or TRY_ELSE)
                {
                    int of = _ended.FindLastIndex(w => w is IF or TRY);
                    _waiting = of > 0 ? _ended[..of] : [];
                }

                Wait(type);
                (_isOpen, _lastType) = (false, type);
                return;
            case COLON when _lastType is CASE or DEFAULT || (_isOpen && _isLabel):
                (_isOpen, _isLabel, _lastType) = (false, false, type);
                return;
        }

        _isLabel = _isLabel || (!_isOpen && type is CASE or DEFAULT);
        (_isOpen, _lastType) = (true, type);
    }

    private void Wait(int type)
    {
        // "else if" is one step.
        if (type == IF && _lastType == ELSE && _waiting is [.., ELSE])
            _waiting = [.. _waiting[..^1], IF];
        else
            _waiting = [.. _waiting, type];
    }

    /// <summary>A block that is the statement of a control statement without braces stands deeper by that one.</summary>
    private int OuterWaiting(int closing) => _outer.Skip(closing).Sum(w => Math.Max(0, w.Count - 1));
}
