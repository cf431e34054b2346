package dev.mtproto4j.core.connection;

import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;

/** Threads for connections that bring none of their own; daemons, made on first use, never ended. */
public final class SharedResources {

    private SharedResources() {}

    private static final class EventLoops {
        static final EventLoopGroup GROUP = new MultiThreadIoEventLoopGroup(
                Math.max(1, Math.min(4, Runtime.getRuntime().availableProcessors())),
                new DefaultThreadFactory("mtproto4j-io", true),
                NioIoHandler.newFactory());
    }

    private static final class Workers {
        static final Executor POOL =
                Executors.newCachedThreadPool(new DefaultThreadFactory("mtproto4j-callback", true));
    }

    /** For sockets. */
    public static EventLoopGroup eventLoops() {
        return EventLoops.GROUP;
    }

    /** For callbacks and long computations; grows as needed. */
    public static Executor workers() {
        return Workers.POOL;
    }
}
