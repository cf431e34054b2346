package dev.mtproto4j.cli.serve;

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
import java.util.List;

/** The ways of sending a code, by short names. */
final class CodeWayNames {
    private static final int LENGTH = 5;

    private CodeWayNames() {}

    static SentCodeType[] parse(List<String> names) {
        return names.stream().map(CodeWayNames::way).toArray(SentCodeType[]::new);
    }

    private static SentCodeType way(String name) {
        return switch (name) {
            case "app" -> new SentCodeTypeApp(LENGTH);
            case "sms" -> new SentCodeTypeSms(LENGTH);
            case "call" -> new SentCodeTypeCall(LENGTH);
            case "flash" -> new SentCodeTypeFlashCall("+1202*");
            case "missed" -> new SentCodeTypeMissedCall("+1202", LENGTH);
            case "fragment" -> new SentCodeTypeFragmentSms("https://fragment.com/login", LENGTH);
            case "firebase" -> new SentCodeTypeFirebaseSms(LENGTH);
            case "word" -> new SentCodeTypeSmsWord();
            case "phrase" -> new SentCodeTypeSmsPhrase();
            case "email" -> new SentCodeTypeEmailCode("a***@e***.org", LENGTH);
            case "setup-email" -> new SentCodeTypeSetUpEmailRequired();
            default ->
                throw new IllegalArgumentException("no way is called " + name + "; there are app sms call flash missed"
                        + " fragment firebase word phrase email setup-email");
        };
    }
}
