package dev.mtproto4j.cli.account;

import dev.mtproto4j.client.TelegramClientBuilder;
import dev.mtproto4j.core.transport.Framing;
import dev.mtproto4j.core.transport.Transport;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** How a command reaches the servers: transport, proxy, IPv6. */
final class NetworkChoice {

    /** The forms of {@code --transport}. */
    enum Form {
        ABRIDGED,
        INTERMEDIATE,
        PADDED,
        FULL,
        OBFUSCATED_ABRIDGED,
        OBFUSCATED_INTERMEDIATE,
        OBFUSCATED_PADDED,
        WEBSOCKET,
        SECURE_WEBSOCKET,
        HTTP,
        HTTPS;

        Transport transport() {
            return switch (this) {
                case ABRIDGED -> Transport.plain(Framing.ABRIDGED);
                case INTERMEDIATE -> Transport.plain(Framing.INTERMEDIATE);
                case PADDED -> Transport.plain(Framing.PADDED_INTERMEDIATE);
                case FULL -> Transport.plain(Framing.FULL);
                case OBFUSCATED_ABRIDGED -> Transport.obfuscated(Framing.ABRIDGED);
                case OBFUSCATED_INTERMEDIATE -> Transport.obfuscated(Framing.INTERMEDIATE);
                case OBFUSCATED_PADDED -> Transport.obfuscated(Framing.PADDED_INTERMEDIATE);
                case WEBSOCKET -> Transport.webSocket(Framing.INTERMEDIATE);
                case SECURE_WEBSOCKET -> Transport.secureWebSocket(Framing.INTERMEDIATE, null);
                case HTTP -> Transport.http();
                case HTTPS -> Transport.https(null);
            };
        }

        /** As one types it. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    @Option(
            names = "--transport",
            paramLabel = "FORM",
            defaultValue = "obfuscated-intermediate",
            converter = FormConverter.class,
            description = "How servers are spoken to: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
    private Form form = Form.OBFUSCATED_INTERMEDIATE;

    @Option(
            names = "--proxy",
            paramLabel = "LINK",
            description = "Goes through a proxy: tg://proxy?…, tg://socks?…, socks5://user:password@host:port, "
                    + "socks4://host:port or http://host:port.")
    private @Nullable String proxy;

    @Option(names = "--ipv6", description = "Try addresses of IPv6 first.")
    private boolean ipv6;

    void apply(TelegramClientBuilder builder, CommandLine commandLine) {
        builder.transport(form.transport()).ipv6(ipv6);
        if (proxy != null) {
            try {
                builder.proxy(proxy);
            } catch (IllegalArgumentException e) {
                throw new ParameterException(commandLine, "--proxy: " + e.getMessage());
            }
        }
    }

    /** Reads a form as one types it. */
    static final class FormConverter implements CommandLine.ITypeConverter<Form> {

        @Override
        public Form convert(String text) {
            for (Form form : Form.values()) {
                if (form.toString().equalsIgnoreCase(text)) {
                    return form;
                }
            }
            throw new CommandLine.TypeConversionException("no transport is called \"" + text + "\"");
        }
    }
}
