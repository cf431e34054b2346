package dev.mtproto4j.client.dc;

/**
 * Which set of data centres a session belongs to. Authorization keys of one set mean nothing in another, so a session
 * file remembers its own.
 */
public enum Environment {
    /** Telegram itself. */
    PRODUCTION,
    /** Telegram's test data centres: other accounts, other keys, wiped now and then. */
    TEST,
    /** Servers that the program names itself, such as the embedded test server. */
    CUSTOM
}
