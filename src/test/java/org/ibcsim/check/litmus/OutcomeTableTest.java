package org.ibcsim.check.litmus;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.ibcsim.check.expectation.ExpectationException;
import org.ibcsim.check.expectation.ExpectationNames;
import org.ibcsim.check.expectation.OutcomeExpression;
import org.ibcsim.journal.JournalEntry.Standing;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Over two values, x and y. */
class OutcomeTableTest {
  private static OutcomePattern pattern(@Nullable String x, @Nullable String y) {
    return new OutcomePattern(Arrays.asList(x, y), 1);
  }

  private static LitmusOutcome outcome(String x, String y) {
    return new LitmusOutcome(List.of(x, y));
  }

  private static Litmus litmus(
      List<OutcomePattern> permitted,
      List<OutcomePattern> required,
      List<OutcomePattern> forbidden) {
    return new Litmus(
        "Which?",
        List.of(),
        List.of(new Observed("x", anything()), new Observed("y", anything())),
        permitted,
        required,
        forbidden,
        List.of(),
        1);
  }

  private static OutcomeExpression anything() {
    try {
      return OutcomeExpression.compile(
          "writes.count",
          new ExpectationNames("a", List.of(), List.of(), List.of(), List.of(), List.of()));
    } catch (ExpectationException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void whatIsNotListedIsToldApartFromWhatIsForbidden() {
    Litmus litmus = litmus(List.of(pattern("1", null)), List.of(), List.of(pattern(null, "bad")));
    assertThat(litmus.standing(outcome("1", "good"))).isEqualTo(Standing.PERMITTED);
    assertThat(litmus.standing(outcome("2", "good"))).isEqualTo(Standing.NOT_LISTED);
    assertThat(litmus.standing(outcome("1", "bad")))
        .as("forbidden wins over permitted")
        .isEqualTo(Standing.FORBIDDEN);
  }

  @Test
  void outcomeOfAddedFaultsMayBeOnlyWhereSomeAreAdded() {
    Litmus litmus =
        new Litmus(
            "Which?",
            List.of(),
            List.of(new Observed("x", anything()), new Observed("y", anything())),
            List.of(pattern("1", null)),
            List.of(),
            List.of(pattern(null, "bad")),
            List.of(pattern("2", null)),
            1);
    assertThat(litmus.standing(outcome("2", "good"))).isEqualTo(Standing.NOT_LISTED);
    assertThat(litmus.standing(outcome("2", "good"), true)).isEqualTo(Standing.PERMITTED);
    assertThat(litmus.standing(outcome("1", "good"), true)).isEqualTo(Standing.PERMITTED);
    assertThat(litmus.standing(outcome("3", "good"), true)).isEqualTo(Standing.NOT_LISTED);
    assertThat(litmus.standing(outcome("2", "bad"), true)).isEqualTo(Standing.FORBIDDEN);
  }

  @Test
  void withoutAListOfPermittedOutcomesAllOthersMayBe() {
    Litmus litmus = litmus(List.of(), List.of(), List.of(pattern("2", null)));
    assertThat(litmus.standing(outcome("1", "x"))).isEqualTo(Standing.PERMITTED);
    assertThat(litmus.standing(outcome("2", "x"))).isEqualTo(Standing.FORBIDDEN);
  }

  @Test
  void rowsAreInOrderOfTheirValuesAndKeepTheFirstWitness() {
    OutcomeTable<Integer> table =
        new OutcomeTable<>(litmus(List.of(pattern("1", null)), List.of(), List.of()));
    table.add(outcome("2", "a"), 10);
    table.add(outcome("1", "b"), 11);
    table.add(outcome("1", "a"), 12);
    table.add(outcome("1", "b"), 13);
    assertThat(table.rows())
        .containsExactly(
            new OutcomeTable.Row<>(outcome("1", "a"), 1, 12, Standing.PERMITTED),
            new OutcomeTable.Row<>(outcome("1", "b"), 2, 11, Standing.PERMITTED),
            new OutcomeTable.Row<>(outcome("2", "a"), 1, 10, Standing.NOT_LISTED));
    assertThat(table.bad()).extracting(OutcomeTable.Row::first).containsExactly(10);
  }

  @Test
  void requiredOutcomeIsMissingUntilARunShowsIt() {
    OutcomePattern wanted = pattern("2", null);
    OutcomeTable<Integer> table = new OutcomeTable<>(litmus(List.of(), List.of(wanted), List.of()));
    table.add(outcome("1", "2"), 1);
    assertThat(table.missing()).containsExactly(wanted);
    table.add(outcome("2", "1"), 2);
    assertThat(table.missing()).isEmpty();
  }

  @Test
  void patternsMeetOrContainEachOtherByTheValuesThatTheyName() {
    assertThat(pattern("1", null).meets(pattern(null, "2"))).isTrue();
    assertThat(pattern("1", null).meets(pattern("2", null))).isFalse();
    assertThat(pattern("1", "2").isWithin(pattern("1", null))).isTrue();
    assertThat(pattern("1", null).isWithin(pattern("1", "2"))).isFalse();
  }

  @Test
  void textQuotesWhatWouldBeMisread() {
    Litmus litmus = litmus(List.of(), List.of(), List.of());
    assertThat(litmus.text(outcome("", "a 1, a 2"))).isEqualTo("x='', y='a 1, a 2'");
    assertThat(litmus.text(pattern(null, "3"))).isEqualTo("y=3");
  }
}
