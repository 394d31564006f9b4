package org.ibcsim.plan;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far the curves of a plan may be off by chance, for programs: around each point the middle 95
 * % of the answers to profiles of days drawn with replacement.
 *
 * @param days that were drawn from
 * @param replicates how many profiles were drawn
 * @param stream of the random numbers
 */
public record BandsDocument(
    int days,
    int replicates,
    String stream,
    List<Size> srlForOutage,
    List<Backlog> backlogs,
    List<Link> linkForBytes,
    List<Link> linkForSeconds) {
  /** SRL sizes for an outage. */
  public record Size(double outageSeconds, long lowBytes, long medianBytes, long highBytes) {}

  /** The largest backlog at a link. */
  public record Backlog(long linkBitsPerSecond, long lowBytes, long medianBytes, long highBytes) {}

  /** The slowest links that keep a limit, in bytes or seconds; null where none does. */
  public record Link(
      double limit,
      @Nullable Long lowBitsPerSecond,
      @Nullable Long medianBitsPerSecond,
      @Nullable Long highBitsPerSecond) {
    private static Link of(DayBands.Band band) {
      return new Link(band.at(), known(band.low()), known(band.median()), known(band.high()));
    }
  }

  static BandsDocument of(DayBands bands) {
    return new BandsDocument(
        bands.days(),
        bands.replicates(),
        DayBands.STREAM,
        bands.srlForOutage().stream()
            .map(
                band ->
                    new Size(
                        band.at(), (long) band.low(), (long) band.median(), (long) band.high()))
            .toList(),
        bands.lossForLink().stream()
            .map(
                band ->
                    new Backlog(
                        (long) band.at(),
                        (long) band.low(),
                        (long) band.median(),
                        (long) band.high()))
            .toList(),
        bands.linkForBytes().stream().map(Link::of).toList(),
        bands.linkForSeconds().stream().map(Link::of).toList());
  }

  private static @Nullable Long known(double value) {
    return Double.isInfinite(value) ? null : (Long) (long) value;
  }
}
