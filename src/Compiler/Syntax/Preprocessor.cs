using YLang.Compiler.Diagnostics;
using YLang.Compiler.Syntax.Generated;
using YLang.Compiler.Text;

namespace YLang.Compiler.Syntax;

/// <summary>What preprocessing leaves of a file and all that it includes.</summary>
/// <param name="Tokens">Without an end-of-file token.</param>
/// <param name="IsWhole">False: there were too many.</param>
/// <param name="Summary">The first documentation sentence of the outermost file, or "".</param>
/// <param name="Prelude">What a further text would know of this one.</param>
internal sealed record PreprocessedUnit(List<SourceToken> Tokens, bool IsWhole, string Summary, Prelude Prelude);

/// <summary>Carries out directives, a line at a time: includes, macros, conditions. Only the branches taken are looked at.</summary>
internal sealed class Preprocessor
{
    private readonly ParseContext _context;
    private readonly DiagnosticSink _sink;
    private readonly List<SourceToken> _output = [];

    /// <summary>What was read since the last directive: a macro's arguments may go over lines.</summary>
    private readonly List<SourceToken> _read = [];
    private readonly HashSet<string> _included;
    private readonly Documentation _documentation = new();
    private readonly Macros _macros;
    private readonly Conditions _conditions;
    private bool _full;

    private Preprocessor(ParseContext context, Prelude prelude, DiagnosticSink sink)
    {
        _context = context;
        _sink = sink;
        _included = [.. prelude.Included];
        _macros = new Macros(sink, prelude.Macros);
        _conditions = new Conditions(context.Layout, _macros, sink);
    }

    public static PreprocessedUnit Process(SourceText source, ParseContext context, DiagnosticSink sink) => Process(source, context, Prelude.Empty, sink);

    /// <param name="prelude">What texts before this one have defined and included.</param>
    public static PreprocessedUnit Process(SourceText source, ParseContext context, Prelude prelude, DiagnosticSink sink)
    {
        var preprocessor = new Preprocessor(context, prelude, sink);
        preprocessor._included.Add(Identity(source.Path));
        preprocessor.ProcessFile(source, depth: 0);
        return new PreprocessedUnit(preprocessor._output, !preprocessor._full, preprocessor._documentation.Summary, new Prelude(preprocessor._macros, preprocessor._included));
    }

    /// <summary>One name for one file, however it was reached.</summary>
    private static string Identity(string path) => path.StartsWith('<') ? path : Path.GetFullPath(path);

    private void ProcessFile(SourceText source, int depth)
    {
        List<SourceToken> tokens = Tokenizer.Tokenize(source);
        int outerConditions = _conditions.Depth;
        _documentation.Forget();
        for (int i = 0; i < tokens.Count && !_full; i++)
        {
            SourceToken token = tokens[i];
            if (token.Type == YLexer.DIRECTIVE && (i == 0 || tokens[i - 1].Line < token.Line || tokens[i - 1].Type == YLexer.SPLICE))
            {
                DirectiveLine line = DirectiveLine.Read(tokens, i);
                i = line.LastIndex;
                Flush();
                Obey(line, depth);
            }
            else if (token.Type != YLexer.SPLICE && _conditions.IsTaken)
            {
                if (token.Type == YLexer.DOCUMENT)
                    _documentation.Add(token, isOutermost: depth == 0);
                else
                    Read(token);
            }
        }

        Flush();
        _conditions.CloseFile(outerConditions);
        _documentation.Forget();
    }

    private void Read(SourceToken token)
    {
        token.Documentation = _documentation.TakeFor(token);
        _read.Add(token);
    }

    private void Flush()
    {
        if (!_full && !_macros.Expand(_read, _output, SyntaxLimits.MaxTokens))
        {
            _sink.Add(Catalogue.TooManyTokens(_read[^1].Span, SyntaxLimits.MaxTokens));
            _full = true;
        }

        _read.Clear();
    }

    private void Obey(DirectiveLine line, int depth)
    {
        if (_conditions.TryObey(line) || !_conditions.IsTaken)
            return;

        switch (line.Hashes, line.Name)
        {
            case (1, "include"):
                Include(line, depth);
                break;
            case (1, "define"):
                _macros.Define(line);
                break;
            case (1, "undef"):
                _macros.Undefine(line);
                break;
            case (1 or 2, "error"):
                _sink.Add(Catalogue.ErrorDirective(line.Span, line.ErrorText));
                break;
            case (1 or 2, "warning"):
                _sink.Add(Catalogue.WarningDirective(line.Span, line.ErrorText));
                break;
            case (1, "pragma"):
                break;
            case (1, "line"):
                _sink.Add(Catalogue.NotAvailable(line.Directive.Span, line.Written, "messages name the files and lines that are read"));
                break;
            case (2, _) when DirectiveLine.Reason(line.Name) is { } reason:
                _sink.Add(Catalogue.NotAvailable(line.Directive.Span, line.Written, reason));
                break;
            default:
                _sink.Add(line.LooksLikeComment
                    ? Catalogue.CommentByHash(line.Directive.Span with { Length = 1 })
                    : Catalogue.UnknownDirective(line.Directive.Span, line.Written, DirectiveLine.All));
                break;
        }
    }

    private void Include(DirectiveLine line, int depth)
    {
        if (line.IncludeName is not var (name, at, isSystem))
        {
            _sink.Add(Catalogue.IncludeNeedsName(line.Span));
            return;
        }

        SourceText from = line.Directive.Source;
        if (!IncludeResolver.IsContained(name))
            _sink.Add(Catalogue.IncludeClimbs(at, name));
        else if (_context.Includes.Find(name, isSystem, from) is { } path)
            OpenContained(path, name, at, depth);
        else if (isSystem && BuiltInHeaders.Contains(name))
            _sink.Add(Catalogue.IncludeIsBuiltIn(at, name));
        else
            _sink.Add(Catalogue.IncludeNotFound(at, name, Searched(isSystem, from)));
    }

    private void OpenContained(string path, string name, SourceSpan at, int depth)
    {
        if (IncludeResolver.LeavesByLink(path, name))
            _sink.Add(Catalogue.IncludeLeavesByLink(at, name));
        else
            Open(path, at, depth);
    }

    private void Open(string path, SourceSpan at, int depth)
    {
        if (!_included.Add(Identity(path)))
            return;

        if (depth >= SyntaxLimits.MaxIncludeDepth)
            _sink.Add(Catalogue.IncludesTooDeep(at, SyntaxLimits.MaxIncludeDepth));
        else if (_context.Includes.Read(path, out string reason) is { } included)
            ProcessFile(included, depth + 1);
        else
            _sink.Add(Catalogue.IncludeUnreadable(at, path, reason));
    }

    private IEnumerable<string> Searched(bool isSystem, SourceText from)
    {
        string beside = Path.GetDirectoryName(from.Path) is { Length: > 0 } folder ? folder : ".";
        return isSystem ? _context.Includes.Folders : [beside, .. _context.Includes.Folders];
    }

    /// <summary>C's headers whose names the language has by itself; pasted code includes them.</summary>
    private static readonly HashSet<string> BuiltInHeaders = ["stdint.h", "stddef.h", "stdbool.h", "inttypes.h", "stdio.h", "string.h", "sys/types.h", "math.h", "assert.h", "limits.h"];
}
