package dev.mtproto4j.tl;

/** Constructor ids of the types that are part of the language. */
final class TlIds {
    static final int VECTOR = 0x1cb5c415;
    static final int BOOL_TRUE = 0x997275b5;
    static final int BOOL_FALSE = 0xbc799737;

    private TlIds() {}
}
