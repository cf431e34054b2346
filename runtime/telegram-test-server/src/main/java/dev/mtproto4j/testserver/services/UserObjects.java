package dev.mtproto4j.testserver.services;

import dev.mtproto4j.api.type.AnyInputUser;
import dev.mtproto4j.api.type.AnyUser;
import dev.mtproto4j.api.type.InputPeer;
import dev.mtproto4j.api.type.InputPeerSelf;
import dev.mtproto4j.api.type.InputPeerUser;
import dev.mtproto4j.api.type.InputUser;
import dev.mtproto4j.api.type.InputUserFromMessage;
import dev.mtproto4j.api.type.InputUserSelf;
import dev.mtproto4j.api.type.User;
import dev.mtproto4j.testserver.account.Account;
import dev.mtproto4j.testserver.rpc.RequestContext;
import dev.mtproto4j.testserver.store.ClusterState;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Users between the server's own form and TL. */
final class UserObjects {
    private UserObjects() {}

    /** An account as that viewer sees it. */
    static User of(ClusterState cluster, Account account, long viewerId) {
        boolean self = account.id() == viewerId;
        return User.builder()
                .self(self)
                .id(account.id())
                .accessHash(cluster.accessHash(account.id()))
                .firstName(account.firstName())
                .lastName(account.lastName())
                .username(account.username())
                .phone(self ? account.phone() : null)
                .botInfoVersion(account.isBot() ? 1 : null)
                .build();
    }

    /** The users of these ids as that viewer sees them; ids that nobody has are left out. */
    static List<AnyUser> of(ClusterState cluster, Collection<Long> ids, long viewerId) {
        return ids.stream()
                .distinct()
                .flatMap(id -> cluster.accounts().findById(id).stream())
                .<AnyUser>map(account -> of(cluster, account, viewerId))
                .toList();
    }

    /** Whom an {@code InputPeer} means: a user; empty if it means nobody that the server knows. */
    static Optional<Account> find(ClusterState cluster, InputPeer peer, long viewerId) {
        if (peer instanceof InputPeerSelf) {
            return cluster.accounts().findById(viewerId);
        }
        return peer instanceof InputPeerUser user ? find(cluster, user.userId(), user.accessHash()) : Optional.empty();
    }

    /** Whom an {@code InputUser} means. */
    static Optional<Account> find(ClusterState cluster, AnyInputUser input, RequestContext context) {
        if (input instanceof InputUserSelf) {
            return cluster.accounts().findById(context.requireUser());
        }
        if (input instanceof InputUserFromMessage fromMessage) {
            return cluster.accounts().findById(fromMessage.userId());
        }
        return input instanceof InputUser user ? find(cluster, user.userId(), user.accessHash()) : Optional.empty();
    }

    /** Bots may leave the access hash out; everybody else has to know it. */
    private static Optional<Account> find(ClusterState cluster, long userId, long accessHash) {
        return cluster.accounts()
                .findById(userId)
                .filter(account -> accessHash == 0 || accessHash == cluster.accessHash(userId));
    }
}
