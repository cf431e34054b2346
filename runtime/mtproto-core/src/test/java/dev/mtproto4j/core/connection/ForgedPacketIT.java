package dev.mtproto4j.core.connection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mtproto4j.core.Echo;
import dev.mtproto4j.core.transport.Framing;
import dev.mtproto4j.core.transport.Transport;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Somebody between client and server who can write to the connection, but does not know the key. */
@Timeout(60)
class ForgedPacketIT {

    /** In the abridged framing: 22 words, of which the first two name no key of ours. */
    private static final byte[] FORGED = new byte[1 + 88];

    static {
        Arrays.fill(FORGED, (byte) 22);
    }

    /** Passes on what both say. */
    private static final class Relay implements AutoCloseable {

        private final ServerSocket listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        private final List<Socket> sockets = new CopyOnWriteArrayList<>();
        /** Towards the client: one for each connection. */
        private final BlockingQueue<OutputStream> toClient = new LinkedBlockingQueue<>();

        Relay(InetSocketAddress server) throws IOException {
            daemon(() -> {
                while (true) {
                    Socket client = listening.accept();
                    Socket there = new Socket(server.getAddress(), server.getPort());
                    sockets.add(client);
                    sockets.add(there);
                    toClient.add(client.getOutputStream());
                    daemon(() -> pass(client.getInputStream(), there));
                    daemon(() -> pass(there.getInputStream(), client));
                }
            });
        }

        InetSocketAddress address() {
            return (InetSocketAddress) listening.getLocalSocketAddress();
        }

        private interface Work {
            void run() throws IOException;
        }

        private static void daemon(Work work) {
            Thread thread = new Thread(() -> {
                try {
                    work.run();
                } catch (IOException closed) {
                    // That is how each of them ends.
                }
            });
            thread.setDaemon(true);
            thread.start();
        }

        private static void pass(InputStream from, Socket to) throws IOException {
            try (to) {
                from.transferTo(to.getOutputStream());
            }
        }

        @Override
        public void close() throws IOException {
            listening.close();
            for (Socket socket : sockets) {
                socket.close();
            }
        }
    }

    @Test
    void closesTheConnectionAndNoCallIsLost() throws IOException {
        try (Loopback loopback = new Loopback();
                Relay relay = new Relay(loopback.server.address());
                MtprotoConnection connection = Loopback.get(MtprotoConnection.open(loopback.options()
                        .addresses(List.of(relay.address()))
                        .transport(Transport.plain(Framing.ABRIDGED))
                        .build()))) {
            assertThat(Loopback.get(connection.send(new Echo("before")))).isEqualTo("before");
            OutputStream first = Loopback.take(relay.toClient);
            assertThat(relay.toClient).isEmpty();
            first.write(FORGED);
            first.flush();
            assertThat(Loopback.take(relay.toClient))
                    .as("the client comes again")
                    .isNotNull();
            assertThat(Loopback.get(connection.send(new Echo("after")))).isEqualTo("after");
            assertThat(loopback.executions("after")).isEqualTo(1);
        }
    }
}
