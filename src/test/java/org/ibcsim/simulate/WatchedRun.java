package org.ibcsim.simulate;

import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import org.ibcsim.journal.JournalLevel;
import org.ibcsim.journal.RunHeader;
import org.ibcsim.model.Event;
import org.ibcsim.model.world.World;
import org.ibcsim.runbook.ScriptProcess;
import org.ibcsim.scenario.Fault;
import org.ibcsim.scenario.Scenario;
import org.jspecify.annotations.Nullable;

/**
 * A run, step by step, that says what each step was: for tests that take the same steps elsewhere.
 *
 * <p>It runs with the scenario's own seed, and writes its journal nowhere.
 */
public final class WatchedRun implements AutoCloseable {
  /** What a step begins with; what follows from it at the same moment is part of the step. */
  public sealed interface What {
    /** The run begins. */
    record Begins() implements What {}

    /** An event that the model asked for. */
    record Happens(Event event) implements What {}

    /** Writes of the workload are due. */
    record WritesAreDue() implements What {}

    /** A source of the workload, counted from 0, hears of a write that failed. */
    record RefusalIsHeard(int source) implements What {}

    /** A process, or a part of one, has slept. */
    record Wakes(int sleeper) implements What {}

    /** Something breaks. */
    record Strikes(Fault fault) implements What {}

    /** What broke is whole. */
    record Ends(Fault fault) implements What {}
  }

  /** A write that was offered to the data set for the first time, and when it was due. */
  public record Taken(int source, long dueNanos) {}

  /**
   * One step.
   *
   * @param writes those that the step offered for the first time
   */
  public record Step(long number, long timeNanos, What what, List<Taken> writes) {
    public Step {
      writes = List.copyOf(writes);
    }
  }

  private final Scenario scenario;
  private final Simulation simulation;
  private final List<Taken> taken = new ArrayList<>();

  /** A run that has begun: its first step is over. */
  public WatchedRun(Scenario scenario) {
    this.scenario = scenario;
    RunHeader header =
        RunOfText.header(scenario, JournalLevel.CONTROL, 0)
            .withBucketNanos(scenario.durationNanos());
    simulation =
        new Simulation(scenario, header, OutputStream.nullOutputStream(), "journal", false);
    simulation.tellWrites(write -> taken.add(new Taken(source(write.tag), write.timeNanos)));
  }

  private int source(int tag) {
    return tag % scenario.workloads().size();
  }

  /** The step that is over when the run has begun. */
  public Step first() {
    return new Step(0, 0, new What.Begins(), List.of());
  }

  /** Lets the next thing happen; null at the end. */
  public @Nullable Step next() {
    taken.clear();
    long before = simulation.events();
    while (simulation.events() == before) {
      if (!simulation.step()) {
        return null;
      }
    }
    return new Step(
        simulation.events(), simulation.nowNanos(), what(simulation.lastEvent()), taken);
  }

  private What what(Object event) {
    if (event instanceof Event happens) {
      return new What.Happens(happens);
    } else if (event instanceof DriverEvent.WriteDue) {
      return new What.WritesAreDue();
    } else if (event instanceof DriverEvent.RefusalHeard heard) {
      return new What.RefusalIsHeard(source(heard.tag()));
    } else if (event instanceof DriverEvent.ProcessWakes wakes) {
      return new What.Wakes(wakes.process());
    } else if (event instanceof DriverEvent.FaultStrikes strikes) {
      return new What.Strikes(strikes.fault());
    } else if (event instanceof DriverEvent.FaultEnds ends) {
      return new What.Ends(ends.fault());
    }
    throw new IllegalStateException("a step of a run that nobody acts on by hand: " + event);
  }

  /** The data set as it stands. */
  public World world() {
    return simulation.world();
  }

  /** The scripts where they stand, those of boots last. */
  public List<ScriptProcess> processes() {
    return simulation.processes();
  }

  /** Judges the run where it stands; nothing can happen afterwards. */
  public Runner.Finished end() {
    Runner.judge(scenario, simulation);
    simulation.close();
    return Runner.finished(simulation);
  }

  @Override
  public void close() {
    simulation.close();
  }
}
