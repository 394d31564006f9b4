package org.ibcsim.plan.fluid;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where an outage of a given length does the most harm: exact, over every moment at which it could
 * begin, not over a grid.
 *
 * <p>Let F(t) be what was written up to t less what the link could have carried up to t, and G(s)
 * what it could have carried from s to s + D. An outage that begins at s makes the largest backlog
 *
 * <pre>
 *   max over t &gt;= s + D of F(t)  -  min over u &lt;= s of F(u)  +  G(s)
 * </pre>
 *
 * unless the largest backlog lies before the outage. All three are broken lines, so the largest
 * value is at a bend: a moment of the profile or of the link, or one of these less D. Bends are
 * looked at in blocks, and only in those whose extremes allow more than was found. Where another
 * outage must not be met, the moments that just do not meet it count as well.
 */
public final class WorstOutage {
  private static final int BLOCK = 32;

  /** Bounds and values are computed in different ways, and differ by that at most. */
  private static final double ROUNDING = 1e-12;

  /** An outage: when it begins, and the backlog that it leads to, in bytes, to the nearest. */
  public record Placement(long fromNanos, long backlogBytes) {}

  private final WrittenBytes written;
  private final long lengthNanos;
  private final long periodNanos;
  private final SurplusLine line;
  private final double[] bounds;

  /**
   * @param lengthNanos of the outage, more than 0
   */
  public WorstOutage(WrittenBytes written, LinkRate link, long lengthNanos) {
    this(written, link, lengthNanos, Long.MAX_VALUE);
  }

  /**
   * In a profile that is written out more than once.
   *
   * @param periodNanos after which it begins again: outages that lie whole periods apart are one
   */
  public WorstOutage(WrittenBytes written, LinkRate link, long lengthNanos, long periodNanos) {
    if (lengthNanos <= 0) {
      throw new IllegalArgumentException(
          "an outage of " + lengthNanos + " ns, expected more than 0");
    }
    this.written = written;
    this.lengthNanos = lengthNanos;
    this.periodNanos = periodNanos;
    line = new SurplusLine(written, link, lengthNanos, periodNanos);
    bounds = bounds();
  }

  /**
   * The worst outage, and the worst one that does not overlap with it, if there is room for one.
   *
   * @return one or two, the worst first; of equal ones the first in time
   */
  public List<Placement> worst() {
    List<Placement> found = new ArrayList<>();
    Placement first = best(null);
    if (first == null) {
      return List.of(new Placement(0, 0));
    }
    found.add(first);
    Placement second = best(first);
    if (second != null) {
      found.add(second);
    }
    return found;
  }

  /** What no outage that begins in a block can exceed. */
  private double[] bounds() {
    int size = line.ofProfile();
    double[] most = new double[(size + BLOCK - 1) / BLOCK];
    for (int block = 0; block < most.length; block++) {
      int begin = block * BLOCK;
      int end = Math.min(begin + BLOCK, size - 1);
      long firstEnd = line.atNanos(begin) + lengthNanos;
      long lastEnd = line.atNanos(end) + lengthNanos;
      double highest = line.mostFrom(line.before(firstEnd));
      double lowest = line.leastUpTo(end);
      double carried = line.carried(lastEnd, line.before(lastEnd));
      double bound = highest - lowest + carried - line.carried(line.atNanos(begin), begin);
      double sizes = Math.abs(highest) + Math.abs(lowest) + carried;
      most[block] = bound + ROUNDING * sizes;
    }
    return most;
  }

  /** The best that does not overlap with another one, or with its like; null if there is none. */
  private @Nullable Placement best(@Nullable Placement other) {
    int promising = 0;
    for (int block = 1; block < bounds.length; block++) {
      promising = bounds[block] > bounds[promising] ? block : promising;
    }
    Best sure = new Best(other);
    sure.look(promising);
    Best best = new Best(other);
    best.lookBeside();
    for (int block = 0; block < bounds.length; block++) {
      if (bounds[block] >= Math.max(best.value, sure.value)) {
        best.look(block);
      }
    }
    return best.value < 0 ? null : new Placement(best.fromNanos, Math.round(best.value));
  }

  /** The first of the worst that were looked at. */
  private final class Best {
    private final @Nullable Placement other;
    private double value = -Double.MIN_VALUE;
    private long fromNanos;

    Best(@Nullable Placement other) {
      this.other = other;
    }

    /** Looks at every outage of a block that begins or ends at a bend. */
    void look(int block) {
      int begin = block * BLOCK;
      int size = line.ofProfile();
      int after = Math.min(begin + BLOCK, size);
      long from = line.atNanos(begin);
      SurplusLine.Walk starts = line.new Walk(from);
      SurplusLine.Walk ends = line.new Walk(from + lengthNanos);
      int start = begin;
      int end = line.before(from + lengthNanos);
      end += line.atNanos(end) < from + lengthNanos ? 1 : 0;
      while (true) {
        long atBend = start < after ? line.atNanos(start) : Long.MAX_VALUE;
        long toBend = end < size ? line.atNanos(end) - lengthNanos : Long.MAX_VALUE;
        boolean here = after == size || toBend < line.atNanos(after);
        long next = Math.min(atBend, here ? toBend : Long.MAX_VALUE);
        if (next == Long.MAX_VALUE) {
          return;
        }
        start += atBend == next ? 1 : 0;
        end += toBend == next ? 1 : 0;
        consider(next, starts, ends);
      }
    }

    /** Looks at the outages that only just do not overlap with the other one, or with its like. */
    void lookBeside() {
      if (other == null) {
        return;
      }
      long last = written.endNanos();
      for (long like = other.fromNanos() % periodNanos; like <= last; like += periodNanos) {
        beside(like - lengthNanos);
        beside(like + lengthNanos);
        if (periodNanos > last - like) {
          return;
        }
      }
    }

    private void beside(long begin) {
      if (begin >= 0 && begin <= written.endNanos()) {
        consider(begin, line.new Walk(begin), line.new Walk(begin + lengthNanos));
      }
    }

    private void consider(long begin, SurplusLine.Walk starts, SurplusLine.Walk ends) {
      if (other != null && !isClear(Math.abs(begin - other.fromNanos()))) {
        return;
      }
      long end = begin + lengthNanos;
      double backlog =
          ends.mostFrom(end)
              - starts.leastUpTo(begin)
              + ends.carriedUpTo(end)
              - starts.carriedUpTo(begin);
      if (backlog > value || backlog == value && begin < fromNanos) {
        value = backlog;
        fromNanos = begin;
      }
    }
  }

  private boolean isClear(long apart) {
    long within = apart % periodNanos;
    return within >= lengthNanos && periodNanos - within >= lengthNanos;
  }
}
