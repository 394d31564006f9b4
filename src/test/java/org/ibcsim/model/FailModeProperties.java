package org.ibcsim.model;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.ibcsim.model.bed.Bed;
import org.ibcsim.model.bed.Layouts;

/** Invariant 16 of the data flow (dataflow 14): writes that do not even begin. */
class FailModeProperties {
  @Property(tries = 60)
  void invariant_16_with_fail_a_write_that_finds_no_connection_fails_and_is_written_nowhere(
      @ForAll @IntRange(max = 10) int before,
      @ForAll @IntRange(min = 1, max = 30) int during,
      @ForAll long seed) {
    Bed bed = Bed.of(Layouts.secondaries(2).synchronous(0, Synchronous.FAIL));
    bed.writes(before, seed);
    bed.settle();
    bed.cut(0);
    bed.seconds(11);
    long last = bed.world.lastPosition();
    long image = bed.world.image(0);
    for (int number = 0; number < during; number++) {
      assertThat(bed.tryWrite(0, number % 16, 1)).isEqualTo(Admission.REFUSED);
    }
    bed.seconds(10);
    assertThat(bed.world.lastPosition()).isEqualTo(last);
    assertThat(bed.world.image(0)).isEqualTo(image);
    assertThat(bed.world.outstandingWrites(1)).isZero();
    bed.heal(0);
    bed.seconds(11);
    assertThat(bed.tryWrite(0, 0, 1)).isEqualTo(Admission.ADMITTED);
    bed.end();
  }
}
