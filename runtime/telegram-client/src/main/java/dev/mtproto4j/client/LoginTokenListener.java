package dev.mtproto4j.client;

import dev.mtproto4j.api.type.AnyUpdates;
import dev.mtproto4j.api.type.Update;
import dev.mtproto4j.api.type.UpdateLoginToken;
import dev.mtproto4j.api.type.UpdateShort;
import dev.mtproto4j.api.type.Updates;
import dev.mtproto4j.api.type.UpdatesCombined;
import dev.mtproto4j.client.auth.Login;
import dev.mtproto4j.client.updates.UpdateListener;
import java.util.List;

/** Tells the login when another device has scanned its QR code. */
record LoginTokenListener(Login login) implements UpdateListener {

    @Override
    public void onUpdate(AnyUpdates updates) {
        if (all(updates).stream().anyMatch(UpdateLoginToken.class::isInstance)) {
            login.loginTokenAccepted();
        }
    }

    private static List<Update> all(AnyUpdates updates) {
        if (updates instanceof UpdateShort one) {
            return List.of(one.update());
        } else if (updates instanceof Updates many) {
            return many.updates();
        }
        return updates instanceof UpdatesCombined many ? many.updates() : List.of();
    }
}
