package dev.mtproto4j.generator.java.spi;

/** Takes the files of an emitter. */
public interface SourceSink {

    /**
     * Adds a file. A comment that marks it as generated is put before the content, so that a later run may replace and
     * delete it.
     *
     * @param subpackage where below the base package, such as {@code kotlin}; empty for the base package itself
     * @param fileName such as {@code Extensions.kt}; {@code .java}, {@code .kt}, {@code .groovy} or {@code .scala}, whose
     *     comments begin with {@code //}
     * @param content the whole text, package statement included, with {@code \n} line ends
     * @throws IllegalArgumentException if a name is not one, or the file already exists
     */
    void add(String subpackage, String fileName, String content);
}
