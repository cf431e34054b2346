package dev.mtproto4j.core.connection;

import static dev.mtproto4j.core.connection.Loopback.get;
import static dev.mtproto4j.core.connection.Loopback.take;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mtproto4j.core.DcNumber;
import dev.mtproto4j.core.Echo;
import dev.mtproto4j.core.KeyBindingException;
import dev.mtproto4j.core.transport.Framing;
import dev.mtproto4j.core.transport.Transport;
import dev.mtproto4j.tl.RpcException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Temporary keys against a server that demands them, over real sockets. */
@Timeout(60)
class ForwardSecrecyIT {

    /** Past the time at which a key of a day is renewed, before it expires. */
    private static final Duration UNTIL_RENEWAL = Duration.ofHours(19);

    private final BindingServer server = new BindingServer();
    private final TemporaryKeys keys = new TemporaryKeys();

    @AfterEach
    void close() {
        server.close();
    }

    private final BlockingQueue<ConnectionState> states = new LinkedBlockingQueue<>();

    private MtprotoConnection connect() {
        ConnectionListener listener = new ConnectionListener() {
            @Override
            public void onStateChanged(MtprotoConnection connection, ConnectionState state) {
                states.add(state);
            }
        };
        return get(
                MtprotoConnection.open(server.options(keys).listener(listener).build()));
    }

    /** Cuts the link; what is sent afterwards waits for the next one. */
    private void cut() {
        states.clear();
        server.server.closeConnections();
        assertThat(take(states)).isEqualTo(ConnectionState.RECONNECTING);
    }

    private Set<Long> keysOf(String text) {
        return server.executed.stream()
                .filter(call -> call.text().equals(text))
                .map(BindingServer.Executed::keyId)
                .collect(Collectors.toSet());
    }

    @Test
    void callsGoUnderATemporaryKeyThatIsBoundToThePermanentOne() {
        BlockingQueue<AuthKeyState> created = new LinkedBlockingQueue<>();
        ConnectionListener listener = new ConnectionListener() {
            @Override
            public void onAuthKeyCreated(MtprotoConnection connection, AuthKeyState state) {
                created.add(state);
            }
        };
        try (MtprotoConnection connection = get(
                MtprotoConnection.open(server.options(keys).listener(listener).build()))) {
            assertThat(get(connection.send(new Echo("hello")))).isEqualTo("hello");
            assertThat(take(created).authKey()).isEqualTo(connection.authKey());
            assertThat(server.permanent).containsOnlyKeys(connection.authKey().id());
            long temporary = take(server.temporaryMade);
            assertThat(keysOf("hello")).containsExactly(temporary);
            assertThat(server.bound)
                    .containsEntry(temporary, connection.authKey().id());
            assertThat(server.texts()).containsExactly("hello");
        }
        assertThat(created).isEmpty();
    }

    @Test
    void connectionsThatOpenTogetherShareOneKey() {
        AuthKeyState stored;
        try (MtprotoConnection first = connect()) {
            stored = first.authKeyState();
        }
        TemporaryKeys shared = new TemporaryKeys();
        ConnectionOptions options = server.options(shared).authKeyState(stored).build();
        CompletableFuture<MtprotoConnection> a = MtprotoConnection.open(options);
        CompletableFuture<MtprotoConnection> b = MtprotoConnection.open(options);
        try (MtprotoConnection one = get(a);
                MtprotoConnection two = get(b);
                MtprotoConnection three = get(MtprotoConnection.open(options))) {
            for (MtprotoConnection connection : new MtprotoConnection[] {one, two, three}) {
                assertThat(get(connection.send(new Echo("shared")))).isEqualTo("shared");
            }
            assertThat(keysOf("shared")).hasSize(1);
            assertThat(server.temporary).hasSize(2);
            server.temporaryMade.clear();
            renew();
            long renewed = take(server.temporaryMade);
            callUntilUnder(renewed, one, "one");
            callUntilUnder(renewed, two, "two");
            callUntilUnder(renewed, three, "three");
            assertThat(server.temporary).hasSize(3);
        }
    }

    private void callUntilUnder(long keyId, MtprotoConnection connection, String text) {
        do {
            assertThat(get(connection.send(new Echo(text)))).isEqualTo(text);
        } while (!keysOf(text).contains(keyId));
    }

    static Stream<Transport> streamAndRequests() {
        return Stream.of(Transport.obfuscated(Framing.INTERMEDIATE), Transport.http());
    }

    @ParameterizedTest
    @MethodSource("streamAndRequests")
    void aRenewalLetsRunningCallsEndAndIntroducesTheNextSession(Transport transport) {
        try (MtprotoConnection connection = get(
                MtprotoConnection.open(server.options(keys).transport(transport).build()))) {
            long before = take(server.temporaryMade);
            CompletableFuture<String> running = connection.send(new Echo("hold"));
            BindingServer.Executed held = take(server.held);
            renew();
            long after = take(server.temporaryMade);
            CompletableFuture<String> next = connection.send(new Echo("next"));
            held.answer();
            assertThat(get(running)).isEqualTo("hold");
            assertThat(get(next)).isEqualTo("next");
            assertThat(keysOf("hold")).containsExactly(before);
            callUntilUnder(after, connection, "last");
            assertThat(server.executed)
                    .filteredOn(call -> call.keyId() == after)
                    .extracting(BindingServer.Executed::text)
                    .startsWith("introduction")
                    .containsOnlyOnce("introduction");
            assertThat(server.texts()).containsOnlyOnce("hold", "next");
        }
    }

    @ParameterizedTest
    @MethodSource("streamAndRequests")
    void aCallThatOutlastsARenewalIsAnsweredUnderTheOldKey(Transport transport) {
        try (MtprotoConnection connection = get(MtprotoConnection.open(server.options(keys)
                .transport(transport)
                .renewalGrace(Duration.ofMillis(200))
                .build()))) {
            CompletableFuture<String> running = connection.send(new Echo("hold"));
            BindingServer.Executed held = take(server.held);
            long before = take(server.temporaryMade);
            renew();
            long after = take(server.temporaryMade);
            callUntilUnder(after, connection, "next");
            assertThat(running).isNotDone();
            held.answer();
            assertThat(get(running)).isEqualTo("hold");
            assertThat(keysOf("hold")).containsExactly(before);
        }
    }

    /** The timer of a renewal follows the real clock; a new link looks at the given one. */
    private void renew() {
        server.clock.advance(UNTIL_RENEWAL);
        server.server.closeConnections();
    }

    @Test
    void aKeyThatExpiredWhileNobodyWasConnectedIsReplaced() {
        try (MtprotoConnection connection = connect()) {
            long expired = take(server.temporaryMade);
            server.temporary.remove(expired);
            server.clock.advance(Duration.ofHours(25));
            cut();
            assertThat(get(connection.send(new Echo("a day later")))).isEqualTo("a day later");
            assertThat(keysOf("a day later")).doesNotContain(expired);
            assertThat(server.permanent).hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aKeyThatTheServerLostIsReplaced(boolean whileOffline) {
        try (MtprotoConnection connection = connect()) {
            AuthKeyState stored = connection.authKeyState();
            assertThat(get(connection.send(new Echo("before")))).isEqualTo("before");
            server.temporary.clear();
            server.bound.clear();
            if (whileOffline) {
                cut();
            } else {
                // What was under way when the key went may or may not have been executed; what follows is.
                connection.ping().exceptionally(lost -> Duration.ZERO).join();
            }
            assertThat(get(connection.send(new Echo("after")))).isEqualTo("after");
            assertThat(server.texts()).containsExactly("before", "introduction", "after");
            assertThat(connection.authKey()).isEqualTo(stored.authKey());
        }
    }

    @Test
    void aBindingThatTheServerForgotIsMadeAgainAndTheCallRepeated() {
        try (MtprotoConnection connection = connect()) {
            assertThat(get(connection.send(new Echo("before")))).isEqualTo("before");
            server.bound.clear();
            assertThat(get(connection.send(new Echo("after")))).isEqualTo("after");
            assertThat(server.texts()).containsExactly("before", "introduction", "after");
            server.bound.clear();
            assertThatThrownBy(() -> get(connection.send(new Echo("too often"))))
                    .isInstanceOfSatisfying(
                            RpcException.class, e -> assertThat(e.type()).isEqualTo("AUTH_KEY_PERM_EMPTY"));
        }
    }

    @Test
    void anIntroductionWhoseAnswerCannotBeReadHoldsUpNoCall() {
        try (MtprotoConnection connection = connect()) {
            assertThat(get(connection.send(new Echo("before")))).isEqualTo("before");
            server.unreadable.add("introduction");
            server.bound.clear();
            assertThat(get(connection.send(new Echo("after")))).isEqualTo("after");
            assertThat(server.texts()).containsExactly("before", "introduction", "after");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ENCRYPTED_MESSAGE_INVALID",
                "TEMP_AUTH_KEY_EMPTY",
                "TEMP_AUTH_KEY_ALREADY_BOUND",
                "EXPIRES_AT_INVALID"
            })
    void aRefusedKeyIsReplacedByAnother(String refusal) {
        server.refusals.add(refusal);
        try (MtprotoConnection connection = connect()) {
            assertThat(get(connection.send(new Echo("bound")))).isEqualTo("bound");
            assertThat(server.temporary).hasSize(2);
            assertThat(server.permanent).hasSize(1);
        }
    }

    @Test
    void aPermanentKeyThatTheServerForgotEndsTheConnectionUnlessItMayBeReplaced() {
        AuthKeyState stored;
        try (MtprotoConnection first = connect()) {
            stored = first.authKeyState();
        }
        server.permanent.clear();
        ConnectionOptions.Builder options = server.options(new TemporaryKeys()).authKeyState(stored);
        assertThatThrownBy(() -> get(MtprotoConnection.open(options.build())))
                .isInstanceOfSatisfying(
                        KeyBindingException.class,
                        e -> assertThat(e.isPermanentKeyUnknown()).isTrue());
        try (MtprotoConnection replaced =
                get(MtprotoConnection.open(options.allowNewAuthKey(true).build()))) {
            assertThat(get(replaced.send(new Echo("new")))).isEqualTo("new");
            assertThat(server.permanent).containsOnlyKeys(replaced.authKey().id());
        }
    }

    @Test
    void aServerWithoutTemporaryKeysIsNamed() {
        server.refusals.add("INPUT_METHOD_INVALID");
        assertThatThrownBy(this::connect)
                .isInstanceOf(KeyBindingException.class)
                .hasMessage("the server did not bind the temporary key: INPUT_METHOD_INVALID;"
                        + " a server without temporary keys has to be used with them turned off");
    }

    @Test
    void mediaServersHaveAKeyOfTheirOwnUnderTheSamePermanentOne() {
        try (MtprotoConnection main = connect();
                MtprotoConnection media = get(MtprotoConnection.open(server.options(new TemporaryKeys())
                        .authKeyState(main.authKeyState())
                        .dc(new DcNumber(2, false, true))
                        .build()))) {
            assertThat(get(media.send(new Echo("media")))).isEqualTo("media");
            assertThat(get(main.send(new Echo("main")))).isEqualTo("main");
            assertThat(keysOf("media")).doesNotContainAnyElementsOf(keysOf("main"));
            assertThat(Set.copyOf(server.bound.values()))
                    .containsExactly(main.authKey().id());
        }
    }
}
