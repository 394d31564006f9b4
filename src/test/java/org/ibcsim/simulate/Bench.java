package org.ibcsim.simulate;

import java.util.ArrayList;
import java.util.List;
import org.ibcsim.kernel.RandomStreams;
import org.ibcsim.model.Event;
import org.ibcsim.model.HostLayout;
import org.ibcsim.model.LinkCounters;
import org.ibcsim.model.Observer;
import org.ibcsim.model.RdsLayout;
import org.ibcsim.model.RlinkLayout;
import org.ibcsim.model.Semantics;
import org.ibcsim.model.SrlProtection;
import org.ibcsim.model.Synchronous;
import org.ibcsim.model.VolumeLayout;
import org.ibcsim.model.world.World;
import org.ibcsim.scenario.LinkTiming;
import org.ibcsim.workload.WriteSource;

/**
 * A data set on the virtual agenda with an open workload and nothing else: what the closed forms
 * speak of.
 *
 * <p>It keeps every write's intended arrival, acknowledgement and arrival on each Secondary's
 * disks.
 */
final class Bench implements Observer {
  /** One Secondary: its mode, its link, and how long its disks take for a write. */
  record Target(Synchronous synchronous, long latencyNanos, long bitsPerSecond, long diskNanos) {}

  final List<Long> intended = new ArrayList<>();
  final List<Long> acknowledged = new ArrayList<>();
  final List<List<Long>> stable = new ArrayList<>();
  private final List<Integer> lengths = new ArrayList<>();
  private final VirtualAgenda agenda;
  private final Application application;
  final World world;

  Bench(RandomStreams streams, long srlNanos, List<Target> targets, WriteSource source) {
    List<HostLayout> hosts = new ArrayList<>(List.of(new HostLayout("seattle", 1L << 50)));
    List<RlinkLayout> rlinks = new ArrayList<>();
    List<LinkClock> links = new ArrayList<>();
    List<DiskClock> srls = new ArrayList<>(List.of(disk(srlNanos)));
    List<DiskClock> volumes = new ArrayList<>(List.of(disk(0)));
    for (int number = 0; number < targets.size(); number++) {
      Target target = targets.get(number);
      hosts.add(new HostLayout("host" + number, 1L << 50));
      rlinks.add(
          new RlinkLayout(
              "rlk" + number,
              "back" + number,
              number + 1,
              target.synchronous(),
              SrlProtection.OVERRIDE,
              false,
              1L << 50,
              10_000_000_000L,
              1_000_000_000L));
      links.add(
          new LinkClock(
              new LinkTiming(target.latencyNanos(), 0, target.bitsPerSecond(), 0, 0, 8400),
              new LinkClock.Streams(
                  streams.stream("jitter" + number),
                  streams.stream("acknowledgement" + number),
                  streams.stream("loss" + number),
                  streams.stream("heartbeat" + number)),
              new LinkCounters()));
      srls.add(disk(target.diskNanos()));
      volumes.add(disk(target.diskNanos()));
      stable.add(new ArrayList<>());
    }
    agenda = new VirtualAgenda(links, srls, volumes, streams.stream("repeats"), 0.5);
    RdsLayout layout =
        new RdsLayout(
            "hrdg",
            "hr_rvg",
            List.of(new VolumeLayout("hr_dv01", 1L << 30)),
            "hr_srl",
            hosts,
            rlinks,
            Semantics.standard());
    world = new World(layout, agenda, this);
    application =
        new Application(
            new HandWrites(source), world, agenda, (position, nanos) -> intended.add(nanos));
  }

  private static DiskClock disk(long nanos) {
    return new DiskClock(() -> nanos, 0, Integer.MAX_VALUE >> 21);
  }

  /** Runs until nothing happens any more. */
  Bench run() {
    application.arrange();
    Object next = agenda.next();
    while (next != null) {
      if (next instanceof Event event) {
        world.handle(event);
      } else {
        application.due();
      }
      next = agenda.next();
    }
    return this;
  }

  @Override
  public void submitted(long position, int volume, long offsetBytes, int lengthBytes) {
    lengths.add(lengthBytes);
  }

  /** Bytes of a write, counted from 0. */
  int lengthBytes(int write) {
    return lengths.get(write);
  }

  @Override
  public void acknowledged(long position, boolean succeeded) {
    acknowledged.add(agenda.nowNanos());
    application.acknowledged(succeeded);
  }

  @Override
  public void stable(int rlink, long position) {
    while (stable.get(rlink).size() < position) {
      stable.get(rlink).add(agenda.nowNanos());
    }
  }

  /** What the application felt, write by write. */
  long[] latencyNanos() {
    return differences(acknowledged);
  }

  /** How long each write took to be safe at a Secondary. */
  long[] lagNanos(int rlink) {
    return differences(stable.get(rlink));
  }

  private long[] differences(List<Long> ends) {
    long[] differences = new long[ends.size()];
    for (int i = 0; i < differences.length; i++) {
      differences[i] = ends.get(i) - intended.get(i);
    }
    return differences;
  }
}
