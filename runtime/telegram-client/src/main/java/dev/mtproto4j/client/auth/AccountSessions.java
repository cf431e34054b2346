package dev.mtproto4j.client.auth;

import dev.mtproto4j.api.method.account.GetAuthorizations;
import dev.mtproto4j.api.method.account.ResetAuthorization;
import dev.mtproto4j.api.method.account.SetAuthorizationTTL;
import dev.mtproto4j.api.method.auth.AcceptLoginToken;
import dev.mtproto4j.api.method.auth.ResetAuthorizations;
import dev.mtproto4j.api.type.Authorization;
import dev.mtproto4j.client.rpc.RpcInvoker;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** The devices and programs that the account is signed in on, this one among them. Thread-safe. */
public final class AccountSessions {

    private final RpcInvoker invoker;

    public AccountSessions(RpcInvoker invoker) {
        this.invoker = invoker;
    }

    /** All of them; {@link Authorization#current} tells which is this one. */
    public CompletableFuture<List<Authorization>> list() {
        return invoker.invoke(new GetAuthorizations()).thenApply(found -> found.authorizations());
    }

    /**
     * Ends one.
     *
     * @param hash from {@link #list}; that of this session, 0, is refused: sign out instead
     */
    public CompletableFuture<Boolean> end(long hash) {
        return invoker.invoke(new ResetAuthorization(hash));
    }

    /** Ends all but this one. The server refuses this on the first day of a session. */
    public CompletableFuture<Boolean> endOthers() {
        return invoker.invoke(new ResetAuthorizations());
    }

    /** Has sessions end by themselves that were not used for so many days: 1 to 366. */
    public CompletableFuture<Boolean> endAfterDays(int days) {
        return invoker.invoke(new SetAuthorizationTTL(days));
    }

    /**
     * Signs another device in that shows a QR code.
     *
     * @param link what the code says: {@code tg://login?token=…}
     * @return the new session
     * @throws LoginInputException if that is no such link
     */
    public CompletableFuture<Authorization> accept(String link) {
        return invoker.invoke(new AcceptLoginToken(QrLogin.token(link)));
    }
}
