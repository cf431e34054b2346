package dev.mtproto4j.testserver.services;

import dev.mtproto4j.api.type.auth.AnySentCode;
import dev.mtproto4j.api.type.auth.SentCodeType;
import dev.mtproto4j.testserver.account.PhoneNumber;
import dev.mtproto4j.testserver.rpc.RequestContext;
import dev.mtproto4j.testserver.store.ClusterState;
import dev.mtproto4j.testserver.store.LoginCodes;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds the login that a call is about, by number and {@code phone_code_hash}. */
record LoginAttempts(ClusterState cluster) {

    static String digits(RequestContext context, String phone) {
        return PhoneNumber.digits(phone).orElseThrow(() -> context.error(400, "PHONE_NUMBER_INVALID"));
    }

    static void requireHash(RequestContext context, String phoneCodeHash, String error) {
        if (phoneCodeHash.isEmpty()) {
            throw context.error(400, error);
        }
    }

    LoginCodes.Sent find(RequestContext context, String phone, @Nullable String phoneCodeHash, String error) {
        return Optional.ofNullable(phoneCodeHash)
                .flatMap(hash -> cluster.loginCodes().find(phone, hash))
                .orElseThrow(() -> context.error(400, error));
    }

    /** The way in which the code went out the last time. */
    Optional<SentCodeType> way(String phone, LoginCodes.Sent code) {
        List<SentCodeType> ways = SentCodes.ways(cluster, phone);
        return code.resends() < ways.size() ? Optional.of(ways.get(code.resends())) : Optional.empty();
    }

    /** Sends the code by the next way. */
    AnySentCode next(RequestContext context, String phone, String phoneCodeHash, LoginCodes.Sent code) {
        return SentCodes.describe(cluster, phone, phoneCodeHash, code.resends() + 1)
                .map(description -> {
                    cluster.loginCodes().resend(phone, phoneCodeHash);
                    return description;
                })
                .orElseThrow(() -> context.error(406, "SEND_CODE_UNAVAILABLE"));
    }
}
