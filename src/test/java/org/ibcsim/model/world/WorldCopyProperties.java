package org.ibcsim.model.world;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.ibcsim.model.Event;
import org.ibcsim.model.Fingerprint;
import org.ibcsim.model.Observer;
import org.ibcsim.model.bed.Bed;
import org.ibcsim.model.bed.Clockwork;
import org.ibcsim.model.bed.Storm;

/** A copy of a world has the same future as the original, and neither changes the other. */
class WorldCopyProperties {
  private static final Observer NOBODY = new Observer() {};

  @Provide
  Arbitrary<Storm> storms() {
    return Storm.any();
  }

  private static String digest(World world) {
    Fingerprint fingerprint = world.fingerprint();
    return fingerprint.low() + " " + fingerprint.high();
  }

  /**
   * Things that are done to a world between two events: all kinds of calls, none of them random.
   */
  private static String call(World world, int number) {
    int host = 1 + number % (world.layout().hosts().size() - 1);
    long primaryKey = (1L << 32) | 1 + number % 3;
    long key = ((long) (host + 1) << 32) | 1 + number % 3;
    return switch (number % 9) {
      case 0 -> world.submit(0, 0, 4096 + number).toString();
      case 1 ->
          world
              .send(0, primaryKey, -1, number % 2 == 0, 5, "p" + number, 9_000 + number)
              .toString();
      case 2 -> world.receive(host, key, number % 4 == 0, 3, 10, 9_000 + number).toString();
      case 3 -> world.unfreeze(host, key).toString();
      case 4 -> world.register(host, "name" + number % 5, 7).toString();
      case 5 -> world.unregister(host, key).toString();
      case 6 -> world.stopReceive(host, key).toString();
      case 7 -> world.stalling() ? world.unquiesce().toString() : "runs";
      default -> world.quiesce(9_000 + number).toString();
    };
  }

  private static void cutOrHeal(World world, int number) {
    if (number % 37 == 0) {
      world.handle(new Event.LinkCut(0));
    } else if (number % 37 == 20) {
      world.handle(new Event.LinkHealed(0));
    }
  }

  @Property(tries = 150)
  void aCopyAndItsOriginalStayEqualUnderTheSameChoices(
      @ForAll("storms") Storm storm, @ForAll @IntRange(max = 150) int copiedAfter) {
    Bed bed = storm.bed();
    storm.acts().stream().limit(copiedAfter).forEach(act -> storm.act(bed, act));
    Clockwork otherClock = bed.clock.copy();
    World original = bed.world.copyFor(bed.clock, NOBODY);
    World copy = original.copyFor(otherClock, NOBODY);
    assertThat(digest(original)).isEqualTo(digest(bed.world));
    for (int number = 0; number < 300; number++) {
      assertThat(digest(copy)).isEqualTo(digest(original));
      Event event = bed.clock.next();
      assertThat(otherClock.next()).isEqualTo(event);
      if (event != null) {
        original.handle(event);
        copy.handle(event);
      }
      cutOrHeal(original, number);
      cutOrHeal(copy, number);
      assertThat(call(copy, number)).isEqualTo(call(original, number));
    }
  }

  @Property(tries = 100)
  void whatHappensToACopyDoesNotTouchTheOriginal(
      @ForAll("storms") Storm storm, @ForAll @IntRange(max = 150) int copiedAfter) {
    Bed bed = storm.bed();
    storm.acts().stream().limit(copiedAfter).forEach(act -> storm.act(bed, act));
    String before = digest(bed.world);
    Clockwork otherClock = bed.clock.copy();
    World copy = bed.world.copyFor(otherClock, NOBODY);
    for (int number = 0; number < 200; number++) {
      Event event = otherClock.next();
      if (event != null) {
        copy.handle(event);
      }
      cutOrHeal(copy, number);
      call(copy, number);
    }
    assertThat(digest(copy)).isNotEqualTo(before);
    assertThat(digest(bed.world)).isEqualTo(before);
    bed.end();
  }
}
