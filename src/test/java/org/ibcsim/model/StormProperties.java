package org.ibcsim.model;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tag;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.ibcsim.model.bed.Reach;
import org.ibcsim.model.bed.Storm;

/**
 * Everything at once, at random, in virtual time and without time: the bed watches its invariants
 * at every step, and in the end all that was held up must have gone through.
 */
class StormProperties {
  private static Reach reach = new Reach();
  private static boolean played;

  @Provide
  Arbitrary<Storm> storms() {
    return Storm.any();
  }

  @Provide
  Arbitrary<Storm> wideStorms() {
    return Storm.of(Storm.layouts(32));
  }

  @BeforeContainer
  static void nothingIsReached() {
    reach = new Reach();
    played = false;
  }

  /** The same storms in every build, so that what they reach is no matter of luck. */
  @Property(tries = 1_200, seed = "20261122", shrinking = ShrinkingMode.OFF)
  void everyInvariantHoldsAtEveryStepAndEverythingComesToItsEnd(@ForAll("storms") Storm storm) {
    reach.add(storm.play(bed -> {}));
    played = true;
  }

  @Property(tries = 150, shrinking = ShrinkingMode.OFF)
  void everyInvariantHoldsInStormsNeverSeenBefore(@ForAll("storms") Storm storm) {
    storm.play(bed -> {});
  }

  @Property(tries = 40, shrinking = ShrinkingMode.OFF)
  void everyInvariantHoldsWithUpTo32Secondaries(@ForAll("wideStorms") Storm storm) {
    storm.play(bed -> {});
  }

  /** The same storms in every build: a seed that fails is a finding, and not the change's fault. */
  @Tag("slow")
  @Property(tries = 10_000, shrinking = ShrinkingMode.OFF, seed = "-173901896478096526")
  void everyInvariantHoldsInAVeryLongSpellOfStorms(@ForAll("storms") Storm storm) {
    storm.play(bed -> {});
  }

  /** Storms that never freeze, drop or overflow anything would prove nothing about it. */
  @AfterContainer
  static void everyStateThatMattersWasReached() {
    if (played) {
      System.out.println(reach.text());
      assertThat(reach.missing()).as("states never reached; reached: %s", reach.counts()).isEmpty();
    }
  }
}
