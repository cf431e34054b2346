/** The certificate with which the test server speaks TLS. */
@NullMarked
package dev.mtproto4j.testserver.tls;

import org.jspecify.annotations.NullMarked;
