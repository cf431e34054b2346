package dev.mtproto4j.cli.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mtproto4j.cli.schema.BundledSchema;
import dev.mtproto4j.tl.TlWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DecodeTest {
    /** {@code nearestDc country:"NL" this_dc:1 nearest_dc:2}, by hand. */
    private static final byte[] NEAREST =
            HexFormat.of().parseHex("7517 1a8e 024e4c00 01000000 02000000".replace(" ", ""));

    private final WireDecoder decoder = new WireDecoder();
    private final Printer printer = new Printer(BundledSchema.api());

    private String decoded(byte[] bytes) {
        return printer.text(decoder.decode(bytes));
    }

    private static byte[] compressed(byte[] object) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(object);
        }
        TlWriter writer = new TlWriter();
        writer.writeInt(0x3072cfa1);
        writer.writeBytes(packed.toByteArray());
        return writer.toByteArray();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "75171a8e024e4c000100000002000000 | (nearestDc country:\"NL\" this_dc:1 nearest_dc:2)",
                "2630b31f | (help.getNearestDc)",
                "ec77be7a0100000000000000 | (ping ping_id:1)",
                "b5757299 | true",
            })
    void objectsCallsAndMessages(String hex, String text) {
        byte[] bytes = HexFormat.of().parseHex(hex);
        assertThat(decoded(bytes)).isEqualTo(text);
    }

    @Test
    void whatIsInsideContainersResultsAndGzip() throws IOException {
        TlWriter result = new TlWriter();
        result.writeInt(0xf35c6d01);
        result.writeLong(7);
        result.writeRaw(compressed(NEAREST));
        TlWriter container = new TlWriter();
        container.writeInt(0x73f1f8dc);
        container.writeInt(2);
        for (byte[] body : new byte[][] {result.toByteArray(), NEAREST}) {
            container.writeLong(5);
            container.writeInt(1);
            container.writeInt(body.length);
            container.writeRaw(body);
        }
        String nearest = "(nearestDc country:\"NL\" this_dc:1 nearest_dc:2)";
        assertThat(decoded(container.toByteArray())
                        .replaceAll("\\s+", " ")
                        .replace("[ ", "[")
                        .replace(" ]", "]"))
                .isEqualTo("(msg_container messages:[(message msg_id:5 seqno:1 body:(rpc_result req_msg_id:7 result:"
                        + "(gzip_packed packed_data:" + nearest + "))) (message msg_id:5 seqno:1 body:" + nearest
                        + ")])");
    }

    @Test
    void everyHalfOfAnObjectIsAnErrorOfOurs() throws IOException {
        byte[] whole = compressed(NEAREST);
        for (int length = 0; length < whole.length; length++) {
            byte[] half = Arrays.copyOf(whole, length);
            assertThatThrownBy(() -> decoder.decode(half)).isInstanceOf(ValueException.class);
        }
    }

    @Test
    void garbageIsSaidToBeNone() {
        assertThatThrownBy(() -> decoder.decode(new byte[] {1, 2, 3, 4}))
                .isInstanceOf(ValueException.class)
                .hasMessageContaining("no object")
                .hasMessageContaining("no call");
        assertThatThrownBy(() -> decoder.decode(HexFormat.of().parseHex("15c4b51c00000000")))
                .hasMessageContaining("vector");
    }

    @Test
    void aBombIsNotUnpacked() throws IOException {
        byte[] bomb = compressed(new byte[(64 << 20) + 1]);
        assertThatThrownBy(() -> decoder.decode(bomb)).hasMessageContaining("more than 67108864 bytes");
    }
}
