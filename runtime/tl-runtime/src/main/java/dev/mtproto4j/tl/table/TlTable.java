package dev.mtproto4j.tl.table;

import dev.mtproto4j.tl.TlException;
import dev.mtproto4j.tl.TlMethod;
import dev.mtproto4j.tl.TlObject;
import dev.mtproto4j.tl.TlReader;
import dev.mtproto4j.tl.UnexpectedConstructorException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How every value of a schema is laid out, as data. Generated code holds one, as text; {@link TableParser} has the format.
 *
 * <p>Bytes may come from an enemy: reading ends with a value or a {@link TlException}, in time and memory in proportion
 * to the bytes that are there. Safe for use by several threads.
 */
public final class TlTable {
    static final int METHOD = -1;
    static final int ANY_TYPE = -2;

    private static final Pattern HIDDEN = Pattern.compile("flags[0-9]*");

    private final TableFactory factory;
    private final List<String> typeNames;
    private final Map<Integer, Layout> layouts = new HashMap<>();

    private TlTable(TableFactory factory, List<String> parts) {
        this.factory = factory;
        TableParser parser = new TableParser(this);
        parts.forEach(part -> part.lines().forEach(parser::line));
        parser.layouts().forEach(layout -> layouts.put(layout.id(), layout));
        this.typeNames = parser.typeNames();
    }

    /**
     * The table that a text describes.
     *
     * @param parts the text, cut between lines
     * @throws IllegalArgumentException if the text is not a table
     */
    public static TlTable parse(TableFactory factory, String... parts) {
        return new TlTable(factory, List.of(parts));
    }

    /**
     * Reads a boxed value of a type.
     *
     * @param type the index of the type in the table
     * @throws TlException if the bytes are not such a value
     */
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // Generated code knows the class of its type.
    public <T> T read(TlReader reader, int type) {
        return (T) readBare(reader, expect(reader.readInt(), type));
    }

    /**
     * Reads a boxed value of any type.
     *
     * @throws TlException if the bytes are not such a value
     */
    public TlObject readObject(TlReader reader) {
        return read(reader, ANY_TYPE);
    }

    /**
     * Reads a call of any method.
     *
     * @throws TlException if the bytes are not such a value
     */
    public TlMethod<?> readMethod(TlReader reader) {
        return this.<TlMethod<?>>read(reader, METHOD);
    }

    /**
     * The value that some bytes are, without regard to whether its constructor has a class.
     *
     * @param boxed a constructor id of the table and the fields
     * @throws TlException if the bytes are not a value
     */
    public TlObject readRaw(byte[] boxed) {
        TlReader reader = new TlReader(boxed);
        TlObject value = readRaw(reader, expect(reader.readInt(), ANY_TYPE));
        reader.expectEnd();
        return value;
    }

    /**
     * The values of a class without its optional fields.
     *
     * @param required the fields in wire order
     * @throws NullPointerException if one is null; it names the field
     */
    public TableValues values(int constructorId, Object... required) {
        Layout layout = layout(constructorId);
        @Nullable Object[] values = new Object[layout.fields().size()];
        int next = 0;
        for (int i = 0; i < values.length; i++) {
            if (layout.fields().get(i).is(TableField.Kind.REQUIRED)) {
                values[i] = layout.keep(i, required[next++]);
            }
        }
        return layout.complete(values);
    }

    TlObject readBare(TlReader reader, Layout layout) {
        if (!layout.hasClass()) {
            return readRaw(reader, layout);
        }
        reader.enter();
        TlObject value = factory.create(layout.id(), new TableValues(layout, layout.read(reader)));
        reader.exit();
        return value;
    }

    void skip(TlReader reader, int type) {
        Layout layout = expect(reader.readInt(), type);
        reader.enter();
        layout.skip(reader);
        reader.exit();
    }

    Layout layout(int id) {
        Layout layout = layouts.get(id);
        if (layout == null) {
            throw new IllegalArgumentException(String.format("the table has no %08x", id));
        }
        return layout;
    }

    /** Refuses a value that a reader on the other side would not take for one of the type. */
    TlObject check(int type, TlObject value) {
        Layout layout = layouts.get(value.constructorId());
        if (layout == null || layout.type() != type) {
            throw new IllegalArgumentException(value.tlName() + " is not a " + typeName(type));
        }
        return value;
    }

    /** Words that a user does not see. */
    static boolean isHidden(String word) {
        return HIDDEN.matcher(word).matches();
    }

    private TlObject readRaw(TlReader reader, Layout layout) {
        int position = reader.position();
        reader.enter();
        layout.skip(reader);
        reader.exit();
        return factory.raw(new RawBytes(layout.id(), reader.bytesSince(position)));
    }

    private Layout expect(int id, int type) {
        Layout layout = layouts.get(id);
        boolean expected = layout != null && (layout.type() == type || (type == ANY_TYPE && layout.type() != METHOD));
        if (layout == null || !expected) {
            throw new UnexpectedConstructorException(typeName(type), id);
        }
        return layout;
    }

    private String typeName(int type) {
        return switch (type) {
            case METHOD -> "method";
            case ANY_TYPE -> "constructor";
            default -> typeNames.get(type).isEmpty() ? "type without a class" : typeNames.get(type);
        };
    }
}
