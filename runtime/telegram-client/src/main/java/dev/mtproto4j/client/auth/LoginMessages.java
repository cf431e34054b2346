package dev.mtproto4j.client.auth;

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
import dev.mtproto4j.client.rpc.FloodWait;
import dev.mtproto4j.tl.RpcException;
import java.time.Duration;

/** What a person reads. */
final class LoginMessages {

    private LoginMessages() {}

    static String sent(SentCodeType type) {
        if (type instanceof SentCodeTypeApp) {
            return "The code was sent to your other Telegram apps.";
        } else if (type instanceof SentCodeTypeSms || type instanceof SentCodeTypeFirebaseSms) {
            return "The code was sent by SMS.";
        } else if (type instanceof SentCodeTypeSmsWord) {
            return "A word was sent by SMS; it is the code.";
        } else if (type instanceof SentCodeTypeSmsPhrase) {
            return "A phrase was sent by SMS; it is the code.";
        } else if (type instanceof SentCodeTypeCall) {
            return "You will be called, and told the code.";
        } else if (type instanceof SentCodeTypeFlashCall flash) {
            return "You will be called from a number like " + flash.pattern() + ". The number is the code.";
        } else if (type instanceof SentCodeTypeMissedCall missed) {
            return "You will be called from a number that begins with " + missed.prefix() + ". Its last "
                    + missed.length() + " digits are the code.";
        } else if (type instanceof SentCodeTypeEmailCode email) {
            return "The code was sent to " + email.emailPattern() + ".";
        } else if (type instanceof SentCodeTypeFragmentSms fragment) {
            return "The code is on Fragment: " + fragment.url();
        } else if (type instanceof SentCodeTypeSetUpEmailRequired) {
            return "The account needs an e-mail address for logins first.";
        }
        return "The code was sent.";
    }

    /** What to say about an error of the server. */
    static String of(RpcException error) {
        Duration wait = FloodWait.of(error).orElse(null);
        if (wait != null) {
            return "Too many attempts. The server asks to wait " + inWords(wait) + ".";
        }
        return switch (error.type()) {
            case "PHONE_NUMBER_INVALID" -> "The server does not know such a phone number.";
            case "PHONE_NUMBER_BANNED" -> "This phone number is banned from Telegram.";
            case "PHONE_NUMBER_FLOOD", "PHONE_PASSWORD_FLOOD" -> "Too many attempts with this number. Try again later.";
            case "PHONE_NUMBER_APP_SIGNUP_FORBIDDEN" -> "A new account cannot be made with this application.";
            case "PHONE_CODE_INVALID" -> "That is not the code.";
            case "PHONE_CODE_EMPTY" -> "The code is empty.";
            case "PHONE_CODE_EXPIRED" -> "The code has expired. Begin again with the phone number.";
            case "PASSWORD_HASH_INVALID" -> "That is not the password.";
            case "FIRSTNAME_INVALID" -> "The server does not accept that first name.";
            case "LASTNAME_INVALID" -> "The server does not accept that last name.";
            case "ACCESS_TOKEN_INVALID" -> "The server does not know such a bot token.";
            case "ACCESS_TOKEN_EXPIRED" -> "This bot token was revoked. Ask BotFather for a new one.";
            case "API_ID_INVALID" ->
                "The API id and hash of this program do not belong together." + " Both are at https://my.telegram.org.";
            case "API_ID_PUBLISHED_FLOOD" ->
                "The API id of this program may not be used outside of samples."
                        + " Get your own at https://my.telegram.org.";
            case "UPDATE_APP_TO_LOGIN" -> "The server wants a newer version of this program.";
            case "SEND_CODE_UNAVAILABLE" -> "The code cannot be sent in another way.";
            default -> "The server refuses: " + error.code() + " " + error.type() + ".";
        };
    }

    static String inWords(Duration wait) {
        long seconds = Math.max(1, wait.toSeconds());
        if (seconds < 120) {
            return seconds + (seconds == 1 ? " second" : " seconds");
        } else if (seconds < 7_200) {
            return (seconds + 59) / 60 + " minutes";
        }
        return (seconds + 3_599) / 3_600 + " hours";
    }
}
