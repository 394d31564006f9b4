package org.ibcsim.model.world;

import static org.assertj.core.api.Assertions.assertThat;

import org.ibcsim.model.DcmSwitches;
import org.ibcsim.model.DcmSwitches.ResyncNewWrites;
import org.ibcsim.model.Fact;
import org.ibcsim.model.ResyncStart;
import org.ibcsim.model.ResyncState;
import org.ibcsim.model.RlinkOrder;
import org.ibcsim.model.RlinkRefusal;
import org.ibcsim.model.Semantics;
import org.ibcsim.model.SrlProtection;
import org.ibcsim.model.bed.Bed;
import org.ibcsim.model.bed.Layouts;
import org.ibcsim.model.bed.Step;
import org.ibcsim.model.link.RlinkFlag;
import org.ibcsim.model.link.RlinkState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** {@code startrep -a}: all regions of all volumes are sent while the application runs (4.6). */
class AutosyncScenario {
  private static final long VOLUMES_BYTES = 2 * 128L * Layouts.REGION_BYTES;
  private static final long DCM_REGION = 32L << 10;

  /** Two volumes of 512 KiB, 16 DCM regions each. */
  private static Layouts layout(int secondaries) {
    Layouts layout = Layouts.secondaries(secondaries).regions(128);
    for (int rlink = 0; rlink < secondaries; rlink++) {
      layout = layout.protection(rlink, SrlProtection.AUTODCM);
    }
    return layout;
  }

  private static Semantics way(ResyncNewWrites way, int replayBytes) {
    return Semantics.standard()
        .with(DcmSwitches.RESYNC_NEW_WRITES, way)
        .with(Semantics.RESYNC_MAP_SWAP_THRESHOLD, DCM_REGION)
        .with(Semantics.DCM_REPLAY_SIZE, replayBytes);
  }

  /** An RLINK that was detached, and writes that its Secondary lacks. */
  private static Bed detached(Layouts layout) {
    Bed bed = Bed.of(layout);
    bed.order(0, RlinkOrder.DETACH);
    bed.writes(20, 5);
    bed.settle();
    return bed;
  }

  private static long sent(Bed bed, int rlink) {
    return bed.steps(Step.RegionsTransmitted.class).stream()
        .filter(step -> step.rlink() == rlink)
        .mapToLong(Step.RegionsTransmitted::bytes)
        .sum();
  }

  private static void untilRegionsAreWritten(Bed bed, int rlink) {
    while (bed.steps(Step.RegionsApplied.class).stream().noneMatch(it -> it.rlink() == rlink)) {
      bed.nextEvent();
    }
  }

  @Test
  void everyByteOfEveryVolumeIsSentOnceAndTheSecondaryIsInconsistentUntilThen() {
    Bed bed = detached(layout(1));
    assertThat(bed.order(0, RlinkOrder.ATTACH_AUTOSYNC)).isNull();
    assertThat(bed.world.rlinkStatus(0).state()).isEqualTo(RlinkState.ACTIVE);
    assertThat(bed.world.rlinkStatus(0).flags())
        .contains(
            RlinkFlag.AUTOSYNC, RlinkFlag.DCM_LOGGING, RlinkFlag.INCONSISTENT, RlinkFlag.CANT_SYNC)
        .doesNotContain(RlinkFlag.RESYNC_STARTED);
    assertThat(bed.world.dcmBytes(0)).isEqualTo(VOLUMES_BYTES);
    assertThat(bed.resync()).isEqualTo(ResyncStart.NOT_IN_DCM_LOGGING);
    bed.seconds(3);
    bed.settle();
    assertThat(sent(bed, 0)).isEqualTo(VOLUMES_BYTES);
    assertThat(bed.facts(Fact.ResyncStarted.class))
        .containsExactly(new Fact.ResyncStarted(0, VOLUMES_BYTES));
    assertThat(bed.facts(Fact.ResyncStopped.class)).hasSize(1);
    assertThat(bed.world.consistent(1)).isTrue();
    assertThat(bed.world.image(1)).isEqualTo(bed.world.image(0));
    assertThat(bed.world.rlinkStatus(0).flags())
        .doesNotContain(RlinkFlag.AUTOSYNC, RlinkFlag.DCM_LOGGING);
    bed.write(0, 3, 1);
    bed.end();
  }

  @Test
  void itIsRefusedWithoutADcmAndWhileTheRlinkIsAttached() {
    Bed attached = Bed.of(layout(1));
    assertThat(attached.order(0, RlinkOrder.ATTACH_AUTOSYNC))
        .isEqualTo(RlinkRefusal.ALREADY_ATTACHED);
    Bed without = Bed.of(layout(1).withoutDcm());
    without.order(0, RlinkOrder.DETACH);
    assertThat(without.order(0, RlinkOrder.ATTACH_AUTOSYNC)).isEqualTo(RlinkRefusal.NO_DCM);
    assertThat(without.world.attached(0)).isFalse();
  }

  @ParameterizedTest
  @EnumSource
  void theApplicationRunsMeanwhileAndWhatItWritesArrives(ResyncNewWrites way) {
    Bed bed = detached(layout(1).semantics(way(way, 8192)));
    bed.order(0, RlinkOrder.ATTACH_AUTOSYNC);
    for (int round = 0; round < 2_200; round++) {
      bed.milliseconds(1);
      if (round % 8 == 0) {
        bed.writes(1, round);
      }
    }
    bed.end();
    assertThat(bed.world.consistent(1)).isTrue();
    assertThat(bed.world.image(1)).isEqualTo(bed.world.image(0));
    assertThat(bed.steps(Step.Refused.class)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void itPausesWithTheNetworkOrTheSecondaryAndGoesOnWhereItWasAlsoAfterACrashOfThePrimary(
      ResyncNewWrites way) {
    for (int moment = 1; moment < 40; moment++) {
      Bed bed = detached(layout(1).messagePool(0, 65536).semantics(way(way, 16384)));
      bed.order(0, RlinkOrder.ATTACH_AUTOSYNC);
      bed.seconds(2);
      bed.milliseconds(moment);
      bed.writes(2, moment);
      switch (moment % 3) {
        case 0 -> bed.cut(0);
        case 1 -> bed.crash(0);
        default -> bed.crash(1);
      }
      bed.seconds(20);
      if (bed.world.rlinkStatus(0).has(RlinkFlag.AUTOSYNC)) {
        assertThat(bed.world.resync(0)).isIn(ResyncState.PAUSED, ResyncState.ENDING);
        assertThat(bed.world.consistent(1)).isFalse();
      }
      bed.writes(2, moment);
      bed.boot(0);
      bed.boot(1);
      bed.heal(0);
      bed.milliseconds(2500 + moment);
      bed.writes(4, moment + 1);
      bed.end();
      assertThat(bed.world.image(1)).isEqualTo(bed.world.image(0));
      if (way == ResyncNewWrites.SRL_FROM_START) {
        // What is done is not done again: no more than what was on the way is repeated.
        assertThat(sent(bed, 0)).isBetween(VOLUMES_BYTES, VOLUMES_BYTES + 65536);
      }
    }
  }

  @Test
  void aPauseHoldsItAndAResumeLetsItGoOn() {
    Bed bed = detached(layout(1).semantics(way(ResyncNewWrites.DCM_ONLY, 4096)));
    bed.order(0, RlinkOrder.ATTACH_AUTOSYNC);
    untilRegionsAreWritten(bed, 0);
    bed.order(0, RlinkOrder.PAUSE_AT_PRIMARY);
    bed.settle();
    long before = sent(bed, 0);
    bed.seconds(100);
    assertThat(sent(bed, 0)).isEqualTo(before);
    assertThat(bed.world.resync(0)).isEqualTo(ResyncState.PAUSED);
    bed.order(0, RlinkOrder.RESUME_BOTH);
    bed.seconds(3);
    bed.end();
    assertThat(bed.world.image(1)).isEqualTo(bed.world.image(0));
  }

  @Test
  void severalSecondariesGoAtThePaceOfTheSlowest() {
    Semantics small = way(ResyncNewWrites.DCM_ONLY, 512);
    Bed bed = detached(layout(2).messagePool(0, 2048).messagePool(1, 2048).semantics(small));
    bed.order(1, RlinkOrder.DETACH);
    bed.order(0, RlinkOrder.ATTACH_AUTOSYNC);
    bed.order(1, RlinkOrder.ATTACH_AUTOSYNC);
    untilRegionsAreWritten(bed, 0);
    untilRegionsAreWritten(bed, 1);
    bed.cut(1);
    bed.seconds(11);
    assertThat(bed.world.resync(0)).as("paused with the other").isEqualTo(ResyncState.PAUSED);
    assertThat(Math.abs(sent(bed, 0) - sent(bed, 1))).isLessThanOrEqualTo(2 * 2048 + 512);
    bed.heal(1);
    bed.seconds(3);
    bed.end();
    assertThat(bed.world.image(1)).isEqualTo(bed.world.image(0));
    assertThat(bed.world.image(2)).isEqualTo(bed.world.image(0));
  }

  @Test
  void itIsGivenUpByADetachAndBegunAnew() {
    Bed bed = detached(layout(1));
    bed.order(0, RlinkOrder.ATTACH_AUTOSYNC);
    untilRegionsAreWritten(bed, 0);
    bed.order(0, RlinkOrder.DETACH);
    bed.settle();
    assertThat(bed.world.consistent(1)).isFalse();
    assertThat(bed.world.rlinkStatus(0).has(RlinkFlag.AUTOSYNC)).isFalse();
    assertThat(bed.order(0, RlinkOrder.ATTACH_AUTOSYNC)).isNull();
    bed.seconds(3);
    bed.end();
    assertThat(bed.world.image(1)).isEqualTo(bed.world.image(0));
  }
}
