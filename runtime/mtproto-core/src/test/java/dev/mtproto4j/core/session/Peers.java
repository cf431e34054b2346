package dev.mtproto4j.core.session;

import dev.mtproto4j.core.Echo;
import dev.mtproto4j.core.FixedRandom;
import dev.mtproto4j.core.message.EncryptedMessage;
import dev.mtproto4j.core.message.Message;
import dev.mtproto4j.core.message.MessageContainer;
import dev.mtproto4j.core.message.MessageId;
import dev.mtproto4j.core.message.RpcResult;
import dev.mtproto4j.crypto.AuthKey;
import dev.mtproto4j.crypto.MessageCipher;
import dev.mtproto4j.crypto.Side;
import dev.mtproto4j.tl.TlObject;
import dev.mtproto4j.tl.TlReader;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A client session under a fixed clock, and both ends' ciphers, so that a test can be the other end. */
final class Peers {

    static final Instant START = Instant.ofEpochSecond(1_700_000_000L, 123_456_789);
    static final long SALT = 0x5a5a_0000_1111_2222L;

    final AuthKey key;
    final MessageCipher serverCipher;
    final ClientMtprotoSession client;
    Instant now = START;
    private int serverContent;
    private long lastServerId;

    Peers() {
        this(options());
    }

    Peers(SessionOptions options) {
        byte[] bytes = new byte[AuthKey.BYTES];
        FixedRandom.seeded(1).nextBytes(bytes);
        key = new AuthKey(bytes);
        serverCipher = new MessageCipher(key, Side.SERVER, FixedRandom.seeded(2));
        client = new ClientMtprotoSession(clientCipher(), options);
    }

    MessageCipher clientCipher() {
        return new MessageCipher(key, Side.CLIENT, FixedRandom.seeded(3));
    }

    static SessionOptions options() {
        return SessionOptions.of(FixedRandom.seeded(4))
                .withSalts(SALT, List.of())
                .withTime(Duration.ZERO, true)
                .withoutFutureSalts();
    }

    /** A server session for the same key. */
    ServerMtprotoSession server(SaltSchedule salts) {
        return new ServerMtprotoSession(
                new MessageCipher(key, Side.SERVER, FixedRandom.seeded(5)),
                client.id(),
                salts,
                SessionOptions.of(FixedRandom.seeded(6)).withAcks(Duration.ofMillis(500), 16));
    }

    RotatingSalts salts() {
        return new RotatingSalts(new byte[32], Duration.ofMinutes(30), SALT, START);
    }

    void pass(Duration time) {
        now = now.plus(time);
    }

    /** Queues a call and lets it go out in a packet of its own. */
    OutgoingMessage sent(String text) {
        OutgoingMessage request = client.request(new Echo(text).toByteArray());
        packet();
        return request;
    }

    /** What the client sends now: one packet. */
    EncryptedMessage packet() {
        return next().orElseThrow(() -> new AssertionError("the client has nothing to send"));
    }

    Optional<EncryptedMessage> next() {
        return client.nextPacket(now).map(packet -> EncryptedMessage.decrypt(serverCipher, packet));
    }

    /** The messages of a packet, whether in a container or not. */
    static List<Message> messages(EncryptedMessage packet) {
        return Unpacker.isContainer(packet.body())
                ? Unpacker.contents(packet.body())
                : List.of(new Message(packet.messageId(), packet.seqNo(), packet.body()));
    }

    /** The bodies of all that the client sends now, as constructor ids. */
    List<Integer> constructors() {
        List<Integer> ids = new ArrayList<>();
        for (Optional<EncryptedMessage> packet = next(); packet.isPresent(); packet = next()) {
            messages(packet.get()).forEach(message -> ids.add(idOf(message.body())));
        }
        return ids;
    }

    static int idOf(byte[] body) {
        return new TlReader(body).peekInt();
    }

    /** The one message with that constructor among what the client sends now; a reader behind the id. */
    TlReader sentBody(int constructorId) {
        for (Optional<EncryptedMessage> packet = next(); packet.isPresent(); packet = next()) {
            for (Message message : messages(packet.get())) {
                if (idOf(message.body()) == constructorId) {
                    TlReader reader = new TlReader(message.body());
                    reader.readInt();
                    return reader;
                }
            }
        }
        throw new AssertionError("the client did not send " + Integer.toHexString(constructorId));
    }

    // --- the test as the server

    long serverId() {
        lastServerId = Math.max(MessageId.of(now, MessageId.Kind.SERVER_RESPONSE), lastServerId + 4);
        return lastServerId;
    }

    Message message(TlObject object, boolean contentRelated) {
        return message(object.toByteArray(), contentRelated);
    }

    Message message(byte[] body, boolean contentRelated) {
        int seqNo = contentRelated ? serverContent++ * 2 + 1 : serverContent * 2;
        return new Message(serverId(), seqNo, body);
    }

    List<SessionEvent> serverSends(TlObject object) {
        return serverSends(message(object, false));
    }

    List<SessionEvent> serverSends(Message message) {
        return receive(message.messageId(), message.seqNo(), message.body());
    }

    List<SessionEvent> serverSendsContainer(Message... messages) {
        Message outer = message(new MessageContainer(List.of(messages)), false);
        return serverSends(outer);
    }

    List<SessionEvent> receive(long id, int seqNo, byte[] body) {
        return client.receive(new EncryptedMessage(SALT, client.id(), id, seqNo, body).encrypt(serverCipher), now);
    }

    Message answer(OutgoingMessage request, byte[] result) {
        return message(new RpcResult(request.messageId(), result), true);
    }

    static <E extends SessionEvent> E only(List<SessionEvent> events, Class<E> type) {
        List<E> found = all(events, type);
        if (found.size() != 1) {
            throw new AssertionError("not one " + type.getSimpleName() + " in " + events);
        }
        return found.get(0);
    }

    static <E extends SessionEvent> List<E> all(List<SessionEvent> events, Class<E> type) {
        return events.stream().filter(type::isInstance).map(type::cast).toList();
    }
}
