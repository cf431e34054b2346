package dev.mtproto4j.core.fault;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** Whether what the process holds stayed as it was: a line is laid through the samples, and its rise has a bound. */
final class SoakVerdict {

    /** Classes are loaded, code is compiled and pools are filled in the first tenth. */
    private static final int WARM_UP_SHARE = 10;

    private static final int FEWEST_SAMPLES = 4;

    private record Bound(String name, String unit, double most, ToDoubleFunction<SoakSample> value) {}

    private static final List<Bound> BOUNDS = List.of(
            new Bound("heap", "MB", 3, sample -> sample.heapBytes() / 1e6),
            new Bound("direct memory", "MB", 20, sample -> sample.directBytes() / 1e6),
            new Bound("descriptors", "", 15, SoakSample::descriptors),
            new Bound("threads", "", 10, SoakSample::threads),
            new Bound("sessions", "", 10, SoakSample::sessions),
            new Bound("connections", "", 10, SoakSample::connections));

    private final List<String> lines = new ArrayList<>();
    private boolean flat;

    SoakVerdict(List<SoakSample> samples, Duration between) {
        List<SoakSample> warm = samples.subList(samples.size() / WARM_UP_SHARE, samples.size());
        flat = warm.size() >= FEWEST_SAMPLES;
        if (!flat) {
            lines.add(samples.size() + " samples are too few for a verdict");
            return;
        }
        for (Bound bound : BOUNDS) {
            double[] values = warm.stream().mapToDouble(bound.value()).toArray();
            double rise = slope(values) * (values.length - 1);
            boolean within = rise <= bound.most();
            flat &= within;
            lines.add(String.format(
                    Locale.ROOT,
                    "%-14s %s  rises by %.2f %s in %d min, at most %.0f%s",
                    bound.name(),
                    SoakPlot.line(values),
                    rise,
                    bound.unit(),
                    between.multipliedBy(values.length - 1L).toMinutes(),
                    bound.most(),
                    within ? "" : "  TOO MUCH"));
        }
    }

    boolean isFlat() {
        return flat;
    }

    /** A line for each quantity, with a picture of it. */
    List<String> lines() {
        return lines;
    }

    /** Of the line with the least squares. */
    static double slope(double[] values) {
        double middle = (values.length - 1) / 2.0;
        double products = 0;
        double squares = 0;
        for (int i = 0; i < values.length; i++) {
            products += (i - middle) * values[i];
            squares += (i - middle) * (i - middle);
        }
        return products / squares;
    }
}
