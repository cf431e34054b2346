package dev.mtproto4j.tl;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;

/**
 * UTF-8 without loss. Servers do send strings that are not UTF-8, and neither dropping such a message nor replacing
 * its bytes would be right: a byte {@code b} that is not part of a character becomes the unpaired surrogate
 * {@code U+DC00 + b}, and is written back as that byte (the scheme of Python's PEP 383).
 */
final class Utf8 {
    private static final char ESCAPE = 0xdc00;
    private static final char FIRST_ESCAPED = 0xdc80;
    private static final char LAST_ESCAPED = 0xdcff;

    private Utf8() {}

    static String decode(byte[] bytes, int offset, int length) {
        String text = new String(bytes, offset, length, UTF_8);
        // The replacement character appears for malformed bytes, or because it was sent.
        return text.indexOf('\ufffd') < 0 ? text : decodeEscaping(bytes, offset, length);
    }

    private static String decodeEscaping(byte[] bytes, int offset, int length) {
        CharsetDecoder decoder = UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPORT);
        ByteBuffer in = ByteBuffer.wrap(bytes, offset, length);
        CharBuffer out = CharBuffer.allocate(length);
        while (true) {
            CoderResult result = decoder.decode(in, out, true);
            if (!result.isMalformed()) {
                return out.flip().toString();
            }
            for (int i = 0; i < result.length(); i++) {
                out.put((char) (ESCAPE | (in.get() & 0xff)));
            }
            decoder.reset();
        }
    }

    /** @throws TlException for an unpaired surrogate that does not stand for a byte */
    static byte[] encode(String text) {
        int unpaired = indexOfUnpairedSurrogate(text, 0);
        return unpaired < 0 ? text.getBytes(UTF_8) : encodeEscaped(text, unpaired);
    }

    private static byte[] encodeEscaped(String text, int firstUnpaired) {
        TlWriter out = new TlWriter(text.length() + 16);
        int from = 0;
        for (int at = firstUnpaired; at >= 0; at = indexOfUnpairedSurrogate(text, from)) {
            char c = text.charAt(at);
            if (c < FIRST_ESCAPED || c > LAST_ESCAPED) {
                throw new TlException(
                        String.format("the string has an unpaired surrogate U+%04X at index %d", (int) c, at));
            }
            out.writeRaw(text.substring(from, at).getBytes(UTF_8));
            out.writeRaw(new byte[] {(byte) c});
            from = at + 1;
        }
        out.writeRaw(text.substring(from).getBytes(UTF_8));
        return out.toByteArray();
    }

    private static int indexOfUnpairedSurrogate(String text, int from) {
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isSurrogate(c)) {
                boolean pair = Character.isHighSurrogate(c)
                        && i + 1 < text.length()
                        && Character.isLowSurrogate(text.charAt(i + 1));
                if (!pair) {
                    return i;
                }
                i++;
            }
        }
        return -1;
    }
}
