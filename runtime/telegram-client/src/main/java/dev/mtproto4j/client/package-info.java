/**
 * The client that programs use: {@link dev.mtproto4j.client.TelegramClient}.
 *
 * @see <a href="https://core.telegram.org/methods">Telegram's methods</a>
 */
@NullMarked
package dev.mtproto4j.client;

import org.jspecify.annotations.NullMarked;
