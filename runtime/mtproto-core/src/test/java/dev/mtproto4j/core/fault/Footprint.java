package dev.mtproto4j.core.fault;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Set;

/**
 * What the process holds at one moment, so that it can be seen to hold no more later.
 *
 * @param descriptors open files and sockets; 0 where the system does not tell
 * @param heapBytes of objects that are still reachable
 */
record Footprint(long descriptors, long heapBytes) {

    /** Jars and devices that the platform opens when it first needs them. */
    private static final long DESCRIPTORS_OF_THE_PLATFORM = 8;

    /** What the JDK and Netty keep once they have been used: classes, threads' buffers, chunks for buffers to come. */
    private static final long HEAP_OF_THE_PLATFORM = 8 << 20;

    private static final Set<String> THREADS_OF_A_WORLD = Set.of("fault-", "mtproto4j-server-");
    private static final long JOIN_MILLIS = 20_000;

    static Footprint now() {
        long descriptors = ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
                ? unix.getOpenFileDescriptorCount()
                : 0;
        return new Footprint(descriptors, SoakSample.reachableBytes());
    }

    /** After the end of a world: its threads end, and all that it opened and filled is given back. */
    void holdsNoMore() throws InterruptedException {
        List<Thread> threads = Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> THREADS_OF_A_WORLD.stream().anyMatch(thread.getName()::startsWith))
                .toList();
        for (Thread thread : threads) {
            thread.join(JOIN_MILLIS);
            if (thread.isAlive()) {
                throw new AssertionError("the thread " + thread.getName() + " is left");
            }
        }
        Footprint now = now();
        if (now.descriptors > descriptors + DESCRIPTORS_OF_THE_PLATFORM) {
            throw new AssertionError(now.descriptors + " descriptors are open, and were " + descriptors);
        }
        if (now.heapBytes > heapBytes + HEAP_OF_THE_PLATFORM) {
            throw new AssertionError(now.heapBytes + " bytes of heap are held, and were " + heapBytes);
        }
        System.out.printf(
                "descriptors %d, before %d; heap %.1f MB, before %.1f MB; %d threads ended%n",
                now.descriptors, descriptors, now.heapBytes / 1e6, heapBytes / 1e6, threads.size());
    }
}
