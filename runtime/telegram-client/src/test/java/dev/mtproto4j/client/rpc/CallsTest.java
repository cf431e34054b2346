package dev.mtproto4j.client.rpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mtproto4j.api.method.help.GetNearestDc;
import dev.mtproto4j.client.support.ScriptedInvoker;
import dev.mtproto4j.tl.RpcException;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class CallsTest {

    @Test
    void callThrowsTheErrorItselfWithTheStackOfTheCaller() {
        ScriptedInvoker server = new ScriptedInvoker().error("help.getNearestDc", 500, "RPC_CALL_FAIL");
        assertThatThrownBy(() -> server.call(new GetNearestDc())).isInstanceOfSatisfying(RpcException.class, error -> {
            assertThat(error.code()).isEqualTo(500);
            assertThat(error.getSuppressed()[0].getStackTrace())
                    .anyMatch(frame -> frame.getClassName().equals(CallsTest.class.getName()));
        });
    }

    @Test
    void anInterruptCancelsTheCallAndStaysSet() {
        CompletableFuture<Object> pending = new CompletableFuture<>();
        Thread.currentThread().interrupt();
        try {
            assertThatThrownBy(() -> Calls.await(pending)).isInstanceOf(CallInterruptedException.class);
            assertThat(Thread.currentThread().isInterrupted()).isTrue();
            assertThat(pending).isCancelled();
        } finally {
            Thread.interrupted();
        }
    }
}
