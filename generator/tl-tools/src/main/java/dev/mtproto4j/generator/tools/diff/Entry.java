package dev.mtproto4j.generator.tools.diff;

import java.util.List;

/**
 * One definition that differs.
 *
 * @param kind what it is
 * @param action what happened to it
 * @param name its TL name, the new one if it has a new one; or the name of an error
 * @param before the definition in the old schema; empty if it was not there or has no line of its own
 * @param after the definition in the new schema; empty likewise
 * @param details what differs; at least one
 */
public record Entry(Kind kind, Action action, String name, String before, String after, List<Detail> details) {
    /** What an entry is about. */
    public enum Kind {
        METHOD,
        TYPE,
        CONSTRUCTOR,
        ERROR
    }

    /** What happened. */
    public enum Action {
        REMOVED,
        RENAMED,
        CHANGED,
        ADDED
    }

    public Entry {
        details = List.copyOf(details);
    }

    /** The worst that it does on the wire. */
    public Impact wire() {
        return details.stream().map(Detail::wire).reduce(Impact.COMPATIBLE, Impact::or);
    }

    /** The worst that it does to Java sources. */
    public Impact java() {
        return details.stream().map(Detail::java).reduce(Impact.COMPATIBLE, Impact::or);
    }
}
