/**
 * Creating an authorization key: the Diffie-Hellman exchange, from both sides, without input or output.
 *
 * @see <a href="https://core.telegram.org/mtproto/auth_key">Creating an authorization key</a>
 */
@NullMarked
package dev.mtproto4j.core.exchange;

import org.jspecify.annotations.NullMarked;
