package dev.mtproto4j.client.secrets;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.slf4j.LoggerFactory;

/**
 * A process of its own, so that every logger is at trace level from the beginning: lives through {@link SecretLives} and
 * looks for its secrets in all that was said meanwhile. Its last line is the verdict; the exit code is 0 if nothing was
 * found. With an argument it says a secret on purpose.
 */
final class SecretHunt {

    private static final PrintStream SCREEN = System.out;

    private SecretHunt() {}

    public static void main(String[] arguments) {
        try {
            System.exit(hunt(arguments.length > 0) ? 0 : 1);
        } catch (IOException | RuntimeException | Error e) {
            e.printStackTrace(SCREEN);
            System.exit(2);
        }
    }

    private static boolean hunt(boolean plant) throws IOException {
        System.setProperty("org.slf4j.simpleLogger.defaultLogLevel", "trace");
        System.setProperty("org.slf4j.simpleLogger.log.dev.mtproto4j.client", "trace");
        ByteArrayOutputStream log = new ByteArrayOutputStream();
        PrintStream captured = new PrintStream(log, true, StandardCharsets.UTF_8);
        System.setOut(captured);
        System.setErr(captured);

        Secrets secrets = new Secrets();
        Heard heard = new Heard();
        Path folder = Files.createTempDirectory("secret-hunt");
        String recorded;
        try (Recording recording = new Recording()) {
            recording.start();
            new SecretLives(secrets, heard, folder).live();
            recording.stop();
            recorded = print(recording, folder.resolve("hunt.jfr"));
        }
        if (plant) {
            LoggerFactory.getLogger("dev.mtproto4j.planted").trace("{}", SecretLives.PASSWORD);
        }
        String lines = log.toString(StandardCharsets.UTF_8);
        Map<String, String> found = secrets.foundIn(lines + heard.failures() + recorded);
        // Objects of the API show phone numbers, as docs/security.md says; lines and exceptions do not.
        secrets.foundIn(heard.objects()).forEach((what, where) -> {
            if (!what.equals(SecretLives.PHONE_NUMBER)) {
                found.putIfAbsent(what, where);
            }
        });
        SCREEN.println(found.entrySet().stream()
                .map(entry -> entry.getKey() + " in: " + entry.getValue())
                .collect(Collectors.joining("\n")));
        SCREEN.printf(
                "%d secrets found; searched %d lines, %d objects, %d failures, %d events for %d parts of secrets%n",
                found.size(),
                lines.lines().count(),
                heard.objects().lines().count(),
                heard.failures().lines().filter(line -> !line.startsWith("\t")).count(),
                recorded.lines().count(),
                secrets.size());
        SCREEN.flush();
        return found.isEmpty();
    }

    /** A line for each event of ours. */
    private static String print(Recording recording, Path file) throws IOException {
        recording.dump(file);
        return RecordingFile.readAllEvents(file).stream()
                .filter(event -> event.getEventType().getName().startsWith("dev.mtproto4j."))
                .map(RecordedEvent::toString)
                .map(text -> text.replaceAll("\\s+", " "))
                .collect(Collectors.joining("\n"));
    }
}
