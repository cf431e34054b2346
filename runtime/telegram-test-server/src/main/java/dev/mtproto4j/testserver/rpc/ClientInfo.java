package dev.mtproto4j.testserver.rpc;

/**
 * What a client says of itself in {@code invokeWithLayer} and {@code initConnection}.
 *
 * @param layer the schema layer it speaks; 0 if it never said
 * @param initialized whether it sent {@code initConnection}
 * @param apiId the application; 0 if it never said
 * @param deviceModel as the client has it
 * @param appVersion as the client has it
 * @param withoutUpdates whether this request asked for no updates ({@code invokeWithoutUpdates})
 */
public record ClientInfo(
        int layer, boolean initialized, int apiId, String deviceModel, String appVersion, boolean withoutUpdates) {
    /** Nothing said yet. */
    public static final ClientInfo UNKNOWN = new ClientInfo(0, false, 0, "", "", false);

    /** The same client at its next request. */
    ClientInfo next() {
        return new ClientInfo(layer, initialized, apiId, deviceModel, appVersion, false);
    }

    ClientInfo withLayer(int declared) {
        return new ClientInfo(declared, initialized, apiId, deviceModel, appVersion, withoutUpdates);
    }

    ClientInfo initialized(int id, String model, String version) {
        return new ClientInfo(layer, true, id, model, version, withoutUpdates);
    }

    ClientInfo silenced() {
        return new ClientInfo(layer, initialized, apiId, deviceModel, appVersion, true);
    }
}
