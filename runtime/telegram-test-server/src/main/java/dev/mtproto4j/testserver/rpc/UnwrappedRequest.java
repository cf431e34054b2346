package dev.mtproto4j.testserver.rpc;

import dev.mtproto4j.api.method.InitConnection;
import dev.mtproto4j.api.method.InvokeAfterMsg;
import dev.mtproto4j.api.method.InvokeAfterMsgs;
import dev.mtproto4j.api.method.InvokeWithApnsSecret;
import dev.mtproto4j.api.method.InvokeWithBusinessConnection;
import dev.mtproto4j.api.method.InvokeWithGooglePlayIntegrity;
import dev.mtproto4j.api.method.InvokeWithLayer;
import dev.mtproto4j.api.method.InvokeWithMessagesRange;
import dev.mtproto4j.api.method.InvokeWithReCaptcha;
import dev.mtproto4j.api.method.InvokeWithTakeout;
import dev.mtproto4j.api.method.InvokeWithoutUpdates;
import dev.mtproto4j.api.type.InputClientProxy;
import dev.mtproto4j.api.type.JSONValue;
import dev.mtproto4j.api.type.MessageRange;
import dev.mtproto4j.core.message.GzipPacked;
import dev.mtproto4j.core.message.InflationBudget;
import dev.mtproto4j.tl.TlException;
import dev.mtproto4j.tl.TlReader;
import java.util.ArrayList;
import java.util.List;

/**
 * A request without the wrappers around it: {@code invokeWithLayer}, {@code initConnection}, {@code invokeAfterMsg} and
 * the like are read by hand, one after another, because only after the first of them is it known in which layer the
 * innermost query is written.
 */
public final class UnwrappedRequest {
    private static final int MAX_WRAPPERS = 16;

    /** The form of {@code initConnection} before it had {@code params}; clients of old layers still send it. */
    private static final int INIT_CONNECTION_WITHOUT_PARAMS = 0x785188b8;

    private final List<Long> afterMessages = new ArrayList<>();
    private ClientInfo client;
    private byte[] query;

    private UnwrappedRequest(byte[] body, ClientInfo known) {
        this.query = body;
        this.client = known.next();
    }

    /**
     * Takes the wrappers off.
     *
     * @param known what the client said of itself earlier
     * @throws TlException if a wrapper cannot be read, or there are too many
     */
    public static UnwrappedRequest of(byte[] body, ClientInfo known) {
        UnwrappedRequest request = new UnwrappedRequest(body, known);
        InflationBudget budget = InflationBudget.ofDefault();
        for (int wrappers = 0; wrappers <= MAX_WRAPPERS; wrappers++) {
            request.query = GzipPacked.unpack(request.query, budget);
            TlReader reader = new TlReader(request.query);
            if (!request.unwrap(reader)) {
                return request;
            }
            request.query = reader.readRaw(reader.remaining());
        }
        throw new TlException("more than " + MAX_WRAPPERS + " wrappers around a query");
    }

    /** The innermost query, boxed. */
    public byte[] query() {
        return query;
    }

    /** The id of the innermost query's method. */
    public int constructorId() {
        return new TlReader(query).readInt();
    }

    /** What the client said of itself, up to and including this request. */
    public ClientInfo client() {
        return client;
    }

    /** Messages that have to be done before this one. */
    public List<Long> afterMessages() {
        return List.copyOf(afterMessages);
    }

    /** Reads one wrapper, up to the query in it; false if there is none. */
    private boolean unwrap(TlReader reader) {
        switch (reader.readInt()) {
            case InvokeWithLayer.CONSTRUCTOR_ID -> client = client.withLayer(reader.readInt());
            case InitConnection.CONSTRUCTOR_ID, INIT_CONNECTION_WITHOUT_PARAMS -> readInitConnection(reader);
            case InvokeWithoutUpdates.CONSTRUCTOR_ID -> client = client.silenced();
            case InvokeAfterMsg.CONSTRUCTOR_ID -> afterMessages.add(reader.readLong());
            case InvokeAfterMsgs.CONSTRUCTOR_ID ->
                reader.readLongVector().stream().forEach(afterMessages::add);
            case InvokeWithMessagesRange.CONSTRUCTOR_ID -> MessageRange.read(reader);
            case InvokeWithTakeout.CONSTRUCTOR_ID -> reader.readLong();
            case InvokeWithBusinessConnection.CONSTRUCTOR_ID, InvokeWithReCaptcha.CONSTRUCTOR_ID -> reader.readString();
            case InvokeWithGooglePlayIntegrity.CONSTRUCTOR_ID, InvokeWithApnsSecret.CONSTRUCTOR_ID -> {
                reader.readString();
                reader.readString();
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private void readInitConnection(TlReader reader) {
        int flags = reader.readInt();
        int apiId = reader.readInt();
        String deviceModel = reader.readString();
        reader.readString(); // system_version
        String appVersion = reader.readString();
        reader.readString(); // system_lang_code
        reader.readString(); // lang_pack
        reader.readString(); // lang_code
        if ((flags & 1) != 0) {
            InputClientProxy.read(reader);
        }
        if ((flags & 2) != 0) {
            JSONValue.read(reader);
        }
        client = client.initialized(apiId, deviceModel, appVersion);
    }
}
