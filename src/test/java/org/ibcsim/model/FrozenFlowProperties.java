package org.ibcsim.model;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.ibcsim.model.FailureSwitches.IbcAckPoint;
import org.ibcsim.model.bed.Bed;
import org.ibcsim.model.bed.Delays;
import org.ibcsim.model.bed.Layouts;
import org.ibcsim.model.bed.Step;
import org.ibcsim.model.bed.Storm;
import org.ibcsim.model.bed.TimedAgenda;

/** Invariant 49 of the data flow (dataflow 14): what a freeze does to the flow of updates. */
class FrozenFlowProperties {
  @Provide
  Arbitrary<Delays> delays() {
    return Storm.anyDelays();
  }

  @Property(tries = 80)
  void invariant_49_between_freeze_and_unfreeze_updates_go_to_the_secondarys_srl_and_no_volume(
      @ForAll IbcAckPoint point,
      @ForAll boolean logging,
      @ForAll @IntRange(max = 20) int before,
      @ForAll @IntRange(min = 1, max = 40) int during,
      @ForAll("delays") Delays delays,
      @ForAll long seed) {
    Layouts layout =
        Layouts.secondaries(1)
            .semantics(Semantics.standard().with(FailureSwitches.IBC_ACK_POINT, point));
    Bed bed = Bed.of(logging ? layout.secondaryLogging(0) : layout, new TimedAgenda(delays, seed));
    bed.register(0, "backup", 0);
    bed.register(1, "backup", 0);
    bed.writes(before, seed);
    bed.send("backup", 0, true, 0, "");
    bed.settle();
    assertThat(bed.world.frozen(1)).isTrue();
    long frozen = bed.world.image(1);
    long applied = bed.steps(Step.Applied.class).size();
    assertThat(applied).isEqualTo(before);
    bed.writes(during, seed + 1);
    bed.settle();
    long last = bed.world.lastPosition();
    assertThat(bed.world.image(1)).isEqualTo(frozen);
    assertThat(bed.steps(Step.Applied.class)).hasSize((int) applied);
    assertThat(bed.steps(Step.Stable.class)).last().isEqualTo(new Step.Stable(0, last));
    // Acknowledged from the SRL, unless the message keeps its record and all that follows.
    boolean fromSrl = point == IbcAckPoint.ARRIVAL_PERSISTED;
    assertThat(bed.world.outstandingWrites(0)).isEqualTo(fromSrl ? 0 : during + 1);
    assertThat(bed.receive(1, "backup")).isInstanceOf(Outcome.Received.class);
    bed.settle();
    assertThat(bed.world.image(1)).isEqualTo(frozen);
    assertThat(bed.world.outstandingWrites(0))
        .isEqualTo(point == IbcAckPoint.CONSUMED ? during + 1 : 0);
    assertThat(bed.unfreeze(1, "backup")).isEqualTo(Outcome.DONE);
    bed.settle();
    assertThat(bed.world.image(1)).isEqualTo(bed.world.image(0));
    assertThat(bed.world.outstandingWrites(0)).isZero();
    bed.end();
  }
}
