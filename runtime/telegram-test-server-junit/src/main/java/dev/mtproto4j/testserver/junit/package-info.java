/**
 * The test server in JUnit 5 tests. Start with {@link dev.mtproto4j.testserver.junit.TelegramServer}; JUnit 5.13 or later.
 */
@NullMarked
package dev.mtproto4j.testserver.junit;

import org.jspecify.annotations.NullMarked;
