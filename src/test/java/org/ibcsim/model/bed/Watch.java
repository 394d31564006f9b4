package org.ibcsim.model.bed;

import static org.ibcsim.model.bed.Ledger.require;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.ibcsim.model.Disk;
import org.ibcsim.model.Event;
import org.ibcsim.model.Fact;
import org.ibcsim.model.RdsLayout;
import org.ibcsim.model.world.World;

/**
 * Invariants that hold at every step of every run, whatever is being tested: each breach throws at
 * the step at which it happens.
 */
final class Watch {
  private final RdsLayout layout;
  private final Ledger ledger;
  private final BufferWatch buffers;
  private final List<HostWatch> hosts = new ArrayList<>();
  private final long[] networkAcknowledgedTo;
  private final long[] dataAcknowledgedTo;
  private final boolean[] throttled;
  private final boolean[] connected;
  private final boolean[] cut;
  private final boolean[] attached;
  private final boolean[] down;

  /** The last update that an RLINK in DCM logging carries. */
  private final long[] dcmLimit;

  private final boolean[] stopped;
  private World world;
  private long loggedTo;
  private long acknowledgedTo;
  private long volumeWrittenTo;
  private long freedTo;

  Watch(RdsLayout layout) {
    this.layout = layout;
    ledger = new Ledger(layout);
    buffers = new BufferWatch(layout, ledger);
    int rlinks = layout.rlinks().size();
    networkAcknowledgedTo = new long[rlinks];
    dataAcknowledgedTo = new long[rlinks];
    throttled = new boolean[rlinks];
    connected = new boolean[rlinks];
    cut = new boolean[rlinks];
    attached = new boolean[rlinks];
    dcmLimit = new long[rlinks];
    Arrays.fill(dcmLimit, Long.MAX_VALUE);
    down = new boolean[layout.hosts().size()];
    stopped = new boolean[layout.hosts().size()];
    for (int rlink = 0; rlink < rlinks; rlink++) {
      hosts.add(new HostWatch(rlink, ledger, layout.semantics()));
      connected[rlink] = true;
      attached[rlink] = true;
    }
  }

  void over(World watched) {
    world = watched;
  }

  Ledger ledger() {
    return ledger;
  }

  HostWatch host(int host) {
    return hosts.get(host - 1);
  }

  long freedTo() {
    return freedTo;
  }

  long acknowledgedTo() {
    return acknowledgedTo;
  }

  void diskIssued(int host, Disk disk, Event done) {
    if (host != RdsLayout.FIRST_PRIMARY && !(done instanceof Event.RegionsWritten)) {
      host(host).diskIssued(disk);
    }
  }

  void transmitIssued(int rlink) {
    buffers.transmitIssued(world, rlink);
  }

  /** Before the world handles an event. */
  void before(Event event) {
    if (event instanceof Event.HostCrashes crash && crash.host() == RdsLayout.FIRST_PRIMARY) {
      acknowledgedTo = Math.max(acknowledgedTo, loggedTo);
    } else if (event instanceof Event.SrlWritten written
        && written.host() != RdsLayout.FIRST_PRIMARY) {
      host(written.host()).diskDone(Disk.SRL);
    } else if (event instanceof Event.VolumeWritten written
        && written.host() != RdsLayout.FIRST_PRIMARY) {
      host(written.host()).diskDone(Disk.DATA);
    }
  }

  /** After the world has handled an event or a call. */
  void after() {
    for (int rlink = 0; rlink < attached.length; rlink++) {
      long outstanding = world.outstandingWrites(rlink);
      require(
          world.attached(rlink) == attached[rlink] && world.connected(rlink) == connected[rlink],
          "what RLINK " + rlink + " is and what was told differ");
      if (attached[rlink]) {
        long bytes = world.outstandingBytes(rlink);
        require(bytes >= 0 && outstanding >= 0, "outstanding below 0");
        require(
            bytes <= layout.hosts().get(0).srlBytes(),
            "SRL holds " + bytes + " for RLINK " + rlink);
        long newest = ledger.carried(rlink, ledger.last()) - ledger.carried(rlink, dcmLimit[rlink]);
        require(
            newest > 0 || bytes == ledger.srlBytesOfNewest(outstanding),
            "outstanding bytes of RLINK " + rlink);
      }
      require(world.frozen(rlink + 1) == hosts.get(rlink).frozen(), "frozen is told");
      require(
          world.running(rlink + 1) != (down[rlink + 1] || stopped[rlink + 1]), "running is told");
    }
    long inSrl = ledger.last();
    for (int rlink = 0; rlink < attached.length; rlink++) {
      if (dcmLimit[rlink] > dataAcknowledgedTo[rlink]) {
        // What is logged while an RLINK drains goes straight to the volumes.
        inSrl = Math.min(inSrl, dcmLimit[rlink]);
      }
    }
    require(
        ledger.srlBytes(freedTo, Math.max(freedTo, inSrl)) <= layout.hosts().get(0).srlBytes(),
        "the SRL wraps over updates that are still needed");
    buffers.after(world, volumeWrittenTo, loggedTo);
  }

  void accept(Step step) {
    if (step instanceof Step.Submitted submitted) {
      long position = submitted.position();
      ledger.add(
          new Ledger.Update(
              position,
              false,
              0,
              submitted.volume(),
              submitted.offsetBytes(),
              submitted.lengthBytes(),
              world.imageAfter(position)));
    } else if (step instanceof Step.Logged logged) {
      require(logged.position() == ++loggedTo, "logged out of order: " + logged);
      require(loggedTo <= ledger.last(), "logged and not submitted");
    } else if (step instanceof Step.Lost lost) {
      require(down[RdsLayout.FIRST_PRIMARY], "updates are lost though the Primary is up");
      require(
          lost.firstPosition() == loggedTo + 1 && lost.lastPosition() == ledger.last(),
          "lost " + lost + " though " + loggedTo + " is logged of " + ledger.last());
      ledger.annulFrom(lost.firstPosition());
      hosts.forEach(HostWatch::updatesLost);
      loggedTo = lost.lastPosition();
      acknowledgedTo = loggedTo;
    } else if (step instanceof Step.Acknowledged acknowledged) {
      acknowledged(acknowledged);
    } else if (step instanceof Step.VolumeWritten written) {
      volumeWritten(written.position());
    } else if (step instanceof Step.Freed freed) {
      freed(freed.position());
    } else if (step instanceof Step.Told told) {
      told(told.fact());
    } else {
      ofRlink(step);
    }
  }

  private void ofRlink(Step step) {
    if (step instanceof Step.Transmitted transmitted) {
      require(transmitted.position() <= loggedTo, "sent before logged: " + transmitted);
      require(ledger.at(transmitted.position()).concerns(transmitted.rlink()), "sent to others");
      buffers.transmitted(transmitted);
    } else if (step instanceof Step.ReadBack readBack) {
      buffers.readBack(world, readBack);
    } else if (step instanceof Step.Arrived arrived) {
      hosts.get(arrived.rlink()).arrived(arrived.position(), arrived.duplicate());
    } else if (step instanceof Step.NetworkAcknowledged acknowledged) {
      int rlink = acknowledged.rlink();
      require(
          acknowledged.position() <= hosts.get(rlink).receivedTo(),
          "network acknowledgement of what was not received: " + acknowledged);
      networkAcknowledgedTo[rlink] =
          Math.max(networkAcknowledgedTo[rlink], acknowledged.position());
    } else if (step instanceof Step.Stable stable) {
      hosts.get(stable.rlink()).stable(stable.position());
    } else if (step instanceof Step.Applied applied) {
      hosts.get(applied.rlink()).applied(world, applied.position());
    } else if (step instanceof Step.DataAcknowledged acknowledged) {
      int rlink = acknowledged.rlink();
      require(
          acknowledged.position() > dataAcknowledgedTo[rlink]
              && acknowledged.position() <= hosts.get(rlink).stableTo()
              && acknowledged.position() <= networkAcknowledgedTo[rlink],
          "data acknowledgement of what is on no disk or was acknowledged: " + acknowledged);
      dataAcknowledgedTo[rlink] = acknowledged.position();
    }
  }

  private void acknowledged(Step.Acknowledged acknowledged) {
    long position = acknowledged.position();
    require(position > acknowledgedTo && position <= loggedTo, "acknowledged " + acknowledged);
    require(!ledger.at(position).message(), "a message is acknowledged as a write");
    for (long between = acknowledgedTo + 1; between < position; between++) {
      require(ledger.at(between).message(), "write " + between + " is not acknowledged");
    }
    acknowledgedTo = position;
    for (int rlink = 0; rlink < connected.length; rlink++) {
      require(
          !acknowledged.succeeded()
              || !world.effectivelySynchronous(rlink)
              || transferred(rlink, position),
          "write " + position + " returns before RLINK " + rlink + " has it");
    }
  }

  private boolean transferred(int rlink, long position) {
    return ledger.carried(rlink, networkAcknowledgedTo[rlink]) >= ledger.carried(rlink, position);
  }

  private void volumeWritten(long position) {
    require(!ledger.at(position).message() && position <= loggedTo, "on the volume: " + position);
    for (long between = volumeWrittenTo + 1; between < position; between++) {
      require(ledger.at(between).message(), "write " + between + " is not on the volume");
    }
    volumeWrittenTo = position;
    require(world.image(0) == ledger.at(position).image(), "image of the Primary's volumes");
  }

  private void freed(long position) {
    require(position > freedTo, "freed " + position + " after " + freedTo);
    for (long each = Math.max(volumeWrittenTo, freedTo) + 1; each <= position; each++) {
      require(ledger.at(each).message() && each <= loggedTo, "freed before on the volume: " + each);
    }
    for (int rlink = 0; rlink < attached.length; rlink++) {
      require(
          !attached[rlink]
              || ledger.carried(rlink, dataAcknowledgedTo[rlink])
                  >= ledger.carried(rlink, Math.min(position, dcmLimit[rlink])),
          "freed " + position + " before RLINK " + rlink + " has data-acknowledged it");
    }
    freedTo = position;
  }

  private void told(Fact fact) {
    if (fact instanceof Fact.MessageSubmitted message) {
      ledger.add(
          new Ledger.Update(
              message.message(),
              true,
              message.targets(),
              0,
              0,
              message.lengthBytes(),
              message.image()));
      for (int rlink = 0; rlink < attached.length; rlink++) {
        require(
            (message.targets() >>> rlink & 1) == 0 || attached[rlink] && !world.dcmLogging(rlink),
            "message " + message.message() + " goes to RLINK " + rlink + ", which carries none");
      }
      for (HostWatch host : hosts) {
        host.submitted(message);
      }
    } else if (fact instanceof Fact.MessageSent sent && sent.succeeded()) {
      require(sent.message() <= loggedTo, "SEND returns before the message is in the SRL");
      for (int rlink = 0; rlink < connected.length; rlink++) {
        require(
            !ledger.at(sent.message()).concerns(rlink)
                || !world.effectivelySynchronous(rlink)
                || transferred(rlink, sent.message()),
            "SEND returns before RLINK " + rlink + " has the message");
      }
    } else if (fact instanceof Fact.SrlOverflow overflow) {
      require(attached[overflow.rlink()], "the SRL overflows for a detached RLINK");
      attached[overflow.rlink()] = false;
      connected[overflow.rlink()] = false;
    } else if (fact instanceof Fact.Detached detached) {
      require(attached[detached.rlink()], "a detached RLINK is detached");
      attached[detached.rlink()] = false;
      connected[detached.rlink()] = false;
    } else if (fact instanceof Fact.Attached which) {
      attached[which.rlink()] = true;
      buffers.connected(which.rlink());
      dcmLimit[which.rlink()] =
          which.how() == Fact.Attachment.AUTOSYNC ? which.position() : Long.MAX_VALUE;
      networkAcknowledgedTo[which.rlink()] = which.position();
      dataAcknowledgedTo[which.rlink()] = which.position();
    } else {
      toggled(fact);
    }
    for (HostWatch host : hosts) {
      host.told(world, fact);
    }
  }

  private void toggled(Fact fact) {
    if (fact instanceof Fact.DcmLogging which) {
      require(attached[which.rlink()], "a detached RLINK goes over to DCM logging");
      require(
          which.position() >= dataAcknowledgedTo[which.rlink()]
              && which.position() < dcmLimit[which.rlink()],
          "told twice: " + fact);
      dcmLimit[which.rlink()] = which.position();
    } else if (fact instanceof Fact.SrlLogging which) {
      require(which.position() == ledger.last(), "the SRL is kept from " + which.position());
      dcmLimit[which.rlink()] = Long.MAX_VALUE;
      networkAcknowledgedTo[which.rlink()] = which.position();
      dataAcknowledgedTo[which.rlink()] = which.position();
    } else if (fact instanceof Fact.StreamResumed which) {
      buffers.connected(which.rlink());
    } else if (fact instanceof Fact.Resumed which && which.last()) {
      buffers.connected(which.rlink());
    }
    if (fact instanceof Fact.Cut which) {
      toggle(cut, which.rlink(), true, fact);
    } else if (fact instanceof Fact.Healed which) {
      toggle(cut, which.rlink(), false, fact);
    } else if (fact instanceof Fact.Connected which) {
      toggle(connected, which.rlink(), true, fact);
      buffers.connected(which.rlink());
      require(attached[which.rlink()] && !cut[which.rlink()], "connected without a path");
      int host = which.rlink() + 1;
      require(!down[host] && !stopped[host], "connected with a host that does not run");
      require(!down[0] && !stopped[0], "connected by a Primary that does not run");
    } else if (fact instanceof Fact.Disconnected which) {
      toggle(connected, which.rlink(), false, fact);
    } else if (fact instanceof Fact.HostCrashed which) {
      toggle(down, which.host(), true, fact);
      if (which.host() == RdsLayout.FIRST_PRIMARY) {
        buffers.crashed();
      }
      stopped[which.host()] = false;
    } else if (fact instanceof Fact.HostBooted which) {
      toggle(down, which.host(), false, fact);
    } else if (fact instanceof Fact.RvgStopped which) {
      toggle(stopped, which.host(), true, fact);
    } else if (fact instanceof Fact.RvgStarted which) {
      toggle(stopped, which.host(), false, fact);
    } else if (fact instanceof Fact.ThrottleOn which) {
      toggle(throttled, which.rlink(), true, fact);
    } else if (fact instanceof Fact.ThrottleOff which) {
      toggle(throttled, which.rlink(), false, fact);
    }
  }

  private static void toggle(boolean[] states, int number, boolean to, Fact fact) {
    require(states[number] != to, "told twice: " + fact);
    states[number] = to;
  }
}
