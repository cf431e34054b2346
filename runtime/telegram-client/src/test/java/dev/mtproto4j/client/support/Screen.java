package dev.mtproto4j.client.support;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/** What a console has shown; one can wait for it. Thread-safe. */
final class Screen extends ByteArrayOutputStream {

    @Override
    public synchronized void write(int b) {
        super.write(b);
        notifyAll();
    }

    @Override
    public synchronized void write(byte[] bytes, int offset, int length) {
        super.write(bytes, offset, length);
        notifyAll();
    }

    synchronized String text() {
        return toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
    }

    synchronized void await(String text, long seconds) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        while (!text().contains(text)) {
            long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
            if (left <= 0) {
                throw new AssertionError("not shown within " + seconds + " s: \"" + text + "\"; shown is: " + text());
            }
            wait(left);
        }
    }
}
