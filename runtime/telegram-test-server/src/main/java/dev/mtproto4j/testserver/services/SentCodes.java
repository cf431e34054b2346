package dev.mtproto4j.testserver.services;

import dev.mtproto4j.api.type.auth.CodeType;
import dev.mtproto4j.api.type.auth.CodeTypeCall;
import dev.mtproto4j.api.type.auth.CodeTypeFlashCall;
import dev.mtproto4j.api.type.auth.CodeTypeFragmentSms;
import dev.mtproto4j.api.type.auth.CodeTypeMissedCall;
import dev.mtproto4j.api.type.auth.CodeTypeSms;
import dev.mtproto4j.api.type.auth.SentCode;
import dev.mtproto4j.api.type.auth.SentCodeType;
import dev.mtproto4j.api.type.auth.SentCodeTypeApp;
import dev.mtproto4j.api.type.auth.SentCodeTypeCall;
import dev.mtproto4j.api.type.auth.SentCodeTypeEmailCode;
import dev.mtproto4j.api.type.auth.SentCodeTypeFirebaseSms;
import dev.mtproto4j.api.type.auth.SentCodeTypeFlashCall;
import dev.mtproto4j.api.type.auth.SentCodeTypeFragmentSms;
import dev.mtproto4j.api.type.auth.SentCodeTypeMissedCall;
import dev.mtproto4j.api.type.auth.SentCodeTypeSms;
import dev.mtproto4j.api.type.auth.SentCodeTypeSmsPhrase;
import dev.mtproto4j.api.type.auth.SentCodeTypeSmsWord;
import dev.mtproto4j.testserver.store.ClusterState;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * By which way a code goes out: as a test has said, or a known number first gets it in the app, then by text message, then
 * by a call.
 */
final class SentCodes {
    private SentCodes() {}

    /** The ways of a number, in their order. */
    static List<SentCodeType> ways(ClusterState cluster, String phone) {
        return cluster.codeWays().of(phone).orElseGet(() -> {
            int length = cluster.codeOf(phone).length();
            SentCodeType sms = new SentCodeTypeSms(length);
            SentCodeType call = new SentCodeTypeCall(length);
            boolean known = cluster.accounts().findByPhone(phone).isPresent();
            return known ? List.of(new SentCodeTypeApp(length), sms, call) : List.of(sms, call);
        });
    }

    /**
     * How the code is sent at that attempt.
     *
     * @param attempt 0 the first time
     * @return empty if there is no further way
     */
    static Optional<SentCode> describe(ClusterState cluster, String phone, String phoneCodeHash, int attempt) {
        List<SentCodeType> ways = ways(cluster, phone);
        if (attempt >= ways.size()) {
            return Optional.empty();
        }
        CodeType next = attempt + 1 < ways.size() ? announced(ways.get(attempt + 1)) : null;
        Integer timeout =
                next == null ? null : (int) cluster.settings().codeTimeout().toSeconds();
        return Optional.of(SentCode.builder()
                .type(withReset(cluster, phone, ways.get(attempt)))
                .phoneCodeHash(phoneCodeHash)
                .nextType(next)
                .timeout(timeout)
                .build());
    }

    /** How a way is called when it is the next one; null for those that are not announced. */
    private static @Nullable CodeType announced(SentCodeType way) {
        if (way instanceof SentCodeTypeSms
                || way instanceof SentCodeTypeSmsWord
                || way instanceof SentCodeTypeSmsPhrase
                || way instanceof SentCodeTypeFirebaseSms) {
            return new CodeTypeSms();
        } else if (way instanceof SentCodeTypeCall) {
            return new CodeTypeCall();
        } else if (way instanceof SentCodeTypeFlashCall) {
            return new CodeTypeFlashCall();
        } else if (way instanceof SentCodeTypeMissedCall) {
            return new CodeTypeMissedCall();
        }
        return way instanceof SentCodeTypeFragmentSms ? new CodeTypeFragmentSms() : null;
    }

    private static SentCodeType withReset(ClusterState cluster, String phone, SentCodeType way) {
        Optional<Instant> due = cluster.loginEmails().resetDue(phone);
        if (due.isEmpty() || !(way instanceof SentCodeTypeEmailCode email)) {
            return way;
        }
        return email.toBuilder()
                .resetPendingDate((int) due.get().getEpochSecond())
                .build();
    }
}
