package dev.mtproto4j.client.rpc;

import dev.mtproto4j.tl.TlMethod;
import java.util.Set;

/** Which calls change nothing, so that they may be executed twice. */
public final class Reading {

    /** Their names say that they read, and they do more. */
    private static final Set<String> EXCEPTIONS = Set.of(
            "messages.getBotCallbackAnswer",
            "messages.getMessagesViews",
            "account.getTmpPassword",
            "payments.getPaymentForm");

    private Reading() {}

    /** Whether the method, wrapped or not, only reads. */
    public static boolean only(TlMethod<?> method) {
        String name = Wrappers.inside(method).tlName();
        String verb = name.substring(name.indexOf('.') + 1);
        return (verb.startsWith("get") || verb.startsWith("search") || verb.startsWith("resolve"))
                && !EXCEPTIONS.contains(name);
    }
}
