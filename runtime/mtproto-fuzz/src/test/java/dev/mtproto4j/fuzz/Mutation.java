package dev.mtproto4j.fuzz;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import java.util.Arrays;

/** What an adversary does to a message: changes some bytes, cuts it, adds to it, or sends another one. */
public final class Mutation {

    private Mutation() {}

    public static byte[] of(byte[] right, FuzzedDataProvider data) {
        int kind = data.consumeInt(0, 3);
        if (kind == 0) {
            return data.consumeBytes(1024);
        }
        byte[] changed = right.clone();
        if (changed.length == 0) {
            return changed;
        }
        for (int n = data.consumeInt(0, 4); n > 0; n--) {
            changed[data.consumeInt(0, changed.length - 1)] = data.consumeByte();
        }
        return switch (kind) {
            case 1 -> changed;
            case 2 -> Arrays.copyOf(changed, data.consumeInt(0, changed.length));
            default -> Arrays.copyOf(changed, changed.length + data.consumeInt(0, 64));
        };
    }
}
