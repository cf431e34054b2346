package dev.mtproto4j.testserver.rpc;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** The last requests of a cluster, for a test to look at. Thread-safe and bounded. */
public final class RequestLog {
    /** So many are kept. */
    public static final int CAPACITY = 10_000;

    private final Deque<RecordedRequest> requests = new ArrayDeque<>();

    public synchronized void add(RecordedRequest request) {
        if (requests.size() == CAPACITY) {
            requests.removeFirst();
        }
        requests.addLast(request);
    }

    /** Oldest first. */
    public synchronized List<RecordedRequest> all() {
        return new ArrayList<>(requests);
    }

    public synchronized void clear() {
        requests.clear();
    }
}
