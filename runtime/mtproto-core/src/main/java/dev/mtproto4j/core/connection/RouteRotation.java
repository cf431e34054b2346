package dev.mtproto4j.core.connection;

import dev.mtproto4j.core.transport.Route;
import java.util.List;

/**
 * Which way to try next: one after another from the first; one that has worked is tried once more before the next one,
 * and is where each round begins from then on.
 */
final class RouteRotation {

    private final List<Route> routes;
    private int index;
    private boolean works;

    RouteRotation(List<Route> routes) {
        this.routes = List.copyOf(routes);
    }

    Route current() {
        return routes.get(index);
    }

    int size() {
        return routes.size();
    }

    /** The server has answered on the present one. */
    void worked() {
        works = true;
    }

    /** The present one could not be opened, or its connection ended. */
    void ended() {
        if (works) {
            works = false;
        } else {
            index = (index + 1) % routes.size();
        }
    }
}
