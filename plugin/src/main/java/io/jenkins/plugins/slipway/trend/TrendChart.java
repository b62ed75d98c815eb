package io.jenkins.plugins.slipway.trend;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.LongFunction;

/**
 * Stacked bars, one for each build, as SVG shapes (SVG 2). It needs no script, so that no content security policy stands in its way.
 *
 * @param title what is drawn
 * @param legend the series, in the order in which they are stacked
 * @param ticks the marks of the scale
 * @param bars the shapes
 * @param labels the builds' names below
 */
public record TrendChart(String title, List<Series> legend, List<Tick> ticks, List<Rect> bars, List<Label> labels) {
    /** The width of the drawing, in its own units. */
    public static final int WIDTH = 640;
    /** Its height. */
    public static final int HEIGHT = 200;

    private static final int LEFT = 52;
    private static final int TOP = 12;
    private static final int BOTTOM = HEIGHT - 26;
    private static final int WIDEST = 30;
    private static final int MOST_LABELS = 12;
    private static final int LONGEST_LABEL = 8;
    private static final double LEAST = 2;

    /**
     * Some of what a bar is made of.
     *
     * @param name what it is
     * @param css a class of the style sheet
     */
    public record Series(String name, String css) {}

    /**
     * A build.
     *
     * @param label its name
     * @param address where its delivery is shown
     * @param values one for each series
     */
    public record Column(String label, String address, List<Long> values) {}

    /**
     * A mark on the scale.
     *
     * @param y where
     * @param label its value
     */
    public record Tick(String y, String label) {}

    /**
     * A part of a bar.
     *
     * @param x left
     * @param y top
     * @param width of it
     * @param height of it
     * @param css a class of the style sheet
     * @param address where the build's delivery is shown
     * @param words the same in words
     */
    public record Rect(String x, String y, String width, String height, String css, String address, String words) {}

    /**
     * The name of a build.
     *
     * @param x its middle
     * @param text the name
     */
    public record Label(String x, String text) {}

    /**
     * @param title what is drawn
     * @param legend the series
     * @param columns the builds, the oldest first
     * @param scale says a value in short, for the scale
     * @param unit says a value in words
     * @return the drawing
     */
    static TrendChart of(
            String title,
            List<Series> legend,
            List<Column> columns,
            LongFunction<String> scale,
            LongFunction<String> unit) {
        long most = columns.stream()
                .mapToLong(column ->
                        column.values().stream().mapToLong(Long::longValue).sum())
                .max()
                .orElse(0);
        long step = step(most);
        long top = Math.max(step, (most + step - 1) / step * step);
        return new TrendChart(
                title, legend, ticks(step, top, scale), bars(legend, columns, top, unit), labels(columns));
    }

    /**
     * @return where the scale's lines begin
     */
    public int left() {
        return LEFT;
    }

    /**
     * @return where they end
     */
    public int right() {
        return WIDTH;
    }

    private static List<Tick> ticks(long step, long top, LongFunction<String> unit) {
        List<Tick> ticks = new ArrayList<>();
        for (long value = 0; value <= top; value += step) {
            ticks.add(new Tick(units(y(value, top)), unit.apply(value)));
        }
        return ticks;
    }

    private static List<Rect> bars(List<Series> legend, List<Column> columns, long top, LongFunction<String> unit) {
        double slot = (double) (WIDTH - LEFT) / Math.max(1, columns.size());
        double width = Math.min(WIDEST, slot * 0.7);
        List<Rect> bars = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            Column column = columns.get(i);
            double x = LEFT + slot * i + (slot - width) / 2;
            double foot = BOTTOM;
            for (int s = 0; s < legend.size(); s++) {
                long value = column.values().get(s);
                // What is there is seen, however little it is beside the rest.
                double height = value == 0 ? 0 : Math.max(LEAST, BOTTOM - y(value, top));
                foot -= height;
                String words = column.label() + ": " + unit.apply(value) + " "
                        + legend.get(s).name();
                if (value > 0) {
                    bars.add(new Rect(
                            units(x),
                            units(foot),
                            units(width),
                            units(height),
                            legend.get(s).css(),
                            column.address(),
                            words));
                }
            }
        }
        return bars;
    }

    private static List<Label> labels(List<Column> columns) {
        double slot = (double) (WIDTH - LEFT) / Math.max(1, columns.size());
        int every = (columns.size() + MOST_LABELS - 1) / MOST_LABELS;
        List<Label> labels = new ArrayList<>();
        for (int i = columns.size() - 1; i >= 0; i -= Math.max(1, every)) {
            labels.add(new Label(
                    units(LEFT + slot * (i + 0.5)), brief(columns.get(i).label())));
        }
        return labels;
    }

    /** What a bar's width has room for; the whole name is in the table below and in the bar's own words. */
    private static String brief(String name) {
        return name.codePointCount(0, name.length()) <= LONGEST_LABEL
                ? name
                : name.substring(0, name.offsetByCodePoints(0, LONGEST_LABEL - 1)) + "…";
    }

    private static double y(long value, long top) {
        return BOTTOM - (double) value / top * (BOTTOM - TOP);
    }

    /** 1, 2 or 5 times a power of ten, so that there are at most five of them. */
    private static long step(long most) {
        long power = 1;
        while (true) {
            for (long factor : new long[] {1, 2, 5}) {
                if (factor * power * 4 >= most) {
                    return factor * power;
                }
            }
            power *= 10;
        }
    }

    private static String units(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
