package dev.mtproto4j.client.support;

import dev.mtproto4j.client.rpc.RpcInvoker;
import dev.mtproto4j.tl.RpcException;
import dev.mtproto4j.tl.TlMethod;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** Answers calls from a script, by the name of the method, and remembers them. Fails on a call that is not in it. */
public final class ScriptedInvoker implements RpcInvoker {

    private final Map<String, Queue<Function<TlMethod<?>, CompletableFuture<?>>>> script = new HashMap<>();
    private final List<TlMethod<?>> calls = Collections.synchronizedList(new ArrayList<>());

    /** The next call of that method returns this. */
    public ScriptedInvoker result(String method, Object result) {
        return answer(method, call -> CompletableFuture.completedFuture(result));
    }

    /** The next call of that method fails like this. */
    public ScriptedInvoker error(String method, int code, String type) {
        return fails(method, new RpcException(code, type, method));
    }

    /** The next call of that method fails with that exception. */
    public ScriptedInvoker fails(String method, RuntimeException error) {
        return answer(method, call -> CompletableFuture.failedFuture(error));
    }

    /** The next call of that method is answered when the test completes the future. */
    public <T> CompletableFuture<T> pending(String method) {
        CompletableFuture<T> future = new CompletableFuture<>();
        answer(method, call -> future);
        return future;
    }

    /** The next call of that method is answered by a function. */
    public synchronized ScriptedInvoker answer(String method, Function<TlMethod<?>, CompletableFuture<?>> answer) {
        script.computeIfAbsent(method, name -> new ArrayDeque<>()).add(answer);
        return this;
    }

    @Override
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    public <R> CompletableFuture<R> invoke(TlMethod<R> method) {
        Function<TlMethod<?>, CompletableFuture<?>> answer;
        synchronized (this) {
            calls.add(method);
            Queue<Function<TlMethod<?>, CompletableFuture<?>>> answers = script.get(method.tlName());
            answer = answers == null ? null : answers.poll();
        }
        if (answer == null) {
            throw new AssertionError("no answer is scripted for " + method.tlName() + " after " + names());
        }
        return (CompletableFuture<R>) answer.apply(method);
    }

    /** The calls so far, oldest first. */
    public List<TlMethod<?>> calls() {
        synchronized (calls) {
            return List.copyOf(calls);
        }
    }

    /** The names of the calls so far. */
    public List<String> names() {
        return calls().stream().map(TlMethod::tlName).toList();
    }

    /** The only call of that class. */
    public <M extends TlMethod<?>> M only(Class<M> type) {
        List<M> found =
                calls().stream().filter(type::isInstance).map(type::cast).toList();
        if (found.size() != 1) {
            throw new AssertionError(found.size() + " calls of " + type.getSimpleName() + " in " + names());
        }
        return found.get(0);
    }
}
