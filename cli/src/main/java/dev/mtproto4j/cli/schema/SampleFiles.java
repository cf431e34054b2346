package dev.mtproto4j.cli.schema;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Samples on disk. */
final class SampleFiles {
    private SampleFiles() {}

    static void write(Path file, Iterable<Sample> samples) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            for (Sample sample : samples) {
                out.write(sample.toLine());
                out.write('\n');
            }
        }
    }

    /** @throws IOException also if a line is no sample; the message says which */
    static List<Sample> read(Path file) throws IOException {
        List<Sample> samples = new ArrayList<>();
        try (BufferedReader in = Files.newBufferedReader(file)) {
            int number = 1;
            for (String line = in.readLine(); line != null; line = in.readLine(), number++) {
                try {
                    samples.add(Sample.parse(line));
                } catch (IllegalArgumentException e) {
                    throw new IOException(file + ":" + number + ": not a sample: " + e.getMessage(), e);
                }
            }
        }
        return samples;
    }
}
