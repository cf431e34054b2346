package dev.mtproto4j.cli.docs;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** Which sources and which JDK a site was built from. Sizes and times of change, not contents: there are 3,000 files. */
final class Fingerprint {
    private Fingerprint() {}

    static String of(JavadocSources sources) throws IOException {
        List<Path> files = new ArrayList<>(sources.files());
        files.addAll(List.of(sources.overview(), sources.styleSheet(), sources.script()));
        StringBuilder text = new StringBuilder(System.getProperty("java.vm.version", ""));
        for (Path file : files) {
            text.append('\n')
                    .append(file)
                    .append(' ')
                    .append(Files.size(file))
                    .append(' ')
                    .append(Files.getLastModifiedTime(file).toMillis());
        }
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256").digest(text.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
