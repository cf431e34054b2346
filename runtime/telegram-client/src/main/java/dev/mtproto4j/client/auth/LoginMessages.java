package dev.mtproto4j.client.auth;

import dev.mtproto4j.api.type.auth.CodeType;
import dev.mtproto4j.api.type.auth.CodeTypeCall;
import dev.mtproto4j.api.type.auth.CodeTypeFlashCall;
import dev.mtproto4j.api.type.auth.CodeTypeFragmentSms;
import dev.mtproto4j.api.type.auth.CodeTypeMissedCall;
import dev.mtproto4j.api.type.auth.CodeTypeSms;
import dev.mtproto4j.api.type.auth.SentCodePaymentRequired;
import dev.mtproto4j.api.type.auth.SentCodeType;
import dev.mtproto4j.api.type.auth.SentCodeTypeApp;
import dev.mtproto4j.api.type.auth.SentCodeTypeCall;
import dev.mtproto4j.api.type.auth.SentCodeTypeEmailCode;
import dev.mtproto4j.api.type.auth.SentCodeTypeFirebaseSms;
import dev.mtproto4j.api.type.auth.SentCodeTypeFlashCall;
import dev.mtproto4j.api.type.auth.SentCodeTypeFragmentSms;
import dev.mtproto4j.api.type.auth.SentCodeTypeMissedCall;
import dev.mtproto4j.api.type.auth.SentCodeTypeSetUpEmailRequired;
import dev.mtproto4j.api.type.auth.SentCodeTypeSms;
import dev.mtproto4j.api.type.auth.SentCodeTypeSmsPhrase;
import dev.mtproto4j.api.type.auth.SentCodeTypeSmsWord;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a person reads. */
final class LoginMessages {

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);

    private LoginMessages() {}

    static String sent(SentCodeType type) {
        if (type instanceof SentCodeTypeApp) {
            return "The code was sent to your other Telegram apps.";
        } else if (type instanceof SentCodeTypeSms || type instanceof SentCodeTypeFirebaseSms) {
            return "The code was sent by SMS.";
        } else if (type instanceof SentCodeTypeSmsWord word) {
            return "A word" + beginning(word.beginning()) + " was sent by SMS; it is the code.";
        } else if (type instanceof SentCodeTypeSmsPhrase phrase) {
            return "A phrase" + beginning(phrase.beginning()) + " was sent by SMS; it is the code.";
        } else if (type instanceof SentCodeTypeCall) {
            return "You will be called, and told the code.";
        } else if (type instanceof SentCodeTypeFlashCall flash) {
            return "You will be called from a number like " + flash.pattern() + ". The number is the code.";
        } else if (type instanceof SentCodeTypeMissedCall missed) {
            return "You will be called from a number that begins with " + missed.prefix() + ". Its last "
                    + missed.length() + " digits are the code.";
        } else if (type instanceof SentCodeTypeEmailCode email) {
            return "The code was sent to " + email.emailPattern() + "." + pending(email.resetPendingDate());
        } else if (type instanceof SentCodeTypeFragmentSms fragment) {
            return "The code is on Fragment: " + fragment.url();
        } else if (type instanceof SentCodeTypeSetUpEmailRequired) {
            return "The account needs an e-mail address for logins first.";
        }
        return "The code was sent.";
    }

    private static String beginning(@Nullable String word) {
        return word == null || word.isBlank() ? "" : " that begins with \"" + word.strip() + "\"";
    }

    private static String pending(@Nullable Integer date) {
        return date == null
                ? ""
                : " The address is being reset; from " + inWords(Instant.ofEpochSecond(date))
                        + " on the code comes by phone.";
    }

    /** How the next code would be sent. */
    static String next(CodeType type) {
        if (type instanceof CodeTypeSms) {
            return "by SMS";
        } else if (type instanceof CodeTypeCall) {
            return "by a call";
        } else if (type instanceof CodeTypeFlashCall || type instanceof CodeTypeMissedCall) {
            return "by a call that hangs up";
        } else if (type instanceof CodeTypeFragmentSms) {
            return "on Fragment";
        }
        return "in another way";
    }

    static String payment(SentCodePaymentRequired offer) {
        return "The server sends a code to this number only with a subscription of "
                + price(oneLine(offer.currency()), offer.amount())
                + ", which is bought in an official app."
                + " Questions go to " + oneLine(offer.supportEmailAddress()) + ".";
    }

    static String passwordUrged(int days) {
        return "This account should have a password. Without one, the next login by SMS works only after "
                + inWords(Duration.ofDays(days)) + ".";
    }

    /** A sum in the smallest unit of a currency: most have a hundredth. */
    private static String price(String currency, long amount) {
        return BigDecimal.valueOf(amount, 2).toPlainString() + " " + currency;
    }

    /** Text of other people and of servers must not move the cursor or change colours. */
    static String oneLine(String text) {
        return text.replaceAll("[\\p{Cntrl}\u2028\u2029\u202a-\u202e\u2066-\u2069]", "");
    }

    /** The same for text of several lines. */
    static String printable(String text) {
        return text.replaceAll("[\\p{Cntrl}\u202a-\u202e\u2066-\u2069&&[^\n\t]]", "");
    }

    static String inWords(Instant moment) {
        return MOMENT.format(moment.atOffset(ZoneOffset.UTC)) + " UTC";
    }

    static String inWords(Duration wait) {
        // Rounded up: whoever waits that long has waited long enough.
        long seconds = Math.max(1, wait.plusMillis(999).toSeconds());
        if (seconds < 120) {
            return seconds + (seconds == 1 ? " second" : " seconds");
        } else if (seconds < 7_200) {
            return (seconds + 59) / 60 + " minutes";
        }
        if (seconds < 172_800) {
            return (seconds + 3_599) / 3_600 + " hours";
        }
        return (seconds + 86_399) / 86_400 + " days";
    }
}
