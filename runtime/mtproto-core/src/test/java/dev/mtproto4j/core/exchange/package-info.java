@NullMarked
package dev.mtproto4j.core.exchange;

import org.jspecify.annotations.NullMarked;
