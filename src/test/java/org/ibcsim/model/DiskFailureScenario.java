package org.ibcsim.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ibcsim.model.bed.DiskBed.PRIMARY;

import org.ibcsim.model.bed.Delays;
import org.ibcsim.model.bed.DiskBed;
import org.ibcsim.model.bed.Layouts;
import org.ibcsim.model.link.RlinkFlag;
import org.ibcsim.model.link.RlinkState;
import org.junit.jupiter.api.Test;

/** The rows of the table of failures (dataflow 10), one story each: effect, then recovery. */
class DiskFailureScenario {
  private static final int LONDON = 1;
  private static final Delays STEADY = Delays.STEADY.withoutSpread();

  private static DiskBed bed() {
    return new DiskBed(Layouts.secondaries(1), STEADY, 0);
  }

  private static void requireEqual(DiskBed bed, int host) {
    assertThat(bed.world.image(host)).isEqualTo(bed.world.imageAfter(bed.world.lastPosition()));
  }

  @Test
  void a_disk_that_works_again_before_the_next_write_was_never_missed() {
    DiskBed bed = bed();
    for (int host = 0; host < 2; host++) {
      bed.handle(new Event.VolumeFails(host, 0));
      bed.handle(new Event.SrlFails(host, true));
    }
    bed.settle();
    bed.mendAll();
    bed.write(0, 0);
    bed.settle();
    assertThat(bed.world.volumeDetached(PRIMARY, 0)).isFalse();
    assertThat(bed.world.passthru()).isFalse();
    requireEqual(bed, PRIMARY);
    requireEqual(bed, LONDON);
  }

  @Test
  void a_volume_that_fails_again_while_it_is_replayed_is_detached_again_and_loses_nothing() {
    DiskBed bed = bed();
    bed.handle(new Event.VolumeFails(PRIMARY, 0));
    for (int region = 0; region < 5; region++) {
      bed.write(0, region);
    }
    bed.settle();
    assertThat(bed.world.pendingWrites()).isEqualTo(5);
    bed.handle(new Event.VolumeMended(PRIMARY, 0));
    assertThat(bed.world.startVolume(PRIMARY, 0)).isEmpty();
    bed.microseconds(700);
    bed.handle(new Event.VolumeFails(PRIMARY, 0));
    bed.settle();
    assertThat(bed.world.volumeDetached(PRIMARY, 0)).isTrue();
    assertThat(bed.world.pendingWrites()).isBetween(1L, 4L);
    assertThat(bed.world.rvgStatus(PRIMARY).state()).isEqualTo(RvgStatus.State.FAIL);
    bed.mendAll();
    assertThat(bed.world.startVolume(PRIMARY, 0)).isEmpty();
    bed.world.startRvg(PRIMARY);
    bed.settle();
    assertThat(bed.world.pendingWrites()).isZero();
    assertThat(bed.world.rvgStatus(PRIMARY).state()).isEqualTo(RvgStatus.State.ACTIVE);
    requireEqual(bed, PRIMARY);
  }

  @Test
  void a_primary_with_a_detached_volume_does_not_give_its_role_away() {
    DiskBed bed = bed();
    bed.handle(new Event.VolumeFails(PRIMARY, 0));
    bed.write(0, 0);
    bed.settle();
    bed.world.quiesce(8);
    assertThat(bed.world.migrate(PRIMARY, LONDON, 9))
        .isEqualTo(new Outcome.Refused(RoleError.VOLUME_FAILED));
    bed.mendAll();
    bed.world.startVolume(PRIMARY, 0);
    bed.settle();
    assertThat(bed.world.migrate(PRIMARY, LONDON, 9)).isEqualTo(Outcome.DONE);
  }

  @Test
  void an_srl_comes_back_by_dis_start_and_aslog_in_this_order_and_in_no_other() {
    DiskBed bed = bed();
    assertThat(bed.world.dissociateSrl(PRIMARY)).contains(VolumeRefusal.WORKS);
    bed.handle(new Event.SrlFails(PRIMARY, true));
    bed.write(0, 0);
    bed.settle();
    assertThat(bed.world.srlCondition(PRIMARY)).isEqualTo(SrlCondition.HEADER_FAILED);
    assertThat(bed.world.startSrl(PRIMARY)).contains(VolumeRefusal.ASSOCIATED);
    assertThat(bed.world.associateSrl(PRIMARY)).contains(VolumeRefusal.ASSOCIATED);
    assertThat(bed.world.dissociateSrl(PRIMARY)).contains(VolumeRefusal.RVG_STARTED);
    bed.world.stopRvg(PRIMARY);
    assertThat(bed.world.dissociateSrl(PRIMARY)).isEmpty();
    assertThat(bed.world.dissociateSrl(PRIMARY)).contains(VolumeRefusal.DISSOCIATED);
    assertThat(bed.world.associateSrl(PRIMARY)).contains(VolumeRefusal.NOT_STARTED);
    assertThat(bed.world.startSrl(PRIMARY)).contains(VolumeRefusal.STILL_FAILS);
    bed.handle(new Event.SrlMended(PRIMARY));
    assertThat(bed.world.startSrl(PRIMARY)).isEmpty();
    assertThat(bed.world.order(0, RlinkOrder.ATTACH_FORCED)).contains(RlinkRefusal.RVG_STOPPED);
    bed.world.startRvg(PRIMARY);
    assertThat(bed.world.order(0, RlinkOrder.ATTACH_FORCED)).contains(RlinkRefusal.PASSTHRU);
    assertThat(bed.world.associateSrl(PRIMARY)).isEmpty();
    assertThat(bed.world.order(0, RlinkOrder.ATTACH_FORCED)).isEmpty();
    assertThat(bed.world.rvgStatus(PRIMARY).has(RvgStatus.Flag.PASSTHRU)).isFalse();
  }

  @Test
  void a_secondary_whose_srl_fails_pauses_until_there_is_another_and_then_catches_up() {
    for (boolean header : new boolean[] {false, true}) {
      DiskBed bed = new DiskBed(Layouts.secondaries(1).secondaryLogging(0), STEADY, 0);
      bed.write(0, 0);
      bed.settle();
      bed.handle(new Event.SrlFails(LONDON, header));
      bed.write(0, 1);
      bed.microseconds(20_000);
      assertThat(bed.world.rlinkStatus(0).state()).isEqualTo(RlinkState.PAUSE);
      assertThat(bed.world.rlinkStatus(0).flags())
          .contains(RlinkFlag.SECONDARY_PAUSED, RlinkFlag.SECONDARY_LOG_ERR, RlinkFlag.CONSISTENT);
      assertThat(bed.world.rvgStatus(LONDON).state())
          .isEqualTo(header ? RvgStatus.State.FAIL : RvgStatus.State.ACTIVE);
      int sent = bed.transmitted;
      bed.write(0, 2);
      bed.microseconds(20_000);
      assertThat(bed.transmitted).isEqualTo(sent);
      assertThat(bed.world.order(0, RlinkOrder.RESUME_AT_SECONDARY))
          .contains(RlinkRefusal.SECONDARY_SRL_FAILED);
      bed.mendAll();
      bed.repairSrl(LONDON);
      if (header) {
        assertThat(bed.world.order(0, RlinkOrder.RESUME_AT_SECONDARY))
            .contains(RlinkRefusal.SECONDARY_SRL_FAILED);
        bed.world.startRvg(LONDON);
      }
      assertThat(bed.world.order(0, RlinkOrder.RESUME_AT_SECONDARY)).isEmpty();
      bed.settle();
      requireEqual(bed, LONDON);
      assertThat(bed.world.rlinkStatus(0).state()).isEqualTo(RlinkState.ACTIVE);
    }
  }

  @Test
  void a_secondary_whose_srl_has_failed_can_take_over_and_is_a_primary_without_an_srl() {
    DiskBed bed = new DiskBed(Layouts.secondaries(1).secondaryLogging(0), STEADY, 0);
    bed.write(0, 0);
    bed.settle();
    bed.handle(new Event.SrlFails(LONDON, false));
    bed.write(0, 1);
    bed.microseconds(20_000);
    bed.handle(new Event.HostCrashes(PRIMARY));
    assertThat(bed.world.takeover(LONDON, Failback.NONE, 9)).isEqualTo(Outcome.DONE);
    bed.look();
    assertThat(bed.world.appliedPosition(LONDON)).isEqualTo(2);
    assertThat(bed.world.passthru()).isTrue();
    assertThat(bed.told(Fact.Passthru.class)).containsExactly(new Fact.Passthru(true));
    bed.handle(new Event.SrlMended(LONDON));
    bed.repairSrl(LONDON);
    assertThat(bed.world.passthru()).isFalse();
    bed.write(0, 2);
    bed.settle();
    requireEqual(bed, LONDON);
  }

  @Test
  void a_secondary_whose_volume_failed_is_not_attached_before_it_is_started() {
    DiskBed bed = bed();
    bed.handle(new Event.VolumeFails(LONDON, 0));
    bed.write(0, 0);
    bed.settle();
    assertThat(bed.world.rlinkStatus(0).flags())
        .contains(RlinkFlag.FAIL, RlinkFlag.INCONSISTENT, RlinkFlag.ATTACHED);
    assertThat(bed.world.order(0, RlinkOrder.DETACH)).isEmpty();
    assertThat(bed.world.order(0, RlinkOrder.ATTACH_FORCED))
        .contains(RlinkRefusal.SECONDARY_VOLUME_FAILED);
    bed.mendAll();
    assertThat(bed.world.startVolume(LONDON, 0)).isEmpty();
    bed.settle();
    assertThat(bed.world.order(0, RlinkOrder.ATTACH_FORCED)).isEmpty();
    bed.write(0, 1);
    bed.settle();
    requireEqual(bed, LONDON);
  }

  @Test
  void a_secondary_that_goes_down_while_it_applies_what_it_has_stored_can_be_synchronized() {
    DiskBed bed =
        new DiskBed(
            Layouts.secondaries(1).secondaryLogging(0), STEADY.withSecondaryVolume(50_000_000), 0);
    for (int region = 0; region < 4; region++) {
      bed.write(0, region);
    }
    bed.microseconds(60_000);
    bed.handle(new Event.HostCrashes(LONDON));
    assertThat(bed.world.rlinkStatus(0).flags())
        .contains(RlinkFlag.INCONSISTENT, RlinkFlag.CAN_SYNC)
        .doesNotContain(RlinkFlag.CANT_SYNC, RlinkFlag.CONSISTENT);
    bed.handle(new Event.HostCrashes(PRIMARY));
    bed.handle(new Event.HostBoots(LONDON));
    bed.settle();
    assertThat(bed.world.rlinkStatus(0).flags()).contains(RlinkFlag.CONSISTENT);
    requireEqual(bed, LONDON);
  }

  @Test
  void a_primary_that_reboots_writes_its_srl_to_the_volumes_and_goes_on() {
    DiskBed bed = new DiskBed(Layouts.secondaries(1), STEADY.withVolume(50_000_000), 0);
    for (int region = 0; region < 4; region++) {
      bed.write(0, region);
    }
    bed.microseconds(10_000);
    assertThat(bed.world.appliedPosition(PRIMARY)).isZero();
    bed.handle(new Event.HostCrashes(PRIMARY));
    assertThat(bed.world.rvgStatus(PRIMARY).kernelState()).isEqualTo(RvgStatus.KernelState.RECOVER);
    bed.handle(new Event.HostBoots(PRIMARY));
    bed.settle();
    assertThat(bed.world.rlinkStatus(0).state()).isEqualTo(RlinkState.ACTIVE);
    assertThat(bed.world.connected(0)).isTrue();
    assertThat(bed.applied).doesNotHaveDuplicates().hasSize(4);
    requireEqual(bed, PRIMARY);
    requireEqual(bed, LONDON);
  }
}
