package org.ibcsim.simulate;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntFunction;
import org.ibcsim.journal.RunRecord;
import org.ibcsim.model.DataSet;
import org.ibcsim.model.Fact;
import org.ibcsim.model.Outcome;
import org.ibcsim.runbook.ScriptProcess;
import org.ibcsim.scenario.Fault;
import org.ibcsim.scenario.FaultPlan;
import org.ibcsim.scenario.Scenario;

/**
 * A hand in a running simulation: acts on the data set beside the scenario's own scripts, workload
 * and faults, and says how far time goes.
 *
 * <p>An act takes no time; what it makes possible at the same moment follows before it returns, as
 * after an event. Whoever is told of something from inside a step (the end of a call or of a write)
 * only takes note of it. The run ends at its scenario's end: nothing later is served. Not
 * thread-safe.
 */
public final class Hand {
  /** Calls of scripts have lower numbers, those made by hand this one and higher ones. */
  static final int FIRST_CALL = 1 << 30;

  private final Scenario scenario;
  private final Simulation simulation;
  private final VirtualAgenda agenda;
  private final HandWrites writes;

  /** A call that blocks, on a host. */
  private record Blocked(int host, CallEnd end) {}

  /** By the number of the call. */
  private final Map<Integer, Blocked> blocked = new TreeMap<>();

  private int nextCall = FIRST_CALL;

  Hand(Scenario scenario, Simulation simulation, VirtualAgenda agenda, HandWrites writes) {
    this.scenario = scenario;
    this.simulation = simulation;
    this.agenda = agenda;
    this.writes = writes;
  }

  /** Virtual time now. */
  public long nowNanos() {
    return agenda.nowNanos();
  }

  /** When the next thing happens; {@link Long#MAX_VALUE} if nothing will before the end. */
  public long nextNanos() {
    long next = agenda.nextNanos();
    return next > scenario.durationNanos() ? Long.MAX_VALUE : next;
  }

  /** Lets the next thing happen; answers false if nothing will before the end. */
  public boolean step() {
    return nextNanos() != Long.MAX_VALUE && simulation.step();
  }

  /**
   * Lets happen all that happens until a time, and then it is that time.
   *
   * @param timeNanos not before now, and not behind the end
   */
  public void passTo(long timeNanos) {
    if (timeNanos > scenario.durationNanos()) {
      throw new IllegalArgumentException(
          "time was to pass to "
              + timeNanos
              + " ns; expected at most the end of the scenario at "
              + scenario.durationNanos()
              + " ns");
    }
    while (nextNanos() <= timeNanos) {
      simulation.step();
    }
    if (timeNanos != nowNanos()) {
      at(timeNanos, () -> {});
      simulation.step();
    }
  }

  /** Something is done at a time, now or later, as an event of its own. */
  public void at(long timeNanos, Runnable act) {
    agenda.schedule(timeNanos, new DriverEvent.HandActs(act));
  }

  /**
   * Makes a call that may block, and answers its number.
   *
   * @param host whose process makes it
   * @param call makes it, under the number that it is given
   * @param end hears how it ended: before this returns, or later
   */
  public int call(int host, IntFunction<Outcome> call, CallEnd end) {
    int number = nextCall;
    nextCall++;
    blocked.put(number, new Blocked(host, end));
    Outcome outcome = call.apply(number);
    if (!(outcome instanceof Outcome.Blocked)) {
      blocked.remove(number);
      end.returned(outcome);
    }
    simulation.follow();
    return number;
  }

  /** The process dies that waits in a call; if the call has ended, nothing happens. */
  public void kill(int call) {
    Blocked dead = blocked.remove(call);
    if (dead != null) {
      simulation.world().interrupt(dead.host, call);
      dead.end.died();
      simulation.follow();
    }
  }

  /** What concerns the hosts that calls are made on. */
  void hears(Fact fact) {
    if (fact instanceof Fact.HostCrashed crashed) {
      List<Integer> dead =
          blocked.entrySet().stream()
              .filter(entry -> entry.getValue().host == crashed.host())
              .map(Map.Entry::getKey)
              .toList();
      for (int call : dead) {
        Blocked waiting = blocked.remove(call);
        if (waiting != null) {
          waiting.end.died();
        }
      }
    }
  }

  void returned(int call, Outcome outcome) {
    // A SEND that has its place in the log returns though its process was killed; nobody hears it.
    Blocked waiting = blocked.remove(call);
    if (waiting != null) {
      waiting.end.returned(outcome);
    }
  }

  /**
   * The application writes; where its writes are stalled, this one waits behind them.
   *
   * @param end hears how it ended: before this returns, or later
   * @throws UnfitWriteException if the SRL can never hold it
   */
  public void write(int volume, long offsetBytes, int lengthBytes, CallEnd end) {
    writes.offer(nowNanos(), volume, offsetBytes, lengthBytes, end);
    simulation.application().proceed();
    simulation.follow();
  }

  /**
   * Something breaks now, as a fault of the scenario does, and is told in the journal.
   *
   * @param endNanos when it ends by itself; {@link FaultPlan#NEVER} if it does not
   */
  public void strike(Fault fault, long endNanos) {
    if (endNanos != FaultPlan.NEVER) {
      agenda.schedule(endNanos, new DriverEvent.FaultEnds(fault));
    }
    simulation.strike(fault, endNanos);
    simulation.follow();
  }

  /** A fault that can end is over now. */
  public void end(Fault fault) {
    simulation.end(fault);
    simulation.follow();
  }

  /** What calls are made on. */
  public DataSet dataSet() {
    return simulation.world();
  }

  /** The scripts of the runbook, where they stand. */
  public List<ScriptProcess> processes() {
    return simulation.processes();
  }

  /** What the journal tells so far. */
  public RunRecord record() {
    return simulation.journal().record();
  }

  /**
   * Ends the run where it stands: totals, verdicts, the end of the journal. Nothing can happen
   * afterwards.
   */
  public Runner.Finished finish() {
    try (simulation) {
      Runner.judge(scenario, simulation);
    }
    return Runner.finished(simulation);
  }
}
