package org.ibcsim.explore;

import java.util.stream.Stream;
import org.ibcsim.kernel.TimeRange;
import org.ibcsim.model.Disk;
import org.ibcsim.model.Semantics;
import org.ibcsim.runbook.Command;
import org.ibcsim.scenario.DeviceTiming;
import org.ibcsim.scenario.Heartbeats;
import org.ibcsim.scenario.LinkTiming;
import org.ibcsim.scenario.Scenario;
import org.ibcsim.scenario.ServiceTime;
import org.ibcsim.scenario.Transfer;
import org.ibcsim.scenario.Transport;

/**
 * The times that the disks and links of a scenario may take: whatever a run could draw.
 *
 * <p>A distribution counts by its support: an exponential or log-normal time is any time, and so is
 * the delay of a message on a link that loses packets, from its least on. The bounds of a link are
 * the same for all that is on it, so keeping order on it costs nothing in exactness. Where a disk
 * serves several writes at a time and its bandwidth makes their times differ, a write that has to
 * wait for an earlier, longer one is given that one's limit too: an upper approximation, the only
 * one.
 */
final class Timing {
  private static final TimeRange ANY = new TimeRange(0, Long.MAX_VALUE);

  private static final int BITS = 8;

  private final Scenario scenario;

  /** Whether a script sets a {@code bandwidth_limit}: then it may be any from the start on. */
  private final boolean limitsChange;

  Timing(Scenario scenario) {
    this.scenario = scenario;
    limitsChange =
        Stream.concat(scenario.scripts().stream(), scenario.bootScripts().stream())
            .flatMap(script -> script.steps().stream())
            .anyMatch(step -> setsLimit(step.command()));
  }

  private static boolean setsLimit(Command command) {
    return command instanceof Command.SetAttributes set
        && set.change().bandwidthLimit().isPresent();
  }

  private DeviceTiming device(int host, Disk disk) {
    return disk == Disk.SRL ? scenario.disks().get(host).srl() : scenario.disks().get(host).data();
  }

  /** How many writes a disk serves at a time. */
  int parallel(int host, Disk disk) {
    return device(host, disk).parallel();
  }

  /** From the moment on that a disk turns to a write, until it is durable. */
  TimeRange written(int host, Disk disk, long bytes) {
    DeviceTiming device = device(host, disk);
    return later(service(device.service()), device.transferNanos(bytes));
  }

  private static TimeRange service(ServiceTime time) {
    if (time instanceof ServiceTime.Fixed fixed) {
      return TimeRange.of(fixed.nanos());
    } else if (time instanceof ServiceTime.Uniform uniform) {
      return new TimeRange(uniform.fromNanos(), uniform.toNanos());
    }
    return ANY;
  }

  private static TimeRange later(TimeRange range, long nanos) {
    long most = range.mostNanos();
    return new TimeRange(
        range.leastNanos() + nanos, most > Long.MAX_VALUE - nanos ? Long.MAX_VALUE : most + nanos);
  }

  /** What takes so much at least, and at most that and so much more. */
  static TimeRange orLater(TimeRange range, long moreNanos) {
    return moreNanos == 0
        ? range
        : new TimeRange(range.leastNanos(), Reads.sum(range.mostNanos(), moreNanos));
  }

  /** Of the pieces of a volume that a synchronization reads, what the longest one may take. */
  long readMostNanos(int host) {
    long bytes = scenario.layout().semantics().number(Semantics.DCM_REPLAY_SIZE);
    return written(host, Disk.DATA, bytes).mostNanos();
  }

  /** Until the last byte of a message has left. */
  TimeRange transmitted(int rlink, long bytes) {
    LinkTiming link = scenario.links().get(rlink);
    if (link.steady() && !limitsChange) {
      return TimeRange.of(link.wireNanos(bytes + link.overheadBytes()));
    }
    // Windows, other traffic and what is sent again hold the wire, for any time.
    long line = link.carriage().lineBitsPerSecond();
    long least = Math.min(bytes + link.overheadBytes(), link.wireBytes(bytes)) * BITS;
    return new TimeRange(line == 0 ? 0 : Transfer.nanosFor(least, line), Long.MAX_VALUE);
  }

  /** From then on, until it arrives. */
  TimeRange arrives(int rlink) {
    LinkTiming link = scenario.links().get(rlink);
    boolean late = link.lossPartsPerBillion() > 0 || link.carriage().compression() != null;
    return late ? new TimeRange(link.latencyNanos(), Long.MAX_VALUE) : acknowledged(rlink);
  }

  /** From the moment on that an RLINK falls silent, until it disconnects. */
  TimeRange givenUp(int rlink, long timeoutNanos, boolean messageWaits) {
    LinkTiming link = scenario.links().get(rlink);
    long least = timeoutNanos;
    if (messageWaits && link.carriage().transport() instanceof Transport.Udp udp) {
      least =
          Math.min(
              least,
              udp.patienceNanos(Transport.Udp.GRANULARITY_NANOS, scenario.snapshotNanos() > 0));
    }
    long period = link.carriage().heartbeats().periodNanos();
    if (period > 0) {
      least = Math.min(least, timeoutNanos - period - link.roundTripNanos());
    }
    return new TimeRange(Math.max(0, least), timeoutNanos);
  }

  /** From the moment on that an RLINK can connect, until it does. */
  TimeRange connected(int rlink, long reconnectNanos) {
    LinkTiming link = scenario.links().get(rlink);
    Heartbeats heartbeats = link.carriage().heartbeats();
    long black = heartbeats.blackoutNanos();
    if (!heartbeats.handshake()) {
      return new TimeRange(reconnectNanos, Math.max(reconnectNanos, black));
    }
    long trips = 2 * link.roundTripNanos();
    return new TimeRange(trips, black + heartbeats.periodNanos() + trips);
  }

  /** Whether the moments at which RLINKs disconnect and connect are drawn, or depend on more. */
  boolean heartbeatsDrawn() {
    for (int rlink = 0; rlink < scenario.links().size(); rlink++) {
      TimeRange lost =
          givenUp(rlink, scenario.layout().rlinks().get(rlink).heartbeatTimeoutNanos(), true);
      Heartbeats heartbeats = scenario.links().get(rlink).carriage().heartbeats();
      if (lost.leastNanos() < lost.mostNanos() || !heartbeats.equals(Heartbeats.CONTINUOUS)) {
        return true;
      }
    }
    return false;
  }

  /** Until an acknowledgement is back. */
  TimeRange acknowledged(int rlink) {
    LinkTiming link = scenario.links().get(rlink);
    return new TimeRange(link.latencyNanos(), link.latencyNanos() + link.jitterNanos());
  }
}
