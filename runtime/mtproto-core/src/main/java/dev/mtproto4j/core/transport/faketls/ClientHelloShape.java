package dev.mtproto4j.core.transport.faketls;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * A hello as Chrome and the official clients send it: its suites, its extensions in an order that changes each time,
 * values that mean nothing (RFC 8701), and 517 bytes in all (RFC 7685).
 */
final class ClientHelloShape {

    static final int SIZE = 517;

    private static final int MAX_DOMAIN_BYTES = 182;
    private static final int GREASE_VALUES = 7;

    private ClientHelloShape() {}

    /** The record, with zeros in place of the random bytes. */
    static byte[] write(String domain, SecureRandom random) {
        byte[] name = domain.getBytes(StandardCharsets.UTF_8);
        if (name.length < 1 || name.length > MAX_DOMAIN_BYTES) {
            throw new IllegalArgumentException("a name of " + name.length + " bytes, where 1 to 182 are possible");
        }
        byte[] grease = grease(random);
        HelloWriter record = new HelloWriter().hex("160301");
        record.sized(
                2,
                handshake -> handshake
                        .hex("01")
                        .sized(
                                3,
                                hello -> hello.hex("0303")
                                        .raw(new byte[HelloDigest.SIZE])
                                        .hex("20")
                                        .random(32, random)
                                        .sized(
                                                2,
                                                suites -> suites.twice(grease[0])
                                                        .hex(
                                                                "130113021303c02bc02fc02cc030cca9cca8c013c014009c009d002f0035"))
                                        .hex("0100")
                                        .sized(2, extensions -> extensions(extensions, name, grease, random))));
        return record.toByteArray();
    }

    private static void extensions(HelloWriter out, byte[] name, byte[] grease, SecureRandom random) {
        List<Consumer<HelloWriter>> rest = new ArrayList<>();
        rest.add(part -> part.hex("0000")
                .sized(2, list -> list.sized(2, entry -> entry.hex("00").sized(2, text -> text.raw(name)))));
        rest.add(part -> part.hex("000500050100000000"));
        rest.add(part -> part.hex("000a000a0008").twice(grease[4]).hex("001d00170018"));
        rest.add(part -> part.hex("000b00020100"));
        rest.add(part -> part.hex("000d0012001004030804040105030805050108060601"));
        rest.add(part -> part.hex("0010000e000c02683208687474702f312e31"));
        rest.add(part -> part.hex("00120000"));
        rest.add(part -> part.hex("00170000"));
        rest.add(part -> part.hex("001b0003020002"));
        rest.add(part -> part.hex("00230000"));
        rest.add(part -> part.hex("002b000706").twice(grease[6]).hex("03040303"));
        rest.add(part -> part.hex("002d00020101"));
        rest.add(part ->
                part.hex("0033002b0029").twice(grease[4]).hex("000100001d0020").raw(KeyShare.create(random)));
        rest.add(part -> part.hex("446900050003026832"));
        rest.add(part -> part.hex("ff01000100"));
        shuffle(rest, random);

        out.twice(grease[2]).hex("0000");
        rest.forEach(extension -> extension.accept(out));
        out.twice(grease[3]).hex("000100");
        // 5 bytes of record, 4 of handshake, 2 of version, 32, 33, 34 of suites, 2, and 2 of length stand before.
        int padding = SIZE - (5 + 4 + 2 + 32 + 33 + 34 + 2 + 2) - out.size() - 4;
        out.hex("0015").sized(2, zeros -> zeros.raw(new byte[padding]));
    }

    /** Bytes of the form {@code xa}; neighbours that must not be equal are not. */
    private static byte[] grease(SecureRandom random) {
        byte[] grease = new byte[GREASE_VALUES];
        random.nextBytes(grease);
        for (int i = 0; i < grease.length; i++) {
            grease[i] = (byte) ((grease[i] & 0xf0) | 0x0a);
            if (i % 2 == 1 && grease[i] == grease[i - 1]) {
                grease[i] ^= 0x10;
            }
        }
        return grease;
    }

    private static void shuffle(List<Consumer<HelloWriter>> parts, SecureRandom random) {
        for (int i = parts.size() - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            parts.set(i, parts.set(other, parts.get(i)));
        }
    }
}
