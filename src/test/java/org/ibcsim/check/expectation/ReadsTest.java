package org.ibcsim.check.expectation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.ibcsim.check.expectation.Reads.CommandWords;
import org.ibcsim.check.expectation.Reads.Thing;
import org.junit.jupiter.api.Test;

class ReadsTest {
  private static final ExpectationNames NAMES =
      new ExpectationNames(
          "seattle",
          List.of("london"),
          List.of("rlk_london_hr_rvg"),
          List.of("nightly"),
          List.of("fd"),
          List.of(new ExpectationNames.TypedCommand("london", "vxibc receive")));

  private static Reads of(String source) {
    try {
      return Expectation.compile(source, NAMES).reads();
    } catch (ExpectationException wrong) {
      throw new IllegalStateException(wrong);
    }
  }

  @Test
  void aFateReadsMessagesAndWhatBecameOfThem() {
    assertThat(of("ibc('nightly').fate == 'received'").things())
        .containsExactlyInAnyOrder(Thing.MESSAGES, Thing.FATES);
  }

  @Test
  void whatStandsAtTheEndReadsNothingOfThePast() {
    assertThat(of("converged('london') && registrations('london') == 1")).isEqualTo(Reads.NOTHING);
  }

  @Test
  void aCommandIsReadByItsWordsAndItsOutputOnlyWhereItIsAskedFor() {
    Reads status = of("command('london', 'receive').status == 0");
    assertThat(status.things()).isEmpty();
    assertThat(status.commands()).containsExactly(new CommandWords("london", "receive"));
    assertThat(status.commands()).allMatch(words -> words.mean("london", "vxibc receive"));
    assertThat(status.commands()).noneMatch(words -> words.mean("london", "vxibc unfreeze"));
    assertThat(of("command('london', 'receive').output == 'x'").things())
        .containsExactly(Thing.OUTPUTS);
  }

  @Test
  void fieldsOfElementsOfAListAreSeenInsideALoop() {
    assertThat(of("messages('nightly').all(m, m.equals_image_at_send)").things())
        .containsExactlyInAnyOrder(Thing.MESSAGES, Thing.RECEIPTS);
    assertThat(of("freezes('london').all(f, f.release == 'unfreeze')").things())
        .containsExactly(Thing.FREEZES);
  }

  @Test
  void timesAreNoticedWhereverTheyCome() {
    for (String source :
        List.of(
            "rpo.max < duration('2m')",
            "max_freeze < duration('1m')",
            "srl.max_percent < 50.0",
            "ibc('nightly').received_at > duration('1s')",
            "elapsed > duration('1s')",
            "freezes('london').all(f, f.length < duration('1m'))")) {
      assertThat(of(source).things()).as(source).contains(Thing.TIMES);
    }
    assertThat(of("snapshot('london', 'fd').equals_image_at_send('nightly')").things())
        .containsExactlyInAnyOrder(Thing.SNAPSHOTS, Thing.MESSAGES, Thing.ARRIVALS);
  }
}
