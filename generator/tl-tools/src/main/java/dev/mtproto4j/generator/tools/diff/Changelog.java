package dev.mtproto4j.generator.tools.diff;

import java.util.List;
import java.util.OptionalInt;
import java.util.function.Predicate;

/**
 * Everything that differs between two schemas.
 *
 * @param from what the old schema is called
 * @param to what the new schema is called
 * @param fromLayer the old layer, if it is known
 * @param toLayer the new layer, if it is known
 * @param entries methods, types, constructors, then errors; within a kind by action, then by name
 * @param notes what was not compared and why, each a sentence
 */
public record Changelog(
        String from, String to, OptionalInt fromLayer, OptionalInt toLayer, List<Entry> entries, List<String> notes) {

    public Changelog {
        entries = List.copyOf(entries);
        notes = List.copyOf(notes);
    }

    /** When a comparison counts as failed. */
    public enum FailOn {
        NEVER,
        /** A change that breaks the wire or Java sources. */
        BREAKING,
        /** A change that breaks the wire. */
        WIRE,
        /** A change that breaks Java sources. */
        JAVA;

        /** Whether an entry is what a gate of this kind stops. */
        public boolean stops(Entry entry) {
            boolean wire = entry.wire() == Impact.BREAKING;
            boolean java = entry.java() == Impact.BREAKING;
            return switch (this) {
                case NEVER -> false;
                case BREAKING -> wire || java;
                case WIRE -> wire;
                case JAVA -> java;
            };
        }
    }

    /** The entries that a gate stops. */
    public List<Entry> stoppedBy(FailOn gate) {
        return entries.stream().filter(gate::stops).toList();
    }

    /** The entries of a kind to which something happened. */
    public List<Entry> of(Entry.Kind kind, Entry.Action action) {
        return entries.stream()
                .filter(entry -> entry.kind() == kind && entry.action() == action)
                .toList();
    }

    /** How many entries of a kind are so. */
    public long count(Entry.Kind kind, Predicate<Entry> which) {
        return entries.stream()
                .filter(entry -> entry.kind() == kind)
                .filter(which)
                .count();
    }

    /** {@code Layer 214 to 228}, or the names of the two schemas. */
    public String title() {
        return fromLayer.isPresent() && toLayer.isPresent()
                ? "Layer " + fromLayer.getAsInt() + " to " + toLayer.getAsInt()
                : from + " to " + to;
    }
}
