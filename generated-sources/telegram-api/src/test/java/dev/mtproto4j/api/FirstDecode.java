package dev.mtproto4j.api;

import dev.mtproto4j.api.type.Peer;
import dev.mtproto4j.api.type.PeerChannel;
import dev.mtproto4j.api.type.PeerUser;
import dev.mtproto4j.tl.TlReader;
import dev.mtproto4j.tl.TlWriter;

/** A program of its own for {@link GeneratedClassesTest}: decodes one value each way, between marks in its output. */
final class FirstDecode {
    private FirstDecode() {}

    public static void main(String[] arguments) {
        byte[] user = boxed(PeerUser.CONSTRUCTOR_ID);
        byte[] channel = boxed(PeerChannel.CONSTRUCTOR_ID);
        System.out.println("begin typed");
        Peer peer = Peer.read(new TlReader(user));
        System.out.println("end typed " + peer);
        System.out.println("begin registry");
        Object object = TypeRegistry.read(new TlReader(channel));
        System.out.println("end registry " + object);
    }

    /** The id is a constant of the caller, so that this loads no generated class yet. */
    private static byte[] boxed(int constructorId) {
        TlWriter writer = new TlWriter();
        writer.writeInt(constructorId);
        writer.writeLong(1);
        return writer.toByteArray();
    }
}
