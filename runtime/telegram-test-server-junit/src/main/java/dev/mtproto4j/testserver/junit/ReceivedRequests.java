package dev.mtproto4j.testserver.junit;

import dev.mtproto4j.testserver.rpc.RecordedRequest;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the server saw of a test that failed. An exception only because every report shows suppressed ones. */
final class ReceivedRequests extends Exception {
    private static final long serialVersionUID = 1L;
    private static final int SHOWN = 100;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT).withZone(ZoneOffset.UTC);

    /**
     * @param requests oldest first
     * @param before those up to this one are left out
     */
    ReceivedRequests(List<RecordedRequest> requests, @Nullable RecordedRequest before) {
        super(describe(since(requests, before)), null, false, false);
    }

    /** By identity: two requests may well be equal. */
    private static List<RecordedRequest> since(List<RecordedRequest> requests, @Nullable RecordedRequest before) {
        int from = requests.size();
        while (from > 0 && !same(requests.get(from - 1), before)) {
            from--;
        }
        return requests.subList(from, requests.size());
    }

    @SuppressWarnings("ReferenceEquality") // which one it is, not what it says
    private static boolean same(RecordedRequest one, @Nullable RecordedRequest other) {
        return one == other;
    }

    private static String describe(List<RecordedRequest> requests) {
        if (requests.isEmpty()) {
            return "the test server received no request in this test; a client needs its address and its public key";
        }
        int left = Math.max(0, requests.size() - SHOWN);
        List<Long> keys =
                requests.stream().map(RecordedRequest::authKeyId).distinct().toList();
        return "the test server received " + requests.size() + (requests.size() == 1 ? " request" : " requests")
                + " in this test (UTC)" + (left == 0 ? "" : "; the first " + left + " are not shown")
                + requests.stream()
                        .skip(left)
                        .map(request -> line(request, keys.indexOf(request.authKeyId()) + 1))
                        .collect(Collectors.joining());
    }

    /** @param key counts the authorization keys as they came up, to tell one client from another */
    private static String line(RecordedRequest request, int key) {
        return "%n  %s  DC %d  key %d  layer %d  %s%s"
                .formatted(
                        TIME.format(request.time()),
                        request.dcId(),
                        key,
                        request.layer(),
                        request.method(),
                        request.error() == null ? "" : "  → " + request.error());
    }
}
