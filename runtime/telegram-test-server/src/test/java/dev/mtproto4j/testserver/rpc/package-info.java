@NullMarked
package dev.mtproto4j.testserver.rpc;

import org.jspecify.annotations.NullMarked;
