package dev.mtproto4j.core.transport.netty;

import java.util.List;

/**
 * The user event after each answer to an HTTP request. What the server has to say under a key, it can say only as the
 * answer to a request under that key.
 *
 * @param outstanding for each request that still waits for its answer the id of the authorization key in it, 0 for a
 *     key exchange
 */
public record HttpAnswered(List<Long> outstanding) {}
