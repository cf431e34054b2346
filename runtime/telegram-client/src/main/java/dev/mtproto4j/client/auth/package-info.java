/**
 * Signing in and out: {@link dev.mtproto4j.client.auth.Login} is the state machine, for user interfaces of any kind;
 * {@link dev.mtproto4j.client.auth.InteractiveLogin} drives it by asking {@link dev.mtproto4j.client.auth.Prompts}, and
 * {@link dev.mtproto4j.client.auth.ConsoleLogin} asks at a terminal.
 *
 * @see <a href="https://core.telegram.org/api/auth">User authorization</a>
 */
@NullMarked
package dev.mtproto4j.client.auth;

import org.jspecify.annotations.NullMarked;
