package dev.mtproto4j.benchmarks.crypto;

import dev.mtproto4j.crypto.PqFactorization;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** The client's proof of work: products of two primes, the largest of which have 63 bits. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class PqBenchmark {

    /** 2147483647 * 4294967291 and 3037000493 * 3037000453 are as hard as it gets; the first is of the usual size. */
    @Param({"1724114033281923457", "9223372021822390277", "9223371873002223329"})
    public long pq;

    @Benchmark
    public PqFactorization.Factors factorize() {
        return PqFactorization.factorize(pq);
    }
}
