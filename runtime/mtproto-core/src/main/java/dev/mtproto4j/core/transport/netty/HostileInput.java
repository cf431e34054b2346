package dev.mtproto4j.core.transport.netty;

import dev.mtproto4j.core.MtprotoException;
import dev.mtproto4j.core.transport.MalformedFrameException;
import dev.mtproto4j.core.transport.ProxyException;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.CodecException;
import io.netty.handler.codec.http.websocketx.WebSocketHandshakeException;
import io.netty.handler.proxy.ProxyConnectException;

/** Says in our words that bytes were no HTTP, no WebSocket or no TLS, and that a proxy refused what carries them. */
final class HostileInput extends ChannelInboundHandlerAdapter {

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        if (cause instanceof ProxyConnectException refusal) {
            // What waited to be written fails with it, and tells before the proxy's handler does.
            context.fireExceptionCaught(
                    new ProxyException("the proxy did not connect us: " + refusal.getMessage(), refusal));
            return;
        }
        boolean foreign = cause instanceof CodecException || cause instanceof WebSocketHandshakeException;
        if (!foreign || cause instanceof MtprotoException) {
            context.fireExceptionCaught(cause);
            return;
        }
        Throwable inner = cause.getCause() instanceof MtprotoException ours ? ours : null;
        context.fireExceptionCaught(
                inner != null
                        ? inner
                        : new MalformedFrameException("the peer broke the protocol: " + cause.getMessage()));
    }
}
