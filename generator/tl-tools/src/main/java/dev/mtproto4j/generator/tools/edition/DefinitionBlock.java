package dev.mtproto4j.generator.tools.edition;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A definition with its annotations. */
final class DefinitionBlock extends Block {
    static final Set<String> KEYS =
            Set.of("description", "param", "result", "users", "bots", "business", "error", "idexception", "");

    private final String name;
    private final boolean function;
    private final List<Note> notes;
    private final List<String> definition;

    DefinitionBlock(String name, boolean function, List<Note> notes, List<String> definition) {
        super(List.of());
        this.name = name;
        this.function = function;
        this.notes = List.copyOf(notes);
        this.definition = List.copyOf(definition);
    }

    String name() {
        return name;
    }

    boolean function() {
        return function;
    }

    List<Note> notes() {
        return notes;
    }

    List<String> definition() {
        return definition;
    }

    DefinitionBlock withNotes(List<Note> newNotes) {
        return copy(name, newNotes, definition);
    }

    DefinitionBlock as(String newName, List<Note> newNotes, String line) {
        return copy(newName, newNotes, List.of(line));
    }

    private DefinitionBlock copy(String newName, List<Note> newNotes, List<String> newDefinition) {
        DefinitionBlock copy = new DefinitionBlock(newName, function, newNotes, newDefinition);
        copy.blank().addAll(blank());
        return copy;
    }

    @Override
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        notes.forEach(note -> lines.addAll(note.lines()));
        lines.addAll(definition);
        return lines;
    }
}
