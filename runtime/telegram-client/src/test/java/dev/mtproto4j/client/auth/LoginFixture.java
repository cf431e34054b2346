package dev.mtproto4j.client.auth;

import dev.mtproto4j.api.type.CodeSettings;
import dev.mtproto4j.api.type.User;
import dev.mtproto4j.api.type.auth.Authorization;
import dev.mtproto4j.client.connection.SessionEnd;
import dev.mtproto4j.client.support.ManualScheduler;
import dev.mtproto4j.client.support.ScriptedInvoker;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** A login without a network, and what it told the rest of the client. */
final class LoginFixture {

    final ScriptedInvoker server = new ScriptedInvoker();
    final ManualScheduler scheduler = new ManualScheduler();
    final Clock clock = scheduler.clock();
    final List<Long> signedIn = new ArrayList<>();
    final List<SessionEnd> ended = new ArrayList<>();
    final List<byte[]> tokens = new ArrayList<>();
    final List<Integer> homes = new ArrayList<>();
    Duration serverTimeOffset = Duration.ZERO;

    @Nullable
    RuntimeException storageFailure;

    final Login login = new Login(
            new LoginContext(
                    server,
                    12345,
                    "hash",
                    CodeSettings.builder().build(),
                    clock,
                    new SecureRandom(),
                    Runnable::run,
                    scheduler,
                    new Told()),
            new LoginState.WaitPhoneNumber());

    private final class Told implements LoginContext.Account {

        @Override
        public void signedIn(Authorization authorization) {
            signedIn.add(((User) authorization.user()).id());
        }

        @Override
        public void signedOut(SessionEnd reason) {
            ended.add(reason);
            if (storageFailure != null) {
                throw storageFailure;
            }
        }

        @Override
        public List<byte[]> futureAuthTokens() {
            return tokens;
        }

        @Override
        public void keepFutureAuthToken(byte[] token) {
            tokens.add(token);
        }

        @Override
        public int homeDc() {
            return homes.isEmpty() ? 1 : homes.get(homes.size() - 1);
        }

        @Override
        public long homeKeyId() {
            return 77;
        }

        @Override
        public Duration serverTimeOffset() {
            return serverTimeOffset;
        }

        @Override
        public CompletableFuture<Void> moveHome(int dcId) {
            homes.add(dcId);
            return CompletableFuture.completedFuture(null);
        }
    }
}
