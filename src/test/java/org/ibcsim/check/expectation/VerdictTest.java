package org.ibcsim.check.expectation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A verdict explains itself by the values that decided it. */
class VerdictTest {
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '#',
      quoteCharacter = '`',
      textBlock =
"""
rpo.max < duration('2m') # rpo.max is 2m 13s, expected < 2m
duration('2m') > rpo.max # rpo.max is 2m 13s, expected < 2m
rpo.max < lag.max # rpo.max is 2m 13s, expected < lag.max, which is 2m
!(rpo.max > duration('2m')) # rpo.max is 2m 13s, expected not > 2m
srl.max_percent < 80 # srl.max_percent is 81.2, expected < 80
converged('paris') # converged('paris') is false, expected true
!overflowed('paris') # overflowed('paris') is true, expected false
converged('london') && !overflowed('paris') && rpo.max < duration('1m') # overflowed('paris') is true, expected false; rpo.max is 2m 13s, expected < 1m
converged('paris') || overflowed('london') # converged('paris') is false, expected true; overflowed('london') is false, expected true
ibc('nightly').fate in ['lost', 'dropped'] # ibc('nightly').fate is 'received', expected in ['lost', 'dropped']
ibc('nightly', 2).fate == 'received' # ibc('nightly', 2).fate is 'mixed', expected == 'received'
freezes('london').all(f, f.length < duration('10m')) # in freezes('london')[1] f.length is 15m, expected < 10m
freezes('london').exists(f, f.length > duration('1h')) # in freezes('london')[0] f.length is 2m, expected > 1h; in freezes('london')[1] f.length is 15m, expected > 1h
freezes('london').exists_one(f, f.length > duration('1m')) # freezes('london').exists_one(f, f.length > duration('1m')) is false, expected true
['london', 'paris'].all(h, converged(h)) # in ['london', 'paris'][1] converged(h) is false, expected true
srl.max_percent < 80 ? converged('london') : converged('paris') # srl.max_percent is 81.2; converged('paris') is false, expected true
writes.count / writes.failed == 1 # writes.count / writes.failed is 1666, expected == 1
!has(ibc('nightly').received_at) # ibc('nightly').received_at is 5m 6s, expected no value
snapshot('london', 'late').equals_image_at_send('nightly') # snapshot('london', 'late').equals_image_at_send('nightly') is false, expected true
""")
  void a_broken_expectation_shows_what_was_and_what_was_expected(
      String source, String explanation) {
    Verdict verdict = Runs.verdict(source, Runs.run());

    assertThat(verdict.held()).isFalse();
    assertThat(verdict.source()).isEqualTo(source);
    assertThat(verdict.explanation()).isEqualTo(explanation);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '#',
      quoteCharacter = '`',
      textBlock =
"""
rpo.max < duration('3m') # rpo.max is 2m 13s
rpo.max > lag.max # rpo.max is 2m 13s and lag.max is 2m
converged('london') # converged('london') is true
converged('paris') || converged('london') # converged('london') is true
outages('paris').all(o, !has(o.to)) # in outages('paris')[0] o.to has no value: it lasted when the run ended
freezes('paris').all(f, f.release == 'still_frozen' && f.length == duration('100s')) # in freezes('paris')[0] f.release is 'still_frozen'; in freezes('paris')[0] f.length is 1m 40s
ibc('nightly', 2).on('paris').fate == 'pending' # ibc('nightly', 2).on('paris').fate is 'pending'
!snapshot('paris', 'fd').taken # snapshot('paris', 'fd').taken is false
!ibc('weekly').sent # ibc('weekly').sent is false
""")
  void one_that_held_shows_what_it_read(String source, String explanation) {
    Verdict verdict = Runs.verdict(source, Runs.run());

    assertThat(verdict.held()).isTrue();
    assertThat(verdict.explanation()).isEqualTo(explanation);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '#',
      quoteCharacter = '`',
      textBlock =
"""
ibc('nightly', 2).received_at < duration('1h') # ibc('nightly', 2).received_at has no value: it had not been received at each of london, paris when the run ended
ibc('nightly', 2).on('paris').ended_at > duration('0s') # ibc('nightly', 2).on('paris').ended_at has no value: it had not ended at paris when the run ended
has(ibc('nightly', 2).received_at) # ibc('nightly', 2).received_at has no value: it had not been received at each of london, paris when the run ended
command('london', 'receive', 2).ended_at > duration('0s') # command('london', 'receive', 2).ended_at has no value: it had not ended when the run ended
ibc('nightly', 3).fate == 'received' # ibc('nightly', 3).fate has no value: only 2 messages were sent by 'nightly'
ibc('weekly').fate != 'lost' # ibc('weekly').fate has no value: no message was sent by 'weekly'
!(ibc('weekly').fate == 'lost') # ibc('weekly').fate has no value: no message was sent by 'weekly'
ibc('weekly').on('london').fate != 'lost' # ibc('weekly').on('london').fate has no value: no message was sent by 'weekly'
messages('weekly').all(m, m.fate == 'received') # messages('weekly') has no value: no message was sent by 'weekly'
snapshot('paris', 'fd').at < duration('1h') # snapshot('paris', 'fd').at has no value: no snapshot 'fd' was finished at paris when the run ended
!snapshot('paris', 'fd').equals_image_at_send('nightly') # snapshot('paris', 'fd').equals_image_at_send('nightly') has no value: no snapshot 'fd' was finished at paris when the run ended
!snapshot('london', 'fd').equals_image_at_send('weekly') # snapshot('london', 'fd').equals_image_at_send('weekly') has no value: no message of 'weekly' had come to london when snapshot 'fd' was finished
freezes('paris')[0].to > duration('0s') # freezes('paris')[0].to has no value: it was still frozen when the run ended
freezes('london')[7].from > duration('0s') # freezes('london')[7] has no value: Index out of bounds: 7
writes.count / 0 != 1 # writes.count / 0 has no value: / by zero
""")
  void what_did_not_happen_breaks_and_is_never_silently_true(String source, String explanation) {
    Verdict verdict = Runs.verdict(source, Runs.run());

    assertThat(verdict.held()).isFalse();
    assertThat(verdict.explanation()).isEqualTo(explanation);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      quoteCharacter = '`',
      textBlock =
"""
rpo.max < duration('2m') # rpo.max has no value: no write was made
latency.p50 < duration('2m') # latency.p50 has no value: no write was acknowledged
lag('london').p99 < duration('2m') # lag('london').p99 has no value: no write came to the disks of london
lag.max < duration('2m') # lag.max has no value: no write came to the disks of a Secondary
""")
  void a_run_without_writes_has_no_times(String source, String explanation) {
    Verdict verdict = Runs.verdict(source, Runs.idleRun());

    assertThat(verdict.held()).isFalse();
    assertThat(verdict.explanation()).isEqualTo(explanation);
  }

  @Test
  void a_condition_on_every_freeze_holds_when_there_was_none() {
    Verdict verdict =
        Runs.verdict("freezes('london').all(f, f.length < duration('1s'))", Runs.idleRun());

    assertThat(verdict.held()).isTrue();
    assertThat(verdict.explanation()).isEqualTo("freezes('london') is empty");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "['london', 'parsi'].all(h, converged(h))",
        "!converged('par' + 'si')",
        "converged('par' + 'si') || true"
      })
  void a_computed_name_that_does_not_exist_breaks_whatever_else_holds(String source) {
    Verdict verdict = Runs.verdict(source, Runs.run());

    assertThat(verdict.held()).isFalse();
    assertThat(verdict.explanation())
        .isEqualTo(
            "found 'parsi', expected a Secondary of the scenario (london, paris); did you mean"
                + " 'paris'?");
  }

  @Test
  void loops_end_at_their_bound_and_break() {
    String list = "[0,1,2,3,4,5,6,7,8,9]";
    String source = "true";
    for (int i = 0; i < 8; i++) {
      source = list + ".all(v" + i + ", " + source + ")";
    }
    Verdict verdict = Runs.verdict("!(" + source + ")", Runs.run());

    assertThat(verdict.held()).isFalse();
    assertThat(verdict.explanation()).endsWith("takes more than 20000 loop steps");
    assertThat(verdict.explanation()).hasSizeLessThan(300);
  }

  @Test
  void an_explanation_stays_short() {
    Verdict verdict = Runs.verdict("writes.count == 5000 && ".repeat(150) + "true", Runs.run());

    assertThat(verdict.held()).isTrue();
    assertThat(verdict.explanation()).endsWith("and 143 more");
  }

  @Test
  void observations_of_other_secondaries_are_refused() throws ExpectationException {
    Expectation expectation =
        Expectation.compile(
            "true",
            new ExpectationNames(
                "seattle", List.of("rome"), List.of(), List.of(), List.of(), List.of()));

    assertThatThrownBy(() -> expectation.evaluate(Runs.run()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("figures of [london, paris], expected those of [rome]");
  }
}
