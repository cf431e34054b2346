/** {@code mtproto4j docs}: builds the Javadoc of all modules as one site, and serves it on this machine. */
@NullMarked
package dev.mtproto4j.cli.docs;

import org.jspecify.annotations.NullMarked;
