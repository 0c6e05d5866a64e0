// The words of scripts and layout files. What a word means by its place is decided after preprocessing (Syntax/TokenClassifier.cs): which identifiers are types, where
// `where` or `layout` are words of the language. A character beyond ASCII arrives here as U+007F (Syntax/AsciiCharStream.cs).
lexer grammar YLexer;

tokens {
    // An identifier that is a type; a parenthesis that opens a tuple of types.
    TYPE_NAME, TUPLE_OPEN,
    // Words by their place.
    OF, WHERE, ORDER, BY, ASC, DESC, LIMIT,
    LAYOUT, RUNTIME, EXTENDS, PROVENANCE, REMOVE, RECOGNITION, SIZE, CHECK, SECTION, STATED, VARIANT, MACHINE
}

channels { DOCUMENTATION }

// Spaces and comments

SPACE           : [ \t\r\n\f\u000B]+ -> skip ;
SPLICE          : '\\' '\r'? '\n' ;
DOCUMENT        : '///' ~[\r\n]* -> channel(DOCUMENTATION) ;
LINE_COMMENT    : '//' ~[\r\n]* -> skip ;
COMMENT         : '/*' .*? '*/' -> skip ;
OPEN_COMMENT    : '/*' ( ~'*' | '*'+ ~[*/] )* '*'* EOF ;

// Directives: the preprocessor takes the whole line

DIRECTIVE       : '#' '#'? [ \t]* [A-Za-z_] [A-Za-z_0-9]* ;
HASH            : '#'+ ;

// C's words

BREAK : 'break' ;       CASE : 'case' ;         CONST : 'const' ;       CONTINUE : 'continue' ; DEFAULT : 'default' ;   DO : 'do' ;
ELSE : 'else' ;         ENUM : 'enum' ;         EXTERN : 'extern' ;     FOR : 'for' ;           GOTO : 'goto' ;         IF : 'if' ;
OFFSETOF : 'offsetof' | '__builtin_offsetof' ; RETURN : 'return' ;     SIZEOF : 'sizeof' ;     STATIC : 'static' ;     STRUCT : 'struct' ;     SWITCH : 'switch' ;
TYPEDEF : 'typedef' ;   UNION : 'union' ;       WHILE : 'while' ;

// Qualifiers that are read and mean nothing here: pasted C has them.
IGNORED_QUALIFIER : 'volatile' | 'register' | 'restrict' | 'inline' | '__restrict' | '__inline' ;
BUILT_IN_TYPE   : 'void' | 'char' | 'short' | 'int' | 'long' | 'float' | 'double' | 'signed' | 'unsigned' | 'bool' | '_Bool' ;

// Ours

TRACER_TYPE     : '_str' | '_agg' | '_graph' | '_node' | '_frame' | '_path' | '_table' | '_findings' | '_chart' | '_mapping' ;
CONTAINER       : '_list' | '_map' | '_set' ;
PROBE : '_probe' ;      TIMER : '_timer' ;      PARAM : '_param' ;      ITER : '_iter' ;        VISIT : '_visit' ;      ROOTS : '_roots' ;      HEAP : '_heap' ;
LABEL : '_label' ;      FOREACH : '_foreach' ;  TRY : '_try' ;          TRY_ELSE : '_else' ;    HAS : '_has' ;          YIELD : '_yield' ;

// Literals

REGEX           : 'rx/' ( '\\' ~[\r\n] | ~[/\\\r\n] )+ '/' ;
IDENTIFIER      : [A-Za-z_] [A-Za-z_0-9]* ;
INTEGER         : ( '0' [xX] [0-9A-Fa-f]+ | '0' [bB] [01]+ | [0-9]+ ) [uUlL]* ;
FLOAT           : ( [0-9]+ '.' [0-9]* | '.' [0-9]+ ) EXPONENT? [fFlL]? | [0-9]+ EXPONENT [fFlL]? ;
OTHER_NUMBER    : [0-9] [0-9A-Za-z_.]* ;
CHARACTER       : '\'' ( '\\' ~[\r\n] | ~['\\\r\n] )* '\'' ;
OPEN_CHARACTER  : '\'' ( '\\' ~[\r\n] | ~['\\\r\n] )* ;
STRING          : '"' ( '\\' ~[\r\n] | ~["\\\r\n] | SPLICE )* '"' ;
OPEN_STRING     : '"' ( '\\' ~[\r\n] | ~["\\\r\n] | SPLICE )* ;
CAPTURE         : '$' [0-9]+ ;

fragment EXPONENT : [eE] [+-]? [0-9]+ ;

// Operators of other languages, to be named in a message

FOREIGN_OPERATOR : '===' | '!==' | '&&&' | '|||' | '<=>' | ':=' | '=>' | '::' ;

// Brackets and operators

PAREN_OPEN : '(' ;      PAREN_CLOSE : ')' ;     BRACE_OPEN : '{' ;      BRACE_CLOSE : '}' ;     BRACKET_OPEN : '[' ;    BRACKET_CLOSE : ']' ;
SEMICOLON : ';' ;       COMMA : ',' ;           COLON : ':' ;           QUESTION : '?' ;        DOT : '.' ;             ARROW : '->' ;
ELLIPSIS : '...' ;      AT : '@' ;
ASSIGN : '=' ;          OPERATE_ASSIGN : '+=' | '-=' | '*=' | '/=' | '%=' | '&=' | '|=' | '^=' | '<<=' | '>>=' ;
FEED : '<<<' ;          MATCH : '~~' ;          NOT_MATCH : '!~~' ;
INCREMENT : '++' ;      DECREMENT : '--' ;      NOT : '!' ;             COMPLEMENT : '~' ;
STAR : '*' ;            AMPERSAND : '&' ;       PLUS : '+' ;            MINUS : '-' ;
BINARY : '||' | '&&' | '|' | '^' | '==' | '!=' | '<' | '>' | '<=' | '>=' | '<<' | '>>' | '/' | '%' ;

UNKNOWN         : . ;
