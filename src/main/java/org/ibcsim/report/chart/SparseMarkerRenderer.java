package org.ibcsim.report.chart;

import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;

/**
 * Draws each series as one path, so that its dashes run on, with a few markers spread over its
 * length.
 */
final class SparseMarkerRenderer extends XYLineAndShapeRenderer {
  private static final long serialVersionUID = 1L;
  private static final int MARKERS = 8;

  private final transient List<BitSet> marked;

  SparseMarkerRenderer(List<Line> lines) {
    super(true, true);
    setDrawSeriesLineAsPath(true);
    setUseFillPaint(false);
    setDrawOutlines(false);
    for (int i = 0; i < lines.size(); i++) {
      SeriesStyle style = lines.get(i).style();
      setSeriesPaint(i, style.color());
      setSeriesStroke(i, style.stroke(), false);
      setSeriesShape(i, style.marker(), false);
    }
    int count = lines.size();
    marked =
        IntStream.range(0, count).mapToObj(i -> places(lines.get(i), (i + 0.5) / count)).toList();
  }

  @Override
  public boolean getItemShapeVisible(int series, int item) {
    return marked.get(series).get(item);
  }

  /**
   * The last points before equally spaced x; each line has its own phase, so that equal lines show
   * all their markers.
   */
  private static BitSet places(Line line, double phase) {
    BitSet places = new BitSet();
    if (line.size() == 0) {
      return places;
    }
    double first = line.x(0);
    double step = (line.x(line.size() - 1) - first) / MARKERS;
    int point = 0;
    for (int marker = 0; marker < MARKERS; marker++) {
      double x = first + (marker + phase) * step;
      while (point + 1 < line.size() && line.x(point + 1) <= x) {
        point++;
      }
      places.set(point);
    }
    return places;
  }
}
