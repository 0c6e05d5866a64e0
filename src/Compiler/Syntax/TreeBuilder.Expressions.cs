using System.Collections.Immutable;
using System.Diagnostics;
using Antlr4.Runtime;
using Antlr4.Runtime.Tree;
using YLang.Compiler.Diagnostics;
using YLang.Compiler.Syntax.Generated;
using YLang.Compiler.Text;

namespace YLang.Compiler.Syntax;

internal sealed partial class TreeBuilder
{
    private int _operators, _wholes;

    /// <summary>A whole expression: its operators are counted, since they are the depth of its tree.</summary>
    private ExpressionSyntax Whole(Func<ExpressionSyntax> build)
    {
        if (_wholes++ == 0)
            _operators = 0;

        ExpressionSyntax expression = build();
        _wholes--;
        return expression;
    }

    private bool IsTooLong(SourceSpan at)
    {
        if (++_operators <= SyntaxLimits.MaxOperators)
            return false;

        if (_operators == SyntaxLimits.MaxOperators + 1)
            report.Add(Catalogue.ExpressionTooLong(at, SyntaxLimits.MaxOperators));

        return true;
    }

    /// <summary>With C's comma operator.</summary>
    private ExpressionSyntax Expression(YParser.ExpressionContext expression)
    {
        if (IsBroken(expression))
            return new MissingExpressionSyntax(Span(expression));

        return Whole(() =>
        {
            YParser.AssignmentContext[] parts = expression.assignment();
            ExpressionSyntax left = Assignment(parts[0]);
            for (int i = 1; i < parts.Length && !IsTooLong(Span(expression)); i++)
                left = new BinarySyntax(Span(parts[0], parts[i]), Span(expression.COMMA(i - 1)), ",", left, Assignment(parts[i]));

            return left;
        });
    }

    /// <summary>Between parentheses: commas make a tuple.</summary>
    private ExpressionSyntax Grouped(YParser.ExpressionContext expression)
    {
        YParser.AssignmentContext[] parts = expression.assignment();
        return IsBroken(expression) || parts.Length == 1 ? Expression(expression) : new TupleSyntax(Span(expression), [.. parts.Select(p => Whole(() => Assignment(p)))]);
    }

    private ExpressionSyntax Parenthesised(YParser.ParenthesisedContext parenthesised) => Grouped(parenthesised.expression());

    private ExpressionSyntax Assignment(YParser.AssignmentContext assignment)
    {
        if (IsBroken(assignment))
            return new MissingExpressionSyntax(Span(assignment));

        ExpressionSyntax target = Conditional(assignment.conditional());
        if (assignment.assignment() is not { } right || IsTooLong(Span(assignment)))
            return target;

        SourceToken op = Token((ITerminalNode)assignment.GetChild(1));
        ExpressionSyntax value = Assignment(right);
        return op.Type == YParser.FEED
            ? new BinarySyntax(Span(assignment), op.Span, op.Text, target, value)
            : new AssignmentSyntax(Span(assignment), op.Span, op.Text, target, value);
    }

    private ExpressionSyntax Conditional(YParser.ConditionalContext conditional)
    {
        if (IsBroken(conditional))
            return new MissingExpressionSyntax(Span(conditional));

        YParser.BinaryContext binary = conditional.binary();
        ExpressionSyntax condition = Binary(binary.unary(), binary.binaryOperator(), Unary);
        if (conditional.conditional() is not { } otherwise || IsTooLong(Span(conditional)))
            return condition;

        return new ConditionalSyntax(Span(conditional), condition, Expression(conditional.expression()), Conditional(otherwise));
    }

    private ExpressionSyntax ParamDefault(YParser.ParamDefaultContext value) => Whole(() => Binary(value.paramOperand(), value.binaryOperator(), ParamOperand));

    private ExpressionSyntax ParamOperand(YParser.ParamOperandContext operand)
    {
        ExpressionSyntax value = operand.IDENTIFIER() is { } name ? new NameSyntax(Span(name), Token(name).Text)
            : operand.number() is { } number ? Number(number)
            : Parenthesised(operand.parenthesised());
        return operand.prefixOperator().Reverse().Aggregate(value, (inner, prefix) => Prefix(prefix, inner, Span(prefix, operand)));
    }

    /// <summary>Operands and the operators between them to a tree, by precedence climbing.</summary>
    private ExpressionSyntax Binary<T>(T[] operands, YParser.BinaryOperatorContext[] operators, Func<T, ExpressionSyntax> build)
        where T : ParserRuleContext
    {
        int next = 0;
        return Climb(0);

        ExpressionSyntax Climb(int least)
        {
            int first = next;
            ExpressionSyntax left = build(operands[next]);
            while (next < operators.Length)
            {
                SourceToken op = Token(operators[next].Start);
                int precedence = Operators.Precedence(op.Text);
                if (precedence <= least || IsTooLong(op.Span))
                    break;

                next++;
                ExpressionSyntax right = Climb(precedence);
                left = new BinarySyntax(Span(operands[first], operands[next]), op.Span, op.Text, left, right);
            }

            return left;
        }
    }

    private ExpressionSyntax Unary(YParser.UnaryContext unary) => unary.GetChild(0) switch
    {
        YParser.PrefixOperatorContext prefix => Prefix(prefix, Unary(unary.unary()), Span(unary)),
        YParser.SizeofContext size => Sizeof(size),
        YParser.CastContext cast => Cast(cast),
        YParser.PrimaryContext primary => Postfixes(Primary(primary), primary, unary.postfix()),
        var other => throw new UnreachableException(other?.GetType().Name),
    };

    private ExpressionSyntax Prefix(YParser.PrefixOperatorContext prefix, ExpressionSyntax operand, SourceSpan span)
    {
        if (IsTooLong(span))
            return operand;

        SourceToken op = Token(prefix.Start);
        if (op.Type is not (YParser.MATCH or YParser.NOT_MATCH))
            return new UnarySyntax(span, op.Text, operand);

        // '~~x' and '!~~x' are C's operators side by side
        ExpressionSyntax twice = new UnarySyntax(span, "~", new UnarySyntax(span, "~", operand));
        return op.Type == YParser.MATCH ? twice : new UnarySyntax(span, "!", twice);
    }

    private ExpressionSyntax Cast(YParser.CastContext cast)
    {
        if (cast.parameter() is not { } type)
            return Postfixes(Grouped(cast.expression()), cast, cast.postfix());

        ExpressionSyntax operand = Unary(cast.unary());
        return IsTooLong(Span(cast)) ? operand : new CastSyntax(Span(cast), TypeName(type), operand);
    }

    /// <summary>A type without a name.</summary>
    private TypeSyntax TypeName(YParser.ParameterContext parameter)
    {
        Declared declared = Declare(parameter.specifiers(), parameter.abstractDeclarator());
        if (declared.Name.Length > 0)
            report.Add(Catalogue.NameInType(declared.NameSpan, declared.Name));

        return declared.Type;
    }

    private ExpressionSyntax Sizeof(YParser.SizeofContext size)
    {
        SourceSpan span = Span(size);
        if (IsTooLong(span))
            return new MissingExpressionSyntax(span);

        if (size.parameter() is { } type)
            return new SizeofTypeSyntax(span, TypeName(type));

        ExpressionSyntax operand = size.expression() is { } expression ? Postfixes(Grouped(expression), expression, size.postfix())
            : size.prefixOperator() is { } prefix ? Prefix(prefix, Unary(size.unary()), Span(prefix, size))
            : size.@sizeof() is { } inner ? Sizeof(inner)
            : Postfixes(Primary(size.primary()), size.primary(), size.postfix());
        return new SizeofExpressionSyntax(span, operand);
    }

    private ExpressionSyntax Postfixes(ExpressionSyntax target, ParserRuleContext first, YParser.PostfixContext[] postfixes)
    {
        foreach (YParser.PostfixContext postfix in postfixes)
        {
            SourceSpan span = Span(first, postfix);
            if (IsTooLong(span))
                break;

            target = postfix switch
            {
                _ when postfix.subscript() is { } subscript => Subscript(span, target, subscript),
                _ when postfix.word() is { } word => new MemberSyntax(span, target, postfix.ARROW() is not null, Word(word).Span, Word(word).Text),
                _ when postfix.arguments() is { } arguments => Call(span, target, arguments),
                _ => new PostfixSyntax(span, Token(postfix.Start).Text, target),
            };
        }

        return target;
    }

    private ExpressionSyntax Subscript(SourceSpan span, ExpressionSyntax target, YParser.SubscriptContext subscript)
    {
        ExpressionSyntax? first = subscript.expression() is { } from ? Grouped(from) : null;
        if (subscript.sliceEnd() is { } end)
            return new SliceSyntax(span, target, first, end.expression() is { } to ? Grouped(to) : null);

        return first is null ? new MissingExpressionSyntax(span) : new IndexSyntax(span, target, first);
    }

    private ExpressionSyntax Call(SourceSpan span, ExpressionSyntax target, YParser.ArgumentsContext arguments)
    {
        ImmutableArray<ExpressionSyntax> values = [.. arguments.assignment().Select(a => Whole(() => Assignment(a)))];
        if (IsBroken(arguments))
            return new MissingExpressionSyntax(span);

        if (target is NameSyntax name)
            return new CallSyntax(span, name.Span, name.Name, values);

        report.Add(target is MemberSyntax { IsArrow: false } method ? Catalogue.NoMethods(method.NameSpan, method.Name, ForeignMethods.Instead(method.Name)) : Catalogue.CallsOnlyNames(span));
        return new MissingExpressionSyntax(span);
    }

    private ExpressionSyntax Primary(YParser.PrimaryContext primary)
    {
        SourceSpan span = Span(primary);
        return primary.GetChild(0) switch
        {
            YParser.NumberContext number => Number(number),
            YParser.HasContext has => Has(has, span),
            YParser.OffsetofContext offset => Offsetof(offset, span),
            ITerminalNode { Symbol.Type: YParser.IDENTIFIER } name => new NameSyntax(span, Token(name).Text),
            ITerminalNode { Symbol.Type: YParser.STRING } => new StringLiteralSyntax(span, Text(primary.STRING())),
            ITerminalNode { Symbol.Type: YParser.CHARACTER } character => Character(character, span),
            ITerminalNode { Symbol.Type: YParser.REGEX } regex => new RegexLiteralSyntax(span, Token(regex).Text[3..^1].Replace("\\/", "/", StringComparison.Ordinal)),
            ITerminalNode { Symbol.Type: YParser.CAPTURE } capture => Capture(capture, span),
            var other => throw new UnreachableException(other?.GetType().Name),
        };
    }

    private ExpressionSyntax Capture(ITerminalNode capture, SourceSpan span)
    {
        if (int.TryParse(Token(capture).Text.AsSpan(1), out int group) && group < 100)
            return new CaptureSyntax(span, group);

        report.Add(Catalogue.NoSuchCapture(span));
        return new MissingExpressionSyntax(span);
    }

    private ExpressionSyntax Character(ITerminalNode character, SourceSpan span)
    {
        string text = Text(character);
        if (text.Length == 1)
        {
            bool isByte = Token(character).Text.StartsWith("'\\", StringComparison.Ordinal) && text[0] <= byte.MaxValue;
            return new CharacterLiteralSyntax(span, isByte ? unchecked((sbyte)text[0]) : text[0]); // '\xff' is a char, and those are signed
        }

        if (text.Length == 2 && char.IsSurrogatePair(text[0], text[1]))
            return new CharacterLiteralSyntax(span, char.ConvertToUtf32(text[0], text[1]));

        report.Add(Catalogue.NotACharacter(span));
        return new MissingExpressionSyntax(span);
    }

    private ExpressionSyntax Number(YParser.NumberContext number)
    {
        SourceToken token = Token(number.Start);
        if (token.Type == YParser.FLOAT)
            return new FloatLiteralSyntax(token.Span, Literals.Float(token));

        if (token.Type == YParser.INTEGER && Literals.Integer(token) is var (value, suffix, isDecimal))
            return new IntegerLiteralSyntax(token.Span, value, suffix, isDecimal);

        bool isTooLarge = token.Type == YParser.INTEGER && Literals.IsInteger(token);
        report.Add(isTooLarge ? Catalogue.NumberTooLarge(token.Span) : Catalogue.NotANumber(token.Span));
        return new MissingExpressionSyntax(token.Span);
    }

    private ExpressionSyntax Has(YParser.HasContext has, SourceSpan span)
    {
        if (has.parameter() is { } type)
            return new HasTypeSyntax(span, TypeName(type));

        // a bare name that is no known type: a type that this layout lacks
        ExpressionSyntax operand = Expression(has.expression());
        return operand is NameSyntax name ? new HasTypeSyntax(span, new NamedTypeSyntax(name.Span, name.Name)) : new HasExpressionSyntax(span, operand);
    }

    private OffsetofSyntax Offsetof(YParser.OffsetofContext offset, SourceSpan span) =>
        new(span, TypeName(offset.parameter()), [.. offset.word().Select(w => new NameSyntax(Span(w), Word(w).Text))]);
}
