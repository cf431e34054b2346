package dev.mtproto4j.testserver.rpc;

import dev.mtproto4j.tl.TlMethod;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Which handler answers which method. Thread-safe; a later registration replaces an earlier one. */
public final class RequestDispatcher {
    private final Map<Integer, RequestHandler<TlMethod<?>, ?>> handlers = new ConcurrentHashMap<>();
    private final Set<Integer> open = ConcurrentHashMap.newKeySet();
    private volatile @Nullable RequestHandler<TlMethod<?>, ?> fallback;

    /**
     * Answers a method, typed by its class.
     *
     * <pre>{@code
     * dispatcher.handle(GetNearestDc.class, (context, method) -> new NearestDc("NL", 1, 1));
     * }</pre>
     *
     * @throws IllegalArgumentException if the class is not a generated method
     */
    public <R, M extends TlMethod<R>> RequestDispatcher handle(
            Class<M> method, RequestHandler<? super M, ? extends R> handler) {
        return handle(constructorId(method), (context, request) -> handler.handle(context, method.cast(request)));
    }

    /**
     * Answers a method, given by its id.
     *
     * @param handler its result must have the Java type that the method's result has
     */
    public RequestDispatcher handle(int constructorId, RequestHandler<TlMethod<?>, ?> handler) {
        handlers.put(constructorId, handler);
        return this;
    }

    /** Always answers a method with the same result. */
    public RequestDispatcher result(int constructorId, Object result) {
        return handle(constructorId, (context, method) -> result);
    }

    /** Answers what nobody else does, instead of {@code 400 METHOD_INVALID}. */
    public RequestDispatcher fallback(RequestHandler<TlMethod<?>, ?> handler) {
        fallback = handler;
        return this;
    }

    /** Takes a handler away, so that the built-in answer, if there is one, comes back. */
    public RequestDispatcher remove(int constructorId) {
        handlers.remove(constructorId);
        return this;
    }

    /** Lets a method be called by clients that are not signed in; otherwise they get {@code 401}. */
    public RequestDispatcher allowWithoutLogin(int constructorId) {
        open.add(constructorId);
        return this;
    }

    /** The handler of a method; empty if none is registered here. */
    public Optional<RequestHandler<TlMethod<?>, ?>> find(int constructorId) {
        return Optional.ofNullable(handlers.get(constructorId));
    }

    /** The handler of last resort; empty if none is registered here. */
    public Optional<RequestHandler<TlMethod<?>, ?>> findFallback() {
        return Optional.ofNullable(fallback);
    }

    /** Whether {@link #allowWithoutLogin} was said of that method. */
    public boolean isOpen(int constructorId) {
        return open.contains(constructorId);
    }

    static int constructorId(Class<?> method) {
        try {
            return method.getField("CONSTRUCTOR_ID").getInt(null);
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException(
                    method.getName() + " is not a generated method: it has no CONSTRUCTOR_ID", e);
        }
    }
}
