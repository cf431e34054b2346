package dev.mtproto4j.testserver.services;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.mtproto4j.api.type.AnyUpdates;
import dev.mtproto4j.testserver.account.Account;
import dev.mtproto4j.testserver.rpc.ClientInfo;
import dev.mtproto4j.testserver.rpc.RequestContext;
import dev.mtproto4j.testserver.rpc.RequestDispatcher;
import dev.mtproto4j.testserver.rpc.UpdatePusher;
import dev.mtproto4j.testserver.store.ClusterState;
import dev.mtproto4j.testserver.store.ServerSettings;
import dev.mtproto4j.testserver.store.TestClock;
import dev.mtproto4j.tl.RpcException;
import dev.mtproto4j.tl.TlMethod;
import dev.mtproto4j.tl.TlReader;
import dev.mtproto4j.tl.TlWriter;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.TreeMap;

/** The services of a cluster of two data centres without any network; results go through their bytes. */
final class ServiceBench {
    static final long SESSION = 77;
    static final long MESSAGE = 0x6920a3c400000000L;

    final TestClock clock = new TestClock();
    final ClusterState cluster;
    final List<Pushed> pushed = new ArrayList<>();
    private final Map<Integer, RequestDispatcher> dispatchers = new TreeMap<>();

    ServiceBench() {
        this(ServerSettings.DEFAULT);
    }

    ServiceBench(ServerSettings settings) {
        cluster = new ClusterState(settings, clock, new SecureRandom(), List.of(1, 2));
        UpdatePusher pusher = new UpdatePusher() {
            @Override
            public int pushToUser(long userId, AnyUpdates updates, long exceptSessionId) {
                pushed.add(new Pushed(userId, 0, 0, updates));
                return 1;
            }

            @Override
            public int pushToKey(int dcId, long permanentKeyId, AnyUpdates updates) {
                pushed.add(new Pushed(0, dcId, permanentKeyId, updates));
                return 1;
            }
        };
        cluster.dataCenters().forEach(dc -> dispatchers.put(dc.id(), BuiltInServices.create(cluster, dc, pusher)));
    }

    Account add(Account.Builder account) {
        return cluster.accounts().add(account.build());
    }

    void signIn(int dc, long key, Account account) {
        cluster.dataCenter(dc).orElseThrow().authorizations().signIn(key, account.id());
    }

    <R> R call(int dc, long key, TlMethod<R> method) {
        var handler = Objects.requireNonNull(dispatchers.get(dc))
                .find(method.constructorId())
                .orElseThrow();
        Object result;
        try {
            result = handler.handle(new Context(dc, key, method.tlName()), method);
        } catch (RpcException e) {
            throw e;
        } catch (Exception e) {
            throw new AssertionError("handlers of the server throw RpcException only", e);
        }
        TlWriter writer = new TlWriter();
        write(method, writer, result);
        TlReader reader = new TlReader(writer.toByteArray());
        R read = method.readResult(reader);
        reader.expectEnd();
        return read;
    }

    /** The error of a call, as {@code "400 PHONE_CODE_EMPTY"}. */
    String error(int dc, long key, TlMethod<?> method) {
        RpcException error = catchThrowableOfType(RpcException.class, () -> call(dc, key, method));
        return error.code() + " " + error.rawMessage();
    }

    @SuppressWarnings("unchecked") // the result comes from this method's handler
    private static void write(TlMethod<?> method, TlWriter writer, Object result) {
        ((TlMethod<Object>) method).writeResult(writer, result);
    }

    record Pushed(long userId, int dc, long key, AnyUpdates updates) {}

    private final class Context implements RequestContext {
        private final int dc;
        private final long key;
        private final String method;

        Context(int dc, long key, String method) {
            this.dc = dc;
            this.key = key;
            this.method = method;
        }

        @Override
        public int dcId() {
            return dc;
        }

        @Override
        public long authKeyId() {
            return key;
        }

        @Override
        public long permanentKeyId() {
            return key;
        }

        @Override
        public long sessionId() {
            return SESSION;
        }

        @Override
        public long messageId() {
            return MESSAGE;
        }

        @Override
        public ClientInfo client() {
            return ClientInfo.UNKNOWN;
        }

        @Override
        public OptionalLong userId() {
            return cluster.dataCenter(dc).orElseThrow().authorizations().userOf(key);
        }

        @Override
        public Instant now() {
            return clock.instant();
        }

        @Override
        public String methodName() {
            return method;
        }
    }
}
