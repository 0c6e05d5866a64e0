// The grammar of scripts (`script`) and layout files (`layoutFile`). Every decision but one (the dangling else) needs a single token of lookahead, so that the parser is plain
// switches: fast from the first call, and exact about where a mistake is. The precedence of binary operators stands in Syntax/Operators.cs.
parser grammar YParser;

options { tokenVocab = YLexer; superClass = ParserBase; }

script : scriptItem* EOF ;

layoutFile : layoutItem* EOF ;

// Scripts

scriptItem
    : probe | param | iterator | label | visit | roots | heap | declaration | typedef
    | SEMICOLON
    ;

probe : PROBE ( timer | probePoint ) block ;

// _timer.s(5)
timer : TIMER DOT word PAREN_OPEN conditional PAREN_CLOSE ;

// _oneshot; and whatever else was written, for a message that names it
probePoint : ( ~( BRACE_OPEN | BRACE_CLOSE | SEMICOLON | TIMER ) ~( BRACE_OPEN | BRACE_CLOSE | SEMICOLON )* )? ;

param : PARAM specifiers declarator ( ASSIGN paramDefault )? STRING* SEMICOLON ;

// A string here ends the value: it is the help.
paramDefault : STRING | paramOperand ( binaryOperator paramOperand )* ;

paramOperand : prefixOperator* ( IDENTIFIER | number | parenthesised ) ;

iterator : ITER specifiers declarator block ;

label : LABEL name PAREN_OPEN parameters? PAREN_CLOSE block ;

visit : VISIT parameter ( COMMA parameter )* OF ( STRING | IDENTIFIER ) ( WHERE expression )? block ;

roots : ROOTS name block ;

heap : HEAP name OF ( STRUCT | UNION )? word BRACE_OPEN heapFunction* BRACE_CLOSE ;

heapFunction : specifiers declarator block ;

// A function, variables, or only a type
declaration : specifiers ( SEMICOLON | declarator ( block | variableRest SEMICOLON ) ) ;

variableRest : ( ASSIGN initializer )? ( COMMA initDeclarator )* ;

typedef : TYPEDEF specifiers declarator ( COMMA declarator )* SEMICOLON ;

// Layout files

layoutItem
    : layoutHeader | extends | provenance | layoutConstant | externVariable | remove | recognition | stated | variant | machine | structOrEnum | typedef
    | SEMICOLON
    ;

layoutHeader : ( LAYOUT | RUNTIME ) word number? SEMICOLON ;

extends : EXTENDS word number SEMICOLON ;

provenance : PROVENANCE STRING+ SEMICOLON ;

layoutConstant : CONST name ASSIGN expression SEMICOLON ;

externVariable : EXTERN specifiers declarator ( SECTION PAREN_OPEN STRING PAREN_CLOSE )? SEMICOLON ;

remove : REMOVE ( word | STRUCT | UNION | ENUM | TYPEDEF | CONST | EXTERN ) word word? SEMICOLON ;

recognition : RECOGNITION ( word | number | STRING )* SEMICOLON ;

// What the target says of itself: when it is believed, and where it says what
stated : STATED ( WHERE expression | ( offsetof | sizeof ) ASSIGN expression ) SEMICOLON ;

// What holds beside the file's main line where the target is so
variant : VARIANT STRING+ WHERE expression layoutBlock ;

machine : MACHINE STRING layoutBlock ;

layoutBlock : BRACE_OPEN layoutItem* BRACE_CLOSE ;

structOrEnum : ( structSpecifier | enumSpecifier ) SEMICOLON ;

// Types and declarators

specifiers : qualifier* typeCore ( CONST | IGNORED_QUALIFIER )* ;

qualifier : CONST | STATIC | IGNORED_QUALIFIER | EXTERN ;

typeCore : BUILT_IN_TYPE+ | TYPE_NAME | TRACER_TYPE | container | tupleType | structSpecifier | enumSpecifier ;

container : CONTAINER PAREN_OPEN parameter ( COMMA parameter )* PAREN_CLOSE ;

tupleType : TUPLE_OPEN parameter ( COMMA parameter )* PAREN_CLOSE ;

structSpecifier : ( STRUCT | UNION ) ( word structSize? structBody? | structBody ) ;

structSize : SIZE ( number | parenthesised ) ;

structBody : BRACE_OPEN ( member | SEMICOLON )* BRACE_CLOSE ;

member : ( AT ( number | parenthesised ) )? specifiers ( memberDeclarator ( COMMA memberDeclarator )* )? SEMICOLON ;

memberDeclarator : ( declarator ( COLON conditional )? | COLON conditional ) ( CHECK PAREN_OPEN expression PAREN_CLOSE )? ;

enumSpecifier : ENUM ( word enumBody? | enumBody ) ;

enumBody : BRACE_OPEN ( enumerator ( COMMA enumerator? )* )? BRACE_CLOSE ;

enumerator : name ( ASSIGN conditional )? ;

parameters : parameter ( COMMA ( parameter | ELLIPSIS ) )* ;

// A type with or without a name: parameters, casts, arguments of containers
parameter : specifiers abstractDeclarator ;

declarator : pointer* directDeclarator ;

abstractDeclarator : pointer* ( directDeclarator | arraySuffix+ )? ;

directDeclarator : ( name | PAREN_OPEN pointer abstractDeclarator PAREN_CLOSE ) ( arraySuffix | functionSuffix )* ;

pointer : STAR ( CONST | IGNORED_QUALIFIER )* ;

arraySuffix : BRACKET_OPEN expression? BRACKET_CLOSE ;

functionSuffix : PAREN_OPEN parameters? PAREN_CLOSE ;

// Statements

block : BRACE_OPEN statement* BRACE_CLOSE ;

statement
    : block | emptyStatement | variables | expressionStatement | ifStatement | whileStatement | doStatement | forStatement | foreachStatement | switchStatement
    | breakStatement | continueStatement | returnStatement | yieldStatement | tryStatement | gotoStatement
    ;

emptyStatement : SEMICOLON ;

variables : specifiers ( initDeclarator ( COMMA initDeclarator )* )? SEMICOLON ;

initDeclarator : declarator ( ASSIGN initializer )? ;

initializer : assignment | braceInitializer ;

// For a message only
braceInitializer : BRACE_OPEN ( initializer ( COMMA initializer? )* )? BRACE_CLOSE ;

expressionStatement : expression SEMICOLON ;

condition : PAREN_OPEN expression PAREN_CLOSE ;

ifStatement : IF condition statement ( ELSE statement )? ;

whileStatement : WHILE condition statement ;

doStatement : DO statement WHILE condition SEMICOLON ;

forStatement : FOR forHeader statement ;

forHeader : PAREN_OPEN ( variables | expressionStatement | SEMICOLON ) forCondition? SEMICOLON forStep? PAREN_CLOSE ;

forCondition : expression ;

forStep : expression ;

foreachStatement : FOREACH foreachHeader statement ;

foreachHeader : PAREN_OPEN parameter COLON conditional foreachClause* PAREN_CLOSE ;

foreachClause : WHERE conditional | ORDER BY conditional ( ASC | DESC )? | LIMIT conditional ;

switchStatement : SWITCH condition BRACE_OPEN ( switchLabel | statement )* BRACE_CLOSE ;

switchLabel : ( CASE conditional | DEFAULT ) COLON ;

breakStatement : BREAK SEMICOLON ;

continueStatement : CONTINUE SEMICOLON ;

returnStatement : RETURN expression? SEMICOLON ;

yieldStatement : YIELD PAREN_OPEN expression PAREN_CLOSE SEMICOLON ;

tryStatement : TRY block ( TRY_ELSE block )? ;

gotoStatement : GOTO name SEMICOLON ;

// Expressions

expression : assignment ( COMMA assignment )* ;

assignment : conditional ( ( ASSIGN | OPERATE_ASSIGN | FEED ) assignment )? ;

conditional : binary ( QUESTION expression COLON conditional )? ;

binary : unary ( binaryOperator unary )* ;

binaryOperator : BINARY | STAR | AMPERSAND | PLUS | MINUS | MATCH | NOT_MATCH ;

unary
    : prefixOperator unary
    | sizeof
    | cast
    | primary postfix*
    ;

// '~~x' is C's double complement, '!~~x' its negation.
prefixOperator : PLUS | MINUS | NOT | COMPLEMENT | STAR | AMPERSAND | INCREMENT | DECREMENT | MATCH | NOT_MATCH ;

// A cast, or an expression (a tuple where it has commas) with what follows it
cast : PAREN_OPEN ( parameter PAREN_CLOSE unary | expression PAREN_CLOSE postfix* ) ;

parenthesised : PAREN_OPEN expression PAREN_CLOSE ;

sizeof : SIZEOF ( PAREN_OPEN ( parameter | expression ) PAREN_CLOSE postfix* | prefixOperator unary | sizeof | primary postfix* ) ;

postfix
    : BRACKET_OPEN subscript BRACKET_CLOSE
    | ( DOT | ARROW ) word
    | arguments
    | INCREMENT
    | DECREMENT
    ;

// An element, or a slice: [2:5], [2:], [:-1]
subscript : expression sliceEnd? | sliceEnd ;

sliceEnd : COLON expression? ;

arguments : PAREN_OPEN ( assignment ( COMMA assignment )* )? PAREN_CLOSE ;

primary : IDENTIFIER | number | CHARACTER | STRING+ | REGEX | CAPTURE | has | offsetof ;

number : INTEGER | FLOAT | OTHER_NUMBER ;

has : HAS PAREN_OPEN ( parameter | expression ) PAREN_CLOSE ;

offsetof : OFFSETOF PAREN_OPEN parameter COMMA word ( DOT word )* PAREN_CLOSE ;

// A name that is declared or used
name : IDENTIFIER | TYPE_NAME ;

// A name where nothing else can stand: C's own words cannot be one, ours can (struct _frame)
word
    : IDENTIFIER | TYPE_NAME | TRACER_TYPE | CONTAINER | PROBE | TIMER | PARAM | ITER | VISIT | ROOTS | HEAP | LABEL | FOREACH | TRY | TRY_ELSE | HAS | YIELD
    | OF | WHERE | ORDER | BY | ASC | DESC | LIMIT | LAYOUT | RUNTIME | EXTENDS | PROVENANCE | REMOVE | RECOGNITION | SIZE | CHECK | SECTION
    | STATED | VARIANT | MACHINE
    ;
