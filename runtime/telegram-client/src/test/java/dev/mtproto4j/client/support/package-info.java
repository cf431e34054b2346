/** What the tests of the client share. */
@NullMarked
package dev.mtproto4j.client.support;

import org.jspecify.annotations.NullMarked;
