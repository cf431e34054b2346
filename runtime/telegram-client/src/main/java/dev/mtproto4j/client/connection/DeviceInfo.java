package dev.mtproto4j.client.connection;

import java.util.Locale;

/**
 * How this program introduces itself ({@code initConnection}); its person sees it in the list of sessions. None may be
 * empty, except the language pack.
 *
 * @param deviceModel such as {@code PC 64bit}
 * @param systemVersion such as {@code Linux 6.1}
 * @param appVersion the version of the program
 * @param systemLangCode the language of the system, such as {@code en-GB}
 * @param langPack the language pack; empty unless the program is an official one
 * @param langCode the language of the program, such as {@code en}
 */
public record DeviceInfo(
        String deviceModel,
        String systemVersion,
        String appVersion,
        String systemLangCode,
        String langPack,
        String langCode) {

    public DeviceInfo {
        required("device model", deviceModel);
        required("system version", systemVersion);
        required("app version", appVersion);
        required("system language", systemLangCode);
        required("language", langCode);
    }

    private static void required(String what, String value) {
        if (value.isBlank()) {
            throw new IllegalArgumentException("The " + what + " must not be empty: servers refuse it.");
        }
    }

    /** What can be told of this machine: the Java runtime, the operating system, the language. */
    public static DeviceInfo ofThisMachine(String appVersion) {
        Locale locale = Locale.getDefault();
        String language = locale.getLanguage().isEmpty() ? "en" : locale.getLanguage();
        String tag = locale.getCountry().isEmpty() ? language : language + "-" + locale.getCountry();
        return new DeviceInfo(
                "Java " + Runtime.version().feature(),
                System.getProperty("os.name", "unknown") + " " + System.getProperty("os.version", ""),
                appVersion,
                tag,
                "",
                language);
    }
}
