package dev.mtproto4j.tl.table;

import dev.mtproto4j.tl.TlMethod;
import dev.mtproto4j.tl.TlObject;
import dev.mtproto4j.tl.TlReader;
import dev.mtproto4j.tl.TlWriter;
import java.util.ArrayList;
import java.util.List;

/** The types that are made of others. */
final class References {
    private References() {}

    /** A boxed value of a type of the table. */
    record Boxed(TlTable table, int type) implements ValueType {
        @Override
        public Object read(TlReader reader) {
            return table.read(reader, type);
        }

        @Override
        public void write(TlWriter writer, Object value) {
            table.check(type, (TlObject) value).writeTo(writer);
        }

        @Override
        public void skip(TlReader reader) {
            table.skip(reader, type);
        }
    }

    /** A value of one constructor, without its id. */
    record Bare(TlTable table, int id) implements ValueType {
        @Override
        public Object read(TlReader reader) {
            return table.readBare(reader, table.layout(id));
        }

        @Override
        public void write(TlWriter writer, Object value) {
            ((TlObject) value).writeBareTo(writer);
        }

        @Override
        public void skip(TlReader reader) {
            table.layout(id).skip(reader);
        }
    }

    /** A boxed value of any type. */
    record AnyObject(TlTable table) implements ValueType {
        @Override
        public Object read(TlReader reader) {
            return table.readObject(reader);
        }

        @Override
        public void write(TlWriter writer, Object value) {
            ((TlObject) value).writeTo(writer);
        }

        @Override
        public void skip(TlReader reader) {
            table.skip(reader, TlTable.ANY_TYPE);
        }
    }

    /** A call of any method. */
    record Function(TlTable table) implements ValueType {
        @Override
        public Object read(TlReader reader) {
            return table.readMethod(reader);
        }

        @Override
        public void write(TlWriter writer, Object value) {
            ((TlMethod<?>) value).writeTo(writer);
        }

        @Override
        public void skip(TlReader reader) {
            table.readMethod(reader);
        }
    }

    /** A built-in value behind a constructor id. */
    record BoxedScalar(int id, Scalar scalar) implements ValueType {
        @Override
        public Object read(TlReader reader) {
            reader.expectConstructor(scalar.name(), id);
            return scalar.read(reader);
        }

        @Override
        public void write(TlWriter writer, Object value) {
            writer.writeInt(id);
            scalar.write(writer, value);
        }

        @Override
        public void skip(TlReader reader) {
            reader.expectConstructor(scalar.name(), id);
            scalar.skip(reader);
        }
    }

    /** A vector of anything but {@code int} and {@code long}. */
    record VectorOf(ValueType element, boolean boxed) implements ValueType {
        @Override
        public Object read(TlReader reader) {
            int count = count(reader);
            List<Object> values = new ArrayList<>(count);
            for (int i = 0; i < count; i++) {
                values.add(element.read(reader));
            }
            return List.copyOf(values);
        }

        @Override
        public void write(TlWriter writer, Object value) {
            List<?> values = (List<?>) value;
            if (boxed) {
                writer.writeVectorHeader(values.size());
            } else {
                writer.writeVectorCount(values.size());
            }
            values.forEach(item -> element.write(writer, item));
        }

        @Override
        public void skip(TlReader reader) {
            for (int left = count(reader); left > 0; left--) {
                element.skip(reader);
            }
        }

        @Override
        public Object keep(Object value) {
            return List.copyOf((List<?>) value);
        }

        private int count(TlReader reader) {
            int least = element instanceof Scalar scalar ? scalar.leastBytes() : element instanceof Bare ? 1 : 4;
            return boxed ? reader.readVectorHeader(least) : reader.readVectorCount(least);
        }
    }
}
