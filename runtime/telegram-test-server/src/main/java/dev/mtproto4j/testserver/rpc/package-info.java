/** How a decoded request finds its handler: dispatching, errors and faults on demand, the log of requests. */
@NullMarked
package dev.mtproto4j.testserver.rpc;

import org.jspecify.annotations.NullMarked;
