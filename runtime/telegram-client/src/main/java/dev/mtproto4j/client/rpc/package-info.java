/** Calls: the interface that everything is written against, and what may stand between a caller and the network. */
@NullMarked
package dev.mtproto4j.client.rpc;

import org.jspecify.annotations.NullMarked;
