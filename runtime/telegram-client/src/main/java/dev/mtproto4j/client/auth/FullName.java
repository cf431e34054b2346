package dev.mtproto4j.client.auth;

/**
 * The name of somebody who signs up.
 *
 * @param last may be empty
 */
public record FullName(String first, String last) {}
