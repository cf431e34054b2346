package dev.mtproto4j.core.exchange;

import org.jspecify.annotations.Nullable;

/** What to do after a packet of a key exchange was received. */
public sealed interface ExchangeStep {

    /** The packet to send now, not copied; null if there is none. */
    byte @Nullable [] packet();

    /** The exchange goes on. */
    final class Send implements ExchangeStep {

        private final byte[] packet;

        Send(byte[] packet) {
            this.packet = packet;
        }

        @Override
        public byte[] packet() {
            return packet;
        }
    }

    /** The key exists. A server sends the packet first; a client has none to send. */
    final class Completed implements ExchangeStep {

        private final byte @Nullable [] packet;
        private final KeyExchangeResult result;

        Completed(byte @Nullable [] packet, KeyExchangeResult result) {
            this.packet = packet;
            this.result = result;
        }

        @Override
        public byte @Nullable [] packet() {
            return packet;
        }

        /** The key and what comes with it. */
        public KeyExchangeResult result() {
            return result;
        }
    }

    /** A server gives up and says so to the client by the packet. */
    final class Refused implements ExchangeStep {

        private final byte[] packet;
        private final HandshakeFailure reason;

        Refused(byte[] packet, HandshakeFailure reason) {
            this.packet = packet;
            this.reason = reason;
        }

        @Override
        public byte[] packet() {
            return packet;
        }

        /** Which check of the server failed. */
        public HandshakeFailure reason() {
            return reason;
        }
    }
}
