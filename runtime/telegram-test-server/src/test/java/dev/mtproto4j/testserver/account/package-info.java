@NullMarked
package dev.mtproto4j.testserver.account;

import org.jspecify.annotations.NullMarked;
