package dev.mtproto4j.client.connection;

import dev.mtproto4j.api.ApiLayer;
import dev.mtproto4j.api.method.InitConnection;
import dev.mtproto4j.api.method.InvokeWithLayer;
import dev.mtproto4j.tl.RpcException;
import dev.mtproto4j.tl.TlMethod;
import java.util.Set;

/**
 * What the first call on a connection is wrapped in: {@code invokeWithLayer} tells the server which schema we speak,
 * {@code initConnection} who we are.
 *
 * @see <a href="https://core.telegram.org/api/invoking">Calling methods</a>
 */
final class Introduction {

    private static final Set<String> MISSING = Set.of("CONNECTION_NOT_INITED", "CONNECTION_LAYER_INVALID");

    private final int apiId;
    private final DeviceInfo device;

    Introduction(int apiId, DeviceInfo device) {
        this.apiId = apiId;
        this.device = device;
    }

    <R> TlMethod<R> with(TlMethod<R> method) {
        InitConnection<R> init = InitConnection.<R>builder()
                .apiId(apiId)
                .deviceModel(device.deviceModel())
                .systemVersion(device.systemVersion())
                .appVersion(device.appVersion())
                .systemLangCode(device.systemLangCode())
                .langPack(device.langPack())
                .langCode(device.langCode())
                .query(method)
                .build();
        return new InvokeWithLayer<>(ApiLayer.LAYER, init);
    }

    /** Whether a server wants to be told (again) who we are. */
    boolean isMissing(RpcException error) {
        return MISSING.contains(error.type());
    }

    /** Whether a server did not like the introduction itself. */
    boolean isRefused(RpcException error) {
        return error.type().startsWith("CONNECTION_") || error.type().startsWith("API_ID_");
    }
}
