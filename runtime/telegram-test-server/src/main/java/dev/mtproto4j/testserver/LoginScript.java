package dev.mtproto4j.testserver;

import dev.mtproto4j.api.type.UpdateLoginToken;
import dev.mtproto4j.api.type.UpdateShort;
import dev.mtproto4j.api.type.auth.SentCodePaymentRequired;
import dev.mtproto4j.api.type.auth.SentCodeType;
import dev.mtproto4j.testserver.account.Account;
import dev.mtproto4j.testserver.account.PhoneNumber;
import dev.mtproto4j.testserver.rpc.UpdatePusher;
import dev.mtproto4j.testserver.store.ClusterState;
import dev.mtproto4j.testserver.store.LoginTokens;
import java.util.List;

/** What happens around logins, in a line each. Numbers are given as people write them. Thread-safe. */
public final class LoginScript {
    private final ClusterState state;
    private final UpdatePusher pusher;

    LoginScript(ClusterState state, UpdatePusher pusher) {
        this.state = state;
        this.pusher = pusher;
    }

    /**
     * In which ways a number is sent its codes: the first by {@code auth.sendCode}, each resend takes the next one. With
     * {@code auth.sentCodeTypeSetUpEmailRequired}, the next one follows when the address is confirmed. Whatever the way,
     * the code is that of the number.
     */
    public LoginScript codeWays(String phone, SentCodeType... ways) {
        if (ways.length == 0) {
            throw new IllegalArgumentException("a code needs at least one way");
        }
        state.codeWays().set(digits(phone), List.of(ways));
        return this;
    }

    /** Answers {@code auth.sendCode} for a number with {@code auth.sentCodePaymentRequired}, until it is {@link #paid}. */
    public LoginScript requirePayment(String phone, String currency, long amount) {
        state.loginTickets()
                .requirePayment(
                        digits(phone),
                        SentCodePaymentRequired.builder()
                                .storeProduct("premium_login")
                                .phoneCodeHash("")
                                .supportEmailAddress("sms@example.org")
                                .supportEmailSubject("Login by SMS")
                                .premiumDays(7)
                                .currency(currency)
                                .amount(amount)
                                .build());
        return this;
    }

    /** The payment for a number has come in. */
    public LoginScript paid(String phone) {
        state.loginTickets().paid(digits(phone));
        return this;
    }

    /**
     * Tells a person at every login to set a password ({@code setup_password_required}), as long as they have none.
     *
     * @param days how long it takes otherwise until a code by SMS signs in again
     */
    public LoginScript urgePassword(String phone, int days) {
        state.loginTickets().urgePassword(account(phone).id(), days);
        return this;
    }

    /** A token with which {@code auth.importWebTokenAuthorization} signs that person in, once. */
    public String webToken(String phone) {
        return state.loginTickets().webToken(account(phone).id());
    }

    /**
     * Accepts the QR code that was made last, as that person's other device would.
     *
     * @throws IllegalStateException if none is waiting
     */
    public LoginScript acceptQrCode(String phone) {
        LoginTokens.LoginKey waiting = state.loginTokens()
                .accept(state.loginTokens().newest(), account(phone).id())
                .orElseThrow(() -> new IllegalStateException("no QR code is waiting to be scanned"));
        pusher.pushToKey(waiting.dc(), waiting.keyId(), new UpdateShort(new UpdateLoginToken(), state.unixTime()));
        return this;
    }

    /** Gives a person a passkey of that id; its user handle is {@code DC:user id}. */
    public LoginScript passkey(String phone, String id) {
        state.passkeys().add(id, account(phone).id(), state.unixTime());
        return this;
    }

    /**
     * Ends every login of a person: their next call fails.
     *
     * @param error such as {@code USER_DEACTIVATED}, {@code AUTH_KEY_DUPLICATED} or {@code SESSION_EXPIRED}
     * @return how many logins there were
     */
    public int end(String phone, String error) {
        long userId = account(phone).id();
        return state.dataCenters().stream()
                .mapToInt(dc -> dc.authorizations().end(userId, 0, error))
                .sum();
    }

    private Account account(String phone) {
        return state.accounts()
                .findByPhone(phone)
                .orElseThrow(() -> new IllegalArgumentException("nobody has the number " + phone));
    }

    private static String digits(String phone) {
        return PhoneNumber.digits(phone)
                .orElseThrow(() -> new IllegalArgumentException("not a phone number: \"" + phone + '"'));
    }
}
