package dev.mtproto4j.core.connection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mtproto4j.core.transport.Framing;
import dev.mtproto4j.core.transport.Route;
import dev.mtproto4j.core.transport.Transport;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RouteRotationTest {

    private final List<Route> routes = IntStream.rangeClosed(1, 3)
            .mapToObj(port ->
                    Route.direct(InetSocketAddress.createUnresolved("a", port), Transport.plain(Framing.ABRIDGED)))
            .toList();
    private final RouteRotation rotation = new RouteRotation(routes);

    @Test
    void triesEachInTurn() {
        for (int round = 0; round < 2; round++) {
            for (Route route : routes) {
                assertThat(rotation.current()).isEqualTo(route);
                rotation.ended();
            }
        }
    }

    @Test
    void staysWhereItWorkedUntilThatFails() {
        rotation.ended();
        rotation.worked();
        rotation.ended();
        assertThat(rotation.current()).isEqualTo(routes.get(1));
        rotation.ended();
        assertThat(rotation.current()).isEqualTo(routes.get(2));
    }
}
