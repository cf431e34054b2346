@NullMarked
package dev.mtproto4j.testserver.store;

import org.jspecify.annotations.NullMarked;
