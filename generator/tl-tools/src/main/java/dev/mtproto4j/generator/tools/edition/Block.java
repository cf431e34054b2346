package dev.mtproto4j.generator.tools.edition;

import java.util.ArrayList;
import java.util.List;

/** Lines of a file that belong together, and the blank lines behind them. */
class Block {
    private final List<String> lines;
    private final List<String> blank = new ArrayList<>();

    Block(List<String> lines) {
        this.lines = new ArrayList<>(lines);
    }

    /** Without the blank lines behind. */
    List<String> lines() {
        return lines;
    }

    /** The blank lines behind; may be changed. */
    final List<String> blank() {
        return blank;
    }
}
