/** Words of the TL language. Annotations and the layer are tokens; other comments are not seen by the parser. */
lexer grammar TlLexer;

BYTE_ORDER_MARK : '\uFEFF' -> skip ;
WHITESPACE : [ \t\r\n\f]+ -> skip ;

// Of several rules that match the same characters, the first wins.
ANNOTATION : '//@' ~[\r\n]* ;
CONTINUATION : '//-' ~[\r\n]* ;
LAYER : '//' [ \t]* 'LAYER' [ \t]+ [0-9]+ [ \t]* ;
LINE_COMMENT : '//' ~[\r\n]* -> channel(HIDDEN) ;
BLOCK_OPEN : '/*' -> channel(HIDDEN), pushMode(BLOCK_COMMENT) ;

SECTION : '---' [ \t]* [A-Za-z]+ [ \t]* '---' ;

NAME : IDENTIFIER ('.' IDENTIFIER)* ;
NUMBER : [0-9]+ ;
/** Letters beyond hexadecimal are taken in, so that a wrong id is one token with one error. */
ID : '#' [A-Za-z0-9_]+ ;

/** Not of the language, but of some schemas: {@code @readwrite} before a function. */
MODIFIER : '@' [A-Za-z_] [A-Za-z0-9_]* ;

HASH : '#' ;
EQUALS : '=' ;
SEMICOLON : ';' ;
COLON : ':' ;
COMMA : ',' ;
DOT : '.' ;
QUESTION : '?' ;
BANG : '!' ;
PERCENT : '%' ;
PLUS : '+' ;
STAR : '*' ;
LEFT_ANGLE : '<' ;
RIGHT_ANGLE : '>' ;
LEFT_BRACE : '{' ;
RIGHT_BRACE : '}' ;
LEFT_BRACKET : '[' ;
RIGHT_BRACKET : ']' ;
LEFT_PAREN : '(' ;
RIGHT_PAREN : ')' ;

/** Anything else, so that the parser can say what and where it is. */
OTHER : . ;

fragment IDENTIFIER : [A-Za-z_] [A-Za-z0-9_]* ;

mode BLOCK_COMMENT;

BLOCK_NESTED : '/*' -> channel(HIDDEN), type(BLOCK_OPEN), pushMode(BLOCK_COMMENT) ;
BLOCK_CLOSE : '*/' -> channel(HIDDEN), popMode ;
BLOCK_TEXT : ~[*/]+ -> channel(HIDDEN) ;
BLOCK_PUNCTUATION : [*/] -> channel(HIDDEN), type(BLOCK_TEXT) ;
