package dev.mtproto4j.cli.demo;

import dev.mtproto4j.api.method.users.GetUsers;
import dev.mtproto4j.api.type.AnyUser;
import dev.mtproto4j.api.type.InputUserSelf;
import dev.mtproto4j.api.type.User;
import dev.mtproto4j.client.TelegramClient;
import java.util.List;

/** Who a data centre says that we are. */
final class WhoAmI {
    private WhoAmI() {}

    static String on(TelegramClient client, int dcId) {
        List<AnyUser> users = client.callOn(dcId, new GetUsers(List.of(new InputUserSelf())));
        if (users.size() == 1 && users.get(0) instanceof User user) {
            return user.firstName() + " " + user.lastName() + ", id " + user.id();
        }
        throw new IllegalStateException("DC " + dcId + " does not know who we are");
    }
}
