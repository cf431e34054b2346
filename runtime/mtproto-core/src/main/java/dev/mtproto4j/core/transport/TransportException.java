package dev.mtproto4j.core.transport;

import dev.mtproto4j.core.MtprotoException;

/** The server answered with a transport error in place of a packet. */
public class TransportException extends MtprotoException {

    private static final long serialVersionUID = 1L;

    private final int code;

    /** Creates the exception for a code as received, such as −404. */
    public TransportException(int code) {
        super("Transport error " + code + ": " + Meaning.of(code).explanation);
        this.code = code;
    }

    /** The code as received: negative. */
    public int code() {
        return code;
    }

    /** What the code means. */
    public Meaning meaning() {
        return Meaning.of(code);
    }

    /** What the known codes mean. */
    public enum Meaning {
        /** −403: the proxy or the server refuses this connection. */
        FORBIDDEN(-403, "the server or the proxy refuses this connection"),
        /** −404: the auth key is not known, or a packet of the key exchange was malformed. */
        AUTH_KEY_UNKNOWN(-404, "the server does not know the auth key, or could not read the packet"),
        /** −429: too many connections from this address, or too many keys created. Wait before the next attempt. */
        TOO_MANY_CONNECTIONS(-429, "too many connections from this address; wait before the next one"),
        /** −444: the number of the data centre, or the choice of test and production, does not fit the address. */
        INVALID_DC(-444, "this address does not serve the data centre that the client named"),
        /** Any other code. */
        OTHER(0, "a code without a documented meaning");

        private final int code;
        private final String explanation;

        Meaning(int code, String explanation) {
            this.code = code;
            this.explanation = explanation;
        }

        /** The code that stands for this meaning; 0 for {@link #OTHER}. */
        public int code() {
            return code;
        }

        static Meaning of(int code) {
            for (Meaning meaning : values()) {
                if (meaning.code == code) {
                    return meaning;
                }
            }
            return OTHER;
        }
    }
}
