/**
 * A Telegram server for tests, on loopback: several data centres in the process, speaking the real protocol to any
 * client. Start with {@link dev.mtproto4j.testserver.TestCluster}.
 */
@NullMarked
package dev.mtproto4j.testserver;

import org.jspecify.annotations.NullMarked;
