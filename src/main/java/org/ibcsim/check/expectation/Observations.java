package org.ibcsim.check.expectation;

import java.time.Duration;
import java.util.List;
import org.ibcsim.model.Fact;
import org.ibcsim.model.IbcError;
import org.jspecify.annotations.Nullable;

/**
 * What a run showed, as far as expectations may ask; a driver fills it from the summary of its
 * journal.
 *
 * <p>Every time is virtual and counted from the start of the run. What did not happen is null,
 * never zero.
 *
 * @param elapsed length of the run
 * @param latency null if no write was acknowledged
 * @param srl the Primary's SRL, all RLINKs together
 * @param secondaries one for each Secondary of the scenario
 * @param messages in the order of the update log
 * @param snapshots finished ones, in the order in which they finished
 * @param hosts the Primary first
 * @param commands those of the runbook, script by script, in the order of the scripts
 * @param roles how they had changed
 * @param violations steps at which an invariant was broken
 */
public record Observations(
    Duration elapsed,
    Writes writes,
    @Nullable Distribution latency,
    Occupancy srl,
    List<Secondary> secondaries,
    List<Message> messages,
    List<Snapshot> snapshots,
    List<Host> hosts,
    List<Command> commands,
    Roles roles,
    long violations) {
  public Observations {
    secondaries = List.copyOf(secondaries);
    messages = List.copyOf(messages);
    snapshots = List.copyOf(snapshots);
    hosts = List.copyOf(hosts);
    commands = List.copyOf(commands);
  }

  /**
   * Changes of roles.
   *
   * @param primary the host that is the Primary at the end
   * @param lostUpdates what new Primaries did not have of the logs of those before them
   */
  public record Roles(String primary, long lostUpdates) {}

  /** Quantiles of a time. */
  public record Distribution(
      Duration p50, Duration p95, Duration p99, Duration max, Duration mean) {}

  /**
   * The application's writes.
   *
   * @param acknowledged those that returned without an error
   * @param lost those that were not in the Primary's SRL when it crashed
   * @param bytes payload, without headers
   */
  public record Writes(long count, long failed, long acknowledged, long lost, long bytes) {}

  /** How full a log was, headers included. */
  public record Occupancy(long maximumBytes, long capacityBytes) {
    double maximumPercent() {
      return 100.0 * maximumBytes / capacityBytes;
    }
  }

  /**
   * A Secondary and its RLINK.
   *
   * @param rpo age of the oldest write that is on no disk of it, over time; null if nothing was
   *     written
   * @param lag from the intended arrival of a write until it is on a disk of it; null if none is
   * @param srl what the Primary's SRL held for it
   * @param secondarySrl what its own SRL held
   * @param converged whether its image equals the Primary's at the end
   * @param overflowed whether its RLINK became STALE
   * @param disconnected how long its RLINK was disconnected in all
   * @param outages failures of its network path
   * @param receipts what RECEIVE returned there, in order; a copy of a message is one more
   * @param end how it stood when the run ended
   */
  public record Secondary(
      String host,
      @Nullable Distribution rpo,
      @Nullable Distribution lag,
      Occupancy srl,
      Occupancy secondarySrl,
      boolean converged,
      boolean overflowed,
      Duration disconnected,
      List<Freeze> freezes,
      List<Outage> outages,
      List<Receipt> receipts,
      End end) {
    public Secondary {
      freezes = List.copyOf(freezes);
      outages = List.copyOf(outages);
      receipts = List.copyOf(receipts);
    }
  }

  /**
   * RECEIVE returned a message.
   *
   * @param message its place in {@link Observations#messages}
   * @param equalsImageAtSend whether the Secondary's volumes then equalled the Primary's when the
   *     message was sent
   */
  public record Receipt(int message, boolean equalsImageAtSend) {}

  /**
   * How a Secondary and its RLINK stood when the run ended.
   *
   * @param missingWrites of the application, which are on no disk of it; without those that a crash
   *     of the Primary lost
   * @param dcmLogging whether its RLINK was in DCM logging, or its DCM was replayed
   * @param consistent whether its data volumes equalled an image of the Primary
   */
  public record End(
      boolean frozen,
      boolean attached,
      boolean connected,
      long missingWrites,
      boolean dcmLogging,
      boolean consistent) {}

  /**
   * A host when the run ended.
   *
   * @param registered names of applications, in the order in which they were registered; null if
   *     STATUS cannot be asked, as on a stopped RVG
   */
  public record Host(String host, @Nullable List<String> registered) {
    public Host {
      registered = registered == null ? null : List.copyOf(registered);
    }
  }

  /**
   * A command of the runbook.
   *
   * @param script the key of its script in the runbook: a host, or host and process
   * @param name without options and operands, for instance {@code vxibc receive}
   * @param result null if it had not ended when the run did
   */
  public record Command(String script, String name, @Nullable Result result) {}

  /**
   * How a command ended.
   *
   * @param output what it printed, by lines
   * @param error what the first of its calls that failed answered; null if none did
   * @param dropCount what a failed RECEIVE reported as dropped; 0 if none did
   */
  public record Result(
      Duration endedAt, int status, List<String> output, @Nullable IbcError error, int dropCount) {
    public Result {
      output = List.copyOf(output);
    }
  }

  /**
   * A time during which the data volumes stood still.
   *
   * @param to null, and {@code release} too, if the run ended before
   */
  public record Freeze(Duration from, @Nullable Duration to, Fact.@Nullable Release release) {}

  /**
   * A time during which the network path of an RLINK failed.
   *
   * @param to null if the run ended before
   */
  public record Outage(Duration from, @Nullable Duration to) {}

  /**
   * A control message.
   *
   * @param sentAt when it got its place in the update stream
   * @param image {@link Fact.MessageSubmitted#image}
   * @param deliveries one for each Secondary that it was sent to
   */
  public record Message(
      String application, Duration sentAt, long image, List<Delivery> deliveries) {
    public Message {
      deliveries = List.copyOf(deliveries);
    }
  }

  /**
   * A message at one Secondary.
   *
   * @param arrivals how often it arrived; more than once where a copy followed
   * @param fate null if it was not finished when the run ended
   */
  public record Delivery(
      String host,
      int arrivals,
      @Nullable Duration arrivedAt,
      @Nullable Duration receivedAt,
      @Nullable Duration endedAt,
      Fact.@Nullable Fate fate) {}

  /**
   * A finished snapshot.
   *
   * @param begunImage contents when it began
   * @param image contents when it was finished
   * @param frozen whether the host stood frozen at one message during the whole of it
   */
  public record Snapshot(
      String host, String prefix, Duration at, long begunImage, long image, boolean frozen) {}
}
