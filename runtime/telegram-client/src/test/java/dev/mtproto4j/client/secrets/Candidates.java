package dev.mtproto4j.client.secrets;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.function.Consumer;
import java.util.function.ObjIntConsumer;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Everything in a text that could be bytes. */
final class Candidates {

    private static final Pattern HEX = Pattern.compile("[0-9a-fA-F]{16,}");
    private static final Pattern BASE64 = Pattern.compile("[A-Za-z0-9+/_-]{11,}");
    private static final Pattern DECIMAL = Pattern.compile("-?[0-9]{15,}");
    private static final Pattern LIST = Pattern.compile("-?[0-9]{1,3}(?:, ?-?[0-9]{1,3}){7,}");

    private Candidates() {}

    /** Hands out byte strings that the text may stand for, and where. */
    static void in(String text, ObjIntConsumer<byte[]> candidates) {
        candidates.accept(text.getBytes(StandardCharsets.ISO_8859_1), 0);
        each(HEX, text, match -> hexadecimal(match, candidates));
        each(BASE64, text, match -> base64(match, candidates));
        each(DECIMAL, text, match -> decimal(match, candidates));
        each(LIST, text, match -> list(match, candidates));
    }

    private static void each(Pattern pattern, String text, Consumer<MatchResult> take) {
        pattern.matcher(text).results().forEach(take);
    }

    private static void hexadecimal(MatchResult match, ObjIntConsumer<byte[]> candidates) {
        String digits = match.group();
        for (int from = 0; from < 2; from++) {
            int length = (digits.length() - from) / 2 * 2;
            candidates.accept(HexFormat.of().parseHex(digits.substring(from, from + length)), match.start());
        }
    }

    /** A secret may stand inside of longer Base64, which then may begin at any of four places. */
    private static void base64(MatchResult match, ObjIntConsumer<byte[]> candidates) {
        String letters = match.group().replace('-', '+').replace('_', '/');
        for (int from = 0; from < 4; from++) {
            String part = letters.substring(from);
            int usable = part.length() % 4 == 1 ? part.length() - 1 : part.length();
            candidates.accept(Base64.getDecoder().decode(part.substring(0, usable)), match.start());
        }
    }

    /** Of long numbers the magnitude counts; 64-bit ones also come with their sign. */
    private static void decimal(MatchResult match, ObjIntConsumer<byte[]> candidates) {
        BigInteger number = new BigInteger(match.group());
        candidates.accept(number.abs().toByteArray(), match.start());
        candidates.accept(
                ByteBuffer.allocate(Long.BYTES).putLong(number.longValue()).array(), match.start());
    }

    private static void list(MatchResult match, ObjIntConsumer<byte[]> candidates) {
        String[] numbers = match.group().split(", ?", -1);
        byte[] bytes = new byte[numbers.length];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) Integer.parseInt(numbers[i]);
        }
        candidates.accept(bytes, match.start());
    }

    /** The eight bytes from there, as a number. */
    static long number(byte[] bytes, int at) {
        return ByteBuffer.wrap(bytes, at, Long.BYTES).getLong();
    }
}
