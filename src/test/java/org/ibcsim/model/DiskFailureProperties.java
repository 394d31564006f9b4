package org.ibcsim.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ibcsim.model.bed.DiskBed.PRIMARY;

import java.util.HashSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.ibcsim.model.bed.Delays;
import org.ibcsim.model.bed.Dice;
import org.ibcsim.model.bed.DiskBed;
import org.ibcsim.model.bed.Layouts;
import org.ibcsim.model.link.RlinkState;

/** Invariants 40 to 44 of the data flow (dataflow 14): hosts that crash and disks that fail. */
class DiskFailureProperties {
  private static final int LONDON = 1;
  private static final int REGIONS = 16;
  private static final Delays STEADY = Delays.STEADY.withoutSpread();

  private static DiskBed bed(Layouts layouts) {
    return new DiskBed(layouts, STEADY, 0);
  }

  private static Layouts two() {
    return Layouts.secondaries(2);
  }

  /** Some writes to both volumes, and a little time between them. */
  private static void writes(DiskBed bed, Dice dice, int count) {
    for (int number = 0; number < count; number++) {
      bed.write((int) dice.below(2), (int) dice.below(REGIONS));
      bed.microseconds(dice.below(400));
    }
  }

  private static void requireEqual(DiskBed bed, int host) {
    assertThat(bed.world.image(host)).isEqualTo(bed.world.imageAfter(bed.world.lastPosition()));
  }

  @Property(tries = 60)
  void invariant_40_a_crash_of_the_primary_loses_no_acknowledged_write_and_repeats_none(
      @ForAll @LongRange(min = 0, max = 1_000_000) long seed,
      @ForAll @IntRange(min = 0, max = 14_000) int crashAfter) {
    DiskBed bed = bed(two());
    Dice dice = new Dice(seed);
    writes(bed, dice, 10);
    bed.microseconds(crashAfter);
    bed.handle(new Event.HostCrashes(PRIMARY));
    bed.microseconds(dice.below(20_000));
    bed.handle(new Event.HostBoots(PRIMARY));
    writes(bed, dice, 5);
    bed.settle();
    assertThat(bed.lost).noneMatch(bed.acknowledged::containsKey);
    assertThat(bed.world.appliedPosition(PRIMARY)).isEqualTo(bed.world.lastPosition());
    requireEqual(bed, PRIMARY);
    requireEqual(bed, 1);
    requireEqual(bed, 2);
    assertThat(new HashSet<>(bed.applied)).hasSameSizeAs(bed.applied);
    assertThat(bed.applied).hasSize(2 * (15 - bed.lost.size()));
  }

  @Property(tries = 60)
  void invariant_41_a_secondary_that_crashes_is_a_prefix_and_catches_up(
      @ForAll @LongRange(min = 0, max = 1_000_000) long seed,
      @ForAll @IntRange(min = 0, max = 60_000) int crashAfter,
      @ForAll boolean secondaryLogging) {
    // Slower than the way back of an acknowledgement: much is received and on no disk.
    DiskBed bed =
        new DiskBed(
            secondaryLogging ? two().secondaryLogging(0) : two(),
            STEADY.withSecondaryVolume(8_000_000),
            0);
    Dice dice = new Dice(seed);
    writes(bed, dice, 10);
    bed.microseconds(crashAfter);
    bed.handle(new Event.HostCrashes(LONDON));
    bed.handle(new Event.LinkCut(0));
    bed.microseconds(dice.below(20_000));
    bed.handle(new Event.HostBoots(LONDON));
    bed.microseconds(20_000_000);
    assertThat(bed.world.image(LONDON))
        .isEqualTo(bed.world.imageAfter(bed.world.appliedPosition(LONDON)));
    bed.handle(new Event.LinkHealed(0));
    bed.settle();
    assertThat(bed.world.outstandingWrites(0)).isZero();
    requireEqual(bed, LONDON);
    assertThat(new HashSet<>(bed.applied)).hasSameSizeAs(bed.applied);
  }

  @Property(tries = 60)
  void invariant_42_without_its_srl_the_primary_replicates_nothing_and_writes_straight(
      @ForAll @LongRange(min = 0, max = 1_000_000) long seed, @ForAll boolean header) {
    DiskBed bed = bed(two().synchronous(0, Synchronous.OVERRIDE));
    Dice dice = new Dice(seed);
    writes(bed, dice, 10);
    bed.handle(new Event.SrlFails(PRIMARY, header));
    bed.write(0, 0);
    while (!bed.world.passthru()) {
      assertThat(bed.world.attached(0)).isTrue();
      bed.microseconds(10);
    }
    assertThat(bed.world.attached(0)).isFalse();
    assertThat(bed.world.attached(1)).isFalse();
    assertThat(bed.world.rvgStatus(PRIMARY).has(RvgStatus.Flag.PASSTHRU)).isTrue();
    bed.settle();
    int sent = bed.transmitted;
    long volumeNanos = 300_000;
    for (int number = 0; number < 5; number++) {
      assertThat(bed.write(1, number)).isEqualTo(Admission.ADMITTED);
      long position = bed.world.lastPosition();
      bed.settle();
      assertThat(bed.acknowledged.get(position) - bed.submitted.get(position))
          .isEqualTo(volumeNanos);
    }
    bed.mendAll();
    bed.repairSrl(PRIMARY);
    assertThat(bed.world.passthru()).isFalse();
    writes(bed, dice, 5);
    bed.settle();
    assertThat(bed.transmitted).isEqualTo(sent);
    assertThat(bed.failed).isEmpty();
    assertThat(bed.acknowledged).hasSameSizeAs(bed.submitted);
    assertThat(bed.world.attached(0)).isFalse();
    requireEqual(bed, PRIMARY);
  }

  @Property(tries = 60)
  void invariant_43_a_failed_volume_of_the_primary_concerns_no_other_and_not_what_is_replicated(
      @ForAll @LongRange(min = 0, max = 1_000_000) long seed) {
    DiskBed bed = bed(two());
    Dice dice = new Dice(seed);
    writes(bed, dice, 10);
    bed.handle(new Event.VolumeFails(PRIMARY, 0));
    writes(bed, dice, 10);
    bed.write(0, 0);
    bed.settle();
    assertThat(bed.world.volumeDetached(PRIMARY, 0)).isTrue();
    assertThat(bed.world.pendingWrites()).isPositive();
    long before = bed.world.lastPosition();
    assertThat(bed.write(0, 1)).isEqualTo(Admission.REFUSED);
    assertThat(bed.refused).contains(Observer.volumeRefuses(0));
    assertThat(bed.world.lastPosition()).isEqualTo(before);
    assertThat(bed.write(1, 1)).isEqualTo(Admission.ADMITTED);
    bed.settle();
    assertThat(bed.acknowledged.get(before + 1) - bed.submitted.get(before + 1)).isEqualTo(200_000);
    assertThat(bed.failed).isEmpty();
    requireEqual(bed, 1);
    requireEqual(bed, 2);
    assertThat(bed.world.image(PRIMARY)).isNotEqualTo(bed.world.image(1));
    assertThat(bed.world.startVolume(PRIMARY, 0)).contains(VolumeRefusal.STILL_FAILS);
    if (dice.below(2) == 0) {
      bed.handle(new Event.HostCrashes(PRIMARY));
      bed.handle(new Event.HostBoots(PRIMARY));
    }
    bed.handle(new Event.VolumeMended(PRIMARY, 0));
    assertThat(bed.world.startVolume(PRIMARY, 0)).isEmpty();
    writes(bed, dice, 5);
    bed.settle();
    assertThat(bed.world.pendingWrites()).isZero();
    requireEqual(bed, PRIMARY);
    requireEqual(bed, 1);
  }

  @Property(tries = 60)
  void invariant_44_a_failed_volume_of_a_secondary_stops_its_rlink_and_not_the_application(
      @ForAll @LongRange(min = 0, max = 1_000_000) long seed, @ForAll Synchronous mode) {
    DiskBed bed = bed(two().synchronous(0, mode));
    Dice dice = new Dice(seed);
    writes(bed, dice, 10);
    bed.settle();
    bed.handle(new Event.VolumeFails(LONDON, 1));
    bed.write(1, 0);
    bed.settle();
    assertThat(bed.world.rlinkStatus(0).state()).isEqualTo(RlinkState.FAIL);
    assertThat(bed.world.rvgStatus(LONDON).state()).isEqualTo(RvgStatus.State.FAIL);
    assertThat(bed.world.consistent(LONDON)).isFalse();
    assertThat(bed.told(Fact.RlinkFailed.class)).hasSize(1);
    long applied = bed.world.appliedPosition(LONDON);
    int refused = bed.refused.size();
    writes(bed, dice, 10);
    bed.settle();
    assertThat(bed.world.appliedPosition(LONDON)).isEqualTo(applied);
    if (mode == Synchronous.FAIL) {
      assertThat(bed.refused).hasSize(refused + 10);
    } else {
      assertThat(bed.acknowledged).hasSameSizeAs(bed.submitted);
      assertThat(bed.world.outstandingWrites(0)).isEqualTo(11);
      requireEqual(bed, 2);
    }
  }

  @Property(tries = 400)
  void any_disks_may_fail_at_any_moment_and_what_was_acknowledged_comes_to_the_volumes(
      @ForAll @LongRange(min = 0, max = 10_000_000) long seed) {
    Dice dice = new Dice(seed);
    Layouts layouts = two().synchronous(0, Synchronous.OVERRIDE);
    if (dice.below(2) == 0) {
      layouts = layouts.secondaryLogging(1);
    }
    if (dice.below(2) == 0) {
      layouts =
          layouts
              .regions(64)
              .srl(30_000)
              .protection(0, SrlProtection.AUTODCM)
              .semantics(Semantics.standard().with(Semantics.DCM_REPLAY_SIZE, 512));
    }
    DiskBed bed = new DiskBed(layouts, STEADY, seed);
    for (int number = 0; number < 120; number++) {
      act(bed, dice);
    }
    bed.mendAll();
    bed.repairAll();
    bed.settle();
    bed.repairAll();
    outlastMessages(bed);
    assertThat(bed.lost).noneMatch(bed.acknowledged::containsKey);
    assertThat(bed.world.pendingWrites()).isZero();
    assertThat(bed.world.passthru()).isFalse();
    requireEqual(bed, PRIMARY);
    synchronizeAll(bed);
    requireEqual(bed, PRIMARY);
    requireEqual(bed, 1);
    requireEqual(bed, 2);
  }

  /** Longer than all messages together may hold a Secondary on which nobody receives them. */
  private static void outlastMessages(DiskBed bed) {
    bed.microseconds(20_000_000_000L);
  }

  /** Every RLINK is brought back, by automatic synchronization where nothing less will do. */
  private static void synchronizeAll(DiskBed bed) {
    for (int rlink = 0; rlink < 2; rlink++) {
      bed.world.order(rlink, RlinkOrder.RESUME_AT_SECONDARY);
      bed.world.order(rlink, RlinkOrder.DETACH);
    }
    outlastMessages(bed);
    for (int rlink = 0; rlink < 2; rlink++) {
      assertThat(bed.world.order(rlink, RlinkOrder.ATTACH_AUTOSYNC)).isEmpty();
    }
    bed.settle();
  }

  private static void act(DiskBed bed, Dice dice) {
    int host = (int) dice.below(3);
    int volume = (int) dice.below(2);
    switch ((int) dice.below(24)) {
      case 0 -> bed.handle(new Event.VolumeFails(host, volume));
      case 1 -> bed.handle(new Event.VolumeMended(host, volume));
      case 2 -> bed.world.startVolume(host, volume);
      case 3 -> bed.handle(new Event.SrlFails(host, dice.below(2) == 0));
      case 4 -> bed.handle(new Event.SrlMended(host));
      case 5 -> bed.repairSrl(host);
      case 6 -> bed.handle(new Event.HostCrashes(host));
      case 7 -> bed.handle(new Event.HostBoots(host));
      case 8 -> bed.handle(new Event.LinkCut(volume));
      case 9 -> bed.handle(new Event.LinkHealed(volume));
      case 10 -> bed.send();
      case 11 -> bed.world.resync();
      case 12 -> bed.world.order(volume, RlinkOrder.RESUME_AT_SECONDARY);
      case 13 -> bed.world.order(volume, RlinkOrder.DETACH);
      case 14 -> bed.world.order(volume, RlinkOrder.ATTACH_FORCED);
      case 15 -> bed.world.order(volume, RlinkOrder.ATTACH_AUTOSYNC);
      default -> {
        bed.write(volume, (int) dice.below(REGIONS));
        bed.microseconds(dice.below(2_000));
      }
    }
    bed.look();
  }
}
