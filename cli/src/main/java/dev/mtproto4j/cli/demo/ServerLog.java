package dev.mtproto4j.cli.demo;

import dev.mtproto4j.testserver.TestCluster;
import dev.mtproto4j.testserver.rpc.RecordedRequest;
import java.util.List;
import java.util.Locale;

/** Shows what the servers received since the last look: the evidence that the bytes were real. */
final class ServerLog {
    private final TestCluster cluster;
    private final Transcript transcript;
    private int shown;

    ServerLog(TestCluster cluster, Transcript transcript) {
        this.cluster = cluster;
        this.transcript = transcript;
    }

    void show() {
        List<RecordedRequest> requests = cluster.requests();
        for (RecordedRequest request : requests.subList(shown, requests.size())) {
            transcript.note(String.format(
                    Locale.ROOT,
                    "server: DC %d  auth key %016x  %s#%08x%s",
                    request.dcId(),
                    request.authKeyId(),
                    request.method(),
                    request.constructorId(),
                    request.error() == null ? "" : "  -> " + request.error()));
        }
        shown = requests.size();
    }
}
