package dev.mtproto4j.core.fault;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Locale;

/**
 * What the process holds at one moment.
 *
 * @param number 1 for the first
 * @param heapBytes of objects that are still reachable: after a collection
 * @param directBytes outside the heap, in Netty's and other buffers
 * @param descriptors open files and sockets; 0 where the system does not tell
 * @param threads live ones
 * @param sessions of the server
 * @param connections of the server
 * @param calls that have ended so far
 * @param faults that were done so far
 */
record SoakSample(
        int number,
        long heapBytes,
        long directBytes,
        long descriptors,
        int threads,
        int sessions,
        int connections,
        long calls,
        long faults) {

    static final String HEADING =
            "   n  heap MB  direct MB  descriptors  threads  sessions  connections    calls  faults";

    static SoakSample take(int number, FaultyWorld world) {
        return new SoakSample(
                number,
                reachableBytes(),
                ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
                        .mapToLong(BufferPoolMXBean::getMemoryUsed)
                        .sum(),
                ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
                        ? unix.getOpenFileDescriptorCount()
                        : 0,
                ManagementFactory.getThreadMXBean().getThreadCount(),
                world.server.sessions().size(),
                world.server.connections().size(),
                world.outcomes.total(),
                world.faults.total());
    }

    /** The second collection takes what the first one left to reference handlers. */
    static long reachableBytes() {
        System.gc();
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    static String csv(List<SoakSample> samples) {
        StringBuilder csv = new StringBuilder(
                "number,heapBytes,directBytes,descriptors,threads,sessions,connections,calls,faults\n");
        for (SoakSample s : samples) {
            csv.append(String.format(
                    Locale.ROOT,
                    "%d,%d,%d,%d,%d,%d,%d,%d,%d%n",
                    s.number,
                    s.heapBytes,
                    s.directBytes,
                    s.descriptors,
                    s.threads,
                    s.sessions,
                    s.connections,
                    s.calls,
                    s.faults));
        }
        return csv.toString();
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%4d %8.2f %10.2f %12d %8d %9d %12d %8d %7d",
                number,
                heapBytes / 1e6,
                directBytes / 1e6,
                descriptors,
                threads,
                sessions,
                connections,
                calls,
                faults);
    }
}
