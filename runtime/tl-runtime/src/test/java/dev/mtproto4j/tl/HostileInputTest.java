package dev.mtproto4j.tl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Whatever the bytes are, a read ends with a value or with a {@link TlException}. */
class HostileInputTest {
    private static final List<Consumer<TlReader>> READS = List.of(
            TlReader::readInt,
            TlReader::readLong,
            TlReader::readDouble,
            TlReader::readBool,
            TlReader::readBytes,
            TlReader::readString,
            TlReader::readInt128,
            TlReader::readInt256,
            TlReader::readIntVector,
            TlReader::readLongVector,
            TlReader::readBareIntVector,
            TlReader::readBareLongVector,
            HostileInputTest::readTree,
            TlReader::peekInt,
            TlReader::expectEnd);

    /** TDLib reads seven bytes of length after it, mtcute 255 bytes of content: nobody sends it. */
    @Test
    void aFirstByteOfFfIsNoLength() {
        byte[] likeTheLongForm = {(byte) 0xff, 4, 0, 0, 'a', 'b', 'c', 'd'};
        assertThatThrownBy(() -> new TlReader(likeTheLongForm).readBytes())
                .isInstanceOf(TlException.class)
                .hasMessageContaining("ff at position 0");
    }

    @Test
    void randomBytesEndInAValueOrATlException() {
        Random random = new Random(20_262);
        int values = 0;
        int errors = 0;
        for (int round = 0; round < 100_000; round++) {
            byte[] wire = new byte[random.nextInt(64)];
            random.nextBytes(wire);
            if (wire.length >= 8 && random.nextBoolean()) {
                LittleEndian.INT.set(wire, 0, TlIds.VECTOR);
                LittleEndian.INT.set(wire, 4, random.nextInt(8) == 0 ? random.nextInt() : random.nextInt(8));
            }
            TlReader reader = new TlReader(wire);
            try {
                while (reader.remaining() > 0) {
                    READS.get(random.nextInt(READS.size())).accept(reader);
                    values++;
                }
            } catch (TlException expected) {
                errors++;
            }
            assertThat(reader.position()).isBetween(0, wire.length);
        }
        assertThat(values).isGreaterThan(50_000);
        assertThat(errors).isGreaterThan(50_000);
    }

    /** {@code tree#1cb5c415 children:(vector tree)}, read as generated code reads a type that contains itself. */
    private static int readTree(TlReader reader) {
        reader.enter();
        int count = reader.readVectorHeader(8);
        List<Integer> children = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            children.add(readTree(reader));
        }
        reader.exit();
        return children.size();
    }

    @Test
    void nestingEndsAt256Levels() {
        assertThat(readTree(new TlReader(nested(256)))).isOne();
        assertThatThrownBy(() -> readTree(new TlReader(nested(257))))
                .isInstanceOf(TlException.class)
                .hasMessageContaining("256 levels");
        assertThatThrownBy(() -> readTree(new TlReader(nested(1_000_000)))).isInstanceOf(TlException.class);
    }

    private static byte[] nested(int levels) {
        TlWriter writer = new TlWriter(levels * 8);
        for (int i = 1; i < levels; i++) {
            writer.writeVectorHeader(1);
        }
        writer.writeVectorHeader(0);
        return writer.toByteArray();
    }

    @Test
    void nestingIsADepthAndNotACount() {
        TlReader reader = new TlReader(new byte[0]);
        for (int i = 0; i < 1_000; i++) {
            reader.enter();
            reader.exit();
        }
        assertThat(reader.remaining()).isZero();
    }

    @Test
    void aCountIsRefusedUnlessItsElementsFit() {
        TlWriter writer = new TlWriter();
        writer.writeVectorCount(3);
        writer.writeRaw(new byte[24]);
        byte[] wire = writer.toByteArray();
        assertThat(new TlReader(wire).readVectorCount(8)).isEqualTo(3);
        assertThatThrownBy(() -> new TlReader(wire).readVectorCount(9)).isInstanceOf(TlUnderflowException.class);
        assertThatThrownBy(() -> new TlReader(wire).readVectorCount(Integer.MAX_VALUE))
                .isInstanceOf(TlUnderflowException.class);
        LittleEndian.INT.set(wire, 0, 25);
        assertThatThrownBy(() -> new TlReader(wire).readVectorCount(0)).isInstanceOf(TlUnderflowException.class);
    }

    @Test
    void aReaderStaysWithinItsRange() {
        byte[] wire = new byte[16];
        TlReader reader = new TlReader(wire, 4, 4);
        assertThat(reader.readInt()).isZero();
        assertThatThrownBy(reader::readInt)
                .isInstanceOf(TlUnderflowException.class)
                .hasMessage("needs 4 bytes at position 4, has 0");
        assertThatThrownBy(() -> reader.readRaw(-1)).isInstanceOf(TlException.class);
        assertThatThrownBy(() -> new TlReader(wire, 12, 8)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void anUnexpectedConstructorIsNamed() {
        TlReader reader = new TlReader(new byte[] {0x15, (byte) 0xc4, (byte) 0xb5, 0x1c});
        assertThatThrownBy(() -> reader.expectConstructor("auth.Authorization", 1))
                .isInstanceOfSatisfying(UnexpectedConstructorException.class, e -> {
                    assertThat(e.tlType()).isEqualTo("auth.Authorization");
                    assertThat(e.constructorId()).isEqualTo(TlIds.VECTOR);
                })
                .hasMessage("unexpected constructor 1cb5c415 where auth.Authorization was expected");
    }
}
