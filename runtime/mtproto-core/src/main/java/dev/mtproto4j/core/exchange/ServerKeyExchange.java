package dev.mtproto4j.core.exchange;

import dev.mtproto4j.core.message.InvalidMessageException;
import dev.mtproto4j.core.message.PlainMessage;
import dev.mtproto4j.mtproto.method.ReqDHParams;
import dev.mtproto4j.mtproto.method.ReqPq;
import dev.mtproto4j.mtproto.method.ReqPqMulti;
import dev.mtproto4j.mtproto.method.SetClientDHParams;
import dev.mtproto4j.tl.Int128;
import dev.mtproto4j.tl.TlException;
import dev.mtproto4j.tl.TlReader;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The server's side of all key exchanges of a data centre. Exchanges are told apart by the client's nonce, so a client
 * may go on over another connection. What is kept is bounded in number and time.
 *
 * <p>For use by several threads at once. A step may take some tens of milliseconds of computing.
 *
 * <p>Also understood is what older clients send: {@code req_pq}, {@code p_q_inner_data} and {@code p_q_inner_data_temp},
 * and the RSA scheme with a SHA1 in front.
 */
public final class ServerKeyExchange {

    private final ServerKeyExchangeOptions options;
    private final Map<Int128, ServerExchange> exchanges = new LinkedHashMap<>();

    /** A server that knows of no exchange yet. */
    public ServerKeyExchange(ServerKeyExchangeOptions options) {
        this.options = options;
    }

    /**
     * Takes a plain message of a client. The same query gets the same answer again.
     *
     * @param now the present
     * @throws HandshakeException if a check fails; {@link HandshakeFailure#transportErrorCode()} is the answer to send
     */
    public ExchangeStep receive(byte[] packet, Instant now) {
        try {
            byte[] body = PlainMessage.parse(packet).body();
            TlReader reader = new TlReader(body);
            int id = reader.readInt();
            return switch (id) {
                case ReqPqMulti.CONSTRUCTOR_ID ->
                    begin(ReqPqMulti.readBare(reader).nonce(), now);
                case ReqPq.CONSTRUCTOR_ID -> begin(ReqPq.readBare(reader).nonce(), now);
                case ReqDHParams.CONSTRUCTOR_ID -> {
                    ReqDHParams query = ReqDHParams.readBare(reader);
                    yield find(query.nonce(), now).onReqDhParams(query, now);
                }
                case SetClientDHParams.CONSTRUCTOR_ID -> {
                    SetClientDHParams query = SetClientDHParams.readBare(reader);
                    yield find(query.nonce(), now).onSetClientDhParams(query, now);
                }
                default -> throw new HandshakeException(HandshakeFailure.UNEXPECTED_MESSAGE);
            };
        } catch (InvalidMessageException | TlException e) {
            throw new HandshakeException(HandshakeFailure.MALFORMED_PACKET, e);
        }
    }

    /** How many exchanges are kept. */
    public int size() {
        synchronized (exchanges) {
            return exchanges.size();
        }
    }

    private ExchangeStep begin(Int128 nonce, Instant now) {
        ServerExchange known = lookup(nonce, now);
        if (known != null) {
            return known.resPq();
        }
        // Made outside of the lock: it takes two new primes.
        ServerExchange created = new ServerExchange(options, nonce, now);
        synchronized (exchanges) {
            ServerExchange other = exchanges.putIfAbsent(nonce, created);
            if (other != null) {
                return other.resPq();
            }
            if (exchanges.size() > options.capacity()) {
                Iterator<ServerExchange> oldest = exchanges.values().iterator();
                oldest.next();
                oldest.remove();
            }
        }
        return created.resPq();
    }

    private ServerExchange find(Int128 nonce, Instant now) {
        ServerExchange exchange = lookup(nonce, now);
        if (exchange == null) {
            throw new HandshakeException(HandshakeFailure.UNKNOWN_EXCHANGE);
        }
        return exchange;
    }

    private @Nullable ServerExchange lookup(Int128 nonce, Instant now) {
        Instant oldest = now.minus(options.memory());
        synchronized (exchanges) {
            Iterator<ServerExchange> each = exchanges.values().iterator();
            while (each.hasNext() && each.next().createdAt().isBefore(oldest)) {
                each.remove();
            }
            return exchanges.get(nonce);
        }
    }
}
