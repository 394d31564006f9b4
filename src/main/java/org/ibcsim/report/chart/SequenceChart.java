package org.ibcsim.report.chart;

import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.ibcsim.journal.HostState;
import org.ibcsim.kernel.PortableMath;

/**
 * Messages between hosts, time downwards; where nothing happens time is compressed, and the gap is
 * written out.
 *
 * @param lifelines names of the hosts, left to right
 */
public record SequenceChart(
    String title, List<String> lifelines, List<Step> steps, List<Arrow> arrows, List<Bar> bars)
    implements Chart.Painter {

  /** Something that a host did. */
  public record Step(int lifeline, long nanos, String words) {}

  /** A message under way; it leaves with one of the chart's steps. */
  public record Arrow(Step from, int toLifeline, long toNanos) {}

  /** A state that lasts; {@code open} if it lasted longer than the run. */
  public record Bar(int lifeline, long fromNanos, long toNanos, boolean freeze, boolean open) {}

  private static final double LEFT_PIXELS = 168;
  private static final double HEAD_PIXELS = 34;
  private static final double ROW_PIXELS = 31;
  private static final double STEP_PIXELS = 13;
  private static final double LARGEST_GAP_PIXELS = 44;
  private static final double BAR_PIXELS = 12;
  private static final double FOOT_PIXELS = 22;

  public SequenceChart {
    lifelines = List.copyOf(lifelines);
    steps = List.copyOf(steps);
    arrows = List.copyOf(arrows);
    bars = List.copyOf(bars);
    for (Arrow arrow : arrows) {
      if (!steps.contains(arrow.from())) {
        throw new IllegalArgumentException(
            "an arrow leaves with " + arrow.from() + ", expected one of the steps " + steps);
      }
    }
  }

  /** Height that all steps need. */
  public int heightPixels() {
    double head = new ChartFrame(title, legend()).headPixels(Chart.STANDARD_WIDTH_PIXELS);
    Map<Long, Double> rows = rows(head + HEAD_PIXELS);
    double last = rows.values().stream().mapToDouble(Double::doubleValue).max().orElse(head);
    int most = mostAtOnce().values().stream().mapToInt(Integer::intValue).max().orElse(1);
    return (int) Math.ceil(last + STEP_PIXELS * (most - 1) + ROW_PIXELS + FOOT_PIXELS);
  }

  @Override
  public void paint(Graphics2D graphics, int width, int height) {
    Rectangle2D body = new ChartFrame(title, legend()).paint(graphics, width, height);
    Map<Long, Double> rows = rows(body.getY() + HEAD_PIXELS);
    paintTimes(graphics, rows, width);
    double bottom = height - FOOT_PIXELS;
    for (int i = 0; i < lifelines.size(); i++) {
      paintLifeline(graphics, i, body.getY(), bottom, width);
    }
    for (Bar bar : bars) {
      double end = bar.open() ? bottom : at(rows, bar.toNanos());
      paintBar(graphics, x(bar.lifeline(), width), at(rows, bar.fromNanos()), end, bar.freeze());
    }
    Map<Step, Double> heights = heights(rows);
    for (Arrow arrow : arrows) {
      paintArrow(graphics, arrow, rows, heights, width);
    }
    heights.forEach((step, y) -> paintStep(graphics, step, y, width));
    graphics.setPaint(ChartTheme.SOFT_INK);
    ChartTheme.draw(
        graphics,
        ChartTheme.SMALL,
        "Time runs downwards and is not to scale; the time between two rows stands between them.",
        12,
        height - 7);
  }

  private double columnPixels(int width) {
    return (width - LEFT_PIXELS - 8) / Math.max(1, lifelines.size());
  }

  private double x(int lifeline, int width) {
    return LEFT_PIXELS + 14 + lifeline * columnPixels(width);
  }

  private static double at(Map<Long, Double> rows, long nanos) {
    Double y = rows.get(nanos);
    if (y == null) {
      throw new IllegalStateException("no row for " + nanos + " ns, expected one for every step");
    }
    return y;
  }

  /** The y of every time at which something happens. */
  private Map<Long, Double> rows(double top) {
    TreeSet<Long> times = new TreeSet<>();
    steps.forEach(step -> times.add(step.nanos()));
    arrows.forEach(arrow -> times.add(arrow.toNanos()));
    bars.forEach(bar -> times.addAll(List.of(bar.fromNanos(), bar.toNanos())));
    Map<Long, Integer> mostAtOnce = mostAtOnce();
    Map<Long, Double> rows = new HashMap<>();
    double y = top + 14;
    long before = -1;
    for (long time : times) {
      if (before >= 0) {
        double millis = (time - before) / 1e6;
        y += ROW_PIXELS + Math.min(LARGEST_GAP_PIXELS, 8 * PortableMath.log10(1 + millis));
        y += STEP_PIXELS * (mostAtOnce.getOrDefault(before, 1) - 1);
      }
      rows.put(time, y);
      before = time;
    }
    return rows;
  }

  /** The y of every step: those of one host at one time stand below one another. */
  private Map<Step, Double> heights(Map<Long, Double> rows) {
    Map<String, Integer> atOnce = new HashMap<>();
    Map<Step, Double> heights = new LinkedHashMap<>();
    for (Step step : steps) {
      if (!heights.containsKey(step)) {
        int place = atOnce.merge(step.lifeline() + "/" + step.nanos(), 1, Integer::sum) - 1;
        heights.put(step, at(rows, step.nanos()) + STEP_PIXELS * place);
      }
    }
    return heights;
  }

  /** For each time, how many steps one host has there at most. */
  private Map<Long, Integer> mostAtOnce() {
    Map<Long, Integer> most = new HashMap<>();
    Map<String, Integer> atOnce = new HashMap<>();
    for (Step step : steps) {
      int count = atOnce.merge(step.lifeline() + "/" + step.nanos(), 1, Integer::sum);
      most.merge(step.nanos(), count, Math::max);
    }
    return most;
  }

  private static void paintTimes(Graphics2D graphics, Map<Long, Double> rows, int width) {
    long before = -1;
    double yBefore = 0;
    for (long time : new TreeSet<>(rows.keySet())) {
      double y = at(rows, time);
      graphics.setPaint(ChartTheme.GRID);
      graphics.setStroke(ChartTheme.HAIRLINE);
      graphics.draw(new Line2D.Double(LEFT_PIXELS - 50, y, width - 8, y));
      graphics.setPaint(ChartTheme.INK);
      ChartTheme.drawRight(
          graphics, ChartTheme.SMALL, Quantity.instant(time), LEFT_PIXELS - 56, y + 4);
      if (before >= 0) {
        graphics.setPaint(ChartTheme.SOFT_INK);
        ChartTheme.drawRight(
            graphics,
            ChartTheme.SMALL,
            "+ " + Quantity.duration(time - before),
            LEFT_PIXELS - 56,
            (y + yBefore) / 2 + 4);
      }
      before = time;
      yBefore = y;
    }
  }

  private void paintLifeline(
      Graphics2D graphics, int lifeline, double top, double bottom, int width) {
    double x = x(lifeline, width);
    graphics.setPaint(ChartTheme.INK);
    String name =
        ChartTheme.fitted(ChartTheme.TEXT, lifelines.get(lifeline), columnPixels(width) - 6);
    ChartTheme.draw(graphics, ChartTheme.TEXT, name, x - 8, top + 16);
    graphics.setStroke(new BasicStroke(1.2f));
    graphics.draw(new Line2D.Double(x, top + 24, x, bottom));
  }

  private static void paintBar(
      Graphics2D graphics, double x, double top, double bottom, boolean freeze) {
    double width = freeze ? BAR_PIXELS : BAR_PIXELS / 2;
    StateLook look = StateLook.of(freeze ? HostState.FROZEN : HostState.DRAINING);
    Rectangle2D bar = new Rectangle2D.Double(x - width / 2, top, width, Math.max(2, bottom - top));
    graphics.setPaint(look.fill());
    graphics.fill(bar);
    graphics.setPaint(look.ink());
    graphics.setStroke(new BasicStroke(1f));
    graphics.draw(bar);
  }

  /** Begins behind the words of its step, so that it crosses neither them nor those below. */
  private void paintArrow(
      Graphics2D graphics,
      Arrow arrow,
      Map<Long, Double> rows,
      Map<Step, Double> heights,
      int width) {
    Step step = arrow.from();
    double lifelineX = x(step.lifeline(), width);
    double fromX = lifelineX + 17 + ChartTheme.width(ChartTheme.SMALL, shownWords(step, width));
    paintArrow(
        graphics,
        fromX,
        Objects.requireNonNull(heights.get(step)),
        x(arrow.toLifeline(), width),
        at(rows, arrow.toNanos()),
        Math.max(fromX + 6, lifelineX + 0.75 * columnPixels(width)));
  }

  /**
   * Slants to the row of its arrival and goes on along it, so that arrows to several hosts stay
   * apart.
   */
  private static void paintArrow(
      Graphics2D graphics, double fromX, double fromY, double toX, double toY, double bendX) {
    graphics.setPaint(ChartTheme.SOFT_INK);
    graphics.setStroke(new BasicStroke(1.3f));
    double tipX = toX - BAR_PIXELS / 2;
    Path2D.Double line = new Path2D.Double();
    line.moveTo(fromX, fromY);
    line.lineTo(bendX, toY);
    line.lineTo(tipX - 6, toY);
    graphics.draw(line);
    Path2D.Double tip = new Path2D.Double();
    tip.moveTo(tipX, toY);
    tip.lineTo(tipX - 9, toY - 4);
    tip.lineTo(tipX - 9, toY + 4);
    tip.closePath();
    graphics.fill(tip);
  }

  private String shownWords(Step step, int width) {
    return ChartTheme.fitted(ChartTheme.SMALL, step.words(), columnPixels(width) - 34);
  }

  private void paintStep(Graphics2D graphics, Step step, double y, int width) {
    double x = x(step.lifeline(), width);
    String words = shownWords(step, width);
    double textWidth = ChartTheme.width(ChartTheme.SMALL, words);
    graphics.setPaint(ChartTheme.GROUND);
    graphics.fill(new Rectangle2D.Double(x + 9, y - 7, textWidth + 4, 13));
    graphics.setPaint(ChartTheme.INK);
    graphics.fill(new Ellipse2D.Double(x - 3, y - 3, 6, 6));
    ChartTheme.draw(graphics, ChartTheme.SMALL, words, x + 11, y + 4);
  }

  private static LegendEntry bar(String name, boolean freeze) {
    return new LegendEntry(name, (graphics, area) -> paintBarSample(graphics, area, freeze));
  }

  private static void paintBarSample(Graphics2D graphics, Rectangle2D area, boolean freeze) {
    paintBar(graphics, area.getCenterX(), area.getY(), area.getMaxY(), freeze);
  }

  private List<LegendEntry> legend() {
    return List.of(
        new LegendEntry(
            "message, from its last byte's departure to its arrival",
            (graphics, area) ->
                paintArrow(
                    graphics,
                    area.getX(),
                    area.getY(),
                    area.getMaxX() + BAR_PIXELS / 2,
                    area.getCenterY() + 2,
                    area.getCenterX())),
        bar("frozen", true),
        bar("draining", false));
  }
}
