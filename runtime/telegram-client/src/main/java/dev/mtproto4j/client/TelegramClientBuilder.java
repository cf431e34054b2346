package dev.mtproto4j.client;

import dev.mtproto4j.api.type.CodeSettings;
import dev.mtproto4j.client.auth.BotToken;
import dev.mtproto4j.client.auth.ConsoleLogin;
import dev.mtproto4j.client.auth.LoginState;
import dev.mtproto4j.client.auth.PhoneNumber;
import dev.mtproto4j.client.auth.Prompts;
import dev.mtproto4j.client.connection.DeviceInfo;
import dev.mtproto4j.client.connection.PoolOptions;
import dev.mtproto4j.client.dc.DcAddress;
import dev.mtproto4j.client.dc.DcOptions;
import dev.mtproto4j.client.dc.Environment;
import dev.mtproto4j.client.rpc.RpcInterceptor;
import dev.mtproto4j.client.storage.FileUpdateStateStorage;
import dev.mtproto4j.client.storage.SessionData;
import dev.mtproto4j.client.storage.SessionKeeper;
import dev.mtproto4j.client.storage.SessionStorage;
import dev.mtproto4j.client.updates.UpdateDispatcher;
import dev.mtproto4j.client.updates.UpdateListener;
import dev.mtproto4j.client.updates.UpdateStateStorage;
import dev.mtproto4j.core.observe.ConnectionObserver;
import dev.mtproto4j.core.transport.Proxy;
import dev.mtproto4j.core.transport.Transport;
import dev.mtproto4j.crypto.RsaPublicKey;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Settings of a {@link TelegramClient}. {@link #apiId} and {@link #apiHash} are required; everything else has a default.
 */
public final class TelegramClientBuilder {

    private final SessionStorage storage;
    private final ServerChoice servers = new ServerChoice();
    private final NetworkSettings network = new NetworkSettings();
    private final CallPolicy calls = new CallPolicy();
    private final List<UpdateListener> updateListeners = new ArrayList<>();
    private final List<Consumer<LoginState>> loginListeners = new ArrayList<>();
    private int apiId;
    private String apiHash = "";
    private @Nullable String botToken;
    private @Nullable String webToken;
    private @Nullable String first;
    private CodeSettings codeSettings = CodeSettings.builder().build();
    private Supplier<Prompts> prompts = ConsoleLogin::system;
    private boolean orderedUpdates = true;
    private @Nullable UpdateStateStorage updateStates;
    private @Nullable Executor callbackExecutor;
    private @Nullable ScheduledExecutorService scheduler;

    TelegramClientBuilder(SessionStorage storage) {
        this.storage = storage;
    }

    /** The number of your application, from <a href="https://my.telegram.org">my.telegram.org</a>. */
    public TelegramClientBuilder apiId(int id) {
        apiId = id;
        return this;
    }

    /** The secret of your application, from the same page. */
    public TelegramClientBuilder apiHash(String hash) {
        apiHash = hash.strip();
        return this;
    }

    /**
     * Makes {@code start} sign in as this bot, without asking anybody. It fails with a {@link
     * dev.mtproto4j.client.auth.LoginFailedException} if the session belongs to somebody else, who stays signed in.
     *
     * @throws dev.mtproto4j.client.auth.LoginInputException if that cannot be a token
     */
    public TelegramClientBuilder botToken(String token) {
        botToken = BotToken.parse(token);
        return this;
    }

    /**
     * Makes {@code start} sign in with this number, and ask only for the rest.
     *
     * @throws dev.mtproto4j.client.auth.LoginInputException if that cannot be a phone number
     */
    public TelegramClientBuilder phoneNumber(String number) {
        first = PhoneNumber.parse(number);
        return this;
    }

    /** Makes {@code start} show a QR code for another device to scan, instead of asking for a number. */
    public TelegramClientBuilder qrLogin() {
        first = Prompts.QR;
        return this;
    }

    /** Makes {@code start} sign in with the token that a web client of the same account gives. */
    public TelegramClientBuilder webToken(String token) {
        webToken = token.strip();
        return this;
    }

    /** Which ways of sending a login code the program can deal with; none but the usual ones by default. */
    public TelegramClientBuilder codeSettings(CodeSettings settings) {
        codeSettings = settings;
        return this;
    }

    /** Who asks the person for number, code and password; the console by default. */
    public TelegramClientBuilder prompts(Prompts asking) {
        prompts = () -> asking;
        return this;
    }

    /** Telegram itself; the default. */
    public TelegramClientBuilder production() {
        servers.choose(Environment.PRODUCTION);
        return this;
    }

    /** Telegram's test data centres. */
    public TelegramClientBuilder testDcs() {
        servers.choose(Environment.TEST);
        return this;
    }

    /** A server of your own as DC 1: see {@link #server(int, InetSocketAddress, RsaPublicKey...)}. */
    public TelegramClientBuilder server(InetSocketAddress address, RsaPublicKey... keys) {
        return server(1, address, keys);
    }

    /**
     * A server of your own, such as the embedded test server, instead of Telegram. May be repeated. No other address is
     * ever used than those given here and those that such a server names in its configuration.
     *
     * @param keys the public keys of that server
     */
    public TelegramClientBuilder server(int dcId, InetSocketAddress address, RsaPublicKey... keys) {
        return dcOptions(DcOptions.of(DcAddress.of(dcId, address.getHostString(), address.getPort())), List.of(keys));
    }

    /** Several servers of your own, and their keys, instead of Telegram. */
    public TelegramClientBuilder dcOptions(DcOptions options, Collection<RsaPublicKey> keys) {
        servers.add(options, keys);
        return this;
    }

    /** Where a new session begins: DC 2 for Telegram, the first server given otherwise. */
    public TelegramClientBuilder homeDc(int dcId) {
        servers.home(dcId);
        return this;
    }

    /** Whether to try IPv6 addresses first; by default they are tried only when there are no others. */
    public TelegramClientBuilder ipv6(boolean first) {
        network.ipv6 = first;
        return this;
    }

    /** How data centres are spoken to; obfuscated intermediate by default. Of no effect with an MTProxy. */
    public TelegramClientBuilder transport(Transport how) {
        network.transport = how;
        return this;
    }

    /** Goes through a SOCKS, HTTP or MTProxy; by default through none. */
    public TelegramClientBuilder proxy(Proxy through) {
        network.proxy = through;
        return this;
    }

    /**
     * Goes through the proxy of a link, such as {@code tg://proxy?…}, {@code tg://socks?…} or
     * {@code socks5://user:password@host:port}.
     *
     * @throws IllegalArgumentException if it is no such link
     */
    public TelegramClientBuilder proxy(String link) {
        return proxy(Proxy.parse(link));
    }

    /**
     * Whether messages are encrypted with temporary keys, which are renewed every day and never stored: whoever gets hold of
     * the session file later cannot read what was recorded before. On by default; turn it off only for servers of your own
     * that do not have {@code auth.bindTempAuthKey}.
     *
     * @see <a href="https://core.telegram.org/api/pfs">Perfect Forward Secrecy</a>
     */
    public TelegramClientBuilder temporaryKeys(boolean on) {
        network.temporaryKeys = on;
        return this;
    }

    /** How many connections there are for files, and for how long; four and four, and a minute, by default. */
    public TelegramClientBuilder pools(PoolOptions sizes) {
        network.pools = sizes;
        return this;
    }

    /** How the program introduces itself; told of this machine by default. */
    public TelegramClientBuilder device(DeviceInfo info) {
        network.device = info;
        return this;
    }

    /** How long one call may take once it was sent; 30 seconds by default. */
    public TelegramClientBuilder timeout(Duration perCall) {
        network.timeout = perCall;
        return this;
    }

    /** How long one attempt to connect may take; 10 seconds by default. */
    public TelegramClientBuilder connectTimeout(Duration perAttempt) {
        network.connectTimeout = perAttempt;
        return this;
    }

    /** How long to wait before the second attempt to connect; each later one waits twice as long. Half a second by default. */
    public TelegramClientBuilder retryPause(Duration first) {
        network.retryPause = first;
        return this;
    }

    /** The longest flood wait that calls sleep by themselves; 60 seconds by default, zero for none. */
    public TelegramClientBuilder floodThreshold(Duration longest) {
        network.floodThreshold = longest;
        return this;
    }

    /** Puts an interceptor before the network; the first one sees a call first. */
    public TelegramClientBuilder interceptor(RpcInterceptor interceptor) {
        calls.add(interceptor);
        return this;
    }

    /** Who counts what happens on all connections of the client; for example {@code ConnectionCounters}. */
    public TelegramClientBuilder observer(ConnectionObserver counting) {
        network.observer = counting;
        return this;
    }

    /**
     * How many calls may be without an end at a time, over all connections: sent and not answered, waiting for a connection,
     * a flood wait or a repetition. 10,000 by default; what the library asks for by itself does not count.
     *
     * <p>A call beyond them fails at once with {@link dev.mtproto4j.core.RequestQueueFullException}. It was not executed,
     * nothing of it is kept, and it may be repeated when others have ended.
     *
     * @throws IllegalArgumentException if it is less than 1
     */
    public TelegramClientBuilder maxPendingCalls(int calls) {
        if (calls < 1) {
            throw new IllegalArgumentException("At most " + calls + " calls at a time: there has to be room for one.");
        }
        network.maxPendingCalls = calls;
        return this;
    }

    /** How long a call may take with all its waits and repetitions; no limit by default. */
    public TelegramClientBuilder deadline(Duration wholeCall) {
        calls.deadline(wholeCall);
        return this;
    }

    /** How often a call is repeated that fails on an internal error of the server; 3 times by default. */
    public TelegramClientBuilder internalErrorRetries(int times) {
        calls.internalErrorRetries(times);
        return this;
    }

    /**
     * Lets listeners hear what the server sends, as it comes: out of order, twice, or not at all. By default updates are
     * counted, what is missing is asked for, also from the time when the client was away, and how far they have come is
     * kept in a file beside the session, {@code <file>.updates}.
     */
    public TelegramClientBuilder rawUpdates() {
        orderedUpdates = false;
        return this;
    }

    /** Where it is kept how far updates have come; in a file beside the session by default. */
    public TelegramClientBuilder updateStates(UpdateStateStorage storage) {
        updateStates = storage;
        return this;
    }

    /** Hears updates from the very first one. */
    public TelegramClientBuilder updates(UpdateListener listener) {
        updateListeners.add(listener);
        return this;
    }

    /** Hears how logins go. */
    public TelegramClientBuilder loginState(Consumer<LoginState> listener) {
        loginListeners.add(listener);
        return this;
    }

    /** The clock; the system's by default. */
    public TelegramClientBuilder clock(Clock source) {
        network.clock = source;
        return this;
    }

    /** The source of keys and nonces; the system's by default. */
    public TelegramClientBuilder random(SecureRandom source) {
        network.random = source;
        return this;
    }

    /** Where callbacks and listeners run; must not run them in the calling thread. Daemon threads by default. */
    public TelegramClientBuilder callbackExecutor(Executor executor) {
        callbackExecutor = executor;
        return this;
    }

    /** What waits for floods and pauses; a daemon thread by default. */
    public TelegramClientBuilder scheduler(ScheduledExecutorService service) {
        scheduler = service;
        return this;
    }

    /**
     * Opens the session, and locks it; nothing is sent yet.
     *
     * @throws IllegalStateException if the API id or hash is missing, or the session belongs to other servers
     * @throws dev.mtproto4j.client.storage.SessionStorageException if the session cannot be read, or is in use
     */
    public TelegramClient build() {
        if (apiId <= 0 || apiHash.isEmpty()) {
            throw new IllegalStateException("apiId and apiHash are required: get yours at https://my.telegram.org.");
        }
        boolean done = false;
        try {
            TelegramClient client = build(servers.session(storage));
            done = true;
            return client;
        } finally {
            if (!done) {
                storage.close();
            }
        }
    }

    private TelegramClient build(SessionData session) {
        ClientThreads threads = new ClientThreads(callbackExecutor, scheduler);
        UpdateDispatcher updates = new UpdateDispatcher(threads.callbacks());
        updateListeners.forEach(updates::add);
        ClientOptions options = new ClientOptions(
                network.options(apiId, servers, threads),
                apiHash,
                codeSettings,
                botToken,
                webToken,
                first,
                prompts,
                calls.interceptors(threads.scheduler()),
                orderedUpdates,
                updateStates == null ? FileUpdateStateStorage.beside(storage) : updateStates,
                threads);
        TelegramClient client = new TelegramClient(options, new SessionKeeper(storage, session), updates);
        loginListeners.forEach(client::onLoginState);
        return client;
    }
}
