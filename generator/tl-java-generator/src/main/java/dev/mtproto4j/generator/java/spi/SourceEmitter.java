package dev.mtproto4j.generator.java.spi;

import java.util.Comparator;
import java.util.List;
import java.util.ServiceLoader;

/**
 * Writes files of its own from a linked schema, next to the generated classes: adapters, Kotlin extensions, mappings.
 *
 * <p>It is called once per run, after every Java name is decided. What it writes must depend on the input alone. It needs
 * a public constructor without parameters to be found by {@link #installed}.
 */
public interface SourceEmitter {

    /** A word for messages and for the header of the files, such as {@code kotlin-extensions}. Letters, digits and {@code -}. */
    String name();

    /**
     * Writes the files.
     *
     * @throws RuntimeException stops the run, which then writes nothing at all
     */
    void emit(EmitterInput input, SourceSink sink);

    /** The emitters that the class path of a loader declares, sorted by name. */
    static List<SourceEmitter> installed(ClassLoader loader) {
        return ServiceLoader.load(SourceEmitter.class, loader).stream()
                .map(ServiceLoader.Provider::get)
                .sorted(Comparator.comparing(SourceEmitter::name))
                .toList();
    }
}
