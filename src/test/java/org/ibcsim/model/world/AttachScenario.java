package org.ibcsim.model.world;

import static org.assertj.core.api.Assertions.assertThat;

import org.ibcsim.model.Fact;
import org.ibcsim.model.Outcome;
import org.ibcsim.model.RlinkOrder;
import org.ibcsim.model.RlinkRefusal;
import org.ibcsim.model.SrlProtection;
import org.ibcsim.model.Synchronous;
import org.ibcsim.model.bed.Bed;
import org.ibcsim.model.bed.Layouts;
import org.ibcsim.model.link.RlinkFlag;
import org.ibcsim.model.link.RlinkKernelState;
import org.ibcsim.model.link.RlinkState;
import org.junit.jupiter.api.Test;

/** Stories of RLINKs that are detached and attached again by force. */
class AttachScenario {
  private static RlinkState state(Bed bed) {
    return bed.world.rlinkStatus(0).state();
  }

  @Test
  void equalCopiesGoOnFromTheEndOfTheLogAndNothingOfBeforeIsSent() {
    Bed bed = Bed.of(Layouts.secondaries(1).synchronous(0, Synchronous.OVERRIDE));
    bed.write(0, 0, 1);
    bed.seconds(1);
    assertThat(bed.order(0, RlinkOrder.DETACH)).isNull();
    assertThat(state(bed)).isEqualTo(RlinkState.STALE);
    assertThat(bed.world.rlinkStatus(0).kernelState()).isEqualTo(RlinkKernelState.DETACHED);
    assertThat(bed.order(0, RlinkOrder.DETACH)).isEqualTo(RlinkRefusal.NOT_ATTACHED);
    bed.seconds(100);
    assertThat(bed.order(0, RlinkOrder.ATTACH_FORCED)).isNull();
    assertThat(bed.facts(Fact.Attached.class))
        .containsExactly(new Fact.Attached(0, Fact.Attachment.FORCED, 1, true));
    assertThat(state(bed)).isEqualTo(RlinkState.ACTIVE);
    assertThat(bed.world.rlinkStatus(0).kernelState()).isEqualTo(RlinkKernelState.ENABLED);
    assertThat(bed.order(0, RlinkOrder.ATTACH_FORCED)).isEqualTo(RlinkRefusal.ALREADY_ATTACHED);
    bed.seconds(3);
    assertThat(bed.world.connected(0)).isTrue();
    assertThat(bed.world.effectivelySynchronous(0)).isTrue();
    bed.write(0, 1, 1);
    bed.seconds(1);
    assertThat(bed.world.image(1)).isEqualTo(bed.world.image(0));
    bed.end();
  }

  @Test
  void aSecondaryThatIsNotEqualStaysWhatItIsThoughItIsCalledConsistent() {
    Bed bed = Bed.of(Layouts.secondaries(1));
    bed.order(0, RlinkOrder.DETACH);
    bed.write(0, 5, 1);
    bed.seconds(1);
    bed.order(0, RlinkOrder.ATTACH_FORCED);
    assertThat(bed.facts(Fact.Attached.class))
        .containsExactly(new Fact.Attached(0, Fact.Attachment.FORCED, 1, false));
    assertThat(bed.world.diverged(1)).isTrue();
    assertThat(bed.world.rlinkStatus(0).has(RlinkFlag.CONSISTENT)).isTrue();
    bed.seconds(3);
    bed.write(0, 6, 1);
    bed.seconds(1);
    assertThat(bed.world.appliedPosition(1)).isEqualTo(2);
    assertThat(bed.world.image(1)).isNotEqualTo(bed.world.image(0));
    assertThat(bed.world.diverged(1)).isTrue();
    bed.write(0, 5, 1);
    bed.seconds(1);
    assertThat(bed.world.diverged(1)).isFalse();
    assertThat(bed.world.image(1)).isEqualTo(bed.world.image(0));
    bed.end();
  }

  @Test
  void aMessageAtADivergedSecondaryIsDeliveredThere() {
    Bed bed = Bed.of(Layouts.secondaries(1));
    bed.order(0, RlinkOrder.DETACH);
    bed.write(0, 5, 1);
    bed.seconds(1);
    bed.order(0, RlinkOrder.ATTACH_FORCED);
    bed.seconds(3);
    bed.register(0, "backup", 0);
    bed.register(1, "backup", 0);
    bed.send("backup");
    bed.seconds(1);
    assertThat(bed.world.frozen(1)).isTrue();
    assertThat(bed.receive(1, "backup")).isInstanceOf(Outcome.Received.class);
    assertThat(bed.unfreeze(1, "backup")).isEqualTo(Outcome.DONE);
    bed.end();
    assertThat(bed.world.diverged(1)).isTrue();
  }

  @Test
  void aSecondaryThatStillAppliesOrIsFrozenIsNotAttached() {
    Bed bed = Bed.of(Layouts.secondaries(1));
    bed.register(0, "backup", 0);
    bed.register(1, "backup", 0);
    bed.send("backup");
    bed.seconds(1);
    bed.order(0, RlinkOrder.DETACH);
    assertThat(bed.order(0, RlinkOrder.ATTACH_FORCED)).isEqualTo(RlinkRefusal.SECONDARY_BUSY);
    bed.receive(1, "backup");
    bed.unfreeze(1, "backup");
    bed.settle();
    assertThat(bed.order(0, RlinkOrder.ATTACH_FORCED)).isNull();
    bed.end();
  }

  @Test
  void anRlinkWhoseSrlOverflowedCanBeAttachedAgain() {
    Bed bed = Bed.of(Layouts.secondaries(1).srl(10_000).protection(0, SrlProtection.OFF));
    bed.cut(0);
    for (int number = 0; number < 4; number++) {
      bed.write(0, number, 1);
      bed.milliseconds(100);
    }
    assertThat(state(bed)).isEqualTo(RlinkState.STALE);
    bed.seconds(20);
    bed.heal(0);
    assertThat(bed.order(0, RlinkOrder.ATTACH_FORCED)).isNull();
    bed.seconds(3);
    assertThat(bed.world.connected(0)).isTrue();
    assertThat(bed.world.diverged(1)).isTrue();
    bed.end();
  }

  @Test
  void anRlinkIsDissociatedOnlyWhenItIsDetachedAndTakesNoOrdersThen() {
    Bed bed = Bed.of(Layouts.secondaries(1));
    assertThat(bed.order(0, RlinkOrder.DISSOCIATE)).isEqualTo(RlinkRefusal.ATTACHED);
    assertThat(bed.order(0, RlinkOrder.ASSOCIATE)).isEqualTo(RlinkRefusal.ALREADY_ASSOCIATED);
    bed.order(0, RlinkOrder.DETACH);
    assertThat(bed.order(0, RlinkOrder.DISSOCIATE)).isNull();
    assertThat(state(bed)).isEqualTo(RlinkState.UNASSOC);
    assertThat(bed.order(0, RlinkOrder.ATTACH_FORCED)).isEqualTo(RlinkRefusal.NOT_ASSOCIATED);
    assertThat(bed.order(0, RlinkOrder.ASSOCIATE)).isNull();
    assertThat(state(bed)).isEqualTo(RlinkState.STALE);
    assertThat(bed.order(0, RlinkOrder.ATTACH_FORCED)).isNull();
    bed.end();
  }

  @Test
  void whatADetachedRlinkHadOnTheWireNeverArrivesAfterItIsAttached() {
    Bed bed = Bed.of(Layouts.secondaries(2));
    bed.write(0, 0, 1);
    bed.milliseconds(3);
    bed.order(0, RlinkOrder.DETACH);
    bed.order(0, RlinkOrder.ATTACH_FORCED);
    bed.seconds(10);
    assertThat(bed.world.appliedPosition(2)).isEqualTo(1);
    assertThat(bed.world.image(1)).isNotEqualTo(bed.world.image(0));
    bed.end();
  }
}
