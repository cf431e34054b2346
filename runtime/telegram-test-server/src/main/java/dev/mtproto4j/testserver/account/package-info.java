/** Who exists on the test server: people and bots, with their codes and passwords. */
@NullMarked
package dev.mtproto4j.testserver.account;

import org.jspecify.annotations.NullMarked;
