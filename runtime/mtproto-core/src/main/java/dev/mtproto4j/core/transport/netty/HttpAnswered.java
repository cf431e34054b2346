package dev.mtproto4j.core.transport.netty;

/**
 * The user event after each answer to an HTTP request. With no request outstanding, the server cannot say anything.
 *
 * @param outstanding how many requests still wait for their answers
 */
public record HttpAnswered(int outstanding) {}
