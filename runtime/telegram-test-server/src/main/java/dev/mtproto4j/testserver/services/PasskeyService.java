package dev.mtproto4j.testserver.services;

import dev.mtproto4j.api.method.account.DeletePasskey;
import dev.mtproto4j.api.method.account.GetPasskeys;
import dev.mtproto4j.api.method.account.InitPasskeyRegistration;
import dev.mtproto4j.api.method.account.RegisterPasskey;
import dev.mtproto4j.api.method.auth.FinishPasskeyLogin;
import dev.mtproto4j.api.method.auth.InitPasskeyLogin;
import dev.mtproto4j.api.type.DataJSON;
import dev.mtproto4j.api.type.InputPasskeyCredential;
import dev.mtproto4j.api.type.InputPasskeyCredentialPublicKey;
import dev.mtproto4j.api.type.InputPasskeyResponseLogin;
import dev.mtproto4j.api.type.InputPasskeyResponseRegister;
import dev.mtproto4j.api.type.Passkey;
import dev.mtproto4j.api.type.account.PasskeyRegistrationOptions;
import dev.mtproto4j.api.type.account.Passkeys;
import dev.mtproto4j.api.type.auth.AnyAuthorization;
import dev.mtproto4j.api.type.auth.PasskeyLoginOptions;
import dev.mtproto4j.testserver.account.Account;
import dev.mtproto4j.testserver.rpc.RequestContext;
import dev.mtproto4j.testserver.rpc.RequestDispatcher;
import dev.mtproto4j.testserver.store.ClusterState;
import java.util.List;

/** Signing in with passkeys, and keeping them. The challenge has to come back; its signature is not looked at. */
final class PasskeyService implements Service {
    private final DataCenter dataCenter;
    private final ClusterState cluster;

    PasskeyService(DataCenter dataCenter) {
        this.dataCenter = dataCenter;
        this.cluster = dataCenter.cluster();
    }

    @Override
    public void register(RequestDispatcher dispatcher) {
        dispatcher
                .handle(InitPasskeyLogin.class, this::initLogin)
                .handle(FinishPasskeyLogin.class, this::finishLogin)
                .handle(InitPasskeyRegistration.class, this::initRegistration)
                .handle(RegisterPasskey.class, this::register)
                .handle(GetPasskeys.class, this::list)
                .handle(DeletePasskey.class, this::delete);
    }

    private PasskeyLoginOptions initLogin(RequestContext context, InitPasskeyLogin call) {
        Logins.checkApiId(context, call.apiId(), call.apiHash());
        String challenge = cluster.passkeys().challenge(context.permanentKeyId());
        return new PasskeyLoginOptions(new DataJSON(
                "{\"publicKey\":{\"challenge\":\"" + challenge + "\",\"rpId\":\"telegram.org\",\"timeout\":60000}}"));
    }

    private AnyAuthorization finishLogin(RequestContext context, FinishPasskeyLogin call) {
        if (!(call.credential() instanceof InputPasskeyCredentialPublicKey key)
                || !(key.response() instanceof InputPasskeyResponseLogin login)) {
            throw context.error(400, "CREDENTIAL_INVALID");
        }
        Long from = call.fromAuthKeyId();
        requireChallenge(context, from == null ? context.permanentKeyId() : from, login.clientData());
        Account account = cluster.passkeys()
                .find(key.id())
                .flatMap(known -> cluster.accounts().findById(known.userId()))
                .filter(owner -> login.userHandle().equals(owner.homeDc() + ":" + owner.id()))
                .orElseThrow(() -> context.error(400, "CREDENTIAL_INVALID"));
        return Logins.afterFirstFactor(dataCenter, context, account);
    }

    private void requireChallenge(RequestContext context, long keyId, DataJSON clientData) {
        boolean answered = cluster.passkeys()
                .takeChallenge(keyId)
                .filter(challenge -> clientData.data().contains('"' + challenge + '"'))
                .isPresent();
        if (!answered) {
            throw context.error(400, "CREDENTIAL_INVALID");
        }
    }

    private PasskeyRegistrationOptions initRegistration(RequestContext context, InitPasskeyRegistration call) {
        long userId = context.requireUser();
        String challenge = cluster.passkeys().challenge(context.permanentKeyId());
        return new PasskeyRegistrationOptions(new DataJSON("{\"publicKey\":{\"challenge\":\"" + challenge
                + "\",\"rp\":{\"id\":\"telegram.org\"},\"user\":{\"id\":\"" + dataCenter.id() + ":" + userId
                + "\"}}}"));
    }

    private Passkey register(RequestContext context, RegisterPasskey call) {
        long userId = context.requireUser();
        InputPasskeyCredential credential = call.credential();
        if (!(credential instanceof InputPasskeyCredentialPublicKey key)
                || !(key.response() instanceof InputPasskeyResponseRegister made)) {
            throw context.error(400, "CREDENTIAL_INVALID");
        }
        requireChallenge(context, context.permanentKeyId(), made.clientData());
        cluster.passkeys().add(key.id(), userId, cluster.unixTime());
        return new Passkey(key.id(), "Passkey", cluster.unixTime());
    }

    private Passkeys list(RequestContext context, GetPasskeys call) {
        List<Passkey> found = cluster.passkeys().of(context.requireUser()).stream()
                .map(key -> new Passkey(key.id(), "Passkey", key.date()))
                .toList();
        return new Passkeys(found);
    }

    private Boolean delete(RequestContext context, DeletePasskey call) {
        return cluster.passkeys().remove(call.id(), context.requireUser());
    }
}
