package dev.mtproto4j.core.rpc;

import java.util.concurrent.CompletableFuture;

/** The future of a call, by which a later call can name it. */
final class CallFuture<R> extends CompletableFuture<R> {

    private final PendingRequest<R> request;

    CallFuture(PendingRequest<R> request) {
        this.request = request;
    }

    PendingRequest<R> request() {
        return request;
    }

    /** Stages that follow it are no calls. */
    @Override
    public <U> CompletableFuture<U> newIncompleteFuture() {
        return new CompletableFuture<>();
    }
}
