package dev.mtproto4j.core.transport.netty;

import dev.mtproto4j.core.transport.MalformedFrameException;
import dev.mtproto4j.core.transport.faketls.TlsRecords;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;

/** Carries bytes in what look like records of TLS, once the hellos have been exchanged. */
final class TlsRecordHandler extends ChannelDuplexHandler {

    private final TlsRecords records;
    private boolean broken;

    TlsRecordHandler(boolean client) {
        records = new TlsRecords(client);
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        byte[] bytes;
        try {
            bytes = ByteBufUtil.getBytes((ByteBuf) message);
        } finally {
            ((ByteBuf) message).release();
        }
        if (broken) {
            return;
        }
        byte[] contents;
        try {
            contents = records.unwrap(bytes, 0, bytes.length);
        } catch (MalformedFrameException e) {
            broken = true;
            context.fireExceptionCaught(e);
            var unused = context.close();
            return;
        }
        if (contents.length > 0) {
            context.fireChannelRead(Unpooled.wrappedBuffer(contents));
        }
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        byte[] bytes;
        try {
            bytes = ByteBufUtil.getBytes((ByteBuf) message);
        } finally {
            ((ByteBuf) message).release();
        }
        var unused = context.write(Unpooled.wrappedBuffer(records.wrap(bytes)), promise);
    }
}
