/**
 * Two-step verification: a password is proved with SRP, and never sent.
 *
 * @see <a href="https://core.telegram.org/api/srp">Two-factor authentication</a>
 */
@NullMarked
package dev.mtproto4j.crypto.srp;

import org.jspecify.annotations.NullMarked;
