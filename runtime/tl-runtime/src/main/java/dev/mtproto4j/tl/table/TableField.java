package dev.mtproto4j.tl.table;

import org.jspecify.annotations.Nullable;

/**
 * A field of a layout.
 *
 * @param name as in TL; empty in the layout of a constructor without a class
 * @param type what it holds; null for a bit
 * @param kind whether and how it is on the wire
 * @param word the index of the flags word that decides about it, or −1
 * @param mask its bit in that word
 */
record TableField(String name, @Nullable ValueType type, Kind kind, int word, int mask) {

    enum Kind {
        /** Flag bits. */
        WORD,
        /** Always there. */
        REQUIRED,
        /** There if its bit is set. */
        OPTIONAL,
        /** Nothing but its bit. */
        BIT
    }

    boolean is(Kind other) {
        return kind == other;
    }

    ValueType valueType() {
        if (type == null) {
            throw new IllegalStateException(name + " is a bit and has no value");
        }
        return type;
    }
}
