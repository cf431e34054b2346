/** The TL language: https://core.telegram.org/mtproto/TL and https://core.telegram.org/mtproto/TL-formal. */
parser grammar TlParser;

options { tokenVocab = TlLexer; }

/** The parser is called once for each item: an error in one leaves the others alone. */
item
    : annotation
    | layer
    | section
    | definition
    | builtIn
    | finality
    ;

annotation : ANNOTATION CONTINUATION* ;

layer : LAYER ;

section : SECTION ;

/** {@code invokeWithLayer#da9b0d0d {X:Type} layer:int query:!X = X;} */
definition : MODIFIER* name=NAME id=ID? typeParameter* argument* EQUALS result SEMICOLON ;

/** {@code int ? = Int;} */
builtIn : name=NAME id=ID? QUESTION EQUALS result SEMICOLON ;

/** {@code Final Bool;} as well as {@code New T;} and {@code Empty T;} */
finality : NAME NAME SEMICOLON ;

/** {@code Vector int;} or {@code Pair<int,string>;}. Entered by itself, as it looks like a definition up to its end. */
partial : name=NAME (LEFT_ANGLE type (COMMA type)* RIGHT_ANGLE | term+) SEMICOLON ;

/** {@code {X:Type}} or {@code {n:#}} */
typeParameter : LEFT_BRACE NAME+ COLON BANG? type RIGHT_BRACE ;

argument
    : (name=NAME COLON)? (multiplicity STAR)? LEFT_BRACKET argument* RIGHT_BRACKET   # repeated
    | LEFT_PAREN NAME+ COLON BANG? term RIGHT_PAREN                                  # group
    | name=NAME COLON condition? BANG? term                                          # named
    | BANG? term                                                                     # anonymous
    ;

multiplicity
    : NUMBER
    | NAME
    | LEFT_PAREN type RIGHT_PAREN
    ;

/** {@code flags.3?}, or {@code n?} for “if n is not zero” */
condition : field=NAME (DOT bit=NUMBER)? QUESTION ;

/** {@code Vector t}: a type applied to arguments */
type : sum+ ;

/** {@code n + 1} */
sum : term (PLUS term)* ;

term
    : NAME (LEFT_ANGLE type (COMMA type)* RIGHT_ANGLE)?   # reference
    | NUMBER                                              # natural
    | HASH                                                # nat
    | PERCENT term                                        # bare
    | LEFT_PAREN type RIGHT_PAREN                         # parenthesised
    ;

result : type ;
