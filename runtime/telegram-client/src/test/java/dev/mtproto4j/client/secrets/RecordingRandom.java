package dev.mtproto4j.client.secrets;

import java.security.SecureRandom;

/** Remembers what it gave in pieces of sixteen bytes and more: nonces, exponents, tokens, padding. */
final class RecordingRandom extends SecureRandom {

    private static final long serialVersionUID = 1L;
    private static final int WORTH_REMEMBERING = 16;

    private final transient Secrets secrets;
    private final String what;

    RecordingRandom(Secrets secrets, String what) {
        this.secrets = secrets;
        this.what = what;
    }

    @Override
    public void nextBytes(byte[] bytes) {
        super.nextBytes(bytes);
        if (bytes.length >= WORTH_REMEMBERING) {
            secrets.add(what, bytes);
        }
    }
}
