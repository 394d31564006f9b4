package org.ibcsim.explore;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import org.ibcsim.journal.JournalEntry;
import org.ibcsim.kernel.StateWriter;
import org.ibcsim.model.Event;
import org.ibcsim.model.world.World;
import org.ibcsim.runbook.Command;
import org.ibcsim.runbook.ScriptProcess;
import org.ibcsim.scenario.ExplorePlan.TimeModel;
import org.ibcsim.scenario.Fault;
import org.ibcsim.scenario.Scenario;
import org.ibcsim.simulate.WatchedRun;
import org.ibcsim.simulate.WatchedRun.Step;
import org.ibcsim.simulate.WatchedRun.Taken;
import org.ibcsim.simulate.WatchedRun.What;

/**
 * Follows a run of a scenario as a path of its exploration: each step of the run is a choice that
 * the exploration allows there, and leaves the same data set and the same scripts behind.
 *
 * <p><b>What is one step in a run and several here.</b> What an event makes possible at once: the
 * scripts go on, in their order and each until it waits, and so do stalled writes. <b>What is a
 * step here and none in a run:</b> the time of an {@code at} comes that no script waits for; a
 * write is due behind one that is stalled (where times count); a copy of a message turns out not to
 * be sent; an {@code at} is awaited whose time is over (where times do not count). When these
 * happen is known from the same run, made once before. <b>What is a step in a run and none
 * here:</b> what was under way on a connection that has ended, or at the disks of a host that has
 * crashed since; and an error of a write that nobody waits for.
 */
public final class RunFollower {
  /** How many steps a run had, and how many choices the path has that is the same. */
  public record Followed(long steps, long choices) {}

  private static final double NANOS_PER_SECOND = 1e9;

  private final Scenario scenario;
  private final boolean timed;
  private final boolean exact;
  private final DataSetModel model;
  private final Situation situation;
  private final Choices choices = new Choices();
  private final ArrayDeque<RunAhead.Moment> moments;
  private final List<Event> copies;
  private long nowNanos;

  /** Whether something must come before time passes. */
  private boolean due;

  private long steps;
  private long taken;

  private RunFollower(Scenario scenario, RunAhead ahead, boolean exact) {
    this.scenario = scenario;
    this.exact = exact;
    timed = scenario.explore().time() == TimeModel.TIMED;
    model = new DataSetModel(scenario, false);
    situation = model.situation();
    moments = new ArrayDeque<>();
    if (timed) {
      ahead.moments(situation.times()).forEach(moments::add);
    }
    copies = ahead.copies();
  }

  /**
   * Follows the run of a scenario with its own seed to its end.
   *
   * @throws AssertionError if the exploration does not allow a step, or something differs after it
   */
  public static Followed follow(Scenario scenario) {
    return follow(scenario, false);
  }

  /**
   * The same, and every step comes at the very time at which it came in the run: the exploration
   * must allow not only the order but the times. Only where times count.
   */
  public static Followed followToTheNanosecond(Scenario scenario) {
    return follow(scenario, true);
  }

  private static Followed follow(Scenario scenario, boolean exact) {
    RunAhead ahead = RunAhead.of(scenario);
    RunFollower follower = new RunFollower(scenario, ahead, exact);
    try (WatchedRun run = new WatchedRun(scenario)) {
      follower.follow(run);
    }
    return new Followed(follower.steps, follower.taken);
  }

  private void follow(WatchedRun run) {
    Step step = run.first();
    situation.begin();
    stand();
    passMoments(step);
    settle(step, run);
    requireAlike(step, run);
    EventNames names = EventNames.of(run.world());
    for (step = run.next(); step != null; step = run.next()) {
      steps++;
      passMoments(step);
      if (!(step.what() instanceof What.Happens happens && names.isVoid(happens.event()))) {
        begin(step);
        settle(step, run);
      }
      requireAlike(step, run);
      names = EventNames.of(run.world());
    }
    requireSameOutcome(run);
  }

  private void passMoments(Step step) {
    while (!moments.isEmpty()
        && (moments.peek().timeNanos() < step.timeNanos()
            || moments.peek().timeNanos() == step.timeNanos() && !isAwaited(moments.peek()))) {
      RunAhead.Moment moment = moments.remove();
      passUntil(moment.timeNanos(), step);
      take(step, Choice.of(moment.kind(), moment.index()), "before that, at " + at(moment) + ",");
    }
    passUntil(step.timeNanos(), step);
  }

  /** Whether a script still awaits the time of an {@code at}, in which a crash ends it first. */
  private boolean isAwaited(RunAhead.Moment moment) {
    if (moment.kind() != Choice.Kind.CLOCK_STRIKES) {
      return false;
    }
    Processes.At at = situation.times().get(moment.index());
    ScriptProcess process = situation.processes().get(at.script());
    return process.sleeping()
        && process.current().filter(process.script().steps().get(at.step())::equals).isPresent();
  }

  /** Lets nothing but time pass, by a clock that runs for just as long. */
  private void passUntil(long timeNanos, Step step) {
    if (!exact) {
      return;
    }
    if (timeNanos > nowNanos) {
      Zone zone = situation.clocks().zone();
      int clock = zone.start(timeNanos - nowNanos, timeNanos - nowNanos);
      if (due || !zone.mayRunOut(clock)) {
        zone.stop(clock);
        situation.clocks().stands(due);
        throw new AssertionError(
            place(step)
                + "the exploration does not let so much time pass, for before that must come one of"
                + " "
                + allowed());
      }
      zone.runOut(clock);
      nowNanos = timeNanos;
    }
    situation.clocks().stands(true);
  }

  /** Whatever comes next comes now. */
  private void stand() {
    if (exact) {
      due = situation.clocks().stand();
      situation.clocks().stands(true);
    }
  }

  /** Writes the state and reads it again, as a search does between two steps. */
  private void passOn() {
    StateWriter writer = situation.writer();
    situation.write(writer);
    situation.read(situation.reader().over(writer));
  }

  private static String at(RunAhead.Moment moment) {
    return moment.timeNanos() / NANOS_PER_SECOND + " s";
  }

  /** Takes the choice that the step begins with. */
  private void begin(Step step) {
    What what = step.what();
    if (what instanceof What.Happens happens) {
      copies.remove(happens.event());
      take(step, choice -> isOf(choice, happens.event()), "the event is");
    } else if (what instanceof What.WritesAreDue) {
      for (Taken write : step.writes()) {
        if (!isLate(write, step)) {
          take(step, Choice.of(Choice.Kind.WRITE, write.source()), "a write of a source is");
        }
      }
    } else if (what instanceof What.RefusalIsHeard heard) {
      if (PlannedWrites.of(scenario).get(heard.source()).users() > 0) {
        take(step, Choice.of(Choice.Kind.REFUSAL_HEARD, heard.source()), "the error is");
      }
    } else if (what instanceof What.Wakes wakes) {
      wake(step, wakes.sleeper());
    } else if (what instanceof What.Strikes strikes) {
      take(step, choice -> isOf(choice, Choice.Kind.FAULT, strikes.fault()), "the fault is");
    } else if (what instanceof What.Ends ends) {
      take(step, choice -> isOf(choice, Choice.Kind.FAULT_ENDS, ends.fault()), "its end is");
    }
  }

  private boolean isOf(int choice, Event event) {
    Event allowed = situation.event(choice);
    return allowed != null
        && Choice.kind(choice) != Choice.Kind.NEVER_COMES
        && allowed.equals(EventNames.of(situation.world()).named(event));
  }

  private boolean isOf(int choice, Choice.Kind kind, Fault fault) {
    return Choice.kind(choice) == kind
        && scenario.faults().get(Choice.index(choice)).fault().equals(fault);
  }

  /** Whether it waited for the end of a stall. */
  static boolean isLate(Taken write, Step step) {
    return write.dueNanos() < step.timeNanos() || !(step.what() instanceof What.WritesAreDue);
  }

  private void wake(Step step, int sleeper) {
    int script = ScriptProcess.processOf(sleeper);
    ScriptProcess process = situation.processes().get(script);
    List<Processes.At> times = situation.times();
    for (int number = 0; number < times.size(); number++) {
      Processes.At time = times.get(number);
      if (sleeper == process.number()
          && time.script() == script
          && process.current().orElseThrow() == process.script().steps().get(time.step())) {
        take(step, Choice.of(Choice.Kind.CLOCK_STRIKES, number), "the time of the at is");
        return;
      }
    }
    take(step, choice -> isSleeper(choice, sleeper), "the end of the sleep is");
  }

  private boolean isSleeper(int choice, int sleeper) {
    return Choice.kind(choice) == Choice.Kind.WAKES && situation.sleeper(choice) == sleeper;
  }

  /** Lets go on what a run lets go on in the same step. */
  private void settle(Step step, WatchedRun run) {
    ArrayDeque<Taken> late = new ArrayDeque<>();
    if (!timed) {
      step.writes().stream().filter(write -> isLate(write, step)).forEach(late::add);
    }
    boolean moved = true;
    while (moved) {
      moved = false;
      for (int process = 0; process < situation.processes().size(); process++) {
        while (takeIf(step, Choice.of(Choice.Kind.ACTS, process)) || goesOn(step, process, run)) {
          moved = true;
        }
      }
      if (takeIf(step, Choice.of(Choice.Kind.WRITE_GOES_ON, 0))) {
        moved = true;
      } else if (!moved && !late.isEmpty()) {
        take(step, Choice.of(Choice.Kind.WRITE, late.remove().source()), "a write that waited is");
        moved = true;
      }
    }
    leaveOutCopies(step, EventNames.of(run.world()));
  }

  /** Where times do not count, the time of an {@code at} may be over that a script awaits. */
  private boolean goesOn(Step step, int number, WatchedRun run) {
    ScriptProcess here = situation.processes().get(number);
    boolean waits =
        !timed
            && here.sleeping()
            && here.current().orElseThrow().command() instanceof Command.At
            && !here.current().equals(run.processes().get(number).current());
    if (waits) {
      take(step, choice -> isSleeper(choice, number), "the at whose time is over is");
    }
    return waits;
  }

  private void leaveOutCopies(Step step, EventNames ofRun) {
    boolean moved = true;
    while (moved) {
      moved = false;
      situation.list(choices);
      for (int place = 0; place < choices.size() && !moved; place++) {
        int choice = choices.get(place);
        if (Choice.kind(choice) == Choice.Kind.NEVER_COMES
            && !copies.contains(ofRun.named(situation.event(choice)))) {
          take(step, choice, "that the copy does not come is");
          moved = true;
        }
      }
    }
  }

  private boolean takeIf(Step step, int choice) {
    situation.list(choices);
    for (int place = 0; place < choices.size(); place++) {
      if (choices.get(place) == choice) {
        take(step, choice, "");
        return true;
      }
    }
    return false;
  }

  private void take(Step step, int choice, String what) {
    take(step, other -> other == choice, what);
  }

  private void take(Step step, IntPredicate same, String what) {
    situation.list(choices);
    for (int place = 0; place < choices.size(); place++) {
      if (same.test(choices.get(place))) {
        situation.take(choices.get(place));
        taken++;
        if (!situation.violations().isEmpty()) {
          throw new AssertionError(place(step) + "breaks here " + situation.violations());
        }
        if (exact) {
          stand();
        } else {
          passOn();
        }
        return;
      }
    }
    throw new AssertionError(
        place(step) + what + " no choice of the exploration, which allows " + allowed());
  }

  private String place(Step step) {
    return "In \""
        + scenario.title()
        + "\" with seed "
        + scenario.seed()
        + (timed ? ", timed" : ", untimed")
        + ", in step "
        + step.number()
        + " at "
        + step.timeNanos() / NANOS_PER_SECOND
        + " s, "
        + text(step)
        + ": ";
  }

  private String text(Step step) {
    What what = step.what();
    if (what instanceof What.Happens happens) {
      boolean link =
          happens.event() instanceof Event.LinkCut || happens.event() instanceof Event.LinkHealed;
      String text = link ? "" : " (" + EventText.of(happens.event(), scenario.layout()) + ")";
      return happens.event() + text;
    } else if (what instanceof What.WritesAreDue) {
      return "writes due: " + step.writes();
    }
    return what.toString();
  }

  private String allowed() {
    List<String> texts = new ArrayList<>();
    situation.list(choices);
    for (int place = 0; place < choices.size(); place++) {
      int choice = choices.get(place);
      Event event = situation.event(choice);
      texts.add(
          Choice.kind(choice)
              + ": "
              + situation.text(choice)
              + (event == null ? "" : " (" + event + ")"));
    }
    return texts.isEmpty() ? "nothing" : texts.stream().collect(Collectors.joining("; "));
  }

  private void requireAlike(Step step, WatchedRun run) {
    if (!Arrays.equals(written(run.world()), written(situation.world()))) {
      throw new AssertionError(
          place(step)
              + "afterwards the data set of the run is not that of the exploration, which allows "
              + allowed());
    }
    List<String> there = run.processes().stream().map(RunFollower::standing).toList();
    List<String> here = situation.processes().stream().map(RunFollower::standing).toList();
    if (!there.equals(here)) {
      throw new AssertionError(
          place(step) + "afterwards the scripts of the run are " + there + ", here " + here);
    }
  }

  private byte[] written(World world) {
    StateWriter writer = situation.writer();
    world.write(writer);
    return writer.toByteArray();
  }

  private static String standing(ScriptProcess process) {
    String does =
        process.finished()
            ? process.killed() ? "killed" : "finished"
            : process.blocked() ? "blocked" : process.sleeping() ? "asleep" : "ready";
    return does
        + " "
        + process.status()
        + process.current().map(step -> " in line " + step.line()).orElse("");
  }

  private void requireSameOutcome(WatchedRun run) {
    Finals.Judged judged = new Finals(model).judge(situation);
    List<String> here = model.outcome(judged.outcome()).values();
    List<String> there =
        run.end().record().entries(JournalEntry.Litmus.class).stream()
            .flatMap(told -> told.outcome().values().stream())
            .toList();
    if (!here.equals(there)) {
      throw new AssertionError(
          "In \""
              + scenario.title()
              + "\" with seed "
              + scenario.seed()
              + " the run shows "
              + there
              + " in the end, the exploration "
              + here);
    }
  }
}
