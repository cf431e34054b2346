package dev.mtproto4j.generator.java;

import java.time.Duration;
import java.util.Locale;

/**
 * What a run did, for a log.
 *
 * @param constructors constructors that were generated
 * @param methods methods that were generated
 * @param written files that were new or differed
 * @param unchanged files that were as they should be
 * @param deleted files of earlier runs that nothing makes any more
 * @param time from the beginning of reading the schema to the end of writing
 */
public record GenerationSummary(int constructors, int methods, int written, int unchanged, int deleted, Duration time) {

    public int definitions() {
        return constructors + methods;
    }

    public int files() {
        return written + unchanged;
    }

    /** Whether the folder already was as it should be. */
    public boolean upToDate() {
        return written == 0 && deleted == 0;
    }

    /** One line, such as {@code 2461 definitions, 12 files written, 2744 unchanged, 0 deleted, in 1.9 s}. */
    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%d definitions, %d files written, %d unchanged, %d deleted, in %.1f s",
                definitions(),
                written,
                unchanged,
                deleted,
                time.toMillis() / 1e3);
    }
}
