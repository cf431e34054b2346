package dev.mtproto4j.testserver.rpc;

/**
 * Answers a method.
 *
 * <p>Requests of one connection are handled one after another, those of different connections at the same time, so a
 * handler must be thread-safe. It may block.
 *
 * @param <M> the method
 * @param <R> its result
 */
@FunctionalInterface
public interface RequestHandler<M, R> {
    /**
     * The result.
     *
     * @throws dev.mtproto4j.tl.RpcException to answer with an error; see {@link RequestContext#error(int, String)}
     * @throws Exception anything else is answered with {@code 500 INTERNAL_SERVER_ERROR} and logged
     */
    R handle(RequestContext context, M method) throws Exception;
}
