package dev.mtproto4j.testserver.services;

import dev.mtproto4j.api.method.account.UpdateStatus;
import dev.mtproto4j.api.method.users.GetFullUser;
import dev.mtproto4j.api.method.users.GetUsers;
import dev.mtproto4j.api.type.AnyUser;
import dev.mtproto4j.api.type.PeerNotifySettings;
import dev.mtproto4j.api.type.PeerSettings;
import dev.mtproto4j.testserver.account.Account;
import dev.mtproto4j.testserver.rpc.RequestContext;
import dev.mtproto4j.testserver.rpc.RequestDispatcher;
import dev.mtproto4j.testserver.store.ClusterState;
import java.util.List;

/** Who people are. */
final class UsersService implements Service {
    private final ClusterState cluster;

    UsersService(DataCenter dataCenter) {
        this.cluster = dataCenter.cluster();
    }

    @Override
    public void register(RequestDispatcher dispatcher) {
        dispatcher
                .handle(GetUsers.class, this::getUsers)
                .handle(GetFullUser.class, this::getFullUser)
                .handle(UpdateStatus.class, (context, call) -> true);
    }

    private List<AnyUser> getUsers(RequestContext context, GetUsers call) {
        long viewer = context.requireUser();
        return call.id().stream()
                .flatMap(input -> UserObjects.find(cluster, input, context).stream())
                .<AnyUser>map(account -> UserObjects.of(cluster, account, viewer))
                .toList();
    }

    private dev.mtproto4j.api.type.users.UserFull getFullUser(RequestContext context, GetFullUser call) {
        long viewer = context.requireUser();
        Account account =
                UserObjects.find(cluster, call.id(), context).orElseThrow(() -> context.error(400, "USER_ID_INVALID"));
        dev.mtproto4j.api.type.UserFull full = dev.mtproto4j.api.type.UserFull.builder()
                .id(account.id())
                .settings(PeerSettings.builder().build())
                .notifySettings(PeerNotifySettings.builder().build())
                .commonChatsCount(0)
                .build();
        return new dev.mtproto4j.api.type.users.UserFull(
                full, List.of(), List.of(UserObjects.of(cluster, account, viewer)));
    }
}
