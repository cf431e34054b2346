package dev.mtproto4j.testserver;

import dev.mtproto4j.api.type.AnyUpdates;
import dev.mtproto4j.core.transport.ProxySecret;
import dev.mtproto4j.crypto.RsaPrivateKey;
import dev.mtproto4j.crypto.RsaPublicKey;
import dev.mtproto4j.testserver.account.Account;
import dev.mtproto4j.testserver.rpc.Faults;
import dev.mtproto4j.testserver.rpc.RecordedRequest;
import dev.mtproto4j.testserver.rpc.RequestDispatcher;
import dev.mtproto4j.testserver.rpc.RequestHandler;
import dev.mtproto4j.testserver.rpc.RequestLog;
import dev.mtproto4j.testserver.rpc.UpdatePusher;
import dev.mtproto4j.testserver.services.BuiltInServices;
import dev.mtproto4j.testserver.services.Conversation;
import dev.mtproto4j.testserver.store.ClusterState;
import dev.mtproto4j.testserver.store.DcState;
import dev.mtproto4j.tl.TlMethod;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * A Telegram of one's own on loopback: data centres, people, bots.
 *
 * <pre>{@code
 * try (TestCluster telegram = TestCluster.builder()
 *         .account(Account.builder("+9996610001").code("12345").build())
 *         .start()) {
 *     connect(telegram.dc(1).address(), telegram.publicKey());
 * }
 * }</pre>
 *
 * Nothing is kept beyond {@link #close()}; several clusters can live in one JVM. Thread-safe.
 */
public final class TestCluster implements AutoCloseable {
    private final Shared shared;
    private final ClusterState state;
    private final ScheduledExecutorService scheduler;
    private final List<TestServer> servers = new ArrayList<>();

    TestCluster(
            ClusterState state,
            RsaPrivateKey rsaKey,
            ServerCertificate certificate,
            List<ProxySecret> proxySecrets,
            InetAddress bindAddress,
            Map<Integer, Integer> ports) {
        this.state = state;
        this.scheduler = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "test-server-scheduler");
            thread.setDaemon(true);
            return thread;
        });
        this.shared = new Shared(
                state,
                rsaKey,
                certificate,
                List.copyOf(proxySecrets),
                bindAddress,
                new RequestDispatcher(),
                new Faults(),
                new RequestLog(),
                new AnswerSender(scheduler),
                new Changes());
        try {
            for (DcState dc : state.dataCenters()) {
                RequestDispatcher builtIn = BuiltInServices.create(state, dc, new Pusher());
                servers.add(new TestServer(shared, dc, builtIn, ports.getOrDefault(dc.id(), 0)));
            }
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    /** Two data centres on free ports, a new key, nobody registered. */
    public static TestCluster start() {
        return builder().start();
    }

    public static TestClusterBuilder builder() {
        return new TestClusterBuilder();
    }

    /**
     * One data centre.
     *
     * @throws IllegalArgumentException if there is none of that number
     */
    public TestServer dc(int id) {
        return find(id).orElseThrow(() -> new IllegalArgumentException("no DC " + id + " in " + servers));
    }

    /** In the order of their numbers. */
    public List<TestServer> servers() {
        return List.copyOf(servers);
    }

    /** The key that clients have to know. */
    public RsaPublicKey publicKey() {
        return shared.rsaKey().publicKey();
    }

    /** The same as PEM ({@code BEGIN RSA PUBLIC KEY}). */
    public String publicKeyPem() {
        return publicKey().toPem();
    }

    public long fingerprint() {
        return publicKey().fingerprint();
    }

    /**
     * What a client has to be given to come as a WebSocket over TLS: trust in the certificate of this cluster.
     *
     * <pre>{@code
     * client.transport(Transport.secureWebSocket(Framing.INTERMEDIATE, telegram.trust()))
     * }</pre>
     *
     * @throws IllegalStateException if the cluster was given an {@link SSLContext} of its own
     */
    public SSLContext trust() {
        return shared.certificate().own().client();
    }

    /**
     * The certificate as PEM, for clients in other languages ({@code NODE_EXTRA_CA_CERTS}, {@code SSL_CERT_FILE}). It is
     * for {@code localhost}, {@code 127.0.0.1} and {@code ::1}.
     *
     * @throws IllegalStateException if the cluster was given an {@link SSLContext} of its own
     */
    public String certificatePem() {
        return shared.certificate().own().pem();
    }

    /**
     * Adds a person or a bot.
     *
     * @return the account with its user id
     * @throws IllegalArgumentException if its id, number, token or username is taken
     */
    public Account addAccount(Account account) {
        return state.accounts().add(account);
    }

    /** Finds a person by number, also one who signed up. */
    public Optional<Account> account(String phone) {
        return state.accounts().findByPhone(phone);
    }

    public Optional<Account> account(long userId) {
        return state.accounts().findById(userId);
    }

    /** Ways of codes, payments, QR codes, passkeys, ends of sessions: what a test wants to happen around logins. */
    public LoginScript logins() {
        return new LoginScript(state, new Pusher());
    }

    /** Sets the code that will be right from the next {@code auth.sendCode} on; null for the default. */
    public void setCode(String phone, @Nullable String code) {
        change(phone, account -> account.toBuilder().code(code).build());
    }

    /** Sets or, with null, removes the second factor of a person. */
    public void setPassword(String phone, @Nullable String password, @Nullable String hint) {
        account(phone).ifPresent(account -> state.secondFactors().removeVerifier(account.id()));
        change(
                phone,
                account -> account.toBuilder()
                        .password(password)
                        .passwordHint(hint)
                        .build());
    }

    /** Sets or, with null, removes the address that a person's password can be recovered with. */
    public void setRecoveryEmail(String phone, @Nullable String address) {
        change(phone, account -> account.toBuilder().recoveryEmail(address).build());
    }

    private void change(String phone, UnaryOperator<Account> change) {
        Account account =
                account(phone).orElseThrow(() -> new IllegalArgumentException("nobody has the number " + phone));
        state.accounts().update(account.id(), change);
    }

    /**
     * Puts a message between two users, or from one to oneself, into what {@code messages.getHistory} answers, as if it had
     * been there before. Nobody is told: see {@link #push}.
     *
     * @throws IllegalArgumentException if there is no such user
     */
    public void addMessage(long from, long to, String text) {
        var unused = Conversation.write(state, from, to, text);
    }

    /**
     * Has one user write to another, who is told at once: all that a bot needs to be tested without a second client.
     *
     * @throws IllegalArgumentException if there is no such user
     */
    public void sendMessage(long from, long to, String text) {
        Conversation.say(state, new Pusher(), from, to, text);
    }

    /** What two users have written to each other, oldest first; the last 10,000 messages of a user are kept. */
    public List<String> messages(long user, long peer) {
        List<String> texts = new ArrayList<>();
        state.messageBoxes()
                .of(user)
                .with(peer)
                .forEach(message -> texts.add(0, message.content().text()));
        return texts;
    }

    /** The access hash of a user, the same for everybody. */
    public long accessHash(long userId) {
        return state.accessHash(userId);
    }

    /** Whether somebody is signed in on a data centre with a permanent key. */
    public boolean isAuthorized(int dcId, long authKeyId) {
        return state.dataCenter(dcId)
                .flatMap(dc ->
                        dc.authorizations().userOf(authKeyId).stream().boxed().findFirst())
                .isPresent();
    }

    /**
     * Ends every login of a user, as from another device: their next call is {@code 401 SESSION_REVOKED}.
     *
     * @return how many there were
     */
    public int terminateSessions(long userId) {
        return state.dataCenters().stream()
                .mapToInt(dc -> dc.authorizations().revoke(userId, 0))
                .sum();
    }

    /** Handlers for all data centres. */
    public RequestDispatcher dispatcher() {
        return shared.dispatcher();
    }

    /** Answers a method on all data centres; see {@link RequestDispatcher#handle(Class, RequestHandler)}. */
    public <R, M extends TlMethod<R>> TestCluster handle(
            Class<M> method, RequestHandler<? super M, ? extends R> handler) {
        dispatcher().handle(method, handler);
        return this;
    }

    /** What is to go wrong on all data centres; a rule that happens once happens once among them. */
    public Faults faults() {
        return shared.faults();
    }

    /** The requests that all data centres received, oldest first; the last 10,000 are kept. */
    public List<RecordedRequest> requests() {
        return shared.log().all();
    }

    /**
     * The requests of one method.
     *
     * @param method TL name, such as {@code auth.importAuthorization}
     */
    public List<RecordedRequest> requests(String method) {
        return requests().stream()
                .filter(request -> request.method().equals(method))
                .toList();
    }

    public void clearRequests() {
        shared.log().clear();
    }

    /**
     * Sends updates to every session of a user on the data centre where the user lives; one that is not connected gets
     * them when it comes back.
     *
     * @return how many of the sessions are connected
     */
    public int push(long userId, AnyUpdates updates) {
        return new Pusher().pushToUser(userId, updates, 0);
    }

    /** Whether {@link #push} would reach a session of a user at once. */
    public boolean isOnline(long userId) {
        return account(userId)
                .flatMap(account -> find(account.homeDc()))
                .map(server -> server.isOnline(userId))
                .orElse(false);
    }

    /**
     * Waits until something holds that clients bring about. It is looked at now, and whenever a client has connected or
     * disconnected, a session was begun, came to another connection or ended, and a request was dealt with.
     *
     * <pre>{@code
     * telegram.await("the bot's answer", Duration.ofSeconds(10), () -> telegram.messages(bot, ada).size() == 2);
     * }</pre>
     *
     * @param what it is, for the error
     * @param limit the longest that is waited
     * @param holds whether it is so; called by this thread only
     * @throws AssertionError naming {@code what} if it does not hold in time
     * @throws InterruptedException if this thread is interrupted
     */
    public void await(String what, Duration limit, BooleanSupplier holds) throws InterruptedException {
        shared.changes().await(what, limit, holds);
    }

    private Optional<TestServer> find(int id) {
        return servers.stream().filter(server -> server.dcId() == id).findFirst();
    }

    /** Stops all data centres; returns when their ports are free. */
    @Override
    public void close() {
        scheduler.shutdownNow();
        servers.forEach(TestServer::close);
    }

    @Override
    public String toString() {
        return "TestCluster" + servers;
    }

    /** Reaches clients on whichever data centre they are. */
    private final class Pusher implements UpdatePusher {
        @Override
        public int pushToUser(long userId, AnyUpdates updates, long exceptSessionId) {
            return account(userId)
                    .flatMap(account -> find(account.homeDc()))
                    .map(server -> server.push(userId, updates, exceptSessionId))
                    .orElse(0);
        }

        @Override
        public int pushToKey(int dcId, long permanentKeyId, AnyUpdates updates) {
            return find(dcId)
                    .map(server -> server.pushToKey(permanentKeyId, updates, 0))
                    .orElse(0);
        }
    }
}
