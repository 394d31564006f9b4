package org.ibcsim.model.world;

import static org.assertj.core.api.Assertions.assertThat;

import org.ibcsim.model.DcmSwitches;
import org.ibcsim.model.DcmSwitches.DcmConvert;
import org.ibcsim.model.Fact;
import org.ibcsim.model.Semantics;
import org.ibcsim.model.SrlProtection;
import org.ibcsim.model.bed.Bed;
import org.ibcsim.model.bed.Layouts;
import org.ibcsim.model.bed.Step;
import org.junit.jupiter.api.Test;

/** The mark behind the last pass, where that turns out not to be the last. */
class LastPassMarkScenario {
  private static final String LARGE = "x".repeat(3_000);

  /**
   * Frozen, with the log's end already at the Secondary, and in DCM logging because there was no
   * room for the last message.
   */
  private static Bed overflowedWhileFrozen() {
    Layouts layout =
        Layouts.secondaries(1)
            .regions(4)
            .srl(16_000)
            .protection(0, SrlProtection.AUTODCM)
            .semantics(
                Semantics.standard().with(DcmSwitches.DCM_CONVERT, DcmConvert.DRAIN_SRL_THEN_DCM));
    Bed bed = Bed.of(layout);
    bed.register(0, "backup", 0);
    bed.register(0, "report", 0);
    bed.send("backup", 0, true, 0, LARGE);
    bed.write(0, 0, 1);
    bed.write(0, 0, 1);
    bed.send("report", 0, true, 0, LARGE);
    bed.seconds(1);
    assertThat(bed.world.frozen(1)).isTrue();
    assertThat(bed.world.dcmLogging(0)).isTrue();
    return bed;
  }

  /** Two writes are more than the log takes beside what else is in it. */
  private static void overflowAgain(Bed bed) {
    int before = bed.facts(Fact.DcmLogging.class).size();
    bed.write(0, 0, 1);
    bed.write(0, 0, 3);
    bed.milliseconds(1);
    assertThat(bed.facts(Fact.DcmLogging.class)).hasSize(before + 1);
  }

  @Test
  void whenAShortCutTakesTheMarkOfAPassThatIsNotTheLastAnyMoreTheNextPassBegins() {
    Bed bed = overflowedWhileFrozen();
    bed.resync();
    overflowAgain(bed);
    assertThat(bed.steps(Step.RegionsTransmitted.class)).hasSize(1);
    bed.cut(0);
    bed.end();
    assertThat(bed.facts(Fact.Disconnected.class)).isEmpty();
  }

  @Test
  void theLogKeepsWhatAMarkNeedsThatWaitsAtTheSecondaryThoughPiecesCameBehindIt() {
    Bed bed = overflowedWhileFrozen();
    bed.resync();
    overflowAgain(bed);
    cutShort(bed);
    long last = bed.world.lastPosition();
    assertThat(bed.facts(Fact.SrlLogging.class)).last().isEqualTo(new Fact.SrlLogging(0, last));
    overflowAgain(bed);
    cutShort(bed);
    while (bed.world.consistent(1)) {
      bed.nextEvent();
    }
    bed.cut(0);
    bed.heal(0);
    bed.end();
    assertThat(bed.facts(Fact.Consistent.class)).first().isEqualTo(new Fact.Consistent(1, last));
  }

  private static void cutShort(Bed bed) {
    bed.cut(0);
    bed.heal(0);
    bed.milliseconds(100);
  }
}
