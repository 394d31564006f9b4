package org.ibcsim.model.world;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.ibcsim.model.Admission;
import org.ibcsim.model.DcmSwitches;
import org.ibcsim.model.DcmSwitches.ResyncNewWrites;
import org.ibcsim.model.Fact;
import org.ibcsim.model.Failback;
import org.ibcsim.model.Outcome;
import org.ibcsim.model.ResyncStart;
import org.ibcsim.model.ResyncState;
import org.ibcsim.model.RlinkOrder;
import org.ibcsim.model.RoleError;
import org.ibcsim.model.Semantics;
import org.ibcsim.model.SrlProtection;
import org.ibcsim.model.bed.Bed;
import org.ibcsim.model.bed.Delays;
import org.ibcsim.model.bed.Layouts;
import org.ibcsim.model.bed.Step;
import org.ibcsim.model.bed.TimedAgenda;

/** Invariants 19 to 28 of the data flow: protection of the SRL, and the DCM (dataflow 14). */
class SrlProtectionProperties {
  private static final int COST = Layouts.REGION_BYTES + 512;
  private static final long DCM_REGION = 32L << 10;
  private static final int DCM_REGIONS = 16;

  /** Two volumes of 512 KiB, 16 DCM regions each; a log of some writes. */
  private static Layouts layout(int secondaries, int writes, SrlProtection protection) {
    Layouts layout = Layouts.secondaries(secondaries).regions(128).srl((long) writes * COST);
    for (int rlink = 0; rlink < secondaries; rlink++) {
      layout = layout.protection(rlink, protection);
    }
    return layout;
  }

  private static Semantics way(ResyncNewWrites way, int replayBytes) {
    return Semantics.standard()
        .with(DcmSwitches.RESYNC_NEW_WRITES, way)
        .with(Semantics.RESYNC_MAP_SWAP_THRESHOLD, DCM_REGION)
        .with(Semantics.DCM_REPLAY_SIZE, replayBytes);
  }

  private static void write(Bed bed, int pick) {
    bed.write(pick & 1, (pick >>> 1) % 128, 1);
  }

  /** The RLINK is disconnected, and its log overflows into the DCM. */
  private static void overflow(Bed bed, int rlink, List<Integer> picks) {
    bed.cut(rlink);
    bed.seconds(11);
    while (!bed.world.dcmLogging(rlink)) {
      for (int pick : picks) {
        write(bed, pick);
        bed.milliseconds(20);
      }
    }
  }

  private static long regionBytesSent(Bed bed, int rlink) {
    return bed.steps(Step.RegionsTransmitted.class).stream()
        .filter(step -> step.rlink() == rlink)
        .mapToLong(Step.RegionsTransmitted::bytes)
        .sum();
  }

  /** One thing that happens: writes mostly, and what troubles an RLINK. */
  private static void act(Bed bed, int act) {
    int rlink = act >>> 8 & 1;
    switch (act & 15) {
      case 0 -> bed.cut(rlink);
      case 1 -> bed.heal(rlink);
      case 2 -> bed.seconds(12);
      case 3 -> bed.resync();
      case 4 -> bed.order(rlink, RlinkOrder.PAUSE_AT_SECONDARY);
      case 5 -> bed.order(rlink, RlinkOrder.RESUME_BOTH);
      case 6 -> bed.crash(1 + rlink);
      case 7 -> bed.boot(1 + rlink);
      default -> {
        write(bed, act >>> 4);
        bed.milliseconds(1 + (act >>> 12 & 3));
      }
    }
  }

  @Property(tries = 150)
  void invariant_19_under_autodcm_no_write_ever_stalls_for_a_full_srl(
      @ForAll @Size(min = 20, max = 150) List<@IntRange(max = 1 << 14) Integer> acts,
      @ForAll ResyncNewWrites way) {
    Bed bed = Bed.of(layout(2, 10, SrlProtection.AUTODCM).semantics(way(way, 8192)));
    for (int act : acts) {
      act(bed, act);
      assertThat(bed.writesWait()).isFalse();
    }
    assertThat(bed.facts(Fact.ThrottleOn.class)).isEmpty();
    assertThat(bed.steps(Step.Refused.class)).isEmpty();
  }

  @Property(tries = 60)
  void invariant_20_connected_writes_stall_at_full_and_go_on_when_the_least_is_free(
      @ForAll @IntRange(min = 20, max = 200) int log,
      @ForAll @IntRange(min = 0, max = 2) int which) {
    SrlProtection protection =
        List.of(SrlProtection.DCM, SrlProtection.OVERRIDE, SrlProtection.FAIL).get(which);
    Bed bed =
        Bed.of(
            layout(1, log, protection),
            new TimedAgenda(Delays.STEADY.withSecondaryVolume(2_000_000), 0));
    long release = (long) log * COST / 20;
    for (int number = 0; number < 3 * log; number++) {
      write(bed, number);
    }
    assertThat(bed.writesWait()).isTrue();
    bed.settle();
    assertThat(bed.writesWait()).isFalse();
    long freed = -1;
    int stalls = 0;
    for (Bed.Moment moment : bed.moments) {
      if (moment.step() instanceof Step.Told told) {
        if (told.fact() instanceof Fact.ThrottleOn) {
          freed = 0;
          stalls++;
        } else if (told.fact() instanceof Fact.ThrottleOff) {
          assertThat(freed).isGreaterThanOrEqualTo(release).isLessThan(release + COST);
          freed = -1;
        }
      } else if (moment.step() instanceof Step.DataAcknowledged && freed >= 0) {
        freed += COST;
      }
    }
    assertThat(stalls).isGreaterThan(1);
    assertThat(bed.steps(Step.Refused.class)).isEmpty();
    bed.end();
  }

  @Property(tries = 40)
  void invariant_21_an_overflow_detaches_one_rlink_and_nobody_else_notices(
      @ForAll boolean off, @ForAll @IntRange(min = 5, max = 40) int log) {
    SrlProtection protection = off ? SrlProtection.OFF : SrlProtection.OVERRIDE;
    Bed bed = Bed.of(layout(2, log, protection));
    bed.cut(0);
    bed.seconds(11);
    for (int number = 0; number < 2 * log; number++) {
      write(bed, number);
      bed.milliseconds(10);
      assertThat(bed.writesWait()).isFalse();
    }
    assertThat(bed.world.attached(0)).isFalse();
    assertThat(bed.facts(Fact.SrlOverflow.class)).containsExactly(new Fact.SrlOverflow(0));
    assertThat(bed.facts(Fact.SrlProtectionOverride.class)).hasSize(off ? 0 : 1);
    assertThat(bed.steps(Step.Refused.class)).isEmpty();
    bed.settle();
    assertThat(bed.world.attached(1)).isTrue();
    assertThat(bed.world.image(2)).isEqualTo(bed.world.image(0));
    assertThat(bed.world.consistent(1)).as("old, and consistent").isTrue();
  }

  @Property(tries = 40)
  void invariant_22_under_fail_a_full_log_refuses_and_stays_until_it_has_drained(
      @ForAll @IntRange(min = 5, max = 40) int log, @ForAll @IntRange(min = 1, max = 20) int more) {
    Bed bed = Bed.of(layout(1, log, SrlProtection.FAIL));
    bed.cut(0);
    bed.seconds(11);
    for (int number = 0; number < log; number++) {
      assertThat(bed.tryWrite(0, number, 1)).isEqualTo(Admission.ADMITTED);
      bed.milliseconds(1);
    }
    for (int number = 0; number < more; number++) {
      assertThat(bed.tryWrite(1, number, 1)).isEqualTo(Admission.REFUSED);
      bed.milliseconds(1);
    }
    assertThat(bed.world.lastPosition()).isEqualTo(log);
    assertThat(bed.world.outstandingBytes(0)).isEqualTo((long) log * COST);
    assertThat(bed.facts(Fact.SrlProtectionFail.class)).hasSize(1);
    bed.heal(0);
    bed.seconds(3);
    bed.settle();
    assertThat(bed.tryWrite(1, 0, 1)).isEqualTo(Admission.ADMITTED);
    bed.end();
  }

  @Property(tries = 60)
  void invariant_23_in_dcm_logging_nothing_is_sent_until_a_resynchronization(
      @ForAll @Size(min = 1, max = 20) List<@IntRange(max = 255) Integer> picks,
      @ForAll boolean heals) {
    Bed bed = Bed.of(layout(1, 10, SrlProtection.AUTODCM));
    overflow(bed, 0, picks);
    int sent = bed.steps(Step.Transmitted.class).size();
    if (heals) {
      bed.heal(0);
    }
    for (int pick : picks) {
      bed.seconds(1);
      write(bed, pick + 3);
    }
    bed.seconds(100);
    assertThat(bed.world.connected(0)).isEqualTo(heals);
    assertThat(bed.steps(Step.Transmitted.class)).hasSize(sent);
    assertThat(bed.steps(Step.RegionsTransmitted.class)).isEmpty();
    assertThat(bed.world.consistent(1)).isTrue();
  }

  @Property(tries = 200)
  void invariant_24_the_dcm_marks_every_region_that_differs(
      @ForAll @Size(min = 40, max = 200) List<@IntRange(max = 1 << 14) Integer> acts,
      @ForAll ResyncNewWrites way,
      @ForAll boolean synchronizes) {
    Bed bed = Bed.of(layout(2, 10, SrlProtection.AUTODCM).semantics(way(way, 8192)));
    if (synchronizes) {
      bed.order(0, RlinkOrder.DETACH);
      write(bed, 77);
      bed.order(0, RlinkOrder.ATTACH_AUTOSYNC);
    }
    for (int act : acts) {
      act(bed, act);
      for (int rlink = 0; rlink < 2; rlink++) {
        assertThat(bed.world.firstUncovered(rlink)).as("RLINK %d", rlink).isEqualTo(-1);
      }
    }
  }

  @Property(tries = 40)
  void invariant_25_inconsistent_from_the_start_of_a_resync_to_its_end_and_no_takeover_between(
      @ForAll @Size(min = 11, max = 40) List<@IntRange(max = 255) Integer> picks) {
    Bed bed =
        Bed.of(
            layout(1, 10, SrlProtection.AUTODCM)
                .semantics(way(ResyncNewWrites.DCM_ACTIVE_MAP_UNTIL_SMALL_THEN_SRL, 4096)));
    overflow(bed, 0, picks);
    bed.heal(0);
    bed.seconds(3);
    assertThat(bed.resync()).isEqualTo(ResyncStart.STARTED);
    while (bed.facts(Fact.Inconsistent.class).isEmpty()) {
      bed.nextEvent();
    }
    bed.milliseconds(1);
    bed.crash(0);
    bed.seconds(11);
    assertThat(bed.world.takeover(1, Failback.NONE, 9))
        .isEqualTo(new Outcome.Refused(RoleError.INCONSISTENT));
    bed.boot(0);
    bed.seconds(3);
    bed.settle();
    assertThat(bed.world.consistent(1)).isTrue();
    assertThat(bed.world.image(1)).isEqualTo(bed.world.image(0));
    bed.end();
  }

  @Property(tries = 60)
  void invariant_26_a_quiet_resync_sends_the_dirty_regions_however_often_they_were_written(
      @ForAll @Size(min = 1, max = 30) List<@IntRange(max = 255) Integer> picks,
      @ForAll @IntRange(min = 1, max = 3) int times,
      @ForAll @IntRange(min = 9, max = 18) int replayPower,
      @ForAll boolean both) {
    Semantics semantics = way(ResyncNewWrites.DCM_ONLY, 1 << replayPower);
    Bed bed = Bed.of(layout(2, 10, SrlProtection.AUTODCM).semantics(semantics));
    overflow(bed, 0, picks);
    for (int time = 1; time < times; time++) {
      for (int pick : picks) {
        write(bed, pick);
        bed.milliseconds(20);
      }
    }
    BitSet dirty = new BitSet();
    for (int pick : picks) {
      int block = (pick >>> 1) % 128;
      dirty.set((pick & 1) * DCM_REGIONS + (int) (block * 4096L / DCM_REGION));
    }
    if (both) {
      overflow(bed, 1, picks);
    }
    bed.settle();
    long expected = dirty.cardinality() * DCM_REGION;
    assertThat(bed.world.dcmBytes(0)).isEqualTo(expected);
    bed.heal(0);
    bed.heal(1);
    bed.seconds(3);
    bed.settle();
    assertThat(bed.resync()).isEqualTo(ResyncStart.STARTED);
    bed.settle();
    assertThat(regionBytesSent(bed, 0)).isEqualTo(expected);
    assertThat(regionBytesSent(bed, 1)).isEqualTo(both ? expected : 0);
    assertThat(bed.facts(Fact.ResyncStopped.class)).contains(new Fact.ResyncStopped(0, expected));
    bed.end();
  }

  @Property(tries = 30)
  void invariant_27_a_resync_takes_as_long_as_the_wire_and_never_ends_if_more_is_dirtied(
      @ForAll @Size(min = 11, max = 60) List<@IntRange(max = 255) Integer> picks) {
    long wireNanos = 40_000_000;
    Bed bed =
        Bed.of(
            layout(1, 10, SrlProtection.AUTODCM)
                .semantics(way(ResyncNewWrites.DCM_ONLY, (int) DCM_REGION)),
            new TimedAgenda(Delays.STEADY.withWire(wireNanos), 0));
    overflow(bed, 0, picks);
    bed.heal(0);
    bed.seconds(3);
    long regions = bed.world.dcmBytes(0) / DCM_REGION;
    bed.resync();
    // Ten writes to ten regions in the time of one region on the wire.
    for (int round = 0; round < 500; round++) {
      bed.milliseconds(4);
      bed.write(round & 1, round % DCM_REGIONS * 8, 1);
      assertThat(bed.world.resync(0)).isEqualTo(ResyncState.RUNNING);
    }
    for (int second = 0; bed.world.resync(0) != ResyncState.NONE; second++) {
      assertThat(second).isLessThan(60);
      bed.seconds(1);
    }
    List<Bed.Moment> told =
        bed.moments.stream()
            .filter(
                moment ->
                    moment.step() instanceof Step.Told is
                        && (is.fact() instanceof Fact.ResyncStarted
                            || is.fact() instanceof Fact.ResyncStopped))
            .toList();
    assertThat(told.get(1).nanos() - told.get(0).nanos())
        .isGreaterThanOrEqualTo(regionBytesSent(bed, 0) / DCM_REGION * wireNanos)
        .isGreaterThanOrEqualTo(regions * wireNanos);
    bed.end();
  }

  @Property(tries = 60)
  void invariant_28_eighty_per_cent_are_warned_of_once_a_crossing_and_change_nothing(
      @ForAll @IntRange(min = 10, max = 40) int log,
      @ForAll @Size(min = 5, max = 40) List<@IntRange(min = 1, max = 12) Integer> pauses) {
    Bed bed =
        Bed.of(
            layout(1, log, SrlProtection.OVERRIDE),
            new TimedAgenda(Delays.STEADY.withSecondaryVolume(7_000_000), 0));
    int crossings = 0;
    boolean above = false;
    for (int pause : pauses) {
      for (int write = 0; write < pause; write++) {
        if (bed.world.outstandingBytes(0) + COST > (long) log * COST) {
          break;
        }
        write(bed, write);
        boolean now = bed.world.outstandingBytes(0) * 5 > 4L * log * COST;
        crossings += now && !above ? 1 : 0;
        above = now;
      }
      for (int millisecond = 0; millisecond < 3 * pause; millisecond++) {
        bed.milliseconds(1);
        above = bed.world.outstandingBytes(0) * 5 > 4L * log * COST;
      }
      assertThat(bed.facts(Fact.SrlWarning.class)).hasSize(crossings);
      assertThat(bed.writesWait()).isFalse();
    }
    bed.end();
  }
}
