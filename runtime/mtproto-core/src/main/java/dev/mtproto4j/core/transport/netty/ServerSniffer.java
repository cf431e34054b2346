package dev.mtproto4j.core.transport.netty;

import dev.mtproto4j.core.transport.MalformedFrameException;
import dev.mtproto4j.core.transport.ServerTransportCodec;
import dev.mtproto4j.core.transport.TransportDetector;
import dev.mtproto4j.core.transport.TransportDetector.Form;
import dev.mtproto4j.core.transport.faketls.ClientHello;
import dev.mtproto4j.core.transport.faketls.HelloGuard;
import dev.mtproto4j.core.transport.faketls.HelloGuard.Admission;
import dev.mtproto4j.core.transport.faketls.ServerHello;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.ByteToMessageDecoder;
import io.netty.handler.codec.http.HttpServerCodec;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;

/**
 * Looks at the first bytes of a connection: puts TLS, fake TLS, WebSocket or HTTP in front of the codec if the client
 * speaks them, and is gone.
 */
final class ServerSniffer extends ByteToMessageDecoder {

    private static final int RECORD_HEADER = 5;
    /** handshake_failure, as any server says that does not like a hello. */
    private static final byte[] ALERT = {21, 3, 3, 0, 2, 2, 40};

    private final ServerTransportCodec codec;
    private final ServerDoors doors;
    private final SecureRandom random;

    ServerSniffer(ServerTransportCodec codec, ServerDoors doors, SecureRandom random) {
        this.codec = codec;
        this.doors = doors;
        this.random = random;
    }

    @Override
    protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out) {
        byte[] start = new byte[Math.min(in.readableBytes(), TransportDetector.LOOKAHEAD)];
        in.getBytes(in.readerIndex(), start);
        Form form = TransportDetector.detect(start, start.length);
        if (form == Form.UNDECIDED) {
            return;
        }
        if (form == Form.TLS && doors.takesTls()) {
            tls(context, in);
            return;
        }
        if (form == Form.HTTP) {
            ChannelPipeline pipeline = context.pipeline();
            pipeline.addAfter(context.name(), "http", new HttpServerCodec())
                    .addAfter("http", "http-router", new HttpRouter());
        }
        context.pipeline().remove(this);
    }

    private void tls(ChannelHandlerContext context, ByteBuf in) {
        if (in.readableBytes() < RECORD_HEADER) {
            return;
        }
        HelloGuard guard = doors.guard();
        int length = RECORD_HEADER + in.getUnsignedShort(in.readerIndex() + 3);
        if (guard.isActive() && length <= ClientHello.MAX_BYTES) {
            if (in.readableBytes() < length) {
                return;
            }
            byte[] record = new byte[length];
            in.getBytes(in.readerIndex(), record);
            Optional<Admission> admission = guard.admit(record);
            if (admission.isPresent()) {
                in.skipBytes(length);
                fakeTls(context, admission.get());
                return;
            }
        }
        if (doors.tls() == null) {
            in.skipBytes(in.readableBytes());
            var unused = context.writeAndFlush(Unpooled.wrappedBuffer(ALERT));
            context.fireExceptionCaught(new MalformedFrameException("a TLS hello that is for none of our secrets"));
            unused = context.close();
            return;
        }
        context.pipeline()
                .addAfter(context.name(), "tls", doors.tls().get().newHandler(context.alloc()))
                .addAfter("tls", "tls-content", new ServerSniffer(codec, ServerDoors.CLOSED, random))
                .remove(this);
    }

    private void fakeTls(ChannelHandlerContext context, Admission admission) {
        codec.cameThrough(admission.secret());
        byte[] answer = ServerHello.create(admission.hello(), admission.secret().key(), random);
        var unused = context.writeAndFlush(Unpooled.wrappedBuffer(answer));
        context.pipeline()
                .addAfter(context.name(), "tls-records", new TlsRecordHandler(false))
                .remove(this);
    }
}
