package dev.mtproto4j.core.fault;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** Draws what a soak measured: a picture of all of it, and lines of text. */
final class SoakPlot {

    private static final int WIDTH = 760;
    private static final int HEIGHT = 110;
    private static final int LEFT = 150;
    private static final String BARS = "▁▂▃▄▅▆▇█";

    private SoakPlot() {}

    /** One character for each value, from the least to the greatest. */
    static String line(double[] values) {
        double least = Arrays.stream(values).min().orElse(0);
        double most = Arrays.stream(values).max().orElse(0);
        StringBuilder line = new StringBuilder();
        for (double value : values) {
            int height = most == least ? 0 : (int) ((value - least) / (most - least) * (BARS.length() - 1));
            line.append(BARS.charAt(height));
        }
        return line.toString();
    }

    /** A panel for each quantity, all from 0, so that what looks flat is flat. */
    static String svg(List<SoakSample> samples) {
        StringBuilder svg = new StringBuilder();
        svg.append(String.format(
                Locale.ROOT,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" font-family=\"sans-serif\""
                        + " font-size=\"12\">%n<rect width=\"100%%\" height=\"100%%\" fill=\"white\"/>%n",
                WIDTH,
                6 * HEIGHT + 20));
        panel(svg, 0, "heap after GC, MB", samples, sample -> sample.heapBytes() / 1e6);
        panel(svg, 1, "direct memory, MB", samples, sample -> sample.directBytes() / 1e6);
        panel(svg, 2, "descriptors", samples, SoakSample::descriptors);
        panel(svg, 3, "threads", samples, SoakSample::threads);
        panel(svg, 4, "server sessions", samples, SoakSample::sessions);
        panel(svg, 5, "calls, 1000", samples, sample -> sample.calls() / 1000.0);
        return svg.append("</svg>\n").toString();
    }

    private static void panel(
            StringBuilder svg, int row, String title, List<SoakSample> samples, ToDoubleFunction<SoakSample> value) {
        double[] values = samples.stream().mapToDouble(value).toArray();
        double most = Math.max(1, Arrays.stream(values).max().orElse(1));
        int bottom = (row + 1) * HEIGHT;
        int top = row * HEIGHT + 20;
        svg.append(String.format(
                Locale.ROOT,
                "<text x=\"8\" y=\"%d\">%s</text><text x=\"8\" y=\"%d\" fill=\"gray\">most %.1f, last %.1f</text>%n"
                        + "<path d=\"M%d %dV%dH%d\" stroke=\"silver\" fill=\"none\"/>%n"
                        + "<polyline fill=\"none\" stroke=\"steelblue\" stroke-width=\"2\" points=\"",
                top + 14,
                title,
                top + 32,
                most,
                values.length == 0 ? 0 : values[values.length - 1],
                LEFT,
                top,
                bottom,
                WIDTH - 10));
        for (int i = 0; i < values.length; i++) {
            double x = LEFT + (WIDTH - 10.0 - LEFT) * i / Math.max(1, values.length - 1);
            svg.append(String.format(Locale.ROOT, "%.1f,%.1f ", x, bottom - (bottom - top) * values[i] / most));
        }
        svg.append("\"/>\n");
    }
}
