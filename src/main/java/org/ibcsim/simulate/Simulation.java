package org.ibcsim.simulate;

import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.ibcsim.check.invariant.Violation;
import org.ibcsim.check.invariant.WritePathInvariants;
import org.ibcsim.journal.JournalEntry;
import org.ibcsim.journal.JournalWriter;
import org.ibcsim.journal.RunHeader;
import org.ibcsim.journal.RunTotals;
import org.ibcsim.kernel.RandomStreams;
import org.ibcsim.kernel.TimeRange;
import org.ibcsim.model.Event;
import org.ibcsim.model.Fact;
import org.ibcsim.model.LinkCounters;
import org.ibcsim.model.world.World;
import org.ibcsim.runbook.ScriptProcess;
import org.ibcsim.scenario.Fault;
import org.ibcsim.scenario.FaultPlan;
import org.ibcsim.scenario.Scenario;
import org.ibcsim.workload.Write;
import org.jspecify.annotations.Nullable;

/**
 * One run of a scenario in virtual time.
 *
 * <p>Everything that happens is an event of one agenda: what the model asked for, writes that are
 * due, scripts that wake, faults. After each event the driver does, in this order, what the event
 * made possible at the same moment: calls that returned go back to their scripts, scripts go on,
 * stalled writes go on. A run is a function of the scenario, its seed and the number of the
 * replication.
 */
public final class Simulation implements AutoCloseable {
  private final Scenario scenario;
  private final VirtualAgenda agenda;
  private final World world;
  private final LinkCounts counts;
  private final Watch watch;
  private final HandWrites writes;
  private final Application application;
  private final Scripts scripts;
  private final Hand hand;
  private final JournalWriter journal;
  private long events;
  private boolean ended;
  private Object lastEvent = "nothing yet";
  private final @Nullable StepDigest digest;
  private final WritePathInvariants invariants;
  private final List<Violation> broken = new ArrayList<>();
  private int brokenTold;

  /**
   * A run that is ready for its first step.
   *
   * @param journalStream receives the journal; closed by {@link #close}; null for a run without one
   * @param journalName of the journal, for messages
   * @param compared whether the run keeps a {@link #digest} of every step
   */
  public Simulation(
      Scenario scenario,
      RunHeader header,
      @Nullable OutputStream journalStream,
      String journalName,
      boolean compared) {
    this.scenario = scenario;
    RandomStreams streams = new RandomStreams(header.seed(), header.replication());
    VolumeCounts volumes = new VolumeCounts(scenario.layout().volumes().size());
    counts = new LinkCounts(scenario.layout().rlinks().size());
    agenda = Clocks.agenda(scenario, streams, counts::of);
    digest = compared ? new StepDigest() : null;
    invariants = new WritePathInvariants(scenario.layout(), this::nowNanos, broken::add);
    watch = new Watch(invariants, counts, volumes, digest);
    world = new World(scenario.layout(), agenda, watch);
    counts.connect(world);
    invariants.connect(world);
    journal = new JournalWriter(journalStream, journalName, header, this::nowNanos, world);
    writes = new HandWrites(scenario.openWorkload(streams));
    boolean cluster = scenario.layout().primaryHost().cluster().any();
    NodeWrites nodes = cluster ? new NodeWrites(scenario, writes, world) : null;
    application = new Application(writes, world, agenda, journal::submittedFrom, nodes);
    scripts =
        new Scripts(
            scenario.scripts(),
            scenario.bootScripts(),
            world,
            agenda,
            journal,
            streams,
            counts,
            volumes,
            scenario.snapshotNanos());
    hand = new Hand(scenario, this, agenda, writes);
    watch.connect(journal, application, hand, scripts::hears);
    try {
      arrange(streams);
    } catch (RuntimeException | Error e) {
      // Nobody else can: a trace may be broken before the first write, and what is written must
      // stay.
      close();
      throw e;
    }
  }

  private void arrange(RandomStreams streams) {
    world.begin();
    for (FaultPlan plan : scenario.faults()) {
      DriverEvent.FaultStrikes strikes = drawn(plan, streams);
      if (strikes.endNanos() != FaultPlan.NEVER) {
        agenda.schedule(strikes.endNanos(), new DriverEvent.FaultEnds(plan.fault()));
      }
    }
    // One nanosecond late, so that everything at the end of the run still happens.
    agenda.schedule(scenario.durationNanos() + 1, new DriverEvent.End());
    application.arrange();
    settle();
  }

  private DriverEvent.FaultStrikes drawn(FaultPlan plan, RandomStreams streams) {
    DrawnTimes times = new DrawnTimes(plan.stream(), streams.stream(plan.stream()), journal);
    long at = times.nanos(plan.at(), plan.line());
    TimeRange lasts = plan.lasts();
    long end = lasts == null ? FaultPlan.NEVER : at + times.nanos(lasts, plan.line());
    DriverEvent.FaultStrikes strikes = new DriverEvent.FaultStrikes(plan.fault(), end);
    agenda.schedule(at, strikes);
    return strikes;
  }

  /** Lets the next thing happen; answers false when the run is over. */
  public boolean step() {
    if (ended) {
      return false;
    }
    Object next = agenda.next();
    if (next instanceof DriverEvent.AcknowledgementsLookedAt) {
      return true;
    }
    lastEvent = next == null ? "nothing" : next;
    if (next instanceof Event event) {
      world.handle(event);
    } else if (next instanceof DriverEvent.WriteDue) {
      application.due();
    } else if (next instanceof DriverEvent.RefusalHeard heard) {
      application.refusalHeard(heard.tag());
    } else if (next instanceof DriverEvent.ReturnHeard heard) {
      application.returnHeard(heard.tag(), heard.succeeded());
    } else if (next instanceof DriverEvent.ProcessWakes wakes) {
      scripts.wake(wakes.process());
      settle();
    } else if (next instanceof DriverEvent.HandActs hands) {
      hands.act().run();
    } else if (next instanceof DriverEvent.FaultStrikes strikes) {
      strike(strikes.fault(), strikes.endNanos());
    } else if (next instanceof DriverEvent.FaultEnds ends) {
      end(ends.fault());
    } else {
      ended = true;
      scripts.runEnds(scenario.durationNanos());
      return false;
    }
    events++;
    follow();
    return true;
  }

  /** Does what an event, or an act from outside, made possible at the same moment. */
  void follow() {
    if (watch.pending()) {
      settle();
    }
    if (brokenTold < broken.size()) {
      tellBroken();
    }
  }

  /** Something breaks now; the journal is told when that is to end. */
  void strike(Fault fault, long endNanos) {
    journal.entry(
        new JournalEntry.Fault(
            fault.word(),
            fault.target(scenario.layout()),
            endNanos == FaultPlan.NEVER ? null : endNanos));
    if (fault instanceof Fault.Cut || fault instanceof Fault.Crash) {
      scripts.remember();
    }
    if (fault instanceof Fault.Cut cut) {
      world.handle(new Event.LinkCut(cut.rlink()));
    } else if (fault instanceof Fault.Crash crash) {
      world.handle(new Event.HostCrashes(crash.host()));
      scripts.hostCrashed(crash.host());
    } else if (fault instanceof Fault.NodeCrash crash) {
      world.handle(new Event.NodeCrashes(crash.host(), crash.node()));
      scripts.nodeCrashed(crash.host(), crash.node());
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
      scripts.kill(kill.host(), kill.process());
    }
    settle();
  }

  /** What broke is whole again. */
  void end(Fault fault) {
    if (fault instanceof Fault.Cut cut) {
      world.handle(new Event.LinkHealed(cut.rlink()));
    } else if (fault instanceof Fault.Crash crash) {
      world.handle(new Event.HostBoots(crash.host()));
      scripts.hostBooted(crash.host());
    } else if (fault instanceof Fault.NodeCrash crash) {
      boolean wasUp = world.up(crash.host());
      world.handle(new Event.NodeBoots(crash.host(), crash.node()));
      scripts.nodeBooted(crash.host(), crash.node(), !wasUp);
    } else if (fault instanceof Fault.Stop stop) {
      world.startRvg(stop.host());
    } else if (fault instanceof Fault.FailVolume fail) {
      world.handle(new Event.VolumeMended(fail.host(), fail.volume()));
    } else if (fault instanceof Fault.FailSrl fail) {
      world.handle(new Event.SrlMended(fail.host()));
    } else {
      throw new IllegalStateException("a fault that cannot end has ended: " + fault);
    }
    settle();
  }

  private void settle() {
    boolean moved = true;
    while (moved) {
      Watch.Returned returned = watch.takeReturned();
      while (returned != null) {
        if (returned.call() >= Hand.FIRST_CALL) {
          hand.returned(returned.call(), returned.outcome());
        } else {
          scripts.returned(returned.call(), returned.outcome());
        }
        returned = watch.takeReturned();
      }
      moved = scripts.proceed();
      if (watch.takeWritesMayGoOn()) {
        application.proceed();
        moved = true;
      }
    }
  }

  /** Steps to the end. */
  public void run() {
    while (step()) {}
  }

  /** Virtual time now. */
  public long nowNanos() {
    return Math.min(agenda.nowNanos(), scenario.durationNanos());
  }

  /** Events so far. */
  public long events() {
    return events;
  }

  /** The world as it stands. */
  public World world() {
    return world;
  }

  /** Acts on this run from outside its scenario. */
  public Hand hand() {
    return hand;
  }

  /** The journal, for what is judged after the end. */
  public JournalWriter journal() {
    return journal;
  }

  /** What receivers wrote to files, by {@code host/name}. */
  public Map<String, byte[]> files() {
    return scripts.files();
  }

  /** What {@code vxrlink stats} counts of an RLINK, as it stands. */
  public LinkCounters linkCounters(int rlink) {
    return counts.of(rlink);
  }

  /** The scripts, where they stand. */
  public List<ScriptProcess> processes() {
    return scripts.processes();
  }

  /** Ends the statistics; nothing can happen afterwards. */
  public RunTotals finish() {
    ended = true;
    return journal.finish(events);
  }

  /** What happened last. */
  Object lastEvent() {
    return lastEvent;
  }

  /** A digest of everything that the model has told so far; 0 if the run is not compared. */
  long digest() {
    return digest == null ? 0 : digest.value();
  }

  /** Whom the model tells. */
  Watch watch() {
    return watch;
  }

  /** Tells somebody of each write that is taken from its source, from here on. */
  void tellWrites(Consumer<Write> taken) {
    writes.tell(taken);
  }

  /** The application on the Primary. */
  Application application() {
    return application;
  }

  /** The first violation of each invariant that was broken. */
  List<Violation> broken() {
    return broken;
  }

  /** How many steps broke an invariant. */
  long violations() {
    return invariants.violations().total();
  }

  private void tellBroken() {
    for (; brokenTold < broken.size(); brokenTold++) {
      Violation violation = broken.get(brokenTold);
      journal.fact(
          new Fact.Broken(
              violation.invariant().number() + ": " + violation.invariant().sentence(),
              violation.explanation()));
    }
  }

  @Override
  public void close() {
    try (journal) {
      writes.close();
    }
  }
}
