using System.Collections.Immutable;
using System.Globalization;
using YLang.Compiler.Diagnostics;
using YLang.Compiler.Syntax.Generated;

namespace YLang.Compiler.Syntax;

/// <summary>
/// Names that stand for text, with parameters or without, as in C: arguments are expanded before they take their places, what comes out is looked through again together with what follows,
/// and a name never stands for itself again inside its own text (each token remembers the macros that it came through).
/// </summary>
internal sealed class Macros(DiagnosticSink sink, Macros? earlier = null)
{
    /// <summary>Tokens looked at for one source: macros that stand for nothing but each other could double the work without ever leaving a token.</summary>
    private const int MaxSteps = 2 * SyntaxLimits.MaxTokens;

    private const string FileName = "__FILE__", LineName = "__LINE__";

    private readonly Dictionary<string, Macro> _all = earlier is null ? [] : new(earlier._all);
    private int _steps;

    public IEnumerable<string> Names => _all.Keys;

    public bool IsDefined(string name) => _all.ContainsKey(name) || name is FileName or LineName;

    public void Define(DirectiveLine line)
    {
        if (MacroReader.Read(line, sink) is not { } macro)
            return;

        if (_all.TryGetValue(macro.Name.Text, out Macro? old) && !macro.IsSameAs(old))
            sink.Add(Catalogue.MacroRedefined(macro.Name.Span, macro.Name.Text, old.Name.Span));

        _all[macro.Name.Text] = macro;
    }

    public void Undefine(DirectiveLine line)
    {
        if (line.Rest is [var name])
            _all.Remove(name.Text);
        else
            sink.Add(Catalogue.DirectiveNeedsName(line.Span, line.Written));
    }

    /// <summary>Appends the tokens with all macros carried out, as written at the place of their use.</summary>
    /// <param name="most">Tokens that <paramref name="output"/> may hold.</param>
    /// <returns>False: there would have been more.</returns>
    public bool Expand(IReadOnlyList<SourceToken> tokens, List<SourceToken> output, int most)
    {
        if (_all.Count == 0 && !tokens.Any(IsPlace))
        {
            int room = Math.Min(tokens.Count, most - output.Count);
            output.AddRange(tokens.Take(room));
            return room == tokens.Count;
        }

        var work = new Work(tokens.Select(t => new Marked(t)));
        while (work.Take() is { } next)
        {
            if (++_steps > MaxSteps || output.Count >= most)
                return false;

            if (!TryExpand(next, work))
                output.Add(next.Token);
        }

        return true;
    }

    /// <summary>Puts a macro's text in the place of its use, to be looked at next; false where the token is none.</summary>
    private bool TryExpand(Marked use, Work work)
    {
        if (IsPlace(use.Token))
        {
            work.Put([new Marked(Place(use.Token))]);
            return true;
        }

        if (use.Token.Type != YLexer.IDENTIFIER || !_all.TryGetValue(use.Token.Text, out Macro? macro) || use.Hidden.Contains(use.Token.Text))
            return false;

        if (macro.Parameters is null)
        {
            work.Put(Replacement(macro, use.Token, [], use.Hidden.Add(macro.Name.Text)));
            return true;
        }

        // Without a parenthesis behind it the name is a name: a function may be called as the macro is. One that is never closed has its message from the pairing of brackets.
        (List<List<Marked>> Arguments, Marked Close)? taken = work.TakeArguments(out int looked);
        _steps += looked;
        if (taken is not var (arguments, close))
            return false;

        if (macro.Fit(arguments) is { } fitting)
            work.Put(Replacement(macro, use.Token, fitting, use.Hidden.Intersect(close.Hidden).Add(macro.Name.Text)));
        else
            Refuse(macro, use, arguments.Count, work);

        return true;
    }

    /// <summary><c>__FILE__</c> or <c>__LINE__</c>.</summary>
    private static bool IsPlace(SourceToken token) =>
        token.Type == YLexer.IDENTIFIER && (token.IsMade || token.StopIndex - token.StartIndex + 1 == FileName.Length) && token.Text is FileName or LineName;

    private static SourceToken Place(SourceToken token) => token.Text == LineName
        ? token.Spelt(YLexer.INTEGER, token.Line.ToString(CultureInfo.InvariantCulture))
        : token.Spelt(YLexer.STRING, $"\"{token.Source.Path.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"");

    private void Refuse(Macro macro, Marked use, int given, Work work)
    {
        sink.Add(Catalogue.MacroArguments(use.Token.Span, macro.Name.Text, macro.Parameters!.Value, given, macro.Name.Span));

        // A number fits almost wherever a call does: one message for one mistake.
        work.Put([new Marked(use.Token.Insert(YLexer.INTEGER, "0"))]);
    }

    private List<Marked> Replacement(Macro macro, SourceToken use, IReadOnlyList<List<Marked>> arguments, ImmutableHashSet<string> hidden)
    {
        List<Marked> result = [];
        bool pastes = false;
        for (int i = 0; i < macro.Body.Length; i++)
        {
            MacroPart part = macro.Body[i];
            if (macro.IsCommaOfRest(i))
            {
                List<Marked> rest = Expanded(arguments[^1]);
                result.AddRange(rest.Count == 0 ? [] : [new Marked(part.Token.At(use)), .. rest]);
                pastes = macro.Body[++i].IsPasted;
                continue;
            }

            List<Marked> piece = part.Parameter < 0 ? [new Marked(part.Token.At(use))]
                : part.IsText ? [new Marked(MacroText.Quoted(arguments[part.Parameter], use))]
                : part.IsPasted || pastes ? arguments[part.Parameter]
                : Expanded(arguments[part.Parameter]);
            if (pastes && result.Count > 0 && piece.Count > 0)
            {
                SourceToken left = result[^1].Token, right = piece[0].Token;
                if (MacroText.Pasted(left, right, use) is { } one)
                    (result[^1], piece) = (new Marked(one), piece[1..]);
                else
                    sink.Add(Catalogue.MacroPaste(use.Span, left.Text, right.Text));
            }

            _steps += piece.Count;
            result.AddRange(piece);
            pastes = part.IsPasted;
            if (_steps > MaxSteps)
                break;
        }

        return [.. result.Select(t => t with { Hidden = t.Hidden.Union(hidden) })];
    }

    private List<Marked> Expanded(List<Marked> argument)
    {
        List<Marked> result = [];
        var work = new Work(argument);
        while (work.Take() is { } next && ++_steps <= MaxSteps)
        {
            if (!TryExpand(next, work))
                result.Add(next);
        }

        return result;
    }

    /// <summary>A token and the macros it came through.</summary>
    internal readonly record struct Marked(SourceToken Token, ImmutableHashSet<string> Hidden)
    {
        public Marked(SourceToken token)
            : this(token, ImmutableHashSet<string>.Empty)
        {
        }
    }

    /// <summary>What is still to be looked at, the next one on top.</summary>
    private sealed class Work(IEnumerable<Marked> tokens)
    {
        private readonly Stack<Marked> _left = new(tokens.Reverse());

        public Marked? Take() => _left.TryPop(out Marked next) ? next : null;

        public void Put(List<Marked> tokens)
        {
            for (int i = tokens.Count - 1; i >= 0; i--)
                _left.Push(tokens[i]);
        }

        /// <summary>The arguments, where a parenthesis is on top, and what closes it; null, and all is as it was: none is, or nothing closes it.</summary>
        public (List<List<Marked>> Arguments, Marked Close)? TakeArguments(out int looked)
        {
            looked = 0;
            if (!_left.TryPeek(out Marked top) || top.Token.Type != YLexer.PAREN_OPEN)
                return null;

            List<List<Marked>> arguments = [[]];
            List<Marked> taken = [_left.Pop()];
            for (int depth = 0; Take() is { } next;)
            {
                taken.Add(next);
                looked++;
                int type = next.Token.Type;
                if (type == YLexer.PAREN_CLOSE && depth == 0)
                    return (arguments, next);

                depth += type == YLexer.PAREN_OPEN ? 1 : type == YLexer.PAREN_CLOSE ? -1 : 0;
                if (type == YLexer.COMMA && depth == 0)
                    arguments.Add([]);
                else
                    arguments[^1].Add(next);
            }

            Put(taken);
            return null;
        }
    }
}
