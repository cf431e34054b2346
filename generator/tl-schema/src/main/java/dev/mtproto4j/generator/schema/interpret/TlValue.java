package dev.mtproto4j.generator.schema.interpret;

import dev.mtproto4j.generator.schema.model.TlName;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A TL value without a class of its own. Immutable. */
public sealed interface TlValue {

    /** {@code int}, or the raw word of a {@code #} field. */
    record Int32(int value) implements TlValue {}

    /** {@code long}. */
    record Int64(long value) implements TlValue {}

    /** {@code double}. */
    record Real(double value) implements TlValue {}

    /** {@code Bool}, or a {@code flags.n?true} that is set. */
    record Bool(boolean value) implements TlValue {}

    /** {@code string} that is valid UTF-8. */
    record Text(String value) implements TlValue {}

    /** {@code bytes}, {@code int128}, {@code int256}, and {@code string} that is not valid UTF-8. */
    final class Binary implements TlValue {
        private final byte[] value;

        /** Takes a copy of some bytes. */
        public Binary(byte[] value) {
            this.value = value.clone();
        }

        /** A copy of the bytes. */
        public byte[] value() {
            return value.clone();
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Binary that && Arrays.equals(value, that.value);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(value);
        }

        @Override
        public String toString() {
            return "Binary[" + HexFormat.of().formatHex(value) + "]";
        }
    }

    /** A vector, boxed or bare. */
    record Vector(List<TlValue> elements) implements TlValue {
        public Vector {
            elements = List.copyOf(elements);
        }
    }

    /**
     * A value of a constructor, or a call of a method.
     *
     * @param fields by name, in any order. A field that is absent has no entry; a {@code flags.n?true} that is set is
     *     {@code Bool(true)}. A {@code #} field may be left out: its bits follow from what is there. If it is given, bits
     *     that belong to no field are kept.
     */
    record Struct(TlName name, Map<String, TlValue> fields) implements TlValue {
        public Struct {
            fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
        }
    }
}
