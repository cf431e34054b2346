package dev.mtproto4j.client.secrets;

import dev.mtproto4j.client.storage.SessionData;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * Every secret of a run, and whether eight bytes of one in a row, or the whole of a shorter one, stand in a text: raw, or as
 * hexadecimal, Base64, a decimal number or a list of bytes. Thread-safe.
 */
final class Secrets {

    private static final int WINDOW = Long.BYTES;
    /** Rows of the same few bytes, such as padding, are nobody's secret. */
    private static final int DISTINCT_BYTES = 4;

    private final ConcurrentMap<Long, String> windows = new ConcurrentHashMap<>();
    private final Map<String, String> texts = new ConcurrentHashMap<>();

    /** A secret of at least eight bytes; {@code what} is what a finding is called. */
    void add(String what, byte[] secret) {
        for (int at = 0; at + WINDOW <= secret.length; at++) {
            if (isTelling(secret, at)) {
                windows.put(Candidates.number(secret, at), what);
            }
        }
    }

    private static boolean isTelling(byte[] secret, int at) {
        Set<Byte> distinct = new TreeSet<>();
        for (int i = at; i < at + WINDOW; i++) {
            distinct.add(secret[i]);
        }
        return distinct.size() >= DISTINCT_BYTES;
    }

    /** A number, in either order of its bytes. */
    void add(String what, long secret) {
        windows.put(secret, what);
        windows.put(Long.reverseBytes(secret), what);
    }

    /** A secret that is text, such as a code; at least five characters. */
    void add(String what, String secret) {
        texts.put(secret, what);
        add(what, secret.getBytes(StandardCharsets.UTF_8));
    }

    /** The keys and salts of a session. */
    void add(SessionData session) {
        session.dataCenters().forEach((dc, stored) -> {
            add("authorization key of DC " + dc, stored.authKey().toByteArray());
            add("salt of DC " + dc, stored.salt());
            stored.futureSalts().forEach(future -> add("future salt of DC " + dc, future.salt()));
        });
        session.futureAuthTokens().forEach(token -> add("future auth token", token));
    }

    int size() {
        return windows.size() + texts.size();
    }

    /** The names of the secrets that the text gives away, each with the place where it does. */
    Map<String, String> foundIn(String text) {
        Map<String, String> found = new LinkedHashMap<>();
        texts.forEach((secret, what) -> {
            int at = text.indexOf(secret);
            if (at >= 0) {
                found.put(what, around(text, at));
            }
        });
        Candidates.in(text, (bytes, at) -> {
            for (int i = 0; i + WINDOW <= bytes.length; i++) {
                String what = windows.get(Candidates.number(bytes, i));
                if (what != null) {
                    found.putIfAbsent(what, around(text, at));
                }
            }
        });
        return found;
    }

    private static String around(String text, int at) {
        return text.substring(Math.max(0, at - 80), Math.min(text.length(), at + 120));
    }
}
