package dev.mtproto4j.core.transport.netty;

import java.time.Duration;

/**
 * What a server bears from one client before it closes the connection.
 *
 * @param opening how long a client may take until its first packet is complete; handshakes of TLS and HTTP count
 * @param packet how long it may take to send the rest of a packet that it has begun
 */
public record ServerLimits(Duration opening, Duration packet) {

    /** Half a minute for the first packet, one minute for any other. */
    public static final ServerLimits DEFAULT = new ServerLimits(Duration.ofSeconds(30), Duration.ofMinutes(1));

    public ServerLimits {
        if (opening.isNegative() || opening.isZero() || packet.isNegative() || packet.isZero()) {
            throw new IllegalArgumentException("limits of " + opening + " and " + packet);
        }
    }
}
