package dev.mtproto4j.core.connection.server;

import dev.mtproto4j.core.MtprotoException;
import dev.mtproto4j.core.SerialExecutor;
import dev.mtproto4j.core.connection.SharedResources;
import dev.mtproto4j.core.connection.Unawaited;
import dev.mtproto4j.core.exchange.ExchangeStep;
import dev.mtproto4j.core.exchange.HandshakeException;
import dev.mtproto4j.core.message.EncryptedMessage;
import dev.mtproto4j.core.message.InvalidMessageException;
import dev.mtproto4j.core.message.PlainMessage;
import dev.mtproto4j.core.transport.Frame;
import dev.mtproto4j.crypto.AuthKey;
import dev.mtproto4j.crypto.MessageCipher;
import dev.mtproto4j.crypto.Side;
import dev.mtproto4j.tl.TlException;
import dev.mtproto4j.tl.TlReader;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sorts what comes on a connection: key exchange, or a packet of some session. */
final class ConnectionHandler extends SimpleChannelInboundHandler<Frame> {

    private static final Logger log = LoggerFactory.getLogger(ConnectionHandler.class);

    private static final int AUTH_KEY_UNKNOWN = -404;
    private static final int SHORTEST_PACKET = 24;

    private final MtprotoServer server;
    private final ServerConnection connection;
    /** The arithmetic of key exchanges, in order, off the event loop. */
    private final SerialExecutor exchanges = new SerialExecutor(SharedResources.workers());
    /** What the client usually sends is under one key. */
    private @Nullable MessageCipher cipher;

    private long cipherKeyId;

    ConnectionHandler(MtprotoServer server, ServerConnection connection) {
        super(Frame.class);
        this.server = server;
        this.connection = connection;
    }

    @Override
    public void channelActive(ChannelHandlerContext ctx) {
        server.opened(connection);
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        server.closed(connection);
    }

    @Override
    protected void channelRead0(ChannelHandlerContext ctx, Frame frame) {
        if (connection.isSilent() || !(frame instanceof Frame.Packet packet)) {
            return;
        }
        byte[] bytes = packet.bytes();
        if (PlainMessage.isPlain(bytes)) {
            exchanges.execute(() -> exchange(bytes));
        } else if (bytes.length < SHORTEST_PACKET) {
            connection.sendTransportError(AUTH_KEY_UNKNOWN);
        } else {
            encrypted(bytes, packet.quickAckRequested());
        }
    }

    private void exchange(byte[] packet) {
        Instant now = server.options().clock.instant();
        try {
            ExchangeStep step = server.exchange().receive(packet, now);
            if (step instanceof ExchangeStep.Send send) {
                connection.write(new Frame.Packet(send.packet()));
            } else if (step instanceof ExchangeStep.Completed completed) {
                server.keyMade(completed.result(), now);
                byte[] last = completed.packet();
                if (last != null) {
                    connection.write(new Frame.Packet(last));
                }
            } else if (step instanceof ExchangeStep.Refused refused) {
                log.debug("{}: key exchange refused", connection);
                connection.write(new Frame.Packet(refused.packet()));
            }
        } catch (HandshakeException e) {
            log.debug("{}: {}", connection, e.getMessage());
            connection.sendTransportError(e.failure().transportErrorCode());
        } catch (MtprotoException | TlException e) {
            log.debug("{}: {}", connection, e.getMessage());
            connection.sendTransportError(AUTH_KEY_UNKNOWN);
        }
    }

    private void encrypted(byte[] packet, boolean quickAck) {
        Optional<AuthKey> key = server.options().authKeys.find(new TlReader(packet).readLong());
        if (key.isEmpty()) {
            connection.sendTransportError(AUTH_KEY_UNKNOWN);
            return;
        }
        MessageCipher keyed = cipherOf(key.get());
        EncryptedMessage message;
        try {
            message = EncryptedMessage.decrypt(keyed, packet);
        } catch (InvalidMessageException e) {
            log.debug("{}: {}", connection, e.getMessage());
            connection.sendTransportError(AUTH_KEY_UNKNOWN);
            return;
        }
        if (quickAck) {
            connection.write(new Frame.QuickAck(keyed.quickAckToken(keyed.decrypt(packet))));
        }
        Instant now = server.options().clock.instant();
        boolean taken = false;
        while (!taken) {
            taken = server.sessionOf(key.get(), message.sessionId()).received(message, connection, now);
        }
    }

    private MessageCipher cipherOf(AuthKey key) {
        if (cipher == null || cipherKeyId != key.id()) {
            cipher = new MessageCipher(key, Side.SERVER, server.options().random);
            cipherKeyId = key.id();
        }
        return cipher;
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        log.debug("{}: {}", connection, cause.toString());
        Unawaited.leave(ctx.close());
    }
}
