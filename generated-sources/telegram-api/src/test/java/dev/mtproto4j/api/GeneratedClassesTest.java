package dev.mtproto4j.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the compiler does not see: the JVM's own checks and limits. */
final class GeneratedClassesTest {
    /** HotSpot interprets longer methods for ever. */
    private static final int MOST_BYTECODES = 8_000;

    @Test
    void everyClassLoadsAndVerifies() throws Exception {
        int loaded = 0;
        for (Path file : classFiles()) {
            String name = root().relativize(file).toString().replace(File.separatorChar, '.');
            Class.forName(name.substring(0, name.length() - ".class".length()));
            loaded++;
        }
        System.out.println("CLASSES telegram-api: " + loaded + " loaded");
        assertThat(loaded).isGreaterThan(2_461);
    }

    @Test
    void everyMethodCanBeCompiledByTheJvm() throws Exception {
        int longest = 0;
        for (Path file : classFiles()) {
            for (ClassFile.Code code : ClassFile.methods(Files.readAllBytes(file))) {
                if (!code.method().equals("<clinit>")) {
                    longest = Math.max(longest, code.length());
                    assertThat(code.length()).as(file + " " + code.method()).isLessThan(MOST_BYTECODES);
                }
            }
        }
        System.out.println("BYTECODE telegram-api: longest method " + longest + " bytes");
        assertThat(longest).isPositive();
    }

    /** A first decode in a new JVM touches the classes of the value, and few others. */
    @Test
    void aFirstDecodeLoadsFewClasses() throws Exception {
        String classPath = System.getProperty("java.class.path");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xlog:class+load:stdout",
                        "-cp",
                        classPath,
                        FirstDecode.class.getName())
                .redirectErrorStream(true)
                .start();
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        process.getInputStream().transferTo(output);
        String log = output.toString(StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(log).isZero();
        for (String reader : List.of("typed", "registry")) {
            String between = log.substring(log.indexOf("begin " + reader), log.indexOf("end " + reader));
            List<String> generated = between.lines()
                    .filter(line -> line.contains(" dev.mtproto4j.api.") && line.contains(" source: "))
                    .filter(line -> !line.contains("FirstDecode"))
                    .toList();
            System.out.println("STARTUP telegram-api, " + reader + ": " + generated.size() + " generated classes");
            assertThat(generated).isNotEmpty().hasSizeLessThan(20);
        }
    }

    private static List<Path> classFiles() throws IOException, URISyntaxException {
        try (Stream<Path> files = Files.walk(root())) {
            return files.filter(file -> file.toString().endsWith(".class") && !file.endsWith("package-info.class"))
                    .toList();
        }
    }

    private static Path root() throws URISyntaxException {
        return Path.of(ApiLayer.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
    }
}
