package org.ibcsim.report.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Rectangle2D;
import org.ibcsim.journal.HostState;

/**
 * How a host's state is drawn: height, ground and hatching differ, so that grey tells states apart.
 *
 * @param name as the legend says it
 * @param share of the row's height
 * @param hatched whether thin lines in {@code ink} cross it
 */
record StateLook(String name, double share, Color fill, Color ink, boolean hatched) {
  private static final Color BLUE = new Color(0x0072B2);
  private static final Color SKY = new Color(0xA9D6F1);
  private static final Color GREEN = new Color(0x5FBF9F);
  private static final Color VERMILLION = new Color(0xD55E00);
  private static final Color GREY = new Color(0xBDBDBD);
  private static final Color BLACK = new Color(0x222222);

  static StateLook of(HostState state) {
    return switch (state) {
      case REPLICATING -> new StateLook("replicating", 0.22, GREEN, GREEN, false);
      case FROZEN -> new StateLook("frozen", 1, BLUE, BLUE, false);
      case DRAINING -> new StateLook("draining", 0.6, SKY, BLUE, false);
      case DISCONNECTED -> new StateLook("disconnected", 1, Color.WHITE, VERMILLION, true);
      case PAUSED -> new StateLook("paused", 0.8, Color.WHITE, BLUE, true);
      case DETACHED -> new StateLook("detached (STALE)", 1, BLACK, BLACK, false);
      case DCM_LOGGING -> new StateLook("DCM logging", 0.6, Color.WHITE, VERMILLION, false);
      case INCONSISTENT ->
          new StateLook("inconsistent (resync)", 0.8, VERMILLION, VERMILLION, false);
      case DOWN -> new StateLook("host down", 1, GREY, BLACK, true);
      case SUPERSEDED -> new StateLook("Primary no more", 0.4, GREY, VERMILLION, true);
      case NO_LOGOWNER -> new StateLook("no logowner", 0.8, GREY, BLACK, true);
      case VOLUME_FAILED -> new StateLook("volume failed", 0.6, VERMILLION, BLACK, true);
      case PASSTHRU -> new StateLook("passthru", 0.4, Color.WHITE, VERMILLION, true);
      case STOPPED -> new StateLook("RVG stopped", 0.6, GREY, BLACK, false);
      case THROTTLED -> new StateLook("writes throttled", 0.8, VERMILLION, BLACK, true);
      case QUIESCED -> new StateLook("quiesced", 0.6, Color.WHITE, BLACK, false);
      case WRITING -> new StateLook("writing", 0.1, BLACK, BLACK, false);
    };
  }

  /** Draws it into a stretch of a row, on the row's middle line. */
  void paint(Graphics2D graphics, Rectangle2D row) {
    paintAll(graphics, bar(row));
  }

  /** Its part of a stretch of a row. */
  Rectangle2D bar(Rectangle2D row) {
    double height = row.getHeight() * share;
    return new Rectangle2D.Double(
        row.getX(), row.getCenterY() - height / 2, row.getWidth(), height);
  }

  /** Draws bars that were gathered in one shape. */
  void paintAll(Graphics2D graphics, Shape bars) {
    graphics.setPaint(fill);
    graphics.fill(bars);
    graphics.setPaint(ink);
    if (hatched) {
      ShadePainter.hatch(graphics, bars);
    }
    if (!fill.equals(ink)) {
      graphics.setStroke(new BasicStroke(1f));
      graphics.draw(bars);
    }
  }
}
