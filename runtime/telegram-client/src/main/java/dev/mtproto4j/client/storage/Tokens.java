package dev.mtproto4j.client.storage;

import java.security.MessageDigest;
import java.util.List;

/** Compares lists of secret byte arrays by content. */
final class Tokens {

    private Tokens() {}

    static boolean equal(List<byte[]> left, List<byte[]> right) {
        if (left.size() != right.size()) {
            return false;
        }
        for (int i = 0; i < left.size(); i++) {
            if (!MessageDigest.isEqual(left.get(i), right.get(i))) {
                return false;
            }
        }
        return true;
    }
}
