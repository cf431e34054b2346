package dev.mtproto4j.cli.schema;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/**
 * What came of decoding samples and encoding them again.
 *
 * @param differences one line for each sample that did not come out as it went in
 */
record Verification(List<String> differences) {
    private static final int CONTEXT = 16;

    static Verification of(List<Sample> samples, Decoder decoder) {
        List<String> differences = new ArrayList<>();
        for (Sample sample : samples) {
            try {
                byte[] given = sample.bytes();
                byte[] again = decoder.again(sample);
                if (!Arrays.equals(again, given)) {
                    differences.add(sample + ": " + describe(given, again));
                }
            } catch (RuntimeException e) {
                differences.add(sample + ": " + e);
            }
        }
        return new Verification(differences);
    }

    private static String describe(byte[] given, byte[] again) {
        int at = Arrays.mismatch(given, again);
        return "differs at byte " + at + ": " + excerpt(given, at) + " became " + excerpt(again, at);
    }

    private static String excerpt(byte[] bytes, int from) {
        return HexFormat.of().formatHex(bytes, from, Math.min(bytes.length, from + CONTEXT));
    }
}
