package dev.mtproto4j.cli.call;

import dev.mtproto4j.cli.schema.BundledSchema;
import dev.mtproto4j.generator.schema.interpret.CodecException;
import dev.mtproto4j.generator.schema.interpret.SchemaCodec;
import dev.mtproto4j.generator.schema.interpret.TlValue;
import dev.mtproto4j.generator.schema.model.TlName;
import dev.mtproto4j.tl.TlException;
import dev.mtproto4j.tl.TlReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/**
 * Says what bytes hold: an object or a call of the API, a message of the protocol itself, and what those carry: containers
 * ({@code msg_container}), results ({@code rpc_result}), compressed objects ({@code gzip_packed}).
 */
final class WireDecoder {
    private static final int CONTAINER = 0x73f1f8dc;
    private static final int RESULT = 0xf35c6d01;
    private static final int COMPRESSED = 0x3072cfa1;
    private static final int VECTOR = 0x1cb5c415;
    private static final int TRUE = 0x997275b5;
    private static final int FALSE = 0xbc799737;

    private static final int MAX_DEPTH = 10;
    /** What unpacks to more is no answer of a server. */
    private static final int MAX_UNPACKED = 64 << 20;
    /** A message id, a seqno and a length. */
    private static final int MESSAGE_HEADER = 16;

    private final SchemaCodec codec = new SchemaCodec(BundledSchema.api(), BundledSchema.service());

    /** @throws ValueException if they hold none of that */
    TlValue decode(byte[] bytes) {
        try {
            return object(bytes, 0);
        } catch (TlException e) {
            throw new ValueException("the bytes end too early, or are none of TL: " + e.getMessage());
        }
    }

    private TlValue object(byte[] bytes, int depth) {
        if (depth > MAX_DEPTH) {
            throw new ValueException("containers and compressed objects nest more than " + MAX_DEPTH + " deep");
        }
        TlReader reader = new TlReader(bytes);
        return switch (reader.peekInt()) {
            case CONTAINER -> container(reader, depth);
            case RESULT -> result(reader, depth);
            case COMPRESSED -> compressed(reader, depth);
            case TRUE, FALSE -> bool(reader);
            case VECTOR ->
                throw new ValueException("this is a vector; what it is of, only the method knows that returns it");
            default -> plain(bytes);
        };
    }

    private TlValue container(TlReader reader, int depth) {
        reader.readInt();
        int count = reader.readVectorCount(MESSAGE_HEADER);
        List<TlValue> messages = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Map<String, TlValue> message = new LinkedHashMap<>();
            message.put("msg_id", new TlValue.Int64(reader.readLong()));
            message.put("seqno", new TlValue.Int32(reader.readInt()));
            message.put("body", object(reader.readRaw(reader.readInt()), depth + 1));
            messages.add(struct("message", message));
        }
        reader.expectEnd();
        return struct("msg_container", Map.of("messages", new TlValue.Vector(messages)));
    }

    private TlValue result(TlReader reader, int depth) {
        reader.readInt();
        Map<String, TlValue> result = new LinkedHashMap<>();
        result.put("req_msg_id", new TlValue.Int64(reader.readLong()));
        result.put("result", object(reader.readRaw(reader.remaining()), depth + 1));
        return struct("rpc_result", result);
    }

    private TlValue compressed(TlReader reader, int depth) {
        reader.readInt();
        byte[] packed = reader.readBytes();
        reader.expectEnd();
        return struct("gzip_packed", Map.of("packed_data", object(unpacked(packed), depth + 1)));
    }

    private static byte[] unpacked(byte[] packed) {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(packed))) {
            byte[] bytes = in.readNBytes(MAX_UNPACKED + 1);
            if (bytes.length > MAX_UNPACKED) {
                throw new ValueException("gzip_packed unpacks to more than " + MAX_UNPACKED + " bytes");
            }
            return bytes;
        } catch (IOException e) {
            throw new ValueException("gzip_packed holds no gzip data: " + e.getMessage());
        }
    }

    private static TlValue bool(TlReader reader) {
        boolean value = reader.readBool();
        reader.expectEnd();
        return new TlValue.Bool(value);
    }

    private TlValue plain(byte[] bytes) {
        try {
            return codec.decode(bytes);
        } catch (CodecException notAnObject) {
            try {
                return codec.decodeMethod(bytes);
            } catch (CodecException notACall) {
                throw new ValueException("these " + bytes.length + " bytes are no object (" + notAnObject.getMessage()
                        + ") and no call (" + notACall.getMessage() + ")");
            }
        }
    }

    private static TlValue.Struct struct(String name, Map<String, TlValue> fields) {
        return new TlValue.Struct(TlName.parse(name), fields);
    }
}
