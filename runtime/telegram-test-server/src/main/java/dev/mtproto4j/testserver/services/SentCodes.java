package dev.mtproto4j.testserver.services;

import dev.mtproto4j.api.type.auth.CodeType;
import dev.mtproto4j.api.type.auth.CodeTypeCall;
import dev.mtproto4j.api.type.auth.CodeTypeSms;
import dev.mtproto4j.api.type.auth.SentCode;
import dev.mtproto4j.api.type.auth.SentCodeType;
import dev.mtproto4j.api.type.auth.SentCodeTypeApp;
import dev.mtproto4j.api.type.auth.SentCodeTypeCall;
import dev.mtproto4j.api.type.auth.SentCodeTypeSms;
import dev.mtproto4j.testserver.store.ClusterState;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** By which way a code goes out: a known number first gets it in the app, then by text message, then by a call. */
final class SentCodes {
    private SentCodes() {}

    /**
     * How the code is sent at that attempt.
     *
     * @param attempt 0 the first time
     * @return empty if there is no further way
     */
    static Optional<SentCode> describe(ClusterState cluster, String phone, String phoneCodeHash, int attempt) {
        boolean known = cluster.accounts().findByPhone(phone).isPresent();
        int way = known ? attempt : attempt + 1;
        int length = cluster.codeOf(phone).length();
        return switch (way) {
            case 0 -> Optional.of(sentCode(cluster, new SentCodeTypeApp(length), phoneCodeHash, new CodeTypeSms()));
            case 1 -> Optional.of(sentCode(cluster, new SentCodeTypeSms(length), phoneCodeHash, new CodeTypeCall()));
            case 2 -> Optional.of(sentCode(cluster, new SentCodeTypeCall(length), phoneCodeHash, null));
            default -> Optional.empty();
        };
    }

    private static SentCode sentCode(
            ClusterState cluster, SentCodeType type, String phoneCodeHash, @Nullable CodeType nextType) {
        Integer timeout =
                nextType == null ? null : (int) cluster.settings().codeTimeout().toSeconds();
        return SentCode.builder()
                .type(type)
                .phoneCodeHash(phoneCodeHash)
                .nextType(nextType)
                .timeout(timeout)
                .build();
    }
}
