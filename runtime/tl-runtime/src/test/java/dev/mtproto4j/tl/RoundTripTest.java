package dev.mtproto4j.tl;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RoundTripTest {

    @Test
    void randomSequencesOfValuesComeBackAsTheyWere() {
        Random random = new Random(20_260);
        for (int round = 0; round < 2_000; round++) {
            TlWriter writer = new TlWriter(random.nextInt(8));
            List<Consumer<TlReader>> checks = new ArrayList<>();
            for (int i = random.nextInt(12); i >= 0; i--) {
                checks.add(writeSomething(random, writer));
            }
            byte[] wire = writer.toByteArray();
            assertThat(wire.length % 4).isZero();
            byte[] within = new byte[wire.length + 24];
            System.arraycopy(wire, 0, within, 7, wire.length);
            TlReader reader = new TlReader(within, 7, wire.length);
            checks.forEach(check -> check.accept(reader));
            assertThat(reader.position()).isEqualTo(wire.length);
            reader.expectEnd();
        }
    }

    private static Consumer<TlReader> writeSomething(Random random, TlWriter writer) {
        switch (random.nextInt(11)) {
            case 0 -> {
                int value = random.nextInt();
                writer.writeInt(value);
                return r -> assertThat(r.readInt()).isEqualTo(value);
            }
            case 1 -> {
                long value = random.nextLong();
                writer.writeLong(value);
                return r -> assertThat(r.readLong()).isEqualTo(value);
            }
            case 2 -> {
                long bits = random.nextLong();
                writer.writeDouble(Double.longBitsToDouble(bits));
                return r ->
                        assertThat(Double.doubleToRawLongBits(r.readDouble())).isEqualTo(bits);
            }
            case 3 -> {
                boolean value = random.nextBoolean();
                writer.writeBool(value);
                return r -> assertThat(r.readBool()).isEqualTo(value);
            }
            case 4 -> {
                byte[] value = bytes(random, random.nextInt(600));
                writer.writeBytes(value);
                return r -> assertThat(r.readBytes()).isEqualTo(value);
            }
            case 5 -> {
                String value = text(random);
                writer.writeString(value);
                return r -> assertThat(r.readString()).isEqualTo(value);
            }
            case 6 -> {
                Int128 value = Int128.of(bytes(random, 16));
                writer.writeInt128(value);
                return r -> assertThat(r.readInt128()).isEqualTo(value);
            }
            case 7 -> {
                Int256 value = Int256.of(bytes(random, 32));
                writer.writeInt256(value);
                return r -> assertThat(r.readInt256()).isEqualTo(value);
            }
            case 8 -> {
                IntVector value = IntVector.of(random.ints(random.nextInt(20)).toArray());
                writer.writeIntVector(value);
                writer.writeBareIntVector(value);
                return r -> {
                    assertThat(r.readIntVector()).isEqualTo(value);
                    assertThat(r.readBareIntVector()).isEqualTo(value);
                };
            }
            case 9 -> {
                LongVector value =
                        LongVector.of(random.longs(random.nextInt(20)).toArray());
                writer.writeLongVector(value);
                writer.writeBareLongVector(value);
                return r -> {
                    assertThat(r.readLongVector()).isEqualTo(value);
                    assertThat(r.readBareLongVector()).isEqualTo(value);
                };
            }
            default -> {
                byte[] element = bytes(random, 8);
                int count = random.nextInt(5);
                writer.writeVectorHeader(count);
                for (int i = 0; i < count; i++) {
                    writer.writeRaw(element);
                }
                return r -> {
                    assertThat(r.readVectorHeader(8)).isEqualTo(count);
                    for (int i = 0; i < count; i++) {
                        assertThat(r.readRaw(8)).isEqualTo(element);
                    }
                };
            }
        }
    }

    private static byte[] bytes(Random random, int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    private static String text(Random random) {
        return random.ints(random.nextInt(300), 0, 0x110000)
                .filter(c -> c < 0xd800 || c > 0xdfff)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    @Test
    void bytesThatAreNotUtf8SurviveARoundTrip() {
        Random random = new Random(20_261);
        for (int round = 0; round < 20_000; round++) {
            byte[] wild = bytes(random, random.nextInt(24));
            if (random.nextBoolean()) {
                // Mostly text, with a wound.
                wild = text(random).getBytes(UTF_8);
                if (wild.length > 0) {
                    wild = Arrays.copyOf(wild, 1 + random.nextInt(wild.length));
                    wild[random.nextInt(wild.length)] = (byte) random.nextInt();
                }
            }
            TlWriter sent = new TlWriter();
            sent.writeBytes(wild);
            String read = new TlReader(sent.toByteArray()).readString();
            TlWriter again = new TlWriter();
            again.writeString(read);
            assertThat(again.toByteArray()).isEqualTo(sent.toByteArray());
        }
    }

    @Test
    void strayBytesAreEscapedAndTheReplacementCharacterIsKept() {
        byte[] wire = {
            9, 'a', (byte) 0xff, (byte) 0xef, (byte) 0xbf, (byte) 0xbd, (byte) 0xe2, (byte) 0x82, 'b', 0, 0, 0
        };
        assertThat(new TlReader(wire).readString()).startsWith("a\udcff\ufffd\udce2\udc82b");
    }

    @ParameterizedTest
    @ValueSource(strings = {"half \ud83d", "\ud83d half", "\udc7f", "\udd00"})
    void halfACharacterIsRefusedInsteadOfWrittenAsAQuestionMark(String text) {
        assertThatThrownBy(() -> new TlWriter().writeString(text))
                .isInstanceOf(TlException.class)
                .hasMessageContaining("unpaired surrogate U+D");
    }

    @Test
    void fixedBytesCompareByContentAndType() {
        SecureRandom random = new SecureRandom();
        Int128 value = Int128.random(random);
        assertThat(Int128.fromHex(value.hex()))
                .isEqualTo(value)
                .hasSameHashCodeAs(value)
                .hasToString(value.hex());
        assertThat(Int128.random(random)).isNotEqualTo(value);
        assertThat((Object) Int256.of(new byte[32])).isNotEqualTo(Int128.of(new byte[16]));
        assertThatThrownBy(() -> Int128.of(new byte[15])).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Int256.fromHex("00")).isInstanceOf(IllegalArgumentException.class);
        byte[] source = new byte[16];
        Int128 copied = Int128.of(source);
        source[0] = 1;
        copied.toByteArray()[1] = 1;
        assertThat(copied.hex()).isEqualTo("0".repeat(32));
    }

    @Test
    void vectorsAreImmutableValues() {
        int[] source = {1, 2, 3};
        IntVector ints = IntVector.of(source);
        source[0] = 9;
        ints.toArray()[1] = 9;
        assertThat(ints).isEqualTo(IntVector.copyOf(List.of(1, 2, 3))).hasToString("[1, 2, 3]");
        assertThat(ints).hasSameHashCodeAs(IntVector.of(1, 2, 3));
        assertThat(ints.contains(3)).isTrue();
        assertThat(ints.contains(4)).isFalse();
        assertThat(ints.stream().sum()).isEqualTo(6);
        assertThat(ints.get(2)).isEqualTo(3);
        LongVector longs = LongVector.of(new long[20]);
        assertThat(longs).isNotEqualTo(LongVector.empty());
        assertThat(longs.toString()).endsWith("0, … 4 more]");
        assertThat(LongVector.copyOf(List.of()).isEmpty()).isTrue();
    }
}
