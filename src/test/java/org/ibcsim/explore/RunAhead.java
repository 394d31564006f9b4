package org.ibcsim.explore;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ibcsim.journal.JournalEntry;
import org.ibcsim.model.Event;
import org.ibcsim.runbook.Script;
import org.ibcsim.runbook.ScriptProcess;
import org.ibcsim.scenario.Scenario;
import org.ibcsim.simulate.WatchedRun;
import org.ibcsim.simulate.WatchedRun.Taken;
import org.ibcsim.simulate.WatchedRun.What;

/**
 * What a run will do, from the same run made before: of all that an exploration has a step for and
 * a run has none.
 */
final class RunAhead {
  /** A choice of an exploration that the run has no step for, and when it is due. */
  record Moment(long timeNanos, Choice.Kind kind, int index) {}

  /** A step of a script that a process slept in. */
  private record Awaited(int process, int line) {}

  private final Scenario scenario;
  private final Set<Awaited> awaited = new HashSet<>();
  private final List<Moment> lateWrites = new ArrayList<>();
  private final List<Event> copies = new ArrayList<>();

  /** What was drawn, by random stream and line. */
  private final Map<String, Long> drawn = new HashMap<>();

  private RunAhead(Scenario scenario) {
    this.scenario = scenario;
  }

  static RunAhead of(Scenario scenario) {
    RunAhead ahead = new RunAhead(scenario);
    try (WatchedRun run = new WatchedRun(scenario)) {
      List<String> waits = waits(run);
      for (WatchedRun.Step step = run.next(); step != null; step = run.next()) {
        ahead.note(step, waits);
        waits = waits(run);
      }
      for (JournalEntry.Drawn one : run.end().record().entries(JournalEntry.Drawn.class)) {
        ahead.drawn.put(one.stream() + one.line(), one.drawnNanos());
      }
    }
    return ahead;
  }

  private static List<String> waits(WatchedRun run) {
    return run.processes().stream()
        .map(process -> process.current().map(step -> "" + step.line()).orElse(""))
        .toList();
  }

  private void note(WatchedRun.Step step, List<String> waits) {
    if (step.what() instanceof What.Wakes wakes) {
      int process = ScriptProcess.processOf(wakes.sleeper());
      awaited.add(new Awaited(process, Integer.parseInt(waits.get(process))));
    } else if (step.what() instanceof What.Happens happens
        && happens.event() instanceof Event.MessageRepeats copy) {
      copies.add(copy);
    }
    for (Taken write : step.writes()) {
      if (RunFollower.isLate(write, step)) {
        lateWrites.add(new Moment(write.dueNanos(), Choice.Kind.WRITE, write.source()));
      }
    }
  }

  /** Copies of messages that come, in the order in which they do; the list is the caller's. */
  List<Event> copies() {
    return new ArrayList<>(copies);
  }

  /**
   * Where times count: times of {@code at} that come while no script waits for them, and writes
   * that are due while another is stalled, in order of time.
   */
  List<Moment> moments(List<Processes.At> times) {
    List<Moment> moments = new ArrayList<>();
    for (int number = 0; number < times.size(); number++) {
      Processes.At at = times.get(number);
      Script script = scenario.scripts().get(at.script());
      int line = script.steps().get(at.step()).line();
      if (!awaited.contains(new Awaited(at.script(), line))) {
        String stream =
            "runbook/" + script.label(scenario.layout().hosts().get(script.host()).name());
        long nanos = drawn.getOrDefault(stream + line, at.time().mostNanos());
        moments.add(new Moment(nanos, Choice.Kind.CLOCK_STRIKES, number));
      }
    }
    moments.addAll(lateWrites);
    moments.sort(Comparator.comparingLong(Moment::timeNanos));
    return moments;
  }
}
