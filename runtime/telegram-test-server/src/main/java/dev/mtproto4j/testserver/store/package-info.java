/** What the test server remembers: codes, authorizations, messages, files. Every store is bounded and thread-safe. */
@NullMarked
package dev.mtproto4j.testserver.store;

import org.jspecify.annotations.NullMarked;
