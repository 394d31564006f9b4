package org.ibcsim.companion;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import org.ibcsim.journal.JournalLevel;
import org.ibcsim.journal.MessageRow;
import org.ibcsim.journal.RunRecord;
import org.ibcsim.journal.TimedFact;
import org.ibcsim.model.DataSet;
import org.ibcsim.model.Fact;
import org.ibcsim.model.ReplicationView;
import org.ibcsim.model.ioctl.RvgFile;
import org.ibcsim.scenario.Fault;
import org.ibcsim.scenario.FaultPlan;
import org.ibcsim.scenario.Scenario;
import org.ibcsim.scenario.ScenarioException;
import org.ibcsim.scenario.ScenarioFile;
import org.ibcsim.scenario.evidence.Headers;
import org.ibcsim.simulate.Hand;
import org.ibcsim.simulate.Simulation;

/**
 * A simulation that a test drives: the stage on which companion applications are rehearsed.
 *
 * <p>The scenario says what there is: hosts, RLINKs, links, disks, semantics; its workload, runbook
 * and faults, if it has any, take their course while the test acts beside them. Time is virtual. It
 * stands still while the test thinks, and advances by {@link #advance}, by {@link #advanceUntil}
 * and while a call blocks: a write, SEND, RECEIVE, quiesce, a snapshot. Calls that begin with
 * {@code begin} do not advance it, so that several hosts can be driven from one thread.
 *
 * <p>Time runs to the scenario's duration at most. Whoever waits for something that does not happen
 * until then gets a {@link WaitedInVainException} that tells what is pending; nothing hangs.
 *
 * <p>Same scenario, same seed, same test: the same run, on any machine. Lengths and offsets are in
 * bytes, times since the start; hosts, RLINKs and volumes have the names of the scenario, and an
 * unknown one is an {@link IllegalArgumentException} that lists those there are. After {@link
 * #finish} or {@link #close} every act is an {@link IllegalStateException}. Not thread-safe.
 */
public final class Rehearsal implements AutoCloseable {
  private final Scenario scenario;
  private final ByteArrayOutputStream journal = new ByteArrayOutputStream();
  private final Simulation simulation;
  private final Waits waits;
  private final Names names;
  private final Set<String> snapshots = new TreeSet<>();

  private Rehearsal(Scenario scenario, String fileName) {
    this.scenario = scenario;
    names = new Names(scenario.layout());
    simulation =
        new Simulation(
            scenario,
            Headers.of(scenario, fileName, "rehearsal", 0, JournalLevel.CONTROL),
            journal,
            "the journal of the rehearsal",
            false);
    waits = new Waits(simulation.hand(), Duration.ofNanos(scenario.durationNanos()));
  }

  /**
   * A rehearsal at time 0.
   *
   * @param file a scenario
   * @throws IllegalArgumentException if the scenario has mistakes; the message has one line for
   *     each, with file, line and column
   */
  public static Rehearsal of(Path file) {
    return new Rehearsal(read(file), String.valueOf(file.getFileName()));
  }

  /** The same with another seed than the scenario's. */
  public static Rehearsal of(Path file, long seed) {
    return new Rehearsal(read(file).withSeed(seed), String.valueOf(file.getFileName()));
  }

  /**
   * The same for the text of a scenario; files that it names are looked for in the working
   * directory.
   */
  public static Rehearsal of(String yaml) {
    return of(read(yaml));
  }

  /** The same for the text of a scenario, with another seed than the scenario's. */
  public static Rehearsal of(String yaml, long seed) {
    return of(read(yaml).withSeed(seed));
  }

  /** The same for a scenario that was read before; {@link Scenario#withSeed} gives it a seed. */
  public static Rehearsal of(Scenario scenario) {
    return new Rehearsal(scenario, "rehearsal.yaml");
  }

  private static Scenario read(Path file) {
    try {
      return ScenarioFile.load(file).scenario();
    } catch (ScenarioException mistakes) {
      throw new IllegalArgumentException(mistakes.getMessage(), mistakes);
    }
  }

  private static Scenario read(String yaml) {
    try {
      return ScenarioFile.parse(Path.of("rehearsal.yaml"), yaml.getBytes(StandardCharsets.UTF_8))
          .scenario();
    } catch (ScenarioException mistakes) {
      throw new IllegalArgumentException(mistakes.getMessage(), mistakes);
    }
  }

  /** Virtual time since the start. */
  public Duration now() {
    return waits.now();
  }

  /**
   * Lets time pass, and happen what happens in it.
   *
   * @throws IllegalArgumentException if that is negative or goes beyond the scenario's duration
   */
  public void advance(Duration time) {
    waits.pass(time);
  }

  /**
   * Lets things happen one by one until a condition holds; asks it first.
   *
   * @param condition looks, and does not act
   * @throws WaitedInVainException if it does not hold before the end of the scenario
   */
  public void advanceUntil(BooleanSupplier condition) {
    waits.until(condition, "condition of the test");
  }

  /**
   * The same, with a bound of time.
   *
   * @throws WaitedInVainException if it does not hold when {@code most} has passed
   */
  public void advanceUntil(BooleanSupplier condition, Duration most) {
    waits.until(condition, most, "condition of the test");
  }

  /** open(2) of the RVG device on a host. */
  public RvgDevice open(String host) {
    RvgFile file = new RvgFile(waits.hand().dataSet(), scenario.layout(), names.host(host));
    return new RvgDevice(file, host, waits);
  }

  /**
   * The application on the Primary writes, and time advances until the write returns.
   *
   * @throws IllegalArgumentException if it does not lie within the volume
   * @throws WriteFailedException if it fails with EIO
   * @throws ProcessDiedException if the Primary crashes or is down
   * @throws org.ibcsim.simulate.UnfitWriteException if it is larger than the SRL
   */
  public Returned write(String volume, long offsetBytes, int lengthBytes) {
    return beginWrite(volume, offsetBytes, lengthBytes).await();
  }

  /**
   * The application on the Primary writes and does not wait. A write that is stalled (SRL full,
   * application quiesced) and all that come after it go on in order when the stall is over.
   */
  public Call<Returned> beginWrite(String volume, long offsetBytes, int lengthBytes) {
    Hand hand = waits.hand();
    int number = names.volume(volume);
    long volumeBytes = scenario.layout().volumes().get(number).bytes();
    if (offsetBytes < 0 || lengthBytes <= 0 || offsetBytes > volumeBytes - lengthBytes) {
      throw new IllegalArgumentException(
          "a write of "
              + lengthBytes
              + " bytes at "
              + offsetBytes
              + " of volume "
              + volume
              + "; expected 1 byte or more, all within its "
              + volumeBytes
              + " bytes");
    }
    String doing = "write of " + lengthBytes + " bytes at " + offsetBytes + " of " + volume;
    Call<Returned> call = waits.begin(doing);
    hand.write(
        number,
        offsetBytes,
        lengthBytes,
        waits.end(
            call,
            (failed, at) -> new WriteFailedException(doing, at),
            (outcome, returned) -> returned));
    return call;
  }

  /**
   * The application stops writing, the scenario's workload too; time advances until every write of
   * its has returned. A SEND now stands between two states of the application.
   */
  public Returned quiesce() {
    DataSet data = waits.hand().dataSet();
    return waits
        .call("quiesce", data.layout().primary(), data::quiesce, (outcome, returned) -> returned)
        .await();
  }

  /** The application writes again; what was due meanwhile follows at once. */
  public void unquiesce() {
    DataSet data = waits.hand().dataSet();
    waits
        .call(
            "unquiesce",
            data.layout().primary(),
            call -> data.unquiesce(),
            (outcome, returned) -> returned)
        .await();
  }

  /** The network below an RLINK fails now; the RLINK notices one heartbeat time-out later. */
  public void cut(String rlink) {
    strike(new Fault.Cut(names.rlink(rlink)));
  }

  /** The network below an RLINK fails now, and works again after some time. */
  public void cut(String rlink, Duration time) {
    Fault fault = new Fault.Cut(names.rlink(rlink));
    waits.hand().strike(fault, waits.hand().nowNanos() + time.toNanos());
  }

  /** The network below an RLINK works again. */
  public void heal(String rlink) {
    waits.hand().end(new Fault.Cut(names.rlink(rlink)));
  }

  /**
   * A host stops dead: what is only in its memory is gone, registrations too; who waits there in a
   * call gets a {@link ProcessDiedException}, and its scripts end. One that is down is left alone.
   */
  public void crash(String host) {
    strike(new Fault.Crash(names.host(host)));
  }

  /** A host that had crashed is up again, its RVG recovered and started, vxnetd too. */
  public void boot(String host) {
    waits.hand().end(new Fault.Crash(names.host(host)));
  }

  /**
   * {@code vxrvg stop}: until {@link #startRvg}, no I/O to the RVG's volumes, and every ioctl there
   * is IBC_RVG_STOPPED [D S2].
   */
  public void stopRvg(String host) {
    strike(new Fault.Stop(names.host(host)));
  }

  /** {@code vxrvg start}. */
  public void startRvg(String host) {
    waits.hand().end(new Fault.Stop(names.host(host)));
  }

  /** {@code vxrlink det}: the RLINK is STALE for good, and what it has not sent is lost to it. */
  public void detach(String rlink) {
    strike(new Fault.Detach(names.rlink(rlink)));
  }

  /** Transfers of the Primary role. */
  public RoleTransfers roles() {
    return new RoleTransfers(waits, names);
  }

  private void strike(Fault fault) {
    waits.hand().strike(fault, FaultPlan.NEVER);
  }

  /**
   * A snapshot of all data volumes of a host; time advances by what the scenario says that it
   * takes.
   *
   * @param prefix of the names of its volumes; each once for a host
   */
  public Snapshot snapshot(String host, String prefix) {
    return beginSnapshot(host, prefix).await();
  }

  /** The same without waiting. */
  public Call<Snapshot> beginSnapshot(String host, String prefix) {
    int number = names.host(host);
    Hand hand = waits.hand();
    boolean scripted =
        scenario.scripts().stream()
            .anyMatch(
                script -> script.host() == number && script.snapshotPrefixes().contains(prefix));
    if (scripted || !snapshots.add(number + "/" + prefix)) {
      throw new IllegalArgumentException(
          "a snapshot of "
              + host
              + " with prefix "
              + prefix
              + "; expected one that no other snapshot of the host has, in the test or the"
              + " runbook");
    }
    Call<Snapshot> call = waits.begin("snapshot " + prefix + " of " + host);
    hand.dataSet().beginSnapshot(number, prefix);
    hand.at(
        hand.nowNanos() + scenario.snapshotNanos(),
        () -> {
          hand.dataSet().finishSnapshot(number, prefix);
          Snapshot snapshot = lastSnapshot(host, prefix);
          call.returned(() -> snapshot);
        });
    return call;
  }

  private Snapshot lastSnapshot(String host, String prefix) {
    List<TimedFact> facts = simulation.journal().record().facts();
    Fact.SnapshotTaken taken = (Fact.SnapshotTaken) facts.get(facts.size() - 1).fact();
    return new Snapshot(
        host,
        prefix,
        new Image(taken.begunImage()),
        new Image(taken.image()),
        now(),
        taken.message() == 0 ? OptionalLong.empty() : OptionalLong.of(taken.message()));
  }

  /** The contents of a host's data volumes now. */
  public Image image(String host) {
    return new Image(view().image(names.host(host)));
  }

  /**
   * The contents of all volumes after every update that stands before a message: what a Secondary
   * that is frozen for it must hold.
   *
   * @param message see {@link ReceivedMessage#message}
   * @throws IllegalArgumentException if no such message was sent
   */
  public Image imageAtSend(long message) {
    for (TimedFact timed : record().facts()) {
      if (timed.fact() instanceof Fact.MessageSubmitted submitted
          && submitted.message() == message) {
        return new Image(submitted.image());
      }
    }
    throw new IllegalArgumentException(
        "no message "
            + message
            + " was sent; expected one of "
            + messages().stream().map(MessageRow::message).distinct().toList());
  }

  /** Whether a host's data volumes stand still for a message. */
  public boolean frozen(String host) {
    return view().frozen(names.host(host));
  }

  /** What became of every message so far, a row for each Secondary that it is for. */
  public List<MessageRow> messages() {
    return MessageRow.of(record());
  }

  /** Everything else that can be seen of the data set, by numbers of hosts and RLINKs. */
  public ReplicationView view() {
    return simulation.world();
  }

  /** Whether a Secondary's data volumes equal the Primary's now. */
  public boolean converged(String host) {
    return view().image(names.host(host)) == view().image(view().layout().primary());
  }

  /** What the journal tells so far; after {@link #finish} all of it. */
  public RunRecord record() {
    return simulation.journal().record();
  }

  /**
   * Ends the rehearsal where it stands: totals, and the verdicts on the scenario's expectations and
   * the simulator's invariants.
   */
  public RunRecord finish() {
    Hand hand = waits.hand();
    waits.close();
    return hand.finish().record();
  }

  /** The journal as far as it is written, as {@code ibcsim report} reads it. */
  public String journal() {
    return journal.toString(StandardCharsets.UTF_8);
  }

  /** Ends the rehearsal without verdicts, if it has not ended; its journal stays incomplete. */
  @Override
  public void close() {
    if (!waits.over()) {
      waits.close();
      simulation.close();
    }
  }
}
