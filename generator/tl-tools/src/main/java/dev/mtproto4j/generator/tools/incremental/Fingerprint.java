package dev.mtproto4j.generator.tools.incremental;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.stream.Stream;

/** A digest of everything that decides the outcome of a run. Each part counts with its length: parts never run together. */
public final class Fingerprint {
    private final MessageDigest digest = sha256();

    /** An empty fingerprint. */
    public Fingerprint() {}

    /** Adds a text. */
    public Fingerprint add(String text) {
        return add(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Adds the content of a jar, or of all files of a folder. */
    public Fingerprint add(Path path) {
        try {
            if (Files.isRegularFile(path)) {
                return add(Files.readAllBytes(path));
            }
            if (Files.isDirectory(path)) {
                try (Stream<Path> files = Files.walk(path)) {
                    for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                        add(path.relativize(file).toString()).add(Files.readAllBytes(file));
                    }
                }
            }
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + path + ": " + e.getMessage(), e);
        }
    }

    /** The digest of everything so far, in hexadecimal; the fingerprint begins anew. */
    public String hex() {
        return HexFormat.of().formatHex(digest.digest());
    }

    private Fingerprint add(byte[] bytes) {
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
        digest.update(bytes);
        return this;
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
