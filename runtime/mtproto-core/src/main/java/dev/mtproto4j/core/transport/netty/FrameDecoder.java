package dev.mtproto4j.core.transport.netty;

import dev.mtproto4j.core.transport.MalformedFrameException;
import dev.mtproto4j.core.transport.TransportCodec;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;

/** Passes on the frames that arriving bytes complete; closes the connection when the stream is broken. */
final class FrameDecoder extends ChannelInboundHandlerAdapter {

    private final TransportCodec codec;
    private byte[] scratch = new byte[0];
    private boolean broken;

    FrameDecoder(TransportCodec codec) {
        this.codec = codec;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (!(message instanceof ByteBuf bytes)) {
            context.fireChannelRead(message);
            return;
        }
        try {
            if (!broken) {
                decode(context, bytes);
            }
        } finally {
            bytes.release();
        }
    }

    private void decode(ChannelHandlerContext context, ByteBuf bytes) {
        int length = bytes.readableBytes();
        if (scratch.length < length) {
            scratch = new byte[length];
        }
        bytes.readBytes(scratch, 0, length);
        try {
            codec.decode(scratch, 0, length, context::fireChannelRead);
        } catch (MalformedFrameException e) {
            broken = true;
            context.fireExceptionCaught(e);
            var unused = context.close();
        }
    }
}
