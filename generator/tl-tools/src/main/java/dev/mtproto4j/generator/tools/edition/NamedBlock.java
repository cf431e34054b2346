package dev.mtproto4j.generator.tools.edition;

import java.util.List;

/** {@code //@type} or {@code //@errortype} with what belongs to it. */
final class NamedBlock extends Block {
    private final boolean error;
    private final String name;

    /** @param error whether it is an error type */
    NamedBlock(boolean error, String name, List<String> lines) {
        super(lines);
        this.error = error;
        this.name = name;
    }

    boolean error() {
        return error;
    }

    String name() {
        return name;
    }
}
