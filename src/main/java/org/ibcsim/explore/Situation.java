package org.ibcsim.explore;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.ibcsim.check.expectation.Reads;
import org.ibcsim.check.invariant.Violation;
import org.ibcsim.check.invariant.WritePathInvariants;
import org.ibcsim.kernel.StateReader;
import org.ibcsim.kernel.StateWriter;
import org.ibcsim.kernel.Vocabulary;
import org.ibcsim.model.Event;
import org.ibcsim.model.Observer;
import org.ibcsim.model.Outcome;
import org.ibcsim.model.ioctl.RvgFile;
import org.ibcsim.model.ioctl.StatusArguments;
import org.ibcsim.model.world.World;
import org.ibcsim.runbook.Script;
import org.ibcsim.runbook.ScriptProcess;
import org.ibcsim.scenario.ExplorePlan.CommandPace;
import org.ibcsim.scenario.ExplorePlan.TimeModel;
import org.ibcsim.scenario.ExplorePlan.WireOrder;
import org.ibcsim.scenario.Fault;
import org.ibcsim.scenario.Scenario;
import org.jspecify.annotations.Nullable;

/**
 * One state of an exploration, whole: the world, what is pending, how far scripts, workload and
 * faults are, and what was shown. It becomes any state that it is given, and takes any step of it.
 *
 * <p>A step is one event of the model, one action of a script, one write of the application or one
 * fault, and what that makes possible at the same moment: calls that returned go back to their
 * scripts. Everything else that follows is a step of its own.
 *
 * <p>Not thread-safe; each thread has one.
 */
final class Situation {
  /** STATUS never waits, so nobody hears of this number. */
  private static final int STATUS_CALL = 1 << 30;

  private final Vocabulary vocabulary;
  private final boolean commandsAtOnce;
  private final Clocks clocks;
  private final PendingEvents pending;
  private final Writers writers;
  private final History history;
  private final WritePathInvariants invariants;
  private final Notes notes;
  private final World world;
  private final Processes processes;
  private final FaultChoices faults;
  private final Unseen unseen;
  private final List<Violation> violations = new ArrayList<>();
  private int[] used = new int[16];
  private int count;
  private boolean urgent;
  private boolean due;

  /** A situation that is to be given a state. */
  Situation(
      Scenario scenario,
      Reads reads,
      Vocabulary vocabulary,
      EndedCommands waysToEnd,
      boolean reducing) {
    this.vocabulary = vocabulary;
    commandsAtOnce = scenario.explore().commands() == CommandPace.AT_ONCE;
    clocks = new Clocks(scenario.explore().time() == TimeModel.TIMED ? new Timing(scenario) : null);
    pending =
        new PendingEvents(
            scenario.layout(),
            clocks,
            scenario.explore().wires() == WireOrder.ANY,
            new Timing(scenario).heartbeatsDrawn());
    List<PlannedWrites> writes = PlannedWrites.of(scenario);
    writers = new Writers(writes, nodes(scenario), clocks);
    unseen = new Unseen(scenario, writes, reducing);
    List<Script> scripts =
        Stream.concat(scenario.scripts().stream(), scenario.bootScripts().stream()).toList();
    history = new History(scenario.layout(), reads, scripts, waysToEnd);
    invariants = new WritePathInvariants(scenario.layout(), () -> 0, violations::add);
    notes = new Notes(invariants, history, writers);
    world = new World(scenario.layout(), pending, notes);
    invariants.connect(world);
    notes.connect(world);
    processes = new Processes(scenario, world, clocks, history);
    faults = new FaultChoices(scenario, clocks);
  }

  /** The nodes of the workloads, where the Primary is a cluster. */
  private static List<Integer> nodes(Scenario scenario) {
    return scenario.layout().primaryHost().cluster().any()
        ? scenario.writerNodes().nodes()
        : List.of();
  }

  /** Becomes the first state; only once, and before any other. */
  void begin() {
    world.begin();
    faults.begin();
    processes.begin();
    writers.begin();
    settle();
  }

  /** A reader of states. */
  StateReader reader() {
    return new StateReader(vocabulary, false);
  }

  /** A writer of states. */
  StateWriter writer() {
    return new StateWriter(vocabulary, false);
  }

  /** Who else is told what the model tells. */
  void tell(Observer observer, CommandListener commands) {
    notes.tell(observer);
    processes.tell(commands);
  }

  List<ScriptProcess> processes() {
    return processes.all();
  }

  World world() {
    return world;
  }

  Clocks clocks() {
    return clocks;
  }

  History history() {
    return history;
  }

  /** What the last step broke. */
  List<Violation> violations() {
    return violations;
  }

  /** Lists what may come next. */
  void list(Choices choices) {
    choices.clear();
    if (processes.ready()) {
      processes.addReadyTo(choices);
    }
    if (writers.goesOn()) {
      choices.add(Choice.Kind.WRITE_GOES_ON, 0);
    }
    if (!urgent) {
      pending.addTo(choices);
      processes.addTo(choices);
      writers.addTo(choices);
      faults.addTo(choices);
    }
    faults.addExtraTo(choices, world, processes);
  }

  /** Takes one of the steps that were listed. */
  void take(int choice) {
    forgetViolations();
    int index = Choice.index(choice);
    Choice.Kind kind = Choice.kind(choice);
    switch (kind) {
      case ACTS -> {
        clocks.pass();
        processes.act(index);
      }
      case WRITE_GOES_ON -> writers.goOn(world);
      case ARRIVES -> arrive(index);
      case DISK, TRANSMITTED, ACKNOWLEDGED, TIMER -> world.handle(pending.take(kind, index));
      case NEVER_COMES -> pending.neverComes(index);
      case WAKES -> processes.wake(index);
      case CLOCK_STRIKES -> processes.strike(index);
      case WRITE -> writers.write(index, world);
      case REFUSAL_HEARD -> writers.refusalHeard(index);
      case FAULT -> strike(faults.strike(index));
      case FAULT_ENDS -> end(faults.end(index));
      case EXTRA_FAULT -> strike(faults.strikeExtra(index));
      case EXTRA_FAULT_ENDS -> end(faults.endExtra(index));
    }
    settle();
  }

  private void arrive(int arrival) {
    if (PendingEvents.overtakes(arrival) > 0) {
      pending.comeEarly(arrival);
    } else {
      world.handle(pending.take(Choice.Kind.ARRIVES, arrival));
    }
  }

  private void strike(Fault fault) {
    if (fault instanceof Fault.Cut cut) {
      world.handle(new Event.LinkCut(cut.rlink()));
    } else if (fault instanceof Fault.Crash crash) {
      world.handle(new Event.HostCrashes(crash.host()));
      processes.hostCrashed(crash.host());
    } else if (fault instanceof Fault.NodeCrash crash) {
      world.handle(new Event.NodeCrashes(crash.host(), crash.node()));
      processes.nodeCrashed(crash.host(), crash.node());
    } else if (fault instanceof Fault.MasterSwitch master) {
      world.handle(new Event.MasterSwitches(master.host(), master.node()));
    } else if (fault instanceof Fault.Stop stop) {
      world.stopRvg(stop.host());
    } else if (fault instanceof Fault.FailVolume fail) {
      world.handle(new Event.VolumeFails(fail.host(), fail.volume()));
    } else if (fault instanceof Fault.FailSrl fail) {
      world.handle(new Event.SrlFails(fail.host(), fail.header()));
    } else if (fault instanceof Fault.Detach detach) {
      world.detach(detach.rlink());
    } else if (fault instanceof Fault.Kill kill) {
      processes.kill(kill.host(), kill.process());
    }
  }

  private void end(Fault fault) {
    if (fault instanceof Fault.Cut cut) {
      world.handle(new Event.LinkHealed(cut.rlink()));
    } else if (fault instanceof Fault.Crash crash) {
      world.handle(new Event.HostBoots(crash.host()));
      processes.hostBooted(crash.host());
    } else if (fault instanceof Fault.NodeCrash crash) {
      boolean wasUp = world.up(crash.host());
      world.handle(new Event.NodeBoots(crash.host(), crash.node()));
      processes.nodeBooted(crash.host(), crash.node(), !wasUp);
    } else if (fault instanceof Fault.Stop stop) {
      world.startRvg(stop.host());
    } else if (fault instanceof Fault.FailVolume fail) {
      world.handle(new Event.VolumeMended(fail.host(), fail.volume()));
    } else if (fault instanceof Fault.FailSrl fail) {
      world.handle(new Event.SrlMended(fail.host()));
    } else {
      throw new IllegalStateException("a fault that cannot end has ended: " + fault);
    }
  }

  private void settle() {
    Notes.Returned returned = notes.takeReturned();
    while (returned != null) {
      processes.returned(returned.call(), returned.outcome());
      returned = notes.takeReturned();
    }
    pending.dropVoid(world);
    if (unseen.any()) {
      letComeUnseen();
    }
    if (commandsAtOnce) {
      processes.fallAsleep();
    }
    if (clocks.timed()) {
      forEachClock(clocks.zone()::simplified);
    }
    processes.sort();
    pending.sort();
    writers.sort();
    look();
  }

  private void letComeUnseen() {
    faults.tell(unseen);
    Event event = pending.takeUnseen(unseen, world);
    while (event != null) {
      world.handle(event);
      pending.dropVoid(world);
      event = pending.takeUnseen(unseen, world);
    }
  }

  /** Notes what must come at once, and whether time stands. */
  private void look() {
    urgent = writers.goesOn() || (commandsAtOnce && processes.ready());
    due = false;
    if (clocks.timed()) {
      forEachClock(
          clock -> {
            due |= clock == Zone.DUE;
            return clock;
          });
    }
    clocks.stands(urgent || due);
  }

  private void forEachClock(Clocks.Each each) {
    faults.forEachClock(each);
    pending.forEachClock(each);
    processes.forEachClock(each);
    writers.forEachClock(each);
  }

  void write(StateWriter writer) {
    world.write(writer);
    invariants.write(writer, world.positions());
    pending.write(writer);
    processes.write(writer);
    writers.write(writer);
    faults.write(writer);
    history.write(writer);
    if (clocks.timed()) {
      writer.section();
      count = 0;
      forEachClock(
          clock -> {
            if (clock != Zone.IDLE) {
              writer.bits(clock == Zone.DUE ? 1 : clock == Zone.FREE ? 0 : 2, 2);
            }
            if (clock >= 0) {
              use(clock);
            }
            return clock;
          });
      clocks.zone().write(writer, used, count);
    }
  }

  /** Writes what a final state is judged by. */
  void writeShown(StateWriter writer) {
    history.write(writer);
    for (int host = 0; host < world.layout().hosts().size(); host++) {
      writer.digest(world.image(host));
      writer.flag(world.frozen(host));
      RvgFile device = new RvgFile(world, world.layout(), host);
      if (device.ioctl(new StatusArguments(), STATUS_CALL) instanceof Outcome.Status status) {
        writer.count(status.registrations().size() + 1L);
        status.registrations().forEach(row -> writer.text(row.name()));
      } else {
        writer.count(0);
      }
    }
    for (int rlink = 0; rlink < world.layout().rlinks().size(); rlink++) {
      writer.flag(world.attached(rlink));
      writer.flag(world.connected(rlink));
    }
  }

  private void use(int clock) {
    if (count == used.length) {
      used = java.util.Arrays.copyOf(used, 2 * count);
    }
    used[count++] = clock;
  }

  /** Becomes a state; what the reader finds unchanged is not read again. */
  void read(StateReader reader) {
    boolean worldChanges = world.become(reader);
    invariants.read(reader, world.positions(), worldChanges);
    pending.read(reader, world);
    processes.read(reader);
    writers.read(reader);
    faults.read(reader);
    history.read(reader);
    if (clocks.timed()) {
      reader.changed();
      count = 0;
      forEachClock(
          clock -> {
            if (clock == Zone.IDLE) {
              return clock;
            }
            int kind = reader.bits(2);
            return kind == 1 ? Zone.DUE : kind == 0 ? Zone.FREE : ++count;
          });
      clocks.zone().read(reader, count);
    }
    forgetViolations();
    look();
  }

  private void forgetViolations() {
    violations.clear();
    invariants.violations().forget();
  }

  /**
   * The event of the model that a choice lets happen, or keeps from happening, in the state in
   * which it is one; null for a choice of another kind.
   */
  @Nullable Event event(int choice) {
    int index = Choice.index(choice);
    Choice.Kind kind = Choice.kind(choice);
    return switch (kind) {
      case DISK, TRANSMITTED, ARRIVES, ACKNOWLEDGED, TIMER -> pending.look(kind, index);
      case NEVER_COMES -> pending.look(Choice.Kind.ARRIVES, index);
      default -> null;
    };
  }

  /** Who goes on if a sleep ends: the number of a process, or of a part of one. */
  int sleeper(int choice) {
    return processes.sleeper(Choice.index(choice));
  }

  /** The times of every {@code at}, by number; none where times do not count. */
  List<Processes.At> times() {
    return processes.times();
  }

  /** A choice in words, in the state in which it is one. */
  String text(int choice) {
    int index = Choice.index(choice);
    var layout = world.layout();
    return switch (Choice.kind(choice)) {
      case ACTS -> processes.actionText(index);
      case WRITE_GOES_ON -> "the stalled write is offered again";
      case ARRIVES -> arrivalText(index);
      case DISK, TRANSMITTED, ACKNOWLEDGED, TIMER ->
          EventText.of(pending.look(Choice.kind(choice), index), layout);
      case NEVER_COMES ->
          "the copy on " + layout.rlinks().get(index).name() + " is not sent after all";
      case WAKES -> processes.sleeperText(index);
      case CLOCK_STRIKES -> processes.strikeText(index);
      case WRITE -> writers.text(index, world);
      case REFUSAL_HEARD -> "a user hears of the error of a write";
      case FAULT -> EventText.of(faults.listed(index), layout);
      case FAULT_ENDS -> EventText.endOf(faults.listed(index), layout);
      case EXTRA_FAULT -> EventText.of(faults.extra(index), layout);
      case EXTRA_FAULT_ENDS -> EventText.endOf(faults.extra(index), layout);
    };
  }

  private String arrivalText(int arrival) {
    int overtakes = PendingEvents.overtakes(arrival);
    return overtakes == 0
        ? EventText.of(pending.look(Choice.Kind.ARRIVES, arrival), world.layout())
        : world.layout().rlinks().get(PendingEvents.rlinkOf(arrival)).name()
            + ": an update overtakes "
            + overtakes
            + " on the wire and waits for what left before it";
  }
}
