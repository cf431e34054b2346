/**
 * The cryptography of MTProto, on primitives of the JDK and of Bouncy Castle: message encryption, key exchange, RSA_PAD.
 *
 * @see <a href="https://core.telegram.org/mtproto/security_guidelines">Security guidelines</a>
 */
@NullMarked
package dev.mtproto4j.crypto;

import org.jspecify.annotations.NullMarked;
