package org.ibcsim.report;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.ibcsim.journal.Measure;
import org.ibcsim.journal.RunHeader;
import org.ibcsim.journal.RunRecord;
import org.ibcsim.report.chart.Chart;
import org.ibcsim.report.chart.Line;
import org.ibcsim.report.chart.Panel;
import org.ibcsim.report.chart.Quantity;
import org.ibcsim.report.chart.Scale;
import org.ibcsim.report.chart.Shade;
import org.ibcsim.report.chart.TimeChart;
import org.ibcsim.report.chart.TimeScale;
import org.ibcsim.report.chart.Unit;

/** Charts of bytes, lag and throughput over virtual time, of a whole run or of a window in it. */
final class AmountCharts {
  private static final double WARNING_SHARE = 0.8;

  private final RunRecord run;
  private final RlinkChoice choice;
  private final List<Shade> shades;
  private final Buckets buckets;

  AmountCharts(RunRecord run, RlinkChoice choice, List<Shade> shades) {
    this(run, choice, shades, Buckets.of(run.series()));
  }

  private AmountCharts(RunRecord run, RlinkChoice choice, List<Shade> shades, Buckets buckets) {
    this.run = run;
    this.choice = choice;
    this.shades = shades;
    this.buckets = buckets;
  }

  /** The same, with lines as fine as a window can show. */
  AmountCharts inWindowOf(long windowNanos) {
    return new AmountCharts(run, choice, shades, Buckets.of(run.series(), windowNanos));
  }

  Chart primarySrl() {
    RlinkChoice.Drawn drawn =
        (name, style, rlink) -> buckets.largest(name, style, Measure.OUTSTANDING_MAX_BYTES, rlink);
    List<Line> lines = new ArrayList<>(choice.lines(run, drawn));
    if (run.header().rlinks().size() > 1) {
      lines.add(
          buckets.largest("in use, for all RLINKs", RlinkChoice.OF_RUN, Measure.SRL_MAX_BYTES, 0));
    }
    long capacity = run.header().hosts().get(0).srlBytes();
    List<Panel.Level> levels =
        List.of(
            new Panel.Level("SRL capacity " + Quantity.bytes(capacity), capacity, true),
            new Panel.Level("80 % (warning)", WARNING_SHARE * capacity, false));
    return chart(
        "srl",
        "SRL of the Primary: bytes kept for each RLINK",
        "How much of the Primary's SRL holds updates that a Secondary has not data-acknowledged. "
            + resolution()
            + " At the capacity writes stall, fail, or the RLINK detaches, as srlprot says.",
        Panels.of("SRL in use", Unit.BYTES, lines, choice.band(drawn), levels));
  }

  boolean anythingStaged() {
    for (int rlink = 0; rlink < run.header().rlinks().size(); rlink++) {
      for (long bytes : run.series().values(Measure.STAGED_MAX_BYTES, rlink)) {
        if (bytes > 0) {
          return true;
        }
      }
    }
    return false;
  }

  Chart secondarySrl() {
    RlinkChoice.Drawn drawn =
        (name, style, rlink) -> buckets.largest(name, style, Measure.STAGED_MAX_BYTES, rlink);
    List<RunHeader.Rlink> rlinks = run.header().rlinks();
    Capacities capacities = new Capacities(run, choice, "SRL capacity", Quantity::bytes);
    List<Panel.Level> levels =
        capacities.levels(
            rlink ->
                OptionalLong.of(run.header().hosts().get(rlinks.get(rlink).host()).srlBytes()));
    return chart(
        "srl-secondary",
        "SRL of the Secondaries: bytes stored and not yet applied",
        "What arrived while the data volumes stood still, and waits there to be applied. "
            + resolution(),
        Panels.of("Stored", Unit.BYTES, choice.lines(run, drawn), choice.band(drawn), levels));
  }

  Chart lag() {
    RlinkChoice.Drawn drawn = lagLine();
    return chart(
        "lag",
        "Lag of each Secondary (RPO): age of the oldest write that is not on its disks",
        "What a disaster at that moment would lose. " + resolution(),
        Panels.of(
            "Lag",
            Unit.DURATIONS.subList(0, 6),
            choice.lines(run, drawn),
            choice.band(drawn),
            List.of()));
  }

  Chart throughput() {
    RlinkChoice.Drawn drawn =
        (name, style, rlink) ->
            buckets.bitRate("sent to " + name, style, Measure.TRANSMITTED_BYTES, rlink);
    List<Line> lines = new ArrayList<>(choice.lines(run, drawn));
    lines.add(
        buckets.bitRate(
            "written by the application", RlinkChoice.OF_RUN, Measure.SUBMITTED_BYTES, 0));
    Capacities capacities = new Capacities(run, choice, "link capacity", Quantity::bitRate);
    List<Panel.Level> levels = capacities.levels(this::bitsASecond);
    return chart(
        "throughput",
        "Throughput: what the application writes and what each link carries",
        "Bytes of writes without headers, averaged over "
            + Quantity.duration(buckets.widthNanos())
            + "; retransmissions included. Where the application stays above a link's capacity, its"
            + " lag grows.",
        Panels.of("Throughput", Unit.BIT_RATES, lines, choice.band(drawn), levels));
  }

  private OptionalLong bitsASecond(int rlink) {
    OptionalLong bytes = run.header().rlinks().get(rlink).linkNumber(RunHeader.BANDWIDTH);
    return bytes.isPresent() ? OptionalLong.of(8 * bytes.getAsLong()) : bytes;
  }

  /** Lag and what the Secondaries store, around one freeze. */
  Chart window(int number, String name, long fromNanos, long toNanos) {
    Scale time = TimeScale.of(fromNanos, toNanos);
    List<Panel> panels = new ArrayList<>();
    panels.add(windowPanel("Lag", Unit.DURATIONS.subList(0, 6), lagLine(), time));
    if (anythingStaged()) {
      RlinkChoice.Drawn staged =
          (line, style, rlink) -> buckets.largest(line, style, Measure.STAGED_MAX_BYTES, rlink);
      panels.add(windowPanel("Stored", Unit.BYTES, staged, time));
    }
    return new Chart(
        "detail-" + number,
        "Detail: lag and bytes stored at the Secondaries around " + name,
        "The same quantities as above, in a window of "
            + Quantity.duration(toNanos - fromNanos)
            + ". "
            + resolution(),
        Chart.STANDARD_WIDTH_PIXELS,
        170 + 150 * panels.size(),
        new TimeChart(
            "Around " + name + ": lag, and bytes stored at the Secondaries",
            time,
            panels,
            shades,
            choice.bandName()));
  }

  private RlinkChoice.Drawn lagLine() {
    return (name, style, rlink) -> buckets.largest(name, style, Measure.RPO_MAX_NANOS, rlink);
  }

  private Panel windowPanel(String what, List<Unit> units, RlinkChoice.Drawn drawn, Scale time) {
    List<Line> lines =
        choice.lines(run, drawn).stream()
            .map(line -> line.between(time.lower(), time.upper()))
            .toList();
    List<Line> band =
        choice.band(drawn).stream().map(line -> line.between(time.lower(), time.upper())).toList();
    return Panels.of(what, units, lines, band, List.of()).get(0);
  }

  private String resolution() {
    return "Highest value in each " + Quantity.duration(buckets.widthNanos()) + ".";
  }

  private Chart chart(String id, String title, String caption, List<Panel> panels) {
    Scale time = TimeScale.of(0, run.endNanos());
    boolean enlarged = panels.size() > 1;
    return new Chart(
        id,
        title,
        enlarged ? caption + " The lower plot is the same, enlarged." : caption,
        Chart.STANDARD_WIDTH_PIXELS,
        enlarged ? 480 : 370,
        new TimeChart(title, time, panels, shades, choice.bandName()));
  }
}
