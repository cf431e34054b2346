package dev.mtproto4j.core.message;

import dev.mtproto4j.tl.TlObject;
import dev.mtproto4j.tl.TlReader;
import dev.mtproto4j.tl.TlWriter;

/**
 * The answer to a call: TL {@code rpc_result req_msg_id:long result:Object}. How to read the result is known to the
 * method alone, so it stays as bytes.
 */
public final class RpcResult implements TlObject {

    /** The id that stands before a result. */
    public static final int CONSTRUCTOR_ID = 0xf35c6d01;

    private final long reqMsgId;
    private final byte[] result;

    /**
     * An answer.
     *
     * @param reqMsgId the id of the message with the call
     * @param result a boxed object, an {@code rpc_error}, or either in {@code gzip_packed}; not copied
     */
    public RpcResult(long reqMsgId, byte[] result) {
        this.reqMsgId = reqMsgId;
        this.result = result;
    }

    /** Reads an answer after its constructor id, to the end of what the reader has. */
    public static RpcResult readBare(TlReader reader) {
        long reqMsgId = reader.readLong();
        return new RpcResult(reqMsgId, reader.readRaw(reader.remaining()));
    }

    /** The id of the message with the call. */
    public long reqMsgId() {
        return reqMsgId;
    }

    /** The result as it came; not copied. */
    public byte[] result() {
        return result;
    }

    @Override
    public int constructorId() {
        return CONSTRUCTOR_ID;
    }

    @Override
    public String tlName() {
        return "rpc_result";
    }

    @Override
    public void writeBareTo(TlWriter writer) {
        writer.writeLong(reqMsgId);
        writer.writeRaw(result);
    }

    @Override
    public String toString() {
        return "rpc_result req_msg_id:" + reqMsgId + " result:bytes[" + result.length + "]";
    }
}
