package dev.mtproto4j.core.transport.netty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mtproto4j.core.DcNumber;
import dev.mtproto4j.core.FixedRandom;
import dev.mtproto4j.core.transport.Frame;
import dev.mtproto4j.core.transport.Framing;
import dev.mtproto4j.core.transport.MalformedFrameException;
import dev.mtproto4j.core.transport.ServerTransportCodec;
import dev.mtproto4j.core.transport.Transport;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFuture;
import io.netty.channel.embedded.EmbeddedChannel;
import org.junit.jupiter.api.Test;

class FrameHandlersTest {

    @Test
    void sendsTheOpeningWithTheFirstFrameAndOnlyOnce() {
        EmbeddedChannel channel = client(Framing.INTERMEDIATE);
        channel.writeOutbound(new Frame.Packet(new byte[4]), new Frame.Packet(new byte[4]));
        ByteBuf first = channel.readOutbound();
        ByteBuf second = channel.readOutbound();
        assertThat(first.readableBytes()).isEqualTo(12);
        assertThat(first.getInt(0)).isEqualTo(0xeeeeeeee);
        assertThat(second.readableBytes()).isEqualTo(8);
        first.release();
        second.release();
    }

    @Test
    void failsTheWriteOfWhatCannotBeSentAndGoesOn() {
        EmbeddedChannel channel = client(Framing.ABRIDGED);
        ChannelFuture refused = channel.writeAndFlush(new Frame.Packet(new byte[3]));
        assertThat(refused.cause()).isInstanceOf(IllegalArgumentException.class);
        channel.writeOutbound(new Frame.Packet(new byte[4]));
        ByteBuf sent = channel.readOutbound();
        assertThat(sent.getByte(0)).isEqualTo((byte) 0xef);
        sent.release();
    }

    @Test
    void closesOnABrokenStream() {
        EmbeddedChannel channel = new EmbeddedChannel();
        NettyTransport.install(channel.pipeline(), new ServerTransportCodec(FixedRandom.seeded(1)));
        ByteBuf broken = Unpooled.wrappedBuffer(new byte[] {'G', 'E', 'T', ' ', '/'});
        assertThatThrownBy(() -> channel.writeInbound(broken)).isInstanceOf(MalformedFrameException.class);
        assertThat(channel.isOpen()).isFalse();
        assertThat(broken.refCnt()).isZero();
    }

    private static EmbeddedChannel client(Framing framing) {
        EmbeddedChannel channel = new EmbeddedChannel();
        NettyTransport.install(
                channel.pipeline(), Transport.plain(framing).newClientCodec(DcNumber.of(1), FixedRandom.seeded(1)));
        return channel;
    }
}
