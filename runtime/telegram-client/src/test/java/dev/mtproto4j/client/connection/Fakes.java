package dev.mtproto4j.client.connection;

import dev.mtproto4j.api.type.auth.ExportedAuthorization;
import dev.mtproto4j.client.dc.DcAddress;
import dev.mtproto4j.client.dc.DcOptions;
import dev.mtproto4j.client.dc.Environment;
import dev.mtproto4j.client.rpc.CallSettings;
import dev.mtproto4j.client.rpc.RpcInvoker;
import dev.mtproto4j.client.storage.MemorySessionStorage;
import dev.mtproto4j.client.storage.SessionData;
import dev.mtproto4j.client.storage.SessionKeeper;
import dev.mtproto4j.client.support.ManualScheduler;
import dev.mtproto4j.client.support.Samples;
import dev.mtproto4j.client.support.ScriptedInvoker;
import dev.mtproto4j.tl.TlMethod;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** Three data centres without a network, and a router over them. */
final class Fakes {

    final ManualScheduler time = new ManualScheduler();
    final Map<Integer, ScriptedInvoker> dcs = new HashMap<>();
    final SessionKeeper keeper;
    final AuthTransfer transfer;
    final DcDirectory directory;
    final DcRouter router;
    final List<SessionEnd> ended = new ArrayList<>();
    final List<Integer> keysLost = new ArrayList<>();

    /** DC 1 is home; addresses of DC 1 to 3 are known. */
    Fakes(boolean signedIn) {
        SessionData session = SessionData.empty(Environment.CUSTOM, 1);
        for (int dcId = 1; dcId <= 3; dcId++) {
            session = session.withDataCenter(dcId, Samples.dc(dcId, 0));
        }
        if (signedIn) {
            session = session.withUser(1001, false);
        }
        DcOptions given = DcOptions.of(
                DcAddress.of(1, "127.0.0.1", 1), DcAddress.of(2, "127.0.0.1", 2), DcAddress.of(3, "127.0.0.1", 3));
        keeper = new SessionKeeper(new MemorySessionStorage(), session);
        transfer = new AuthTransfer(keeper, this::link, time.clock());
        directory = new DcDirectory(keeper, given, true, false, this::link, time.clock());
        router = new DcRouter(keeper, new Scripted(), transfer, directory, ended::add, keysLost::add);
    }

    private RpcInvoker link(int dcId) {
        return dc(dcId);
    }

    /** Routes a call that has to go to that data centre. */
    <R> CompletableFuture<R> on(int dcId, TlMethod<R> method) {
        return router.invoke(method, new Sending(CallSettings.DEFAULT.onDc(dcId), null));
    }

    private final class Scripted implements DcCalls {

        @Override
        public <R> CompletableFuture<R> invoke(int dcId, TlMethod<R> method, Sending sending) {
            return dc(dcId).invoke(method);
        }
    }

    ScriptedInvoker dc(int dcId) {
        return dcs.computeIfAbsent(dcId, id -> new ScriptedInvoker());
    }

    /** The next transfer to that data centre works. */
    Fakes transferWorks(int home, int dcId) {
        dc(home).result("auth.exportAuthorization", exported());
        dc(dcId).result("auth.importAuthorization", Samples.authorization());
        return this;
    }

    static ExportedAuthorization exported() {
        return new ExportedAuthorization(1001, new byte[] {1, 2, 3});
    }
}
