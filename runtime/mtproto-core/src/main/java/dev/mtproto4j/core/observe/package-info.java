/**
 * Numbers about connections: who hears them ({@link dev.mtproto4j.core.observe.ConnectionObserver}), a cheap way to count
 * them ({@link dev.mtproto4j.core.observe.ConnectionCounters}), and events for Java Flight Recorder, which need nothing but
 * a recording. None of it carries a secret or the content of a call.
 */
@NullMarked
package dev.mtproto4j.core.observe;

import org.jspecify.annotations.NullMarked;
