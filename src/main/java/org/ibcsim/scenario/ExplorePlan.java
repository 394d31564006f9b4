package org.ibcsim.scenario;

/**
 * What an exploration of a scenario may choose, beside the order of what happens.
 *
 * @param time how much of the scenario's times counts
 * @param commands when a command follows the one before it
 * @param writes of each source of the workload, at most; {@link #ALL_WRITES} for all that it has
 * @param faults that may happen beside those that the scenario lists
 * @param wires whether updates keep their order on the way to a Secondary
 */
public record ExplorePlan(
    TimeModel time, CommandPace commands, long writes, FaultBudget faults, WireOrder wires) {
  /** No source of writes is cut short. */
  public static final long ALL_WRITES = Long.MAX_VALUE;

  /** That of a scenario that says nothing of it. */
  public static final ExplorePlan STANDARD =
      new ExplorePlan(
          TimeModel.TIMED, CommandPace.AT_ONCE, ALL_WRITES, FaultBudget.NONE, WireOrder.KEPT);

  /** How much of the scenario's times counts. */
  public enum TimeModel {
    /** All: what happens is what some choice of times within the scenario's limits allows. */
    TIMED,
    /** None: whatever takes time takes any time, and a timer runs out at any moment. */
    UNTIMED
  }

  /** When a command of a script follows the one before it, or what that one waited for. */
  public enum CommandPace {
    /** At once, as in a run: nothing but a fault comes between. */
    AT_ONCE,
    /** At any time, as if somebody typed it. */
    ANY_TIME
  }

  /** In which order the updates on the wire of one RLINK arrive. */
  public enum WireOrder {
    /** In the order in which they left, as TCP sees to. */
    KEPT,
    /**
     * In any order, as a network may deliver packets of UDP [D HOWTO64289]. The receiver sorts
     * them: what came early waits for what left before it (inferred).
     */
    ANY
  }

  /** The same with another model of time. */
  public ExplorePlan withTime(TimeModel other) {
    return new ExplorePlan(other, commands, writes, faults, wires);
  }

  /** The same with so many writes of each source at most. */
  public ExplorePlan withWrites(long most) {
    return new ExplorePlan(time, commands, most, faults, wires);
  }

  /** The same with another budget of faults. */
  public ExplorePlan withFaults(FaultBudget other) {
    return new ExplorePlan(time, commands, writes, other, wires);
  }

  /** The same with another order on wires. */
  public ExplorePlan withWires(WireOrder other) {
    return new ExplorePlan(time, commands, writes, faults, other);
  }

  /** How many faults of each kind may happen, on any host, RLINK or process, at any time. */
  public record FaultBudget(
      int crashes, int cuts, int stops, int kills, int detaches, int diskFailures) {
    /** No fault but those that the scenario lists. */
    public static final FaultBudget NONE = new FaultBudget(0, 0, 0, 0, 0, 0);

    /** Without failures of disks. */
    public FaultBudget(int crashes, int cuts, int stops, int kills, int detaches) {
      this(crashes, cuts, stops, kills, detaches, 0);
    }

    /** Whether there is a fault of any kind. */
    public boolean any() {
      return !equals(NONE);
    }
  }
}
