@NullMarked
package dev.mtproto4j.core.rpc;

import org.jspecify.annotations.NullMarked;
