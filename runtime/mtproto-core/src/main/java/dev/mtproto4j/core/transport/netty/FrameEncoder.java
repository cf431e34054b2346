package dev.mtproto4j.core.transport.netty;

import dev.mtproto4j.core.transport.Frame;
import dev.mtproto4j.core.transport.TransportCodec;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;

/** Writes frames; what opens the connection goes out together with the first of them, in one segment. */
final class FrameEncoder extends ChannelOutboundHandlerAdapter {

    private final TransportCodec codec;
    private boolean opened;

    FrameEncoder(TransportCodec codec) {
        this.codec = codec;
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        if (!(message instanceof Frame frame)) {
            var unused = context.write(message, promise);
            return;
        }
        ByteBuf bytes;
        try {
            byte[] encoded = codec.encode(frame);
            bytes = opened ? Unpooled.wrappedBuffer(encoded) : Unpooled.wrappedBuffer(codec.opening(), encoded);
        } catch (IllegalArgumentException | IllegalStateException e) {
            promise.setFailure(e);
            return;
        }
        opened = true;
        var unused = context.write(bytes, promise);
    }
}
