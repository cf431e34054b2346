package dev.mtproto4j.core.transport;

/** What a transport carries. */
public sealed interface Frame {

    /** A packet of the protocol: a plain or an encrypted message. */
    final class Packet implements Frame {

        private final byte[] bytes;
        private final boolean quickAckRequested;

        /** A packet for which no quick acknowledgement is wanted; the array is not copied. */
        public Packet(byte[] bytes) {
            this(bytes, false);
        }

        /**
         * A packet.
         *
         * @param bytes not copied
         * @param quickAckRequested whether the server shall confirm it by a {@link QuickAck} at once; from client to
         *     server only
         */
        public Packet(byte[] bytes, boolean quickAckRequested) {
            this.bytes = bytes;
            this.quickAckRequested = quickAckRequested;
        }

        /** The packet itself, not copied. */
        public byte[] bytes() {
            return bytes;
        }

        /** Whether the sender wants a {@link QuickAck}. */
        public boolean quickAckRequested() {
            return quickAckRequested;
        }

        @Override
        public String toString() {
            return "Packet[" + bytes.length + " bytes" + (quickAckRequested ? ", quick ack requested]" : "]");
        }
    }

    /**
     * The server's word that it has received a packet, before it has processed it.
     *
     * @param token the 32 bits computed from the packet; the top bit is set
     */
    record QuickAck(int token) implements Frame {

        public QuickAck {
            if (token >= 0) {
                throw new IllegalArgumentException("the top bit of a quick acknowledgement token must be set");
            }
        }
    }

    /**
     * The server's refusal of a packet or of the connection; see {@link TransportException} for the codes.
     *
     * @param code negative
     */
    record TransportError(int code) implements Frame {

        public TransportError {
            if (code >= 0) {
                throw new IllegalArgumentException("the code of a transport error is negative, not " + code);
            }
        }
    }
}
