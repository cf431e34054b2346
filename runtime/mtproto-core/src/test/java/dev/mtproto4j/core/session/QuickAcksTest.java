package dev.mtproto4j.core.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mtproto4j.core.Echo;
import org.junit.jupiter.api.Test;

/** Tokens are not authenticated: whoever can write to the connection can make one up. */
class QuickAcksTest {

    private final Peers peers = new Peers();

    @Test
    void aTokenIsForOnePacketThatAskedAndForOneTime() {
        OutgoingMessage request = peers.client.request(new Echo("a").toByteArray());
        request.withQuickAck(true);
        OutgoingPacket packet = peers.client.nextPacketWithQuickAck(peers.now).orElseThrow();
        assertThat(packet.wantsQuickAck()).isTrue();
        int token = peers.serverCipher.quickAckToken(peers.serverCipher.decrypt(packet.bytes()));

        assertThat(peers.client.quickAcknowledged(token ^ 1)).isEmpty();
        assertThat(peers.client.quickAcknowledged(token)).containsExactly(request);
        assertThat(peers.client.quickAcknowledged(token)).isEmpty();
    }

    @Test
    void nothingIsExpectedOfALostConnection() {
        peers.client.request(new Echo("a").toByteArray()).withQuickAck(true);
        OutgoingPacket packet = peers.client.nextPacketWithQuickAck(peers.now).orElseThrow();
        int token = peers.serverCipher.quickAckToken(peers.serverCipher.decrypt(packet.bytes()));
        peers.client.transportLost();
        assertThat(peers.client.quickAcknowledged(token)).isEmpty();
    }
}
