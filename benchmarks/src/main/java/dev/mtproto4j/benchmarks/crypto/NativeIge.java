package dev.mtproto4j.benchmarks.crypto;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The C program, and the work that both sides do. */
final class NativeIge {

    private static final String PROGRAM = "mtproto4j.ige.program";
    private static final String RATES = "mtproto4j.ige.rates";
    private static final int MILLISECONDS = 250;

    private NativeIge() {}

    static byte[] key() {
        return counting(0);
    }

    static byte[] iv() {
        return counting(32);
    }

    private static byte[] counting(int first) {
        byte[] bytes = new byte[32];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (first + i);
        }
        return bytes;
    }

    static byte[] message(int length) {
        byte[] message = new byte[length];
        for (int i = 0; i < length; i++) {
            message[i] = (byte) (7 * i);
        }
        return message;
    }

    /** The same hash as the C program's. */
    static String hash(byte[] bytes) {
        long hash = 0xcbf29ce484222325L;
        for (byte b : bytes) {
            hash = (hash ^ (b & 0xff)) * 0x100000001b3L;
        }
        return String.format("%016x", hash);
    }

    static String check(String direction, int bytes) {
        return run("check", direction, Integer.toString(bytes));
    }

    /** Lets the program run for a moment, and notes how fast it was. */
    static void recordRate(String direction, int bytes) {
        String rate = run("rate", direction, Integer.toString(bytes), Integer.toString(MILLISECONDS));
        record("c " + direction, bytes, Double.parseDouble(rate));
    }

    /** Notes a rate for the process that started this one. */
    static void record(String what, int bytes, double rate) {
        String file = System.getProperty(RATES);
        if (file == null) {
            return;
        }
        try {
            Files.writeString(
                    Path.of(file),
                    what + " " + bytes + " " + rate + "\n",
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String run(String... arguments) {
        String[] command = new String[arguments.length + 1];
        command[0] = System.getProperty(PROGRAM);
        System.arraycopy(arguments, 0, command, 1, arguments.length);
        try {
            Process process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip();
            if (process.waitFor() != 0) {
                throw new IllegalStateException(String.join(" ", command) + " failed");
            }
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
