package org.ibcsim.simulate;

import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.ibcsim.check.invariant.Violation;
import org.ibcsim.check.invariant.WritePathInvariants;
import org.ibcsim.journal.JournalEntry;
import org.ibcsim.journal.JournalWriter;
import org.ibcsim.journal.RunHeader;
import org.ibcsim.journal.RunTotals;
import org.ibcsim.kernel.RandomStreams;
import org.ibcsim.model.Event;
import org.ibcsim.model.Fact;
import org.ibcsim.model.RdsLayout;
import org.ibcsim.model.world.World;
import org.ibcsim.runbook.ScriptProcess;
import org.ibcsim.scenario.Fault;
import org.ibcsim.scenario.Scenario;
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
   * @param journalStream receives the journal; closed by {@link #close}
   * @param journalName of the journal, for messages
   * @param compared whether the run keeps a {@link #digest} of every step
   */
  public Simulation(
      Scenario scenario,
      RunHeader header,
      OutputStream journalStream,
      String journalName,
      boolean compared) {
    this.scenario = scenario;
    RandomStreams streams = new RandomStreams(header.seed(), header.replication());
    agenda = Clocks.agenda(scenario, streams);
    digest = compared ? new StepDigest() : null;
    invariants = new WritePathInvariants(scenario.layout(), this::nowNanos, broken::add);
    watch = new Watch(invariants, digest);
    world = new World(scenario.layout(), agenda, watch);
    invariants.connect(world);
    journal = new JournalWriter(journalStream, journalName, header, this::nowNanos, world);
    writes = new HandWrites(scenario.openWorkload(streams));
    application = new Application(writes, world, agenda, journal::submittedFrom);
    scripts = new Scripts(scenario.scripts(), world, agenda, journal, scenario.snapshotNanos());
    hand = new Hand(scenario, this, agenda, writes);
    watch.connect(journal, application, hand);
    try {
      arrange();
    } catch (RuntimeException | Error e) {
      // Nobody else can: a trace may be broken before the first write, and what is written must
      // stay.
      close();
      throw e;
    }
  }

  private void arrange() {
    for (Fault fault : scenario.faults()) {
      agenda.schedule(fault.atNanos(), fault);
      if (fault.healNanos() != Fault.NEVER) {
        agenda.schedule(fault.healNanos(), new Event.LinkHealed(fault.rlink()));
      }
    }
    // One nanosecond late, so that everything at the end of the run still happens.
    agenda.schedule(scenario.durationNanos() + 1, new DriverEvent.End());
    application.arrange();
    settle();
  }

  /** Lets the next thing happen; answers false when the run is over. */
  public boolean step() {
    if (ended) {
      return false;
    }
    Object next = agenda.next();
    lastEvent = next == null ? "nothing" : next;
    if (next instanceof Event event) {
      world.handle(event);
    } else if (next instanceof DriverEvent.WriteDue) {
      application.due();
    } else if (next instanceof DriverEvent.RefusalHeard heard) {
      application.refusalHeard(heard.tag());
    } else if (next instanceof DriverEvent.ProcessWakes wakes) {
      scripts.wake(wakes.process());
      settle();
    } else if (next instanceof Fault fault) {
      inject(fault);
    } else if (next instanceof DriverEvent.HandActs hands) {
      hands.act().run();
    } else {
      ended = true;
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

  private void inject(Fault fault) {
    journal.entry(
        new JournalEntry.Fault(
            "cut",
            scenario.layout().rlinks().get(fault.rlink()).name(),
            fault.healNanos() == Fault.NEVER ? null : fault.healNanos()));
    world.handle(new Event.LinkCut(fault.rlink()));
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

  /** The scripts, where they stand. */
  public List<ScriptProcess> processes() {
    return scripts.processes();
  }

  /** Whether a Secondary's volumes equal the Primary's. */
  public boolean converged(int host) {
    return world.image(host) == world.image(RdsLayout.PRIMARY);
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
