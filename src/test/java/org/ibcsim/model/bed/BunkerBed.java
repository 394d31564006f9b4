package org.ibcsim.model.bed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.ibcsim.check.invariant.WritePathInvariants;
import org.ibcsim.model.Event;
import org.ibcsim.model.Fact;
import org.ibcsim.model.HostLayout;
import org.ibcsim.model.Observer;
import org.ibcsim.model.Outcome;
import org.ibcsim.model.RdsLayout;
import org.ibcsim.model.RlinkLayout;
import org.ibcsim.model.Semantics;
import org.ibcsim.model.SrlProtection;
import org.ibcsim.model.Synchronous;
import org.ibcsim.model.VolumeLayout;
import org.ibcsim.model.world.World;

/**
 * A Primary, one or more Secondaries and a bunker on a hand-held agenda; every invariant is watched
 * at every step, and a broken one throws.
 */
public final class BunkerBed {
  public static final int REGION_BYTES = 4096;
  public static final int PRIMARY = 0;
  public static final int SECONDARY = 1;
  private static final long SECOND = 1_000_000_000L;
  private static final long SRL_BYTES = 1 << 20;

  public final int bunker;
  public final int bunkerRlink;
  public final World world;
  public final Clockwork clock;
  public final List<Fact> facts = new ArrayList<>();
  public final List<Outcome> returned = new ArrayList<>();
  private final WritePathInvariants invariants;
  private final long[] keys;
  private int calls;
  public long acknowledged;

  public BunkerBed(RdsLayout layout, Clockwork clock) {
    this.clock = clock;
    bunker = layout.hosts().size() - 1;
    bunkerRlink = layout.rlinks().size() - 1;
    invariants =
        new WritePathInvariants(
            layout,
            clock::nowNanos,
            violation -> {
              throw new AssertionError(violation.toString());
            });
    world = new World(layout, clock, new Both());
    invariants.connect(world);
    keys = new long[bunker];
    for (int host = 0; host < bunker; host++) {
      register(host);
    }
  }

  /** The data set: seattle, s1 and so on, tacoma. */
  public static RdsLayout layout(int secondaries, Synchronous mode, Semantics semantics) {
    return layout(secondaries, mode, semantics, SRL_BYTES, Synchronous.OFF);
  }

  public static RdsLayout layout(
      int secondaries,
      Synchronous ofBunker,
      Semantics semantics,
      long srlBytes,
      Synchronous ofSecondaries) {
    List<HostLayout> hosts = new ArrayList<>(List.of(new HostLayout("seattle", srlBytes)));
    List<RlinkLayout> rlinks = new ArrayList<>();
    for (int host = 1; host <= secondaries; host++) {
      hosts.add(new HostLayout("s" + host, srlBytes));
      rlinks.add(rlink("rlk_s" + host, host, ofSecondaries));
    }
    hosts.add(HostLayout.bunker("tacoma", srlBytes));
    rlinks.add(rlink("rlk_tacoma", secondaries + 1, ofBunker));
    return new RdsLayout(
        "dg", "rvg", List.of(new VolumeLayout("v", 1 << 20)), "srl", hosts, rlinks, semantics);
  }

  private static RlinkLayout rlink(String name, int host, Synchronous mode) {
    return new RlinkLayout(
        name,
        "rlk_seattle",
        host,
        mode,
        SrlProtection.OFF,
        false,
        1 << 20,
        10 * SECOND,
        2 * SECOND);
  }

  /** Steady delays: disks of some 100 us, links of 5 ms. */
  public static BunkerBed of(RdsLayout layout) {
    return new BunkerBed(layout, new TimedAgenda(Delays.STEADY, 0));
  }

  private final class Both implements Observer {
    @Override
    public void submitted(long position, int volume, long offsetBytes, int lengthBytes) {
      invariants.submitted(position, volume, offsetBytes, lengthBytes);
    }

    @Override
    public void refused(int rlink) {
      invariants.refused(rlink);
    }

    @Override
    public void logged(long position) {
      invariants.logged(position);
    }

    @Override
    public void lost(long firstPosition, long lastPosition) {
      invariants.lost(firstPosition, lastPosition);
    }

    @Override
    public void acknowledged(long position, boolean succeeded) {
      invariants.acknowledged(position, succeeded);
      acknowledged = succeeded ? position : acknowledged;
    }

    @Override
    public void volumeWritten(long position) {
      invariants.volumeWritten(position);
    }

    @Override
    public void readBack(int rlink, long position) {
      invariants.readBack(rlink, position);
    }

    @Override
    public void transmitted(int rlink, long position) {
      invariants.transmitted(rlink, position);
    }

    @Override
    public void arrived(int rlink, long position, boolean duplicate) {
      invariants.arrived(rlink, position, duplicate);
    }

    @Override
    public void networkAcknowledged(int rlink, long position) {
      invariants.networkAcknowledged(rlink, position);
    }

    @Override
    public void stable(int rlink, long position) {
      invariants.stable(rlink, position);
    }

    @Override
    public void applied(int rlink, long position) {
      invariants.applied(rlink, position);
    }

    @Override
    public void dataAcknowledged(int rlink, long position) {
      invariants.dataAcknowledged(rlink, position);
    }

    @Override
    public void freed(long position) {
      invariants.freed(position);
    }

    @Override
    public void fact(Fact fact) {
      facts.add(fact);
      invariants.fact(fact);
    }

    @Override
    public void returned(int call, Outcome outcome) {
      returned.add(outcome);
    }
  }

  public void register(int host) {
    if (world.register(host, "backup", 0) instanceof Outcome.Registered registered) {
      keys[host] = registered.key();
    }
  }

  /** The application writes regions, one after the other. */
  public void write(int... regions) {
    for (int region : regions) {
      world.submit(0, (long) region * REGION_BYTES, REGION_BYTES);
    }
  }

  public Outcome send() {
    return world.send(PRIMARY, keys[PRIMARY], -1, true, 0, "payload", ++calls);
  }

  public Outcome receive(int host) {
    return world.receive(host, keys[host], false, 0, 100, ++calls);
  }

  public Outcome unfreeze(int host) {
    return world.unfreeze(host, keys[host]);
  }

  public void cut(int rlink) {
    world.handle(new Event.LinkCut(rlink));
  }

  public void heal(int rlink) {
    world.handle(new Event.LinkHealed(rlink));
  }

  public void crash(int host) {
    world.handle(new Event.HostCrashes(host));
  }

  public void boot(int host) {
    world.handle(new Event.HostBoots(host));
  }

  /** The Primary is lost, and the bunker sends to a Secondary what it holds. */
  public void replay(int rlink) {
    assertThat(world.activateBunker(bunker)).isEmpty();
    assertThat(world.startReplay(bunker, rlink)).isEmpty();
    seconds(10);
  }

  public void seconds(long seconds) {
    milliseconds(seconds * 1000);
  }

  public void milliseconds(long milliseconds) {
    long end = clock.nowNanos() + milliseconds * 1_000_000;
    for (Event event = clock.nextBefore(end); event != null; event = clock.nextBefore(end)) {
      world.handle(event);
    }
  }

  public <T extends Fact> List<T> facts(Class<T> kind) {
    return facts.stream().filter(kind::isInstance).map(kind::cast).toList();
  }
}
