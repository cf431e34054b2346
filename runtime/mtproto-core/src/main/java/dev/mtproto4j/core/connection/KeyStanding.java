package dev.mtproto4j.core.connection;

/**
 * How far the server and this side agree on a key: whether a denial of the server is believed, and whether another key
 * is worth making.
 *
 * <p>A server says that it does not know a key (−404) also when one bit of a packet was turned on the way. A login is not
 * given up for that: the first denials in a row are doubted, and the server is asked again on another connection.
 */
final class KeyStanding {

    private static final int DENIALS_IN_DOUBT = 2;

    private static final int MAX_UNCONFIRMED_KEYS = 3;

    private int denials;
    /** Keys made since the server last answered under one. */
    private int unconfirmedKeys;

    void made() {
        unconfirmedKeys++;
    }

    /** The server answered under the key. */
    void confirmed() {
        unconfirmedKeys = 0;
        denials = 0;
    }

    /** The server denied the key; true if it is asked again, because that may be an accident. */
    boolean deniedInDoubt() {
        return ++denials <= DENIALS_IN_DOUBT;
    }

    /** The key is given up; the next one has not been denied yet. */
    void replaced() {
        denials = 0;
    }

    /** False when the server has believed none of the last keys. */
    boolean mayBeReplaced() {
        return unconfirmedKeys < MAX_UNCONFIRMED_KEYS;
    }
}
