/** Commands around one session: signing in and out, who that is, and where else. */
@NullMarked
package dev.mtproto4j.cli.account;

import org.jspecify.annotations.NullMarked;
