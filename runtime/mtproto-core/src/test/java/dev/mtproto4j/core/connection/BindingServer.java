package dev.mtproto4j.core.connection;

import dev.mtproto4j.core.DcNumber;
import dev.mtproto4j.core.Echo;
import dev.mtproto4j.core.connection.server.AuthKeyStore;
import dev.mtproto4j.core.connection.server.MtprotoServer;
import dev.mtproto4j.core.connection.server.MtprotoServerOptions;
import dev.mtproto4j.core.connection.server.ServerHandler;
import dev.mtproto4j.core.connection.server.ServerRequest;
import dev.mtproto4j.core.connection.server.ServerSession;
import dev.mtproto4j.crypto.AuthKey;
import dev.mtproto4j.crypto.BindingMessage;
import dev.mtproto4j.crypto.RsaPrivateKey;
import dev.mtproto4j.mtproto.type.BindAuthKeyInner;
import dev.mtproto4j.tl.TlReader;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;

/** A server that insists on bound temporary keys as Telegram does, and echoes. */
final class BindingServer implements ServerHandler, AuthKeyStore, AutoCloseable {

    private static final RsaPrivateKey KEY = RsaPrivateKey.generate(new SecureRandom());
    private static final byte[] TRUE = {(byte) 0xb5, 0x75, 0x72, (byte) 0x99};

    /** {@code gzip_packed} of what gzip never wrote. */
    private static final byte[] NO_GZIP = {(byte) 0xa1, (byte) 0xcf, 0x72, 0x30, 3, 1, 2, 3};

    /** Errors for the next requests to bind. */
    final Queue<String> refusals = new ConcurrentLinkedQueue<>();

    /** Texts whose next answer is not to be read. */
    final Queue<String> unreadable = new ConcurrentLinkedQueue<>();

    final Map<Long, AuthKey> permanent = new ConcurrentHashMap<>();
    final Map<Long, AuthKey> temporary = new ConcurrentHashMap<>();
    /** From the id of a temporary key to that of a permanent one. */
    final Map<Long, Long> bound = new ConcurrentHashMap<>();
    /** What was executed, in order, under which key. */
    final List<Executed> executed = new CopyOnWriteArrayList<>();
    /** Requests whose text begins with "hold" stay here unanswered. */
    final BlockingQueue<Executed> held = new LinkedBlockingQueue<>();

    final BlockingQueue<Long> temporaryMade = new LinkedBlockingQueue<>();
    final ShiftedClock clock = new ShiftedClock();
    final MtprotoServer server;

    record Executed(ServerSession session, long msgId, String text) {
        void answer() {
            session.reply(msgId, new Echo(text).resultBytes());
        }

        long keyId() {
            return session.authKeyId();
        }
    }

    BindingServer() {
        server = MtprotoServer.start(MtprotoServerOptions.builder(this)
                .dc(DcNumber.of(2))
                .rsaKeys(List.of(KEY))
                .authKeys(this)
                .clock(clock)
                .build());
    }

    ConnectionOptions.Builder options(TemporaryKeys keys) {
        return ConnectionOptions.builder()
                .address(server.address())
                .rsaKeys(List.of(KEY.publicKey()))
                .temporaryKeys(keys)
                .introduction(new Echo("introduction"))
                .clock(clock)
                .callTimeout(Duration.ofSeconds(30))
                .backoff(new BackoffPolicy(Duration.ofMillis(1), Duration.ofMillis(20), 0.5));
    }

    @Override
    public void onRequest(ServerSession session, ServerRequest request) {
        if (request.constructorId() == KeyBinding.CONSTRUCTOR_ID) {
            bind(session, request);
        } else if (!bound.containsKey(session.authKeyId()) && temporary.containsKey(session.authKeyId())) {
            session.replyError(request.msgId(), 401, "AUTH_KEY_PERM_EMPTY");
        } else {
            Executed call = new Executed(
                    session, request.msgId(), Echo.read(request.body()).text());
            executed.add(call);
            if (call.text().startsWith("hold")) {
                held.add(call);
            } else if (unreadable.remove(call.text())) {
                session.reply(request.msgId(), NO_GZIP);
            } else {
                call.answer();
            }
        }
    }

    private void bind(ServerSession session, ServerRequest request) {
        String refusal = refusals.poll();
        if (refusal != null) {
            session.replyError(request.msgId(), 400, refusal);
            return;
        }
        TlReader reader = new TlReader(request.body());
        reader.readInt();
        AuthKey owner = permanent.get(reader.readLong());
        if (owner == null) {
            session.replyError(request.msgId(), 400, "ENCRYPTED_MESSAGE_INVALID");
            return;
        }
        long nonce = reader.readLong();
        int expiresAt = reader.readInt();
        byte[] inner = BindingMessage.decrypt(owner, request.msgId(), reader.readBytes());
        reader.expectEnd();
        BindAuthKeyInner expected =
                new BindAuthKeyInner(nonce, session.authKeyId(), owner.id(), session.id(), expiresAt);
        boolean genuine = BindAuthKeyInner.read(new TlReader(inner)).equals(expected)
                && Instant.ofEpochSecond(expiresAt).isAfter(clock.instant());
        if (genuine) {
            bound.put(session.authKeyId(), owner.id());
            session.reply(request.msgId(), TRUE);
        } else {
            session.replyError(request.msgId(), 400, "ENCRYPTED_MESSAGE_INVALID");
        }
    }

    @Override
    public void put(AuthKey key, @Nullable Instant expiresAt) {
        if (expiresAt == null) {
            permanent.put(key.id(), key);
        } else {
            temporary.put(key.id(), key);
            temporaryMade.add(key.id());
        }
    }

    @Override
    public Optional<AuthKey> find(long authKeyId) {
        return Optional.ofNullable(permanent.getOrDefault(authKeyId, temporary.get(authKeyId)));
    }

    @Override
    public void remove(long authKeyId) {
        permanent.remove(authKeyId);
        temporary.remove(authKeyId);
    }

    List<String> texts() {
        return executed.stream().map(Executed::text).toList();
    }

    @Override
    public void close() {
        server.close();
    }

    /** The system's clock and an offset. */
    static final class ShiftedClock extends Clock {
        private volatile Duration offset = Duration.ZERO;

        void advance(Duration by) {
            offset = offset.plus(by);
        }

        @Override
        public Instant instant() {
            return Instant.now().plus(offset);
        }

        @Override
        public ZoneId getZone() {
            return ZoneId.of("UTC");
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
