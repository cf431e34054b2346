package dev.mtproto4j.testserver.services;

import dev.mtproto4j.testserver.rpc.RequestDispatcher;
import dev.mtproto4j.testserver.rpc.UpdatePusher;
import dev.mtproto4j.testserver.store.ClusterState;
import dev.mtproto4j.testserver.store.DcState;
import java.util.List;

/** Everything that a data centre answers without a test's help. */
public final class BuiltInServices {
    private BuiltInServices() {}

    /** A dispatcher with all of them. */
    public static RequestDispatcher create(ClusterState cluster, DcState local, UpdatePusher pusher) {
        DataCenter dataCenter = new DataCenter(cluster, local, pusher);
        RequestDispatcher dispatcher = new RequestDispatcher();
        List.of(
                        new CodeLoginService(dataCenter),
                        new EmailLoginService(dataCenter),
                        new PasswordService(dataCenter),
                        new PasswordSettingsService(dataCenter),
                        new PasswordRecoveryService(dataCenter),
                        new WebTokenService(dataCenter),
                        new PasskeyService(dataCenter),
                        new BotLoginService(dataCenter),
                        new AuthTransferService(dataCenter),
                        new QrLoginService(dataCenter),
                        new LogoutService(dataCenter),
                        new TempKeyService(dataCenter),
                        new ConfigService(dataCenter),
                        new UsersService(dataCenter),
                        new UpdatesService(dataCenter),
                        new MessagesService(dataCenter),
                        new HistoryService(dataCenter),
                        new UploadService(dataCenter),
                        new DownloadService(dataCenter))
                .forEach(service -> service.register(dispatcher));
        return dispatcher;
    }
}
