package org.ibcsim.plan;

import java.util.Arrays;
import org.ibcsim.plan.fluid.LinkRate;
import org.ibcsim.plan.fluid.WrittenBytes;
import org.ibcsim.plan.input.Measured;
import org.ibcsim.scenario.unit.Dimension;

/**
 * Both engines on the same writes: the fluid one, which the plan uses, and the simulation event by
 * event. Compared without latency, headers and an outage; single writes agree exactly then.
 *
 * @param ran whether the event engine was asked
 * @param cause why it was not, or why the answers differ or agree
 * @param writes how many writes it had
 * @param fluidBacklogBytes the largest backlog of the fluid engine
 * @param eventBacklogBytes the same of the other: what the link carries in the largest lag
 * @param fluidLagSeconds the largest lag of the fluid engine
 * @param eventLagSeconds the same of the other
 * @param eventSrlBytes what the simulated SRL held at most: whole writes, a header each
 */
public record SideBySide(
    boolean ran,
    String cause,
    long writes,
    long fluidBacklogBytes,
    long eventBacklogBytes,
    double fluidLagSeconds,
    double eventLagSeconds,
    long eventSrlBytes) {
  /** More writes than this are not simulated unasked: it would take longer than a second or two. */
  public static final int MOST_WRITES = 500_000;

  private static final long STANDARD_WRITE_BYTES = 8_192;

  /** Writes one by one, of one size if they are made up; 0 for single writes. */
  private record Writes(long[] atNanos, long[] bytes, long size) {
    static Writes none(long size) {
      return new Writes(new long[0], new long[0], size);
    }
  }

  /** Runs both. */
  public static SideBySide of(Plan plan, EventEngine engine) {
    Load load = Load.of(plan.measured(), plan.terms().withoutHeaders());
    if (!load.link.isConstant() || load.link.at(0) == 0) {
      return notRun("the rate of the link changes with the time of day, or is 0");
    }
    WrittenBytes grown = load.inLog;
    Writes writes = grown.singleWrites() ? single(grown) : spread(grown, plan);
    if (writes.atNanos().length == 0) {
      return notRun(grown.totalBytes() == 0 ? "nothing was written" : tooMany(plan, writes));
    }
    LinkRate link = load.link;
    Backlog fluid = Backlog.of(grown, link);
    EventEngine.Measured events;
    try {
      events = engine.run(writes.atNanos(), writes.bytes(), link.at(0));
    } catch (IllegalArgumentException unfit) {
      return notRun(String.valueOf(unfit.getMessage()));
    }
    double eventLag = events.lagNanosMax() / 1e9;
    return new SideBySide(
        true,
        cause(plan, writes, fluid.lag().max(), eventLag),
        writes.atNanos().length,
        fluid.mostBytes(),
        Math.round(eventLag * link.at(0) / 8),
        fluid.lag().max(),
        eventLag,
        events.srlBytesMax());
  }

  private static SideBySide notRun(String why) {
    return new SideBySide(false, "not run: " + why, 0, 0, 0, 0, 0, 0);
  }

  private static String tooMany(Plan plan, Writes writes) {
    if (plan.measured().countsWrites()) {
      return "there are more than " + MOST_WRITES + " writes";
    }
    return "the file does not tell how many writes there were, and in writes of "
        + Dimension.SIZE.shown(writes.size())
        + (plan.terms().writeBytes() > 0 ? " (--write-size)" : ", as none is given (--write-size),")
        + " there would be more than "
        + MOST_WRITES;
  }

  private static String cause(Plan plan, Writes writes, double fluidLag, double eventLag) {
    if (Math.abs(fluidLag - eventLag) < 1e-6) {
      return "both engines agree; the simulated SRL holds whole writes and a header of 512 bytes"
          + " for each";
    }
    return plan.measured().written().singleWrites()
        ? "the simulation rounds the time that each write takes on the link to a nanosecond"
        : "the fluid engine lets an interval's bytes flow evenly; the simulation sends whole"
            + " writes, spread evenly over the interval"
            + (plan.measured().countsWrites()
                ? ""
                : ", of " + Dimension.SIZE.shown(writes.size()) + " as the file tells no number");
  }

  /** Writes of no bytes send nothing. */
  private static Writes single(WrittenBytes written) {
    if (written.size() > MOST_WRITES) {
      return Writes.none(0);
    }
    long[] at = new long[written.size()];
    long[] bytes = new long[written.size()];
    int size = 0;
    for (int i = 0; i < written.size(); i++) {
      if (written.amountBytes(i) > 0) {
        at[size] = written.atNanos(i);
        bytes[size++] = written.amountBytes(i);
      }
    }
    return new Writes(Arrays.copyOf(at, size), Arrays.copyOf(bytes, size), 0);
  }

  /** As many writes as were counted, or as their size tells, at equal distances. */
  private static Writes spread(WrittenBytes written, Plan plan) {
    Measured measured = plan.measured();
    long size =
        measured.totalWrites() > 0
            ? Math.max(1, measured.written().totalBytes() / measured.totalWrites())
            : plan.terms().writeBytes() > 0 ? plan.terms().writeBytes() : STANDARD_WRITE_BYTES;
    long needed = 0;
    for (int i = 0; i < written.size(); i++) {
      needed += (written.amountBytes(i) + size - 1) / size;
    }
    if (needed > MOST_WRITES) {
      return Writes.none(size);
    }
    long[] at = new long[MOST_WRITES];
    long[] bytes = new long[MOST_WRITES];
    int next = 0;
    long begin = 0;
    for (int i = 0; i < written.size(); i++) {
      long amount = written.amountBytes(i);
      long length = written.atNanos(i) - begin;
      long count = (amount + size - 1) / size;
      for (long k = 0; k < count; k++) {
        at[next] = begin + (long) ((double) length * (k + 1) / count);
        bytes[next++] = Math.min(size, amount - k * size);
      }
      begin = written.atNanos(i);
    }
    return new Writes(Arrays.copyOf(at, next), Arrays.copyOf(bytes, next), size);
  }
}
