package dev.mtproto4j.client.connection;

import dev.mtproto4j.api.type.AnyUser;
import dev.mtproto4j.api.type.User;
import dev.mtproto4j.api.type.UserEmpty;

/** What all constructors of {@code User} have. */
final class Users {

    private Users() {}

    static long id(AnyUser user) {
        if (user instanceof User known) {
            return known.id();
        }
        return user instanceof UserEmpty empty ? empty.id() : 0;
    }
}
