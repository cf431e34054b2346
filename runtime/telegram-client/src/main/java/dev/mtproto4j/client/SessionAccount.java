package dev.mtproto4j.client;

import dev.mtproto4j.api.method.auth.LogOut;
import dev.mtproto4j.api.type.User;
import dev.mtproto4j.api.type.auth.Authorization;
import dev.mtproto4j.client.auth.LoginContext;
import dev.mtproto4j.client.auth.LoginState;
import dev.mtproto4j.client.connection.DcNetwork;
import dev.mtproto4j.client.connection.Sending;
import dev.mtproto4j.client.connection.SessionEnd;
import dev.mtproto4j.client.rpc.CallSettings;
import dev.mtproto4j.client.rpc.Calls;
import dev.mtproto4j.client.storage.DcSession;
import dev.mtproto4j.client.storage.SessionData;
import dev.mtproto4j.client.storage.SessionKeeper;
import dev.mtproto4j.core.MtprotoException;
import dev.mtproto4j.tl.RpcException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps in the session who is signed in. */
record SessionAccount(SessionKeeper keeper, IntFunction<CompletableFuture<Void>> homeMover)
        implements LoginContext.Account {

    private static final Logger LOG = LoggerFactory.getLogger(SessionAccount.class);

    /** As many as {@code auth.sendCode} takes. */
    private static final int MAX_TOKENS = 20;

    static LoginState initialState(SessionData session) {
        return session.isSignedIn()
                ? new LoginState.SignedIn(session.userId(), session.isBot(), null)
                : new LoginState.WaitPhoneNumber();
    }

    @Override
    public void signedIn(Authorization authorization) {
        if (authorization.user() instanceof User user) {
            byte[] token = authorization.futureAuthToken();
            keeper.update(session -> session.withUser(user.id(), user.bot()));
            if (token != null) {
                keepFutureAuthToken(token);
            }
        }
    }

    @Override
    public void signedOut(SessionEnd reason) {
        keeper.update(session -> {
            SessionData left = session.withoutUser();
            return reason.losesKey() ? left.withoutDataCenter(session.homeDc()) : left;
        });
    }

    @Override
    public List<byte[]> futureAuthTokens() {
        return keeper.current().futureAuthTokens();
    }

    @Override
    public void keepFutureAuthToken(byte[] token) {
        keeper.update(session -> {
            List<byte[]> tokens = new ArrayList<>();
            tokens.add(token);
            tokens.addAll(session.futureAuthTokens());
            return session.withFutureAuthTokens(tokens.subList(0, Math.min(tokens.size(), MAX_TOKENS)));
        });
    }

    @Override
    public int homeDc() {
        return keeper.current().homeDc();
    }

    @Override
    public long homeKeyId() {
        SessionData session = keeper.current();
        return session.dataCenter(session.homeDc()).map(dc -> dc.authKey().id()).orElse(0L);
    }

    @Override
    public Duration serverTimeOffset() {
        SessionData session = keeper.current();
        return session.dataCenter(session.homeDc()).map(DcSession::timeOffset).orElse(Duration.ZERO);
    }

    @Override
    public CompletableFuture<Void> moveHome(int dcId) {
        return homeMover.apply(dcId);
    }

    /** The data centres, other than home, whose key carries the authorization. */
    static List<Integer> authorizedElsewhere(SessionData session) {
        return session.dataCenters().entrySet().stream()
                .filter(dc -> dc.getKey() != session.homeDc() && dc.getValue().authorizedUser() != 0)
                .map(Map.Entry::getKey)
                .toList();
    }

    /** The home data centre ends the session as a whole; elsewhere a failure does not keep anybody signed in. */
    static void logOutQuietly(DcNetwork network, int dcId) {
        try {
            Calls.await(network.invoke(new LogOut(), new Sending(CallSettings.DEFAULT.onDc(dcId), null)));
        } catch (RpcException | MtprotoException e) {
            LOG.debug("logging out on DC {} failed: {}", dcId, e.toString());
        }
    }
}
