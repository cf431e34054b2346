package dev.mtproto4j.client;

import dev.mtproto4j.client.rpc.DeadlineInterceptor;
import dev.mtproto4j.client.rpc.InternalErrorInterceptor;
import dev.mtproto4j.client.rpc.RpcInterceptor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;

/** What stands between a program and the network, as the builder was told. */
final class CallPolicy {

    private final List<RpcInterceptor> own = new ArrayList<>();
    private Duration deadline = Duration.ZERO;
    private int internalErrorRetries = 3;

    void add(RpcInterceptor interceptor) {
        own.add(interceptor);
    }

    void deadline(Duration wholeCall) {
        deadline = wholeCall;
    }

    void internalErrorRetries(int times) {
        internalErrorRetries = times;
    }

    /** The program's own, between what limits a whole call and what repeats it. */
    List<RpcInterceptor> interceptors(ScheduledExecutorService timers) {
        List<RpcInterceptor> all = new ArrayList<>();
        if (!deadline.isZero()) {
            all.add(new DeadlineInterceptor(deadline, timers));
        }
        all.addAll(own);
        all.add(new InternalErrorInterceptor(internalErrorRetries, timers));
        return List.copyOf(all);
    }
}
