package dev.mtproto4j.tl.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mtproto4j.tl.TlException;
import dev.mtproto4j.tl.TlObject;
import dev.mtproto4j.tl.TlReader;
import dev.mtproto4j.tl.TlWriter;
import dev.mtproto4j.tl.UnexpectedConstructorException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The codec behind generated classes, with a class written by hand: {@code user flags:# id:long a:flags.0?int …}. */
final class TlTableTest {
    private static final int USER = 0x11111111;
    private static final int LIST = 0x22222222;
    private static final int NODE = 0x33333333;

    private static final TlTable TABLE = TlTable.parse(
            new Classes(),
            "=User\n11111111:user flags:# id:l bot:?3T name:?0s born:?0i tags:?1vs\n",
            "=\n22222222 vt0\n=\n33333333 vt2\n44444444 # Q b ?5l\n");

    @Test
    void bitsFollowFromWhatIsThere() {
        User user =
                new User(new Builder().with(1, 7L).with(3, "Ada").with(4, 1815).values());

        assertThat(user.toByteArray()).isEqualTo(bytes(writer -> {
            writer.writeInt(1);
            writer.writeLong(7);
            writer.writeString("Ada");
            writer.writeInt(1815);
        }));
        assertThat(user).hasToString("user id:7 name:\"Ada\" born:1815");
        assertThat(user).isEqualTo(TABLE.read(new TlReader(user.toByteArray()), 0));
    }

    @Test
    void unknownBitsSurviveAChange() {
        User user = TABLE.read(
                new TlReader(bytes(writer -> {
                    writer.writeInt(1 << 20 | 1 << 3);
                    writer.writeLong(7);
                })),
                0);

        User changed = new User(new Builder(user).with(5, List.of("x")).values());

        assertThat(changed.flag(2)).isTrue();
        assertThat(Layout.word(changed.copyOfValues(), 0)).isEqualTo(1 << 20 | 1 << 3 | 1 << 1);
    }

    @Test
    void incompleteValuesAreRefusedWithTheFieldsName() {
        assertThatThrownBy(() -> new Builder().values())
                .isInstanceOf(NullPointerException.class)
                .hasMessage("id");
        assertThatThrownBy(() -> new Builder().with(1, 7L).with(3, "Ada").values())
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("name, born share a flag bit: set all of them or none");
        assertThatThrownBy(() -> new Builder().with(1, null)).isInstanceOf(NullPointerException.class);
    }

    @Test
    void aListIsCopiedAndAValueOfAnotherTypeIsNotWritten() {
        List<String> tags = new ArrayList<>(List.of("a"));
        User user = new User(new Builder().with(1, 7L).with(5, tags).values());
        tags.add("b");

        assertThat(user.<List<String>>value(5)).containsExactly("a");
        References.Boxed list = new References.Boxed(TABLE, 1);
        assertThatThrownBy(() -> list.write(new TlWriter(), user))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("user is not a");
    }

    @Test
    void whatHasNoClassIsCarriedAsBytes() {
        User user = new User(TABLE.values(USER, 7L));
        TlWriter writer = new TlWriter();
        writer.writeInt(LIST);
        writer.writeVectorHeader(1);
        user.writeTo(writer);
        byte[] list = writer.toByteArray();

        TlObject raw = TABLE.read(new TlReader(list), 1);

        assertThat(raw).isInstanceOf(RawObject.class).hasToString("#22222222 bytes[24]");
        assertThat(raw.toByteArray()).isEqualTo(list);
        assertThat(raw).isEqualTo(TABLE.readRaw(list)).hasSameHashCodeAs(TABLE.readRaw(list));
        byte[] longer = Arrays.copyOf(list, list.length + 4);
        assertThatThrownBy(() -> TABLE.readRaw(longer)).isInstanceOf(TlException.class);
    }

    @Test
    void hostileBytesEndInAnException() {
        TlWriter deep = new TlWriter();
        for (int i = 0; i < 100_000; i++) {
            deep.writeInt(NODE);
            deep.writeVectorHeader(1);
        }
        assertThatThrownBy(() -> TABLE.readObject(new TlReader(deep.toByteArray())))
                .isInstanceOf(TlException.class)
                .hasMessageContaining("256 levels");
        for (int count : new int[] {-1, Integer.MAX_VALUE, 2}) {
            TlWriter writer = new TlWriter();
            writer.writeInt(NODE);
            writer.writeVectorHeader(count);
            writer.writeInt(NODE);
            assertThatThrownBy(() -> TABLE.readObject(new TlReader(writer.toByteArray())))
                    .isInstanceOf(TlException.class);
        }
        byte[] user = new User(TABLE.values(USER, 7L)).toByteArray();
        assertThatThrownBy(() -> TABLE.read(new TlReader(user), 1))
                .isInstanceOf(UnexpectedConstructorException.class)
                .hasMessageContaining("11111111");
    }

    private static byte[] bytes(Consumer<TlWriter> fields) {
        TlWriter writer = new TlWriter();
        writer.writeInt(USER);
        fields.accept(writer);
        return writer.toByteArray();
    }

    private static final class Classes implements TableFactory {
        @Override
        public TlObject create(int id, TableValues values) {
            return new User(values);
        }

        @Override
        public TlObject raw(RawBytes bytes) {
            return new RawObject(bytes) {};
        }
    }

    private static final class User extends TableObject {
        User(TableValues values) {
            super(values);
        }
    }

    private static final class Builder extends TableBuilder {
        Builder() {
            super(TABLE, USER);
        }

        Builder(User from) {
            super(from);
        }

        Builder with(int field, @Nullable Object value) {
            set(field, value);
            return this;
        }
    }
}
