package dev.mtproto4j.benchmarks.crypto;

import dev.mtproto4j.crypto.AesIge;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.security.GeneralSecurityException;
import java.util.concurrent.TimeUnit;
import javax.crypto.Cipher;
import javax.crypto.spec.SecretKeySpec;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.infra.BenchmarkParams;

/**
 * One message after another through {@link AesIge}, each under another key. Before each iteration, the C program runs for
 * a moment on the same work, so that both meet the same machine; rates are per second of processor time.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class IgeBenchmark {

    @Param({"1024", "4096", "16384", "65536", "262144", "1048576"})
    public int bytes;

    private final AesIge ige = new AesIge();
    private final byte[] key = NativeIge.key();
    private final byte[] iv = NativeIge.iv();
    private byte[] in = {};
    private byte[] out = {};

    @Setup
    public void message() {
        in = NativeIge.message(bytes);
        out = new byte[bytes];
    }

    @Benchmark
    public byte[] encrypt(Beside beside) {
        ige.encrypt(key, iv, in, 0, out, 0, bytes);
        key[0]++;
        beside.messages++;
        return out;
    }

    @Benchmark
    public byte[] decrypt(Beside beside) {
        ige.decrypt(key, iv, in, 0, out, 0, bytes);
        key[0]++;
        beside.messages++;
        return out;
    }

    /** What the JDK allocates for a new key, whoever asks: the schedule. */
    @State(Scope.Thread)
    public static class KeySchedule {

        private final byte[] key = NativeIge.key();
        private final Cipher cipher = cipher();

        private static Cipher cipher() {
            try {
                return Cipher.getInstance("AES/ECB/NoPadding");
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }

        @Benchmark
        public Cipher newKey() throws GeneralSecurityException {
            key[0]++;
            cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"));
            return cipher;
        }
    }

    /** Lets the C program run before each iteration, and measures the processor time of both. */
    @State(Scope.Thread)
    public static class Beside {

        private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

        long messages;
        private long start;

        @Setup(Level.Iteration)
        public void before(BenchmarkParams params) {
            NativeIge.recordRate(direction(params), bytes(params));
            messages = 0;
            start = THREADS.getCurrentThreadCpuTime();
        }

        @TearDown(Level.Iteration)
        public void after(BenchmarkParams params) {
            double seconds = (THREADS.getCurrentThreadCpuTime() - start) / 1e9;
            NativeIge.record("java " + direction(params), bytes(params), messages * bytes(params) / seconds);
        }

        private static String direction(BenchmarkParams params) {
            String name = params.getBenchmark();
            return name.substring(name.lastIndexOf('.') + 1);
        }

        private static int bytes(BenchmarkParams params) {
            return Integer.parseInt(params.getParam("bytes"));
        }
    }
}
