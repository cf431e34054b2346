package dev.mtproto4j.client.auth;

import static dev.mtproto4j.client.auth.LoginProblem.Kind.ASK_AGAIN;
import static dev.mtproto4j.client.auth.LoginProblem.Kind.BEGIN_AGAIN;
import static dev.mtproto4j.client.auth.LoginProblem.Kind.FINAL;
import static dev.mtproto4j.client.auth.LoginProblem.Kind.LATER;
import static dev.mtproto4j.client.auth.LoginProblem.Kind.UNKNOWN;
import static dev.mtproto4j.client.auth.LoginProblem.Kind.WAIT;

import dev.mtproto4j.api.KnownErrorType;
import dev.mtproto4j.client.auth.LoginProblem.Kind;
import dev.mtproto4j.tl.RpcException;
import java.util.HashMap;
import java.util.Map;

/** The errors of the methods that sign in, in words. */
final class LoginProblems {

    private static final Map<String, LoginProblem> BY_TYPE = new HashMap<>();

    static {
        put(ASK_AGAIN, "PHONE_NUMBER_INVALID", "The server does not know such a phone number.");
        put(FINAL, "PHONE_NUMBER_BANNED", "This phone number is banned from Telegram.");
        put(WAIT, "PHONE_NUMBER_FLOOD", "Too many attempts with this number. Try again tomorrow.");
        put(WAIT, "PHONE_PASSWORD_FLOOD", "Too many attempts with this number. Try again tomorrow.");
        put(FINAL, "PHONE_NUMBER_APP_SIGNUP_FORBIDDEN", "A new account cannot be made with this application.");
        put(FINAL, "PHONE_PASSWORD_PROTECTED", "This number can only be signed in to with an official app.");
        put(BEGIN_AGAIN, "PHONE_NUMBER_OCCUPIED", "This number has an account by now. Begin again to sign in to it.");
        put(FINAL, "PHONE_NUMBER_UNOCCUPIED", "This number has no account, and one cannot be made here.");
        put(ASK_AGAIN, "PHONE_CODE_INVALID", "That is not the code.");
        put(ASK_AGAIN, "PHONE_CODE_EMPTY", "The code is empty.");
        put(BEGIN_AGAIN, "PHONE_CODE_EXPIRED", "The code has expired. Begin again with the phone number.");
        put(
                BEGIN_AGAIN,
                "PHONE_CODE_HASH_EMPTY",
                "The server has lost this attempt. Begin again with the phone number.");
        put(BEGIN_AGAIN, "PHONE_HASH_EXPIRED", "The attempt is too old. Begin again with the phone number.");
        put(LATER, "SMS_CODE_CREATE_FAILED", "The server could not send a code. Try again later.");
        put(ASK_AGAIN, "SEND_CODE_UNAVAILABLE", "The code cannot be sent in another way.");
        put(LATER, "SIGN_IN_FAILED", "The server could not sign you in. Try again later.");
        put(BEGIN_AGAIN, "AUTH_RESTART", "The server has lost this attempt. Begin again with the phone number.");
        put(BEGIN_AGAIN, "AUTH_RESTART_%d", "The server has lost this attempt. Begin again with the phone number.");
        put(FINAL, "UPDATE_APP_TO_LOGIN", "The server wants a newer version of this program.");

        put(ASK_AGAIN, "EMAIL_INVALID", "That is not an e-mail address.");
        put(ASK_AGAIN, "EMAIL_NOT_ALLOWED", "The server does not take this e-mail address. Use another one.");
        put(FINAL, "EMAIL_NOT_SETUP", "The account has no login e-mail address that could be changed.");
        put(FINAL, "EMAIL_INSTALL_MISSING", "The account has no login e-mail address.");
        put(ASK_AGAIN, "CODE_INVALID", "That is not the code.");
        put(ASK_AGAIN, "CODE_EMPTY", "The code is empty.");
        put(BEGIN_AGAIN, "EMAIL_VERIFY_EXPIRED", "The code for the e-mail address has expired. Begin again.");
        put(ASK_AGAIN, "EMAIL_HASH_EXPIRED", "The code for the e-mail address has expired. Have a new one sent.");
        put(ASK_AGAIN, "TASK_ALREADY_EXISTS", "The reset of the e-mail address was asked for already, and is waiting.");

        put(ASK_AGAIN, "PASSWORD_HASH_INVALID", "That is not the password.");
        put(ASK_AGAIN, "SRP_ID_INVALID", "The server asks once more. Type the password again.");
        put(ASK_AGAIN, "SRP_PASSWORD_CHANGED", "The password has just been changed. Type the new one.");
        put(LATER, "AUTH_KEY_UNSYNCHRONIZED", "The server was not ready. Try again.");
        put(ASK_AGAIN, "PASSWORD_EMPTY", "The account has no password.");
        put(ASK_AGAIN, "PASSWORD_RECOVERY_NA", "The account has no e-mail address to recover the password with.");
        put(ASK_AGAIN, "PASSWORD_RECOVERY_EXPIRED", "The recovery code has expired. Have a new one sent.");
        put(ASK_AGAIN, "NEW_SETTINGS_INVALID", "The server does not accept this password.");
        put(ASK_AGAIN, "NEW_SETTINGS_EMPTY", "There was nothing to change.");
        put(FINAL, "NEW_SALT_INVALID", "The server refuses the way in which the password was prepared.");
        put(
                ASK_AGAIN,
                "EMAIL_UNCONFIRMED",
                "The e-mail address has to be confirmed with the code that was sent there.");
        put(FINAL, "EMAIL_UNCONFIRMED_%d", "The e-mail address has to be confirmed with the code that was sent there.");
        put(FINAL, "RESET_REQUEST_MISSING", "Nobody has asked to reset the password.");

        put(ASK_AGAIN, "FIRSTNAME_INVALID", "The server does not accept that first name.");
        put(ASK_AGAIN, "LASTNAME_INVALID", "The server does not accept that last name.");
        put(LATER, "MEMBER_OCCUPY_PRIMARY_LOC_FAILED", "The server could not make the account. Try again later.");
        put(LATER, "REG_ID_GENERATE_FAILED", "The server could not make the account. Try again later.");

        put(ASK_AGAIN, "ACCESS_TOKEN_INVALID", "The server does not know such a bot token.");
        put(ASK_AGAIN, "ACCESS_TOKEN_EXPIRED", "This bot token was revoked. Ask BotFather for a new one.");
        put(BEGIN_AGAIN, "WEBAUTH_TOKEN_EXPIRED", "The web login token has expired, or was used. Get a new one.");

        put(BEGIN_AGAIN, "AUTH_TOKEN_EXPIRED", "The QR code is too old. A new one is needed.");
        put(BEGIN_AGAIN, "AUTH_TOKEN_INVALID", "The QR code is not good any more. A new one is needed.");
        put(BEGIN_AGAIN, "AUTH_TOKEN_INVALIDX", "That is not a QR code for a login.");
        put(BEGIN_AGAIN, "AUTH_TOKEN_ALREADY_ACCEPTED", "The QR code was used already. A new one is needed.");
        put(BEGIN_AGAIN, "AUTH_TOKEN_EXCEPTION", "The QR code could not be used. A new one is needed.");
        put(ASK_AGAIN, "CREDENTIAL_INVALID", "The passkey was not accepted.");
        put(FINAL, "PASSKEY_ORIGIN_MISMATCH", "The passkey belongs to another site or app.");

        put(
                FINAL,
                "API_ID_INVALID",
                "The API id and hash of this program do not belong together."
                        + " Both are at https://my.telegram.org.");
        put(
                FINAL,
                "API_ID_PUBLISHED_FLOOD",
                "The API id of this program may not be used outside of samples."
                        + " Get your own at https://my.telegram.org.");
        put(FINAL, "INPUT_REQUEST_TOO_LONG", "What was sent is too long for the server.");
        put(FINAL, "BUSINESS_CONNECTION_NOT_ALLOWED", "This cannot be done through a business connection.");
        put(
                FINAL,
                "FRESH_RESET_AUTHORISATION_FORBIDDEN",
                "This device signed in less than a day ago, and may not end other sessions yet.");
        put(ASK_AGAIN, "HASH_INVALID", "There is no such session.");
        put(LATER, "TIMEOUT", "The server was too slow. Try again.");

        put(
                FINAL,
                "AUTH_BYTES_INVALID",
                "The authorization could not be moved to another data centre: its bytes are"
                        + " wrong, used, or too old.");
        put(
                FINAL,
                "USER_ID_INVALID",
                "The authorization could not be moved to another data centre: it belongs to" + " somebody else.");
        put(ASK_AGAIN, "TTL_DAYS_INVALID", "Sessions can end by themselves after 1 to 366 days.");
        put(FINAL, "DC_ID_INVALID", "The authorization cannot be moved there: there is no such data centre.");

        put(BEGIN_AGAIN, "AUTH_KEY_UNREGISTERED", "The server does not know who is asking. Begin again.");
        put(BEGIN_AGAIN, "SESSION_REVOKED", "This session was ended from another device. Begin again.");
        put(BEGIN_AGAIN, "SESSION_EXPIRED", "This session has expired. Begin again.");
        put(BEGIN_AGAIN, "AUTH_KEY_DUPLICATED", "This session was used from two places at once. Begin again.");
        put(FINAL, "USER_DEACTIVATED", "This account was deleted.");
        put(FINAL, "USER_DEACTIVATED_BAN", "This account was banned by Telegram.");
    }

    private LoginProblems() {}

    private static void put(Kind kind, String type, String message) {
        if (BY_TYPE.put(type, new LoginProblem(kind, message, null)) != null) {
            throw new IllegalStateException(type);
        }
    }

    static LoginProblem find(RpcException error) {
        LoginProblem known = BY_TYPE.get(error.type());
        if (known != null) {
            return known;
        }
        String meaning = error.as(KnownErrorType.class)
                .map(type -> ": " + type.description())
                .orElse(".");
        String refusal = "The server refuses with " + error.code() + " " + error.rawMessage() + meaning;
        return new LoginProblem(UNKNOWN, LoginMessages.printable(refusal), null);
    }
}
