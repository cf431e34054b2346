package dev.mtproto4j.tl;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TlToStringTest {

    /** {@code node bytes:bytes children:Vector<node>}, as generated code prints it. */
    private static final class Node implements TlObject {
        private final byte[] bytes;
        private final @Nullable Object child;

        Node(byte[] bytes, @Nullable Object child) {
            this.bytes = bytes;
            this.child = child;
        }

        @Override
        public int constructorId() {
            return 1;
        }

        @Override
        public String tlName() {
            return "node";
        }

        @Override
        public void writeBareTo(TlWriter writer) {
            writer.writeBytes(bytes);
        }

        @Override
        public String toString() {
            return new TlToString(tlName())
                    .field("bytes", bytes)
                    .field("child", child)
                    .toString();
        }
    }

    @Test
    void printsAsTlWouldNameIt() {
        String printed = new TlToString("auth.example")
                .flag("silent", true)
                .flag("pinned", false)
                .field("id", 5L)
                .field("count", 6)
                .field("share", 0.5)
                .field("left", false)
                .field("about", (Object) null)
                .field("photo", (byte[]) null)
                .field("name", "Ann \"A\"\n")
                .field("bytes", new byte[32])
                .field("many", List.of("a", new byte[3], 7))
                .field("ids", LongVector.of(1, 2))
                .field("node", new Node(new byte[4], null))
                .toString();
        assertThat(printed)
                .isEqualTo("auth.example silent:true id:5 count:6 share:0.5 left:false name:\"Ann \\\"A\\\"\\u000a\""
                        + " bytes:bytes[32] many:[\"a\", bytes[3], 7] ids:[1, 2] node:(node bytes:bytes[4])");
    }

    @Test
    void secretsAreNotPrinted() {
        String printed = new TlToString("auth.signIn")
                .field("phone_number", "+4930")
                .field("phone_code_hash", "s3cret")
                .field("phone_code", "12345")
                .field("web_auth_token", "t0ken")
                .field("code", 7)
                .toString();
        assertThat(printed)
                .isEqualTo("auth.signIn phone_number:\"+4930\" phone_code_hash:*** phone_code:*** web_auth_token:***"
                        + " code:7");
    }

    @Test
    void lengthIsBounded() {
        assertThat(new TlToString("x").field("s", "y".repeat(1_000_000)).toString())
                .hasSizeLessThan(300);
        assertThat(new TlToString("x")
                        .field("l", Collections.nCopies(1_000_000, "y"))
                        .toString())
                .hasSizeLessThan(200)
                .endsWith("999984 more]");
        Object deep = "leaf";
        for (int i = 0; i < 256; i++) {
            deep = new Node(new byte[i], List.of(deep));
        }
        assertThat(deep.toString())
                .startsWith("node bytes:bytes[255] child:[(node")
                .hasSizeLessThan(5_000);
        Object wide = "leaf";
        for (int i = 0; i < 5; i++) {
            wide = new Node(new byte[i], Collections.nCopies(16, wide));
        }
        TlToString printed = new TlToString("x");
        for (int i = 0; i < 20; i++) {
            printed.field("f", wide);
        }
        assertThat(printed.toString()).hasSizeLessThan(20_000);
    }
}
