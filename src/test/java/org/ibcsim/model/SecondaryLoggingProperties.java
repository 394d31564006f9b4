package org.ibcsim.model;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.ibcsim.model.bed.Bed;
import org.ibcsim.model.bed.Delays;
import org.ibcsim.model.bed.Layouts;
import org.ibcsim.model.bed.Step;
import org.ibcsim.model.bed.TimedAgenda;

/** What follows from staging every update in the Secondary's SRL (dataflow 6.3). */
class SecondaryLoggingProperties {
  private static final long SLOW_VOLUME = 50_000_000;

  private static Bed bed(Layouts layouts) {
    return Bed.of(layouts, new TimedAgenda(Delays.STEADY.withSecondaryVolume(SLOW_VOLUME), 0));
  }

  private static long count(Bed bed, Class<? extends Step> kind, int from) {
    return bed.moments.subList(from, bed.moments.size()).stream()
        .filter(moment -> kind.isInstance(moment.step()))
        .count();
  }

  @Property(tries = 20)
  void thePrimarysSrlIsFreedEarlier(@ForAll @IntRange(min = 10, max = 40) int writes) {
    Bed bed = bed(Layouts.secondaries(2).secondaryLogging(0));
    bed.writes(writes, writes);
    bed.milliseconds(100);
    assertThat(bed.world.outstandingWrites(0)).isZero();
    assertThat(bed.world.outstandingWrites(1)).isGreaterThan(writes - 3L);
    assertThat(bed.world.appliedPosition(1)).isLessThan(3);
    bed.end();
  }

  @Property(tries = 20)
  void aCrashIsRecoveredFromTheOwnSrl(@ForAll @IntRange(min = 10, max = 40) int writes) {
    Bed bed = bed(Layouts.secondaries(1).secondaryLogging(0));
    bed.writes(writes, writes);
    bed.milliseconds(100);
    bed.crash(1);
    int before = bed.moments.size();
    bed.seconds(1);
    bed.boot(1);
    bed.seconds(60);
    assertThat(bed.world.appliedPosition(1)).isEqualTo(writes);
    assertThat(bed.world.image(1)).isEqualTo(bed.world.image(0));
    assertThat(count(bed, Step.Transmitted.class, before)).isZero();
    bed.end();
  }

  @Example
  void aFullSecondarySrlPressesBackIntoTheMessagePool() {
    Bed bed =
        bed(
            Layouts.secondaries(1)
                .secondarySrl(3L * (Layouts.REGION_BYTES + 512))
                .messagePool(0, 4L * (Layouts.REGION_BYTES + 512))
                .secondaryLogging(0));
    for (int number = 0; number < 12; number++) {
      bed.write(0, number, 1);
    }
    bed.milliseconds(100);
    assertThat(bed.facts(Fact.SecondarySrlFull.class)).isNotEmpty();
    assertThat(bed.world.stagedBytes(1)).isLessThanOrEqualTo(3L * (Layouts.REGION_BYTES + 512));
    assertThat(count(bed, Step.Dropped.class, 0)).isPositive();
    bed.seconds(30);
    assertThat(bed.world.image(1)).isEqualTo(bed.world.image(0));
    bed.end();
  }
}
