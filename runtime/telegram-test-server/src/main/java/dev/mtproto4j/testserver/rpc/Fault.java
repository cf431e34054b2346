package dev.mtproto4j.testserver.rpc;

import java.time.Duration;

/** Something that is to go wrong with a request. */
public sealed interface Fault {
    /** The request is not executed but answered with this error. */
    record Fail(int code, String type) implements Fault {}

    /** The connection is cut and the session forgotten before the request is executed. */
    record DropBefore() implements Fault {}

    /** The request is executed; then the connection is cut and the session forgotten, so that no answer ever comes. */
    record DropAfter() implements Fault {}

    /** The request is executed; the connection is cut before the answer, which waits in the session. */
    record CutBeforeAnswer() implements Fault {}

    /** The request is executed and its answer is sent so much later. */
    record Delay(Duration by) implements Fault {}

    /** The answer goes out twice. */
    record Duplicate() implements Fault {}

    /** The answer is lost on the way; the server believes that it was sent. */
    record Lose() implements Fault {}
}
