package dev.mtproto4j.core.fault;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.util.concurrent.TimeUnit;

/** One direction of a connection through the proxy. */
@SuppressWarnings("FutureReturnValueIgnored") // what a write or a timer does shows in the run
final class FaultPipe extends ChannelInboundHandlerAdapter {

    private final Channel to;
    private final Fault fault;
    private final FaultCounts counts;
    private long passed;
    private boolean struck;
    private boolean discarding;

    FaultPipe(Channel to, Fault fault, FaultCounts counts) {
        this.to = to;
        this.fault = fault;
        this.counts = counts;
    }

    @Override
    public void channelRead(ChannelHandlerContext from, Object message) {
        ByteBuf bytes = (ByteBuf) message;
        long start = passed;
        passed += bytes.readableBytes();
        if (discarding) {
            bytes.release();
            return;
        }
        if (passed <= fault.offset() || fault.kind() == Fault.Kind.NONE) {
            to.writeAndFlush(bytes);
            return;
        }
        boolean first = !struck;
        if (first) {
            struck = true;
            counts.add(fault.kind());
        }
        strike(from.channel(), bytes, (int) Math.max(0, fault.offset() - start), first);
    }

    private void strike(Channel from, ByteBuf bytes, int place, boolean first) {
        switch (fault.kind()) {
            case CUT, CLOSE -> {
                discarding = true;
                to.writeAndFlush(bytes.readSlice(place)).addListener(done -> {
                    if (fault.kind() == Fault.Kind.CUT) {
                        FaultProxy.reset(to);
                        FaultProxy.reset(from);
                    } else {
                        to.close();
                        from.close();
                    }
                });
            }
            case HALF_OPEN -> {
                discarding = true;
                to.writeAndFlush(bytes.readSlice(place));
            }
            case CORRUPT -> {
                if (first) {
                    int index = bytes.readerIndex() + place;
                    bytes.setByte(index, bytes.getByte(index) ^ 1 << fault.amount());
                }
                to.writeAndFlush(bytes);
            }
            case DUPLICATE -> {
                if (first) {
                    to.writeAndFlush(bytes.copy());
                }
                to.writeAndFlush(bytes);
            }
            case DELAY -> to.eventLoop().schedule(() -> to.writeAndFlush(bytes), fault.amount(), TimeUnit.MILLISECONDS);
            case STALL -> {
                to.writeAndFlush(bytes);
                if (first) {
                    from.config().setAutoRead(false);
                    from.eventLoop()
                            .schedule(() -> from.config().setAutoRead(true), fault.amount(), TimeUnit.MILLISECONDS);
                }
            }
            case TRICKLE -> trickle(from, bytes);
            case NONE, REFUSE -> to.writeAndFlush(bytes);
        }
    }

    private void trickle(Channel from, ByteBuf bytes) {
        // Beyond a while of it, large messages would take minutes.
        if (bytes.readableBytes() <= fault.amount() || passed > fault.offset() + 2000L) {
            to.writeAndFlush(bytes);
            from.config().setAutoRead(true);
            return;
        }
        from.config().setAutoRead(false);
        to.writeAndFlush(bytes.readRetainedSlice(fault.amount()));
        to.eventLoop().schedule(() -> trickle(from, bytes), 1, TimeUnit.MILLISECONDS);
    }

    /** The end of one side ends the other, unless this direction is dead. */
    @Override
    public void channelInactive(ChannelHandlerContext from) {
        if (fault.kind() == Fault.Kind.DELAY) {
            to.eventLoop().schedule(() -> to.close(), fault.amount() + 1L, TimeUnit.MILLISECONDS);
        } else if (!(discarding && fault.kind() == Fault.Kind.HALF_OPEN)) {
            to.close();
        } else {
            // A real half-open connection ends some day; here when the proxy does, or now for the sake of descriptors.
            to.eventLoop().schedule(() -> to.close(), 1, TimeUnit.SECONDS);
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext from, Throwable cause) {
        FaultProxy.reset(from.channel());
    }
}
