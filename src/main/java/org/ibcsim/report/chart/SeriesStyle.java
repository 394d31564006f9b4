package org.ibcsim.report.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.List;

/**
 * How one line of a chart looks: no two share their dashes or their marker, so that they can be
 * told apart in grey.
 *
 * @param dashes lengths of drawn and empty pieces in pixels; empty for a solid line
 * @param marker drawn here and there along the line, centred on 0, 0
 */
public record SeriesStyle(Color color, List<Float> dashes, Shape marker) {
  /** Lines in one chart; more than that nobody tells apart. */
  public static final int MAXIMUM = 6;

  private static final float WIDTH_PIXELS = 1.8f;

  /** The colours are those of Okabe and Ito that stand out from white. */
  private static final List<SeriesStyle> STYLES =
      List.of(
          new SeriesStyle(new Color(0x0072B2), List.of(), circle()),
          new SeriesStyle(new Color(0xD55E00), List.of(9f, 4f), square()),
          new SeriesStyle(new Color(0x009E73), List.of(2f, 3f), polygon(0, -4.6, 4.2, 3, -4.2, 3)),
          new SeriesStyle(
              new Color(0xB8578F), List.of(16f, 5f), polygon(0, 4.6, 4.2, -3, -4.2, -3)),
          new SeriesStyle(
              new Color(0x3A8FC0),
              List.of(5f, 2f, 1.5f, 2f, 1.5f, 2f),
              polygon(-4.4, -1.6, 0, 1.6, 4.4, -1.6, 4.4, 1.6, 0, 4.4, -4.4, 1.6)),
          new SeriesStyle(
              new Color(0x222222),
              List.of(11f, 3f, 2f, 3f),
              polygon(0, -4.8, 4.8, 0, 0, 4.8, -4.8, 0)));

  public SeriesStyle {
    dashes = List.copyOf(dashes);
  }

  /** The style of the nth line of a chart, from 0, at most {@link #MAXIMUM}. */
  public static SeriesStyle of(int line) {
    return STYLES.get(line);
  }

  /** The pen for the line. */
  public BasicStroke stroke() {
    return pen(WIDTH_PIXELS, dashes);
  }

  static BasicStroke pen(float width, List<Float> dashes) {
    if (dashes.isEmpty()) {
      return new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND);
    }
    float[] lengths = new float[dashes.size()];
    for (int i = 0; i < lengths.length; i++) {
      lengths[i] = dashes.get(i);
    }
    return new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10f, lengths, 0f);
  }

  private static Shape circle() {
    return new Ellipse2D.Double(-3.4, -3.4, 6.8, 6.8);
  }

  private static Shape square() {
    return new Rectangle2D.Double(-3.2, -3.2, 6.4, 6.4);
  }

  private static Shape polygon(double... corners) {
    Path2D.Double path = new Path2D.Double();
    path.moveTo(corners[0], corners[1]);
    for (int i = 2; i < corners.length; i += 2) {
      path.lineTo(corners[i], corners[i + 1]);
    }
    path.closePath();
    return path;
  }
}
