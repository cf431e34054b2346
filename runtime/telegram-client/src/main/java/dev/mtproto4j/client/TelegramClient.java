package dev.mtproto4j.client;

import dev.mtproto4j.api.type.User;
import dev.mtproto4j.client.auth.AccountSessions;
import dev.mtproto4j.client.auth.Login;
import dev.mtproto4j.client.auth.LoginContext;
import dev.mtproto4j.client.auth.LoginState;
import dev.mtproto4j.client.auth.Prompts;
import dev.mtproto4j.client.auth.TwoFactor;
import dev.mtproto4j.client.connection.DcNetwork;
import dev.mtproto4j.client.connection.Sending;
import dev.mtproto4j.client.connection.SentCall;
import dev.mtproto4j.client.connection.SessionEnd;
import dev.mtproto4j.client.files.FileTransfers;
import dev.mtproto4j.client.rpc.CallSettings;
import dev.mtproto4j.client.rpc.Calls;
import dev.mtproto4j.client.rpc.FloodWaitInterceptor;
import dev.mtproto4j.client.rpc.LoggingInterceptor;
import dev.mtproto4j.client.rpc.RpcInterceptor;
import dev.mtproto4j.client.rpc.RpcInvoker;
import dev.mtproto4j.client.rpc.UpdatesInterceptor;
import dev.mtproto4j.client.storage.FileSessionStorage;
import dev.mtproto4j.client.storage.SessionData;
import dev.mtproto4j.client.storage.SessionKeeper;
import dev.mtproto4j.client.storage.SessionStorage;
import dev.mtproto4j.client.updates.UpdateDispatcher;
import dev.mtproto4j.client.updates.UpdateListener;
import dev.mtproto4j.client.updates.UpdateManager;
import dev.mtproto4j.client.updates.UpdateStateKeeper;
import dev.mtproto4j.tl.TlMethod;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * A client of the Telegram API: one session, signed in as a person or a bot. Thread-safe.
 *
 * <pre>{@code
 * try (var client = TelegramClient.open("my_account", 12345, "0123…")) {
 *     User me = client.start(); // asks for number and code the first time
 *     System.out.println(client.call(new GetConfig()).thisDc());
 * }
 * }</pre>
 *
 * <p>The session is kept in a file ({@code my_account.session}), which is as good as a password. It is locked while the
 * client is open, so that two processes cannot spoil it for each other.
 */
public final class TelegramClient implements RpcInvoker, AutoCloseable {

    private static final Duration CLOSE_GRACE = Duration.ofSeconds(3);
    /** Several parts share a slow line; a dead one shows by its pings. */
    private static final Duration PART_TIMEOUT = Duration.ofMinutes(5);

    private static final Duration LISTENER_GRACE = Duration.ofSeconds(3);

    private final ClientOptions options;
    private final SessionKeeper keeper;
    private final UpdateDispatcher updates;
    private final UpdateManager manager;
    private final UpdateStateKeeper states;
    private final DcNetwork network;
    private final InFlight inFlight;
    private final RpcInvoker home;
    private final List<RpcInterceptor> interceptors;
    private final Login login;
    private final FileTransfers files;
    private final AtomicBoolean closing = new AtomicBoolean();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final CountDownLatch over = new CountDownLatch(1);

    TelegramClient(ClientOptions options, SessionKeeper keeper, UpdateDispatcher updates) {
        this.options = options;
        this.keeper = keeper;
        this.updates = updates;
        this.inFlight = new InFlight(options.network().maxPendingCalls());
        var net = options.network();
        SessionAccount account = new SessionAccount(keeper, this::moveHome);
        this.manager = new UpdateManager(new Home(), updates, options.updateStates(), net.callbacks(), net.scheduler());
        this.states = new UpdateStateKeeper(options.updateStates(), net.scheduler());
        updates.onHeard(states::heard);
        this.network = new DcNetwork(net, keeper, new ClientEvents(manager, this::end));
        List<RpcInterceptor> all = new ArrayList<>(options.interceptors());
        all.add(new FloodWaitInterceptor(net.floodThreshold(), net.scheduler(), net.observer()));
        all.add(new LoggingInterceptor(net.clock()));
        all.add(new UpdatesInterceptor(manager::result));
        this.interceptors = List.copyOf(all);
        this.home = RpcInterceptor.chain(interceptors, network);
        LoginContext context = new LoginContext(
                this,
                net.apiId(),
                options.apiHash(),
                options.codeSettings(),
                net.clock(),
                net.random(),
                net.callbacks(),
                net.scheduler(),
                account);
        this.files = new FileTransfers(this::partsOn, net.random(), net.callbacks());
        this.login = new Login(context, SessionAccount.initialState(keeper.current()));
        login.onState(this::endRun);
        updates.add(new LoginTokenListener(login));
        login.onState(this::follow);
    }

    /**
     * A client with all defaults: Telegram itself, the session in the file {@code <name>.session} in the working
     * directory, questions at the console.
     *
     * @param apiId the number of your application, from <a href="https://my.telegram.org">my.telegram.org</a>
     * @param apiHash its secret, from the same page
     */
    public static TelegramClient open(String sessionName, int apiId, String apiHash) {
        return builder(sessionName).apiId(apiId).apiHash(apiHash).build();
    }

    /** A client whose session is the file {@code <name>.session} in the working directory. */
    public static TelegramClientBuilder builder(String sessionName) {
        return builder(FileSessionStorage.named(Path.of(""), sessionName));
    }

    /** A client whose session is that file. */
    public static TelegramClientBuilder builder(Path sessionFile) {
        return builder(new FileSessionStorage(sessionFile));
    }

    /** A client whose session is kept there; the client closes the storage. */
    public static TelegramClientBuilder builder(SessionStorage storage) {
        return new TelegramClientBuilder(storage);
    }

    /** {@inheritDoc} Connects when necessary; goes to the home data centre, or where the server sends it. */
    @Override
    public <R> CompletableFuture<R> invoke(TlMethod<R> method) {
        return invoke(method, CallSettings.DEFAULT);
    }

    /**
     * Calls a method with settings of its own: another data centre or connection, another timeout.
     *
     * @return fails as {@link #invoke(TlMethod)} does, and with {@link
     *     dev.mtproto4j.client.connection.UnknownDcException}
     */
    public <R> CompletableFuture<R> invoke(TlMethod<R> method, CallSettings settings) {
        return inFlight.add(method.tlName(), onEnd -> start(method, settings, onEnd));
    }

    private <R> CompletableFuture<R> start(TlMethod<R> method, CallSettings settings, Runnable onEnd) {
        SentCall<R> call = new SentCall<>(onEnd);
        RpcInvoker network = new OnNetwork(this.network, new Sending(settings, call));
        call.follow(RpcInterceptor.chain(interceptors, network).invoke(method));
        return call;
    }

    /** {@link #invoke(TlMethod, CallSettings)} and {@link #call} in one. */
    public <R> R call(TlMethod<R> method, CallSettings settings) {
        return Calls.await(invoke(method, settings));
    }

    /**
     * Calls a method on a given data centre. When somebody is signed in, the authorization is moved there first, once;
     * its key is kept in the session.
     *
     * @return fails as {@link #invoke(TlMethod)} does, and with {@link
     *     dev.mtproto4j.client.connection.UnknownDcException}
     */
    public <R> CompletableFuture<R> invokeOn(int dcId, TlMethod<R> method) {
        return invoke(method, CallSettings.DEFAULT.onDc(dcId));
    }

    /** {@link #invokeOn} and {@link #call} in one. */
    public <R> R callOn(int dcId, TlMethod<R> method) {
        return Calls.await(invokeOn(dcId, method));
    }

    /** Connects to the home data centre, making a key if there is none, and asks for the current addresses. */
    public void connect() {
        Calls.await(inFlight.add("connect()", onEnd -> network.connect()));
        countUpdates();
    }

    /**
     * Signs in, unless the session is signed in: with the bot token of the builder, or by asking with its prompts (the
     * console, if it has none).
     *
     * @return who is signed in
     * @throws dev.mtproto4j.client.auth.LoginCancelledException if the person gives up
     * @throws dev.mtproto4j.client.auth.LoginFailedException if the server refuses for good, or the session belongs to
     *     another bot or a person, not to the bot of the token
     */
    public User start() {
        return start(options.prompts().get());
    }

    /** Signs in as {@link #start()} does, asking with other prompts. */
    public User start(Prompts prompts) {
        return new Starter(options, keeper, login, this, this::connect, network::keepOnline).start(prompts);
    }

    /**
     * Signs in as {@link #start()} does, then waits while updates come in: until {@link #close}, until nobody is signed
     * in any more, or until the process is told to end (Ctrl-C), in which case the session is saved and closed in order.
     */
    public void run() {
        Thread hook = new Thread(this::close, "mtproto4j-shutdown");
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            start();
            over.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            unhook(hook);
        }
    }

    private static void unhook(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException alreadyShuttingDown) {
            return;
        }
    }

    /** The login as a state machine, for a user interface of your own. */
    public Login login() {
        return login;
    }

    public LoginState loginState() {
        return login.state();
    }

    public boolean isSignedIn() {
        return keeper.current().isSignedIn();
    }

    /** Who signed in, or was confirmed by the server, since the client was built. */
    public Optional<User> me() {
        return login.state() instanceof LoginState.SignedIn in ? Optional.ofNullable(in.user()) : Optional.empty();
    }

    /** The data centre that calls go to by default. */
    public int homeDc() {
        return keeper.current().homeDc();
    }

    /** The session as it is now. It holds keys; its {@code toString} does not show them. */
    public SessionData session() {
        return keeper.current();
    }

    /** The password of the account, as a second factor: setting, changing and removing it. */
    public TwoFactor twoFactor() {
        var net = options.network();
        return new TwoFactor(this, net.random(), net.callbacks());
    }

    /** Where else the account is signed in. */
    public AccountSessions sessions() {
        return new AccountSessions(this);
    }

    /** Sending and fetching files; what is under way when the client is closed ends with it. */
    public FileTransfers files() {
        return files;
    }

    private RpcInvoker partsOn(int dcId) {
        CallSettings settings = CallSettings.DEFAULT.onDc(dcId).timeout(PART_TIMEOUT);
        return new RpcInvoker() {
            @Override
            public <R> CompletableFuture<R> invoke(TlMethod<R> method) {
                return TelegramClient.this.invoke(method, settings);
            }
        };
    }

    /** Signs out, on other data centres too; the session keeps its keys for a new login. */
    public void logOut() {
        for (int dcId : SessionAccount.authorizedElsewhere(keeper.current())) {
            SessionAccount.logOutQuietly(network, dcId);
        }
        Calls.await(login.logOut());
    }

    /**
     * Hears updates from now on.
     *
     * @return removes the listener
     */
    public AutoCloseable onUpdate(UpdateListener listener) {
        return updates.add(listener);
    }

    /** Counts updates from now on, if that is wanted and somebody is signed in; those that were missed are asked for. */
    private void countUpdates() {
        SessionData session = keeper.current();
        if (session.isSignedIn() && options.orderedUpdates()) {
            manager.start(session.userId(), session.isBot());
        }
    }

    private void follow(LoginState state) {
        if (state instanceof LoginState.SignedIn) {
            countUpdates();
        } else if (state instanceof LoginState.SignedOut) {
            manager.end();
        }
    }

    /** Calls that the library makes by itself; made when the network is there. */
    private final class Home implements RpcInvoker {

        @Override
        public <R> CompletableFuture<R> invoke(TlMethod<R> method) {
            return home.invoke(method);
        }
    }

    /**
     * Hears how logins go, and when nobody is signed in any more ({@link LoginState.SignedOut}).
     *
     * @return removes the listener
     */
    public AutoCloseable onLoginState(Consumer<LoginState> listener) {
        return login.onState(listener);
    }

    private CompletableFuture<Void> moveHome(int dcId) {
        return network.moveHome(dcId);
    }

    private void end(SessionEnd reason) {
        login.end(reason);
    }

    /** A program that waits in run() has nothing to wait for when nobody is signed in. */
    private void endRun(LoginState state) {
        if (state instanceof LoginState.SignedOut) {
            over.countDown();
        }
    }

    /**
     * Ends everything in order: pending calls have a few seconds to be answered and then fail, the session is saved, the
     * storage is released. Idempotent; a second caller waits for the first.
     */
    @Override
    public void close() {
        if (!closing.compareAndSet(false, true)) {
            boolean interrupted = false;
            try {
                closed.await();
            } catch (InterruptedException e) {
                interrupted = true;
            }
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
            return;
        }
        try {
            Shutdown.await(network.close(CLOSE_GRACE), CLOSE_GRACE.plusSeconds(2));
            inFlight.failAll();
            files.close(LISTENER_GRACE);
            manager.close();
            updates.close(LISTENER_GRACE);
            states.close();
            options.threads().close();
        } finally {
            try {
                keeper.close();
            } finally {
                over.countDown();
                closed.countDown();
            }
        }
    }

    @Override
    public String toString() {
        return "TelegramClient(" + keeper.current() + ")";
    }
}
