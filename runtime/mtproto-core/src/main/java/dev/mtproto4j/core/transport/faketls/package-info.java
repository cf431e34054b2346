/**
 * What looks like TLS 1.3 to whoever watches, and is none: both sides of it, without a network. A client shows in the
 * random bytes of its hello that it knows the secret, the proxy in those of its answer; after that, records of
 * application data carry an obfuscated connection.
 *
 * <p>There is no document; the bytes are those that the proxies and clients of the field exchange.
 */
@NullMarked
package dev.mtproto4j.core.transport.faketls;

import org.jspecify.annotations.NullMarked;
