package org.ibcsim.model.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ibcsim.model.CheckpointOrder.OF_RVG;

import org.ibcsim.kernel.Encoding;
import org.ibcsim.model.Checkpoint;
import org.ibcsim.model.CheckpointOrder;
import org.ibcsim.model.CheckpointOrder.Verb;
import org.ibcsim.model.Fact;
import org.ibcsim.model.Observer;
import org.ibcsim.model.RlinkOrder;
import org.ibcsim.model.RlinkRefusal;
import org.ibcsim.model.bed.Bed;
import org.ibcsim.model.bed.Layouts;
import org.ibcsim.model.link.RlinkState;
import org.junit.jupiter.api.Test;

/** Stories of checkpoints: marks in the SRL from which an RLINK goes on. */
class CheckpointScenario {
  private static RlinkState state(Bed bed) {
    return bed.world.rlinkStatus(0).state();
  }

  @Test
  void aDetachedSecondaryGoesOnFromACheckpointAndIsInconsistentUntilItsEnd() {
    Bed bed = Bed.of(Layouts.secondaries(2));
    bed.write(0, 0, 1);
    bed.seconds(1);
    bed.order(0, RlinkOrder.DETACH);
    bed.write(0, 1, 1);
    bed.seconds(1);
    assertThat(bed.order(Verb.START, OF_RVG, "backup")).isNull();
    bed.write(0, 2, 1);
    bed.seconds(1);
    assertThat(bed.order(Verb.ATTACH, 0, "backup")).isEqualTo(RlinkRefusal.CHECKPOINT_NOT_ENDED);
    assertThat(bed.order(Verb.END, OF_RVG, "")).isNull();
    bed.write(0, 3, 1);
    bed.seconds(1);
    assertThat(bed.order(Verb.ATTACH, 0, "backup")).isNull();
    assertThat(state(bed)).isEqualTo(RlinkState.ACTIVE);
    assertThat(bed.world.consistent(1)).isFalse();
    assertThat(bed.facts(Fact.Attached.class))
        .containsExactly(new Fact.Attached(0, Fact.Attachment.CHECKPOINT, 2, false));
    while (bed.world.appliedPosition(1) < 3) {
      assertThat(bed.world.consistent(1)).isFalse();
      bed.nextEvent();
    }
    assertThat(bed.facts(Fact.Consistent.class)).containsExactly(new Fact.Consistent(1, 3));
    bed.seconds(5);
    assertThat(bed.world.image(1)).isEqualTo(bed.world.image(0));
    bed.end();
  }

  @Test
  void aSecondaryIsRestoredFromItsOwnCheckpoint() {
    Bed bed = Bed.of(Layouts.secondaries(1));
    bed.write(0, 0, 1);
    bed.seconds(1);
    assertThat(bed.order(Verb.MARK_AND_PAUSE, 0, "weekly")).isNull();
    assertThat(state(bed)).isEqualTo(RlinkState.PAUSE);
    bed.order(0, RlinkOrder.RESUME_AT_SECONDARY);
    bed.write(0, 1, 1);
    bed.seconds(1);
    assertThat(bed.order(Verb.RESTORE, 0, "weekly")).isEqualTo(RlinkRefusal.NOT_FAILED);
    assertThat(bed.order(0, RlinkOrder.MAKE_WRITABLE)).isNull();
    assertThat(state(bed)).isEqualTo(RlinkState.FAIL);
    assertThat(bed.world.consistent(1)).isFalse();
    bed.write(0, 2, 1);
    bed.seconds(1);
    assertThat(bed.world.appliedPosition(1)).isEqualTo(2);
    assertThat(bed.order(Verb.RESTORE, 0, "monthly")).isEqualTo(RlinkRefusal.CHECKPOINT_UNKNOWN);
    assertThat(bed.order(Verb.RESTORE, 0, "weekly")).isNull();
    assertThat(state(bed)).isEqualTo(RlinkState.ACTIVE);
    assertThat(bed.world.image(1)).isEqualTo(bed.world.imageAfter(1));
    assertThat(bed.world.consistent(1)).isFalse();
    bed.seconds(1);
    assertThat(bed.world.consistent(1)).isTrue();
    assertThat(bed.world.image(1)).isEqualTo(bed.world.image(0));
    bed.end();
  }

  @Test
  void aCheckpointTakesNoSpaceAndOverflowsWhenTheLogWrapsOverIt() {
    Bed bed = Bed.of(Layouts.secondaries(1).srl(20_000));
    bed.order(Verb.START, OF_RVG, "backup");
    bed.order(Verb.END, OF_RVG, "");
    for (int number = 0; number < 4; number++) {
      bed.write(0, number, 1);
      bed.seconds(1);
    }
    Checkpoint there = bed.world.checkpoints().get(0);
    assertThat(there.overflowed()).isFalse();
    assertThat(bed.world.usedBytes(there)).isEqualTo(4 * 4_608);
    bed.write(0, 4, 1);
    bed.seconds(1);
    assertThat(bed.writeWaited()).isFalse();
    assertThat(bed.world.checkpoints().get(0).overflowed()).isTrue();
    bed.order(0, RlinkOrder.DETACH);
    assertThat(bed.order(Verb.ATTACH, 0, "backup")).isEqualTo(RlinkRefusal.CHECKPOINT_OVERFLOWED);
    assertThat(bed.order(Verb.DELETE, OF_RVG, "backup")).isNull();
    assertThat(bed.world.checkpoints()).isEmpty();
    bed.end();
  }

  @Test
  void thereAreAtMostFortySixAndEachNameOnce() {
    Bed bed = Bed.of(Layouts.secondaries(1));
    for (int number = 0; number < CheckpointOrder.MAXIMUM; number++) {
      assertThat(bed.order(Verb.START, OF_RVG, "c" + number)).isNull();
      assertThat(bed.order(Verb.START, OF_RVG, "other"))
          .isEqualTo(
              number + 1 == CheckpointOrder.MAXIMUM
                  ? RlinkRefusal.TOO_MANY_CHECKPOINTS
                  : RlinkRefusal.CHECKPOINT_OPEN);
      assertThat(bed.order(Verb.END, OF_RVG, "")).isNull();
    }
    assertThat(bed.order(Verb.END, OF_RVG, "")).isEqualTo(RlinkRefusal.NO_CHECKPOINT_OPEN);
    assertThat(bed.order(Verb.DELETE, OF_RVG, "none")).isEqualTo(RlinkRefusal.CHECKPOINT_UNKNOWN);
    bed.order(Verb.DELETE, OF_RVG, "c7");
    assertThat(bed.order(Verb.START, OF_RVG, "c8")).isEqualTo(RlinkRefusal.CHECKPOINT_EXISTS);
  }

  @Test
  void aSecondaryIsMarkedOnlyWhileItIsConnected() {
    Bed bed = Bed.of(Layouts.secondaries(1));
    bed.cut(0);
    bed.seconds(11);
    assertThat(bed.order(Verb.MARK_AND_PAUSE, 0, "weekly")).isEqualTo(RlinkRefusal.NOT_CONNECTED);
    bed.heal(0);
    bed.seconds(3);
    assertThat(bed.order(Verb.MARK_AND_PAUSE, 0, "weekly")).isNull();
    assertThat(bed.order(Verb.MARK_AND_PAUSE, 0, "daily")).isEqualTo(RlinkRefusal.ALREADY_PAUSED);
    bed.end();
  }

  @Test
  void aCopyOfTheWorldHasTheCheckpoints() {
    Bed bed = Bed.of(Layouts.secondaries(1));
    bed.write(0, 0, 1);
    bed.seconds(1);
    bed.order(Verb.START, OF_RVG, "backup");
    bed.write(0, 1, 1);
    bed.order(Verb.MARK_AND_PAUSE, 0, "weekly");
    World copy = bed.world.copyFor(bed.clock.copy(), new Observer() {});
    assertThat(Encoding.of(copy)).isEqualTo(Encoding.of(bed.world));
    assertThat(copy.checkpoints()).isEqualTo(bed.world.checkpoints()).hasSize(2);
  }
}
