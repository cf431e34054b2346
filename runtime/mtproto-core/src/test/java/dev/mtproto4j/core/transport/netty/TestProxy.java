package dev.mtproto4j.core.transport.netty;

import io.netty.bootstrap.Bootstrap;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.socksx.SocksMessage;
import io.netty.handler.codec.socksx.SocksPortUnificationServerHandler;
import io.netty.handler.codec.socksx.v4.DefaultSocks4CommandResponse;
import io.netty.handler.codec.socksx.v4.Socks4CommandRequest;
import io.netty.handler.codec.socksx.v4.Socks4CommandStatus;
import io.netty.handler.codec.socksx.v5.DefaultSocks5CommandResponse;
import io.netty.handler.codec.socksx.v5.DefaultSocks5InitialResponse;
import io.netty.handler.codec.socksx.v5.DefaultSocks5PasswordAuthResponse;
import io.netty.handler.codec.socksx.v5.Socks5AuthMethod;
import io.netty.handler.codec.socksx.v5.Socks5CommandRequest;
import io.netty.handler.codec.socksx.v5.Socks5CommandRequestDecoder;
import io.netty.handler.codec.socksx.v5.Socks5CommandStatus;
import io.netty.handler.codec.socksx.v5.Socks5InitialRequest;
import io.netty.handler.codec.socksx.v5.Socks5PasswordAuthRequest;
import io.netty.handler.codec.socksx.v5.Socks5PasswordAuthRequestDecoder;
import io.netty.handler.codec.socksx.v5.Socks5PasswordAuthStatus;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** A proxy on loopback for SOCKS4, SOCKS4a, SOCKS5 and HTTP CONNECT, which sends every name to the same server. */
final class TestProxy implements AutoCloseable {

    /** What clients asked for, such as {@code SOCKS5 dc2.example:443}. */
    final List<String> asked = new CopyOnWriteArrayList<>();

    private final @Nullable String user;
    private final @Nullable String password;
    private final InetSocketAddress target;
    private final Channel server;

    TestProxy(EventLoopGroup group, InetSocketAddress target, @Nullable String user, @Nullable String password) {
        this.user = user;
        this.password = password;
        this.target = target;
        server = new ServerBootstrap()
                .group(group)
                .channel(NioServerSocketChannel.class)
                .childHandler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel channel) {
                        channel.pipeline().addLast(new FirstByte());
                    }
                })
                .bind(InetAddress.getLoopbackAddress(), 0)
                .syncUninterruptibly()
                .channel();
    }

    int port() {
        return ((InetSocketAddress) server.localAddress()).getPort();
    }

    @Override
    public void close() {
        server.close().awaitUninterruptibly();
    }

    /** SOCKS begins with its version, HTTP with a letter. */
    private final class FirstByte extends ChannelInboundHandlerAdapter {

        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            if (((ByteBuf) message).getByte(0) > 5) {
                context.pipeline().addLast(new HttpServerCodec(), new HttpObjectAggregator(8192), new HttpConnect());
            } else {
                context.pipeline().addLast(new SocksPortUnificationServerHandler(), new Socks());
            }
            context.pipeline().remove(this);
            context.pipeline().fireChannelRead(message);
        }
    }

    private final class Socks extends SimpleChannelInboundHandler<SocksMessage> {

        @Override
        protected void channelRead0(ChannelHandlerContext context, SocksMessage message) {
            if (message instanceof Socks4CommandRequest request) {
                asked.add("SOCKS4 " + request.dstAddr() + ":" + request.dstPort());
                boolean known = user == null || user.equals(request.userId());
                answer(
                        context,
                        new DefaultSocks4CommandResponse(
                                known ? Socks4CommandStatus.SUCCESS : Socks4CommandStatus.IDENTD_AUTH_FAILURE),
                        known);
            } else if (message instanceof Socks5InitialRequest request) {
                Socks5AuthMethod method = user == null ? Socks5AuthMethod.NO_AUTH : Socks5AuthMethod.PASSWORD;
                boolean offered = request.authMethods().contains(method);
                context.pipeline()
                        .addFirst(
                                user == null
                                        ? new Socks5CommandRequestDecoder()
                                        : new Socks5PasswordAuthRequestDecoder());
                send(
                        context,
                        new DefaultSocks5InitialResponse(offered ? method : Socks5AuthMethod.UNACCEPTED),
                        offered);
            } else if (message instanceof Socks5PasswordAuthRequest request) {
                boolean good =
                        request.username().equals(user) && request.password().equals(password);
                context.pipeline().addFirst(new Socks5CommandRequestDecoder());
                send(
                        context,
                        new DefaultSocks5PasswordAuthResponse(
                                good ? Socks5PasswordAuthStatus.SUCCESS : Socks5PasswordAuthStatus.FAILURE),
                        good);
            } else if (message instanceof Socks5CommandRequest request) {
                asked.add("SOCKS5 " + request.dstAddr() + ":" + request.dstPort());
                answer(
                        context,
                        new DefaultSocks5CommandResponse(Socks5CommandStatus.SUCCESS, request.dstAddrType()),
                        true);
            }
        }
    }

    private final class HttpConnect extends SimpleChannelInboundHandler<FullHttpRequest> {

        @Override
        protected void channelRead0(ChannelHandlerContext context, FullHttpRequest request) {
            asked.add("HTTP " + request.uri());
            String expected = user == null
                    ? null
                    : "Basic "
                            + Base64.getEncoder()
                                    .encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
            boolean good =
                    expected == null || expected.equals(request.headers().get(HttpHeaderNames.PROXY_AUTHORIZATION));
            answer(
                    context,
                    new DefaultFullHttpResponse(
                            HttpVersion.HTTP_1_1,
                            good ? HttpResponseStatus.OK : HttpResponseStatus.PROXY_AUTHENTICATION_REQUIRED),
                    good);
        }
    }

    private static void unused(ChannelFuture unusedFuture) {
        // How it ends shows on the channel.
    }

    private static void send(ChannelHandlerContext context, Object answer, boolean good) {
        ChannelFuture sent = context.writeAndFlush(answer);
        if (!good) {
            var unused = sent.addListener(ChannelFutureListener.CLOSE);
        }
    }

    /** The last answer of a handshake; then bytes go through. */
    private void answer(ChannelHandlerContext context, Object answer, boolean good) {
        if (!good) {
            send(context, answer, false);
            return;
        }
        Channel near = context.channel();
        near.config().setAutoRead(false);
        var unused = new Bootstrap()
                .group(near.eventLoop())
                .channel(NioSocketChannel.class)
                .handler(new Pipe(near))
                .connect(target)
                .addListener(connected -> {
                    Channel far = ((ChannelFuture) connected).channel();
                    unused(near.writeAndFlush(answer).addListener(sent -> {
                        near.pipeline().forEach(entry -> near.pipeline().remove(entry.getValue()));
                        near.pipeline().addLast(new Pipe(far));
                        near.config().setAutoRead(true);
                    }));
                });
    }

    private static final class Pipe extends ChannelInboundHandlerAdapter {

        private final Channel to;

        Pipe(Channel to) {
            this.to = to;
        }

        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            var unused = to.writeAndFlush(message);
        }

        @Override
        public void channelInactive(ChannelHandlerContext context) {
            var unused = to.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(ChannelFutureListener.CLOSE);
        }
    }
}
