package dev.mtproto4j.core.session;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import dev.mtproto4j.core.message.Message;
import dev.mtproto4j.core.message.MessageContainer;
import dev.mtproto4j.core.message.RpcResult;
import dev.mtproto4j.mtproto.method.DestroyAuthKey;
import dev.mtproto4j.mtproto.method.DestroySession;
import dev.mtproto4j.mtproto.method.GetFutureSalts;
import dev.mtproto4j.mtproto.method.Ping;
import dev.mtproto4j.mtproto.method.PingDelayDisconnect;
import dev.mtproto4j.mtproto.method.RpcDropAnswer;
import dev.mtproto4j.mtproto.type.BadMsgNotification;
import dev.mtproto4j.mtproto.type.BadServerSalt;
import dev.mtproto4j.mtproto.type.DestroyAuthKeyOk;
import dev.mtproto4j.mtproto.type.DestroySessionOk;
import dev.mtproto4j.mtproto.type.FutureSalt;
import dev.mtproto4j.mtproto.type.FutureSalts;
import dev.mtproto4j.mtproto.type.HttpWait;
import dev.mtproto4j.mtproto.type.MsgDetailedInfo;
import dev.mtproto4j.mtproto.type.MsgNewDetailedInfo;
import dev.mtproto4j.mtproto.type.MsgResendReq;
import dev.mtproto4j.mtproto.type.MsgsAck;
import dev.mtproto4j.mtproto.type.MsgsAllInfo;
import dev.mtproto4j.mtproto.type.MsgsStateInfo;
import dev.mtproto4j.mtproto.type.MsgsStateReq;
import dev.mtproto4j.mtproto.type.NewSessionCreated;
import dev.mtproto4j.mtproto.type.Pong;
import dev.mtproto4j.mtproto.type.RpcError;
import dev.mtproto4j.tl.LongVector;
import dev.mtproto4j.tl.TlObject;
import dev.mtproto4j.tl.TlWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.NullMarked;

/** Bodies of messages that are nearly right: service messages about known ids, packed, nested and spoilt at will. */
@NullMarked
final class HostileBodies {

    private static final int GZIP_PACKED = 0x3072cfa1;
    private static final int MSG_COPY = 0xe06046b2;
    private static final int MAX_NESTING = 3;
    private static final int[] REJECTIONS = {16, 17, 18, 19, 20, 32, 33, 34, 35, 48, 64};

    private final FuzzedDataProvider data;
    private final HostilePeer peer;

    HostileBodies(FuzzedDataProvider data, HostilePeer peer) {
        this.data = data;
        this.peer = peer;
    }

    /** A body of whole words, which is what the frame of a message demands. */
    byte[] next(int nesting) {
        int kind = data.consumeInt(0, nesting < MAX_NESTING ? 9 : 5);
        return wholeWords(
                switch (kind) {
                    case 0 -> data.consumeBytes(48);
                    case 6, 7 -> packed(next(nesting + 1));
                    case 8 -> container(nesting);
                    case 9 -> copy(nesting);
                    default -> spoilt(peer.isServer() ? ofServer(nesting) : ofClient());
                });
    }

    private static byte[] wholeWords(byte[] bytes) {
        return bytes.length % 4 == 0 ? bytes : Arrays.copyOf(bytes, bytes.length / 4 * 4 + 4);
    }

    private byte[] spoilt(TlObject object) {
        byte[] bytes = object.toByteArray();
        switch (data.consumeInt(0, 15)) {
            case 0 -> bytes[data.consumeInt(0, bytes.length - 1)] ^= data.consumeByte();
            case 1 -> bytes = Arrays.copyOf(bytes, data.consumeInt(0, bytes.length));
            case 2 -> bytes = Arrays.copyOf(bytes, bytes.length + 4);
            default -> {}
        }
        return bytes;
    }

    private TlObject ofServer(int nesting) {
        return switch (data.consumeInt(0, 17)) {
            case 0, 1, 2 -> new RpcResult(peer.knownId(), result(nesting));
            case 3 -> new RpcResult(peer.knownId(), new RpcError(data.consumeInt(), text()).toByteArray());
            case 4 -> new BadServerSalt(peer.knownId(), data.consumeInt(), 48, data.consumeLong());
            case 5, 6 -> new BadMsgNotification(peer.knownId(), data.consumeInt(), data.pickValue(REJECTIONS));
            case 7 -> new NewSessionCreated(peer.knownId(), data.consumeLong(), data.consumeLong());
            case 8 -> new Pong(peer.knownId(), data.consumeLong());
            case 9 -> new FutureSalts(peer.knownId(), data.consumeInt(), salts());
            case 10 -> new DestroySessionOk(peer.knownId());
            case 11 -> new DestroyAuthKeyOk();
            default -> ofEither();
        };
    }

    private TlObject ofClient() {
        return switch (data.consumeInt(0, 12)) {
            case 0 -> new Ping(data.consumeLong());
            case 1 -> new PingDelayDisconnect(data.consumeLong(), data.consumeInt());
            case 2 -> new GetFutureSalts(data.consumeInt());
            case 3 -> new RpcDropAnswer(peer.knownId());
            case 4 -> new DestroySession(peer.knownId());
            case 5 -> new DestroyAuthKey();
            case 6 -> new HttpWait(data.consumeInt(), data.consumeInt(), data.consumeInt());
            case 7, 8, 9 -> new RpcError(1, text()); // to a session, any object it does not know is a call
            default -> ofEither();
        };
    }

    private TlObject ofEither() {
        return switch (data.consumeInt(0, 6)) {
            case 0 -> new MsgsAck(ids());
            case 1 -> new MsgsStateReq(ids());
            case 2 -> new MsgsStateInfo(peer.knownId(), data.consumeBytes(12));
            case 3 -> {
                LongVector ids = ids();
                byte[] states = data.consumeBytes(ids.size());
                yield new MsgsAllInfo(ids, data.consumeBoolean() ? Arrays.copyOf(states, ids.size()) : states);
            }
            case 4 -> new MsgDetailedInfo(peer.knownId(), peer.knownId(), data.consumeInt(), data.consumeInt());
            case 5 -> new MsgNewDetailedInfo(peer.knownId(), data.consumeInt(), data.consumeInt());
            default -> new MsgResendReq(ids());
        };
    }

    private byte[] result(int nesting) {
        return data.consumeBoolean() && nesting < MAX_NESTING ? next(nesting + 1) : data.consumeBytes(24);
    }

    private String text() {
        return data.pickValue(new String[] {"MSG_WAIT_FAILED", "FLOOD_WAIT_3", "", "a".repeat(600)});
    }

    private LongVector ids() {
        long[] ids = new long[data.consumeInt(0, 12)];
        for (int i = 0; i < ids.length; i++) {
            ids[i] = peer.knownId();
        }
        return LongVector.of(ids);
    }

    private List<FutureSalt> salts() {
        List<FutureSalt> salts = new ArrayList<>();
        for (int n = data.consumeInt(0, 80); n > 0; n--) {
            salts.add(new FutureSalt(data.consumeInt(), data.consumeInt(), data.consumeLong()));
        }
        return salts;
    }

    /** Compressed in either format, whole or not. */
    private byte[] packed(byte[] body) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = data.consumeBoolean() ? new GZIPOutputStream(bytes) : new DeflaterOutputStream(bytes)) {
            for (int times = data.consumeInt(0, 7) == 0 ? 3000 : 1; times > 0; times--) {
                out.write(body);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        byte[] compressed = bytes.toByteArray();
        if (data.consumeInt(0, 7) == 0) {
            compressed[data.consumeInt(0, compressed.length - 1)] ^= data.consumeByte();
        }
        TlWriter writer = new TlWriter();
        writer.writeInt(GZIP_PACKED);
        writer.writeBytes(compressed);
        return writer.toByteArray();
    }

    private byte[] container(int nesting) {
        List<Message> messages = new ArrayList<>();
        int count = data.consumeInt(0, 9);
        for (int i = 0; i < count && data.remainingBytes() > 0; i++) {
            byte[] body = next(nesting + 1);
            messages.add(new Message(peer.messageId(), peer.seqNo(), body));
        }
        return spoilt(new MessageContainer(messages));
    }

    private byte[] copy(int nesting) {
        byte[] body = next(nesting + 1);
        TlWriter writer = new TlWriter();
        writer.writeInt(MSG_COPY);
        writer.writeLong(peer.messageId());
        writer.writeInt(peer.seqNo());
        writer.writeInt(data.consumeInt(0, 15) == 0 ? data.consumeInt() : body.length);
        writer.writeRaw(body);
        return writer.toByteArray();
    }
}
