package dev.mtproto4j.tl.table;

import dev.mtproto4j.tl.Int128;
import dev.mtproto4j.tl.Int256;
import dev.mtproto4j.tl.IntVector;
import dev.mtproto4j.tl.LongVector;
import dev.mtproto4j.tl.TlException;
import dev.mtproto4j.tl.TlReader;
import dev.mtproto4j.tl.TlWriter;

/** Built-in types, and the vectors that have a class of their own. */
enum Scalar implements ValueType {
    INT,
    LONG,
    DOUBLE,
    STRING,
    BYTES,
    INT128,
    INT256,
    BOOL,
    INT_VECTOR,
    LONG_VECTOR,
    BARE_INT_VECTOR,
    BARE_LONG_VECTOR;

    static Scalar of(char code) {
        return switch (code) {
            case 'i', '#' -> INT;
            case 'l' -> LONG;
            case 'd' -> DOUBLE;
            case 's' -> STRING;
            case 'b' -> BYTES;
            case 'q' -> INT128;
            case 'Q' -> INT256;
            case 'o' -> BOOL;
            default -> throw new IllegalArgumentException("not a built-in type: " + code);
        };
    }

    @Override
    public Object read(TlReader reader) {
        return switch (this) {
            case INT -> reader.readInt();
            case LONG -> reader.readLong();
            case DOUBLE -> reader.readDouble();
            case STRING -> reader.readString();
            case BYTES -> reader.readBytes();
            case INT128 -> reader.readInt128();
            case INT256 -> reader.readInt256();
            case BOOL -> reader.readBool();
            case INT_VECTOR -> reader.readIntVector();
            case LONG_VECTOR -> reader.readLongVector();
            case BARE_INT_VECTOR -> reader.readBareIntVector();
            case BARE_LONG_VECTOR -> reader.readBareLongVector();
        };
    }

    @Override
    public void write(TlWriter writer, Object value) {
        switch (this) {
            case INT -> writer.writeInt((Integer) value);
            case LONG -> writer.writeLong((Long) value);
            case DOUBLE -> writer.writeDouble((Double) value);
            case STRING -> writer.writeString((String) value);
            case BYTES -> writer.writeBytes((byte[]) value);
            case INT128 -> writer.writeInt128((Int128) value);
            case INT256 -> writer.writeInt256((Int256) value);
            case BOOL -> writer.writeBool((Boolean) value);
            case INT_VECTOR -> writer.writeIntVector((IntVector) value);
            case LONG_VECTOR -> writer.writeLongVector((LongVector) value);
            case BARE_INT_VECTOR -> writer.writeBareIntVector((IntVector) value);
            case BARE_LONG_VECTOR -> writer.writeBareLongVector((LongVector) value);
        }
    }

    @Override
    public void skip(TlReader reader) {
        switch (this) {
            case INT -> reader.skip(4);
            case LONG, DOUBLE -> reader.skip(8);
            case STRING, BYTES -> reader.skipBytes();
            case INT128 -> reader.skip(16);
            case INT256 -> reader.skip(32);
            case BOOL -> reader.readBool();
            case INT_VECTOR -> skip(reader, reader.readVectorHeader(4), 4);
            case LONG_VECTOR -> skip(reader, reader.readVectorHeader(8), 8);
            case BARE_INT_VECTOR -> skip(reader, reader.readVectorCount(4), 4);
            case BARE_LONG_VECTOR -> skip(reader, reader.readVectorCount(8), 8);
        }
    }

    /** How many bytes a value takes at least. */
    int leastBytes() {
        return switch (this) {
            case INT, STRING, BYTES, BOOL, BARE_INT_VECTOR, BARE_LONG_VECTOR -> 4;
            case LONG, DOUBLE, INT_VECTOR, LONG_VECTOR -> 8;
            case INT128 -> 16;
            case INT256 -> 32;
        };
    }

    private static void skip(TlReader reader, int count, int size) {
        long bytes = (long) count * size;
        if (bytes > Integer.MAX_VALUE) {
            throw new TlException("a vector of " + bytes + " bytes");
        }
        reader.skip((int) bytes);
    }
}
