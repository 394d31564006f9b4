package org.ibcsim.explore;

import java.util.Arrays;
import org.ibcsim.kernel.StateReader;
import org.ibcsim.kernel.StateWriter;

/**
 * The times that are left to run of everything that is under way, as far as they are known: a state
 * class [1], all choices of delays that lead to the same order of steps at once.
 *
 * <p><b>What it holds.</b> For any two clocks an upper bound of the difference of the times that
 * they have left, and for each clock one of the time itself and of its negative: a difference-bound
 * matrix. Bounds are whole nanoseconds and belong to what they bound, so the classes are exact,
 * with nothing rounded. The matrix is always closed (no bound can be made smaller by way of a third
 * clock), so equal sets of times are equal matrices.
 *
 * <p><b>What has no clock.</b> Something due this very moment is {@link #DUE}, and time stands
 * until it has happened. Something that may take any time from now on, whatever else is known, is
 * {@link #FREE}.
 *
 * <p><b>Cost.</b> A step, a new clock and a constraint take time in the square of the number of
 * clocks. Not thread-safe.
 *
 * <p>[1] B. Berthomieu, M. Diaz, Modeling and verification of time dependent systems using time
 * Petri nets, IEEE Transactions on Software Engineering 17(3), 1991.
 */
final class Zone {
  /** In place of a clock: due now. */
  static final int DUE = -1;

  /** In place of a clock: may come at any time from now on. */
  static final int FREE = -2;

  /** In place of a clock: does not run yet. */
  static final int IDLE = -3;

  /** A bound that is none. */
  static final long INFINITY = Long.MAX_VALUE / 4;

  /** Row and column of the constant 0. */
  private static final int NOW = 0;

  private int room = 8;
  private long[][] bounds = new long[room][room];
  private boolean[] used = new boolean[room];
  private long[] nearest = new long[room];

  /** By how much each must outlast the next that runs out. */
  private int[] lead = new int[room];

  private boolean leads;

  /** Nothing is under way. */
  void clear() {
    Arrays.fill(used, false);
  }

  /**
   * A new clock, which has from {@code least} to {@code most} nanoseconds left; nothing relates it
   * to the others.
   *
   * @return the clock, {@link #DUE} or {@link #FREE}
   */
  int start(long least, long most) {
    if (most == 0) {
      return DUE;
    }
    if (least == 0 && most >= INFINITY) {
      return FREE;
    }
    int clock = unused();
    used[clock] = true;
    long upper = Math.min(most, INFINITY);
    bounds[clock][NOW] = upper;
    bounds[NOW][clock] = -least;
    bounds[clock][clock] = 0;
    for (int other = 1; other < room; other++) {
      if (used[other] && other != clock) {
        bounds[clock][other] = sum(upper, bounds[NOW][other]);
        bounds[other][clock] = sum(bounds[other][NOW], -least);
      }
    }
    return clock;
  }

  private int unused() {
    for (int clock = 1; clock < room; clock++) {
      if (!used[clock]) {
        return clock;
      }
    }
    int first = room;
    room *= 2;
    bounds = Arrays.copyOf(bounds, room);
    for (int row = 0; row < room; row++) {
      bounds[row] = row < first ? Arrays.copyOf(bounds[row], room) : new long[room];
    }
    used = Arrays.copyOf(used, room);
    nearest = new long[room];
    lead = Arrays.copyOf(lead, room);
    return first;
  }

  private static long sum(long one, long other) {
    return one >= INFINITY || other >= INFINITY ? INFINITY : one + other;
  }

  /** From here on the first runs out no later than the second. */
  void order(int first, int second) {
    if (first >= 0 && second >= 0) {
      constrain(first, second, 0);
    }
  }

  /** What is left of one is at most so much more than what is left of the other. */
  private void constrain(int one, int other, long bound) {
    if (bounds[one][other] <= bound) {
      return;
    }
    for (int from = 0; from < room; from++) {
      if (from == NOW || used[from]) {
        long toOne = from == one ? 0 : bounds[from][one];
        for (int to = 0; to < room; to++) {
          if ((to == NOW || used[to]) && to != from) {
            long after = to == other ? 0 : bounds[other][to];
            bounds[from][to] = Math.min(bounds[from][to], sum(sum(toOne, bound), after));
          }
        }
      }
    }
  }

  /** The clock runs no more; what it knew of the others stays. */
  void stop(int clock) {
    if (clock >= 0) {
      used[clock] = false;
    }
  }

  /**
   * A clock that would come first if it ran out in the same nanosecond; forgotten with the next
   * step.
   */
  void precede(int clock) {
    lead[clock] = 1;
    leads = true;
  }

  /** Nothing is known of clocks that come first of two. */
  void forgetPrecedence() {
    if (leads) {
      Arrays.fill(lead, 0);
      leads = false;
    }
  }

  /** Whether a clock may be the next of all to run out. */
  boolean mayRunOut(int clock) {
    for (int other = 1; other < room; other++) {
      if (used[other] && bounds[other][clock] < lead[other]) {
        return false;
      }
    }
    return true;
  }

  /** Whether a clock may run out this very moment. */
  boolean mayBeDue(int clock) {
    return bounds[NOW][clock] >= 0 && mayRunOut(clock) && mayStand();
  }

  /** Whether those that would come first may all have time left this very moment. */
  boolean mayStand() {
    for (int other = 1; other < room; other++) {
      if (used[other] && bounds[other][NOW] < lead[other]) {
        return false;
      }
    }
    return true;
  }

  /** Those that would come first have time left, for something happens before them now. */
  void stand() {
    for (int other = 1; other < room; other++) {
      if (used[other] && lead[other] > 0) {
        constrain(NOW, other, -lead[other]);
      }
    }
    forgetPrecedence();
  }

  /** Whether two clocks may run out in the same nanosecond. */
  boolean mayTie(int one, int other) {
    return bounds[one][other] >= 0 && bounds[other][one] >= 0;
  }

  /** Time passes until a clock has run out, which is the next of all; it is stopped. */
  void runOut(int clock) {
    for (int other = 1; other < room; other++) {
      if (used[other]) {
        long least = INFINITY;
        for (int by = 1; by < room; by++) {
          if (used[by]) {
            least = Math.min(least, sum(bounds[by][other], by == clock ? 0 : -lead[by]));
          }
        }
        nearest[other] = least;
      }
    }
    for (int from = 1; from < room; from++) {
      if (used[from] && from != clock) {
        for (int to = 1; to < room; to++) {
          if (used[to] && to != from && to != clock) {
            bounds[from][to] = Math.min(bounds[from][to], sum(bounds[from][clock], nearest[to]));
          }
        }
        bounds[from][NOW] = bounds[from][clock];
        bounds[NOW][from] = Math.min(bounds[clock][from], nearest[from]);
      }
    }
    used[clock] = false;
    forgetPrecedence();
  }

  /** A clock runs out this very moment, with no time passing; it is stopped. */
  void runOutNow(int clock) {
    constrain(clock, NOW, 0);
    stand();
    used[clock] = false;
  }

  /** Any time passes that no clock forbids. */
  void pass() {
    for (int other = 1; other < room; other++) {
      if (used[other]) {
        long least = INFINITY;
        for (int by = 1; by < room; by++) {
          if (used[by]) {
            least = Math.min(least, bounds[by][other]);
          }
        }
        nearest[other] = least;
      }
    }
    for (int from = 1; from < room; from++) {
      if (used[from]) {
        bounds[NOW][from] = Math.min(0, nearest[from]);
      }
    }
  }

  /** The clock itself, or what stands for one of which nothing is left to know. */
  int simplified(int clock) {
    if (clock < 0) {
      return clock;
    }
    if (bounds[clock][NOW] == 0) {
      stop(clock);
      return DUE;
    }
    if (bounds[clock][NOW] < INFINITY || bounds[NOW][clock] < 0) {
      return clock;
    }
    for (int other = 1; other < room; other++) {
      if (used[other]
          && other != clock
          && (bounds[clock][other] < INFINITY || bounds[other][clock] < bounds[other][NOW])) {
        return clock;
      }
    }
    stop(clock);
    return FREE;
  }

  /** The least time that a clock can have left. */
  long least(int clock) {
    return clock == DUE || clock == FREE ? 0 : -bounds[NOW][clock];
  }

  /** The longest time that a clock can have left; {@link #INFINITY} for no limit. */
  long most(int clock) {
    return clock == DUE ? 0 : clock == FREE ? INFINITY : bounds[clock][NOW];
  }

  /** The most by which one clock can have more left than another. */
  long difference(int one, int other) {
    return bounds[one][other];
  }

  /** Writes the bounds of some clocks, in their order; all others are not in use. */
  void write(StateWriter writer, int[] clocks, int count) {
    for (int one = 0; one < count; one++) {
      writeBound(writer, bounds[clocks[one]][NOW]);
      writer.count(-bounds[NOW][clocks[one]]);
      for (int other = 0; other < count; other++) {
        if (other != one) {
          // What is left is at most the sum of two bounds; mostly nothing more is known.
          long known = bounds[clocks[one]][clocks[other]];
          long sum = sum(bounds[clocks[one]][NOW], bounds[NOW][clocks[other]]);
          boolean told = known != sum;
          writer.flag(told);
          if (told) {
            writer.number(known);
          }
        }
      }
    }
  }

  private static void writeBound(StateWriter writer, long bound) {
    writer.count(bound >= INFINITY ? 0 : bound + 1);
  }

  /** Reads the bounds of so many clocks, which are 1, 2 and so on from here. */
  void read(StateReader reader, int count) {
    clear();
    while (room <= count) {
      Arrays.fill(used, true);
      unused();
      Arrays.fill(used, false);
    }
    long[][] told = bounds;
    boolean[][] known = new boolean[count + 1][count + 1];
    for (int one = 1; one <= count; one++) {
      used[one] = true;
      long upper = reader.count();
      told[one][NOW] = upper == 0 ? INFINITY : upper - 1;
      told[NOW][one] = -reader.count();
      told[one][one] = 0;
      for (int other = 1; other <= count; other++) {
        if (other != one) {
          known[one][other] = reader.flag();
          if (known[one][other]) {
            told[one][other] = reader.number();
          }
        }
      }
    }
    for (int one = 1; one <= count; one++) {
      for (int other = 1; other <= count; other++) {
        if (other != one && !known[one][other]) {
          told[one][other] = sum(told[one][NOW], told[NOW][other]);
        }
      }
    }
  }
}
