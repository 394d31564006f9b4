package org.ibcsim.model.bed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.ibcsim.check.invariant.Violation;
import org.ibcsim.check.invariant.WritePathInvariants;
import org.ibcsim.model.Admission;
import org.ibcsim.model.Event;
import org.ibcsim.model.Fact;
import org.ibcsim.model.InBandControl;
import org.ibcsim.model.Observer;
import org.ibcsim.model.Outcome;
import org.ibcsim.model.RdsLayout;
import org.ibcsim.model.world.World;

/**
 * A data set whose disks fail: every step is looked at by the invariants, and what the application
 * was told is kept.
 */
public final class DiskBed {
  public static final int PRIMARY = RdsLayout.FIRST_PRIMARY;

  public final TimedAgenda clock;
  public final World world;
  public final List<Fact> facts = new ArrayList<>();

  /** When each write was submitted, and when it returned without an error. */
  public final Map<Long, Long> submitted = new TreeMap<>();

  public final Map<Long, Long> acknowledged = new TreeMap<>();
  public final Map<Long, Integer> volumeOf = new TreeMap<>();
  public final TreeSet<Long> failed = new TreeSet<>();
  public final TreeSet<Long> lost = new TreeSet<>();

  /** What RLINKs have sent so far, repetitions counted. */
  public int transmitted;

  /** What Secondaries have applied, by RLINK and position. */
  public final List<String> applied = new ArrayList<>();

  /** What {@link Observer#refused} was told. */
  public final List<Integer> refused = new ArrayList<>();

  private final List<Violation> violations = new ArrayList<>();
  private long key;

  public DiskBed(Layouts layouts, Delays delays, long seed) {
    clock = new TimedAgenda(delays, seed);
    RdsLayout layout = layouts.build();
    WritePathInvariants invariants =
        new WritePathInvariants(layout, clock::nowNanos, violations::add);
    world = new World(layout, clock, new Both(invariants));
    invariants.connect(world);
  }

  /** Keeps what the tests ask for, and lets the invariants see every step. */
  private final class Both implements Observer {
    private final Observer other;

    Both(Observer other) {
      this.other = other;
    }

    @Override
    public void submitted(long position, int volume, long offsetBytes, int lengthBytes) {
      submitted.put(position, clock.nowNanos());
      volumeOf.put(position, volume);
      other.submitted(position, volume, offsetBytes, lengthBytes);
    }

    @Override
    public void refused(int rlink) {
      refused.add(rlink);
      other.refused(rlink);
    }

    @Override
    public void logged(long position) {
      other.logged(position);
    }

    @Override
    public void lost(long firstPosition, long lastPosition) {
      for (long position = firstPosition; position <= lastPosition; position++) {
        lost.add(position);
      }
      other.lost(firstPosition, lastPosition);
    }

    @Override
    public void acknowledged(long position, boolean succeeded) {
      if (succeeded) {
        acknowledged.put(position, clock.nowNanos());
      } else {
        failed.add(position);
      }
      other.acknowledged(position, succeeded);
    }

    @Override
    public void volumeWritten(long position) {
      other.volumeWritten(position);
    }

    @Override
    public void readBack(int rlink, long position) {
      other.readBack(rlink, position);
    }

    @Override
    public void transmitted(int rlink, long position) {
      transmitted++;
      other.transmitted(rlink, position);
    }

    @Override
    public void arrived(int rlink, long position, boolean duplicate) {
      other.arrived(rlink, position, duplicate);
    }

    @Override
    public void networkAcknowledged(int rlink, long position) {
      other.networkAcknowledged(rlink, position);
    }

    @Override
    public void stable(int rlink, long position) {
      other.stable(rlink, position);
    }

    @Override
    public void applied(int rlink, long position) {
      applied.add(rlink + " " + position);
      other.applied(rlink, position);
    }

    @Override
    public void dataAcknowledged(int rlink, long position) {
      other.dataAcknowledged(rlink, position);
    }

    @Override
    public void freed(long position) {
      other.freed(position);
    }

    @Override
    public void fact(Fact fact) {
      facts.add(fact);
      other.fact(fact);
    }
  }

  /** The application writes one region. */
  public Admission write(int volume, int region) {
    Admission admission =
        world.submit(volume, (long) region * Layouts.REGION_BYTES, Layouts.REGION_BYTES);
    look();
    return admission;
  }

  public void handle(Event event) {
    world.handle(event);
    look();
  }

  /** No invariant is broken. */
  public void look() {
    assertThat(violations).isEmpty();
  }

  public void microseconds(long microseconds) {
    long end = clock.nowNanos() + microseconds * 1_000;
    for (Event event = clock.nextBefore(end); event != null; event = clock.nextBefore(end)) {
      handle(event);
    }
  }

  /** All work comes to its end, and RLINKs that can connect do. */
  public void settle() {
    microseconds(120_000_000);
  }

  /** Sends a message that freezes nobody for long to every RLINK that is attached. */
  public void send() {
    if (key == 0 && world.register(PRIMARY, "backup", 0) instanceof Outcome.Registered registered) {
      key = registered.key();
    }
    world.send(PRIMARY, key, InBandControl.EVERY_RLINK, false, 0, "", 7);
    look();
  }

  /** Every disk works, every host is up, every network path is whole. */
  public void mendAll() {
    for (int host = 0; host < world.layout().hosts().size(); host++) {
      handle(new Event.HostBoots(host));
      handle(new Event.SrlMended(host));
      for (int volume = 0; volume < world.layout().volumes().size(); volume++) {
        handle(new Event.VolumeMended(host, volume));
      }
    }
    for (int rlink = 0; rlink < world.layout().rlinks().size(); rlink++) {
      handle(new Event.LinkHealed(rlink));
    }
  }

  /** An administrator brings back whatever has failed. */
  public void repairAll() {
    for (int host = 0; host < world.layout().hosts().size(); host++) {
      repairSrl(host);
      world.startRvg(host);
      for (int volume = 0; volume < world.layout().volumes().size(); volume++) {
        world.startVolume(host, volume);
      }
    }
    look();
  }

  /** Whatever of the way back of an SRL is possible now. */
  public void repairSrl(int host) {
    if (world.dissociateSrl(host).isPresent() && !world.srlCondition(host).inService()) {
      world.stopRvg(host);
      world.dissociateSrl(host);
      world.startRvg(host);
    }
    world.startSrl(host);
    world.associateSrl(host);
    look();
  }

  public <F extends Fact> List<F> told(Class<F> kind) {
    return facts.stream().filter(kind::isInstance).map(kind::cast).toList();
  }
}
