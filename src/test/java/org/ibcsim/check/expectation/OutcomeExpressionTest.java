package org.ibcsim.check.expectation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OutcomeExpressionTest {
  private static OutcomeExpression compiled(String source) {
    try {
      return OutcomeExpression.compile(source, Runs.NAMES);
    } catch (ExpectationException e) {
      throw new AssertionError(source + " does not compile: " + e.getMessage(), e);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "ibc('nightly').fate | received | STRING",
        "ibc('nightly', 2).on('paris').fate | pending | STRING",
        "ibc('nightly').deliveries | 3 | INT",
        "ibc('nightly', 2).on('paris').equals_image_at_send | absent | BOOL",
        "ibc('weekly').fate | absent | STRING",
        "messages('nightly').filter(m, m.fate == 'received').size() | 1 | INT",
        "size(freezes('london')) | 2 | INT",
        "freezes('paris')[0].release | still_frozen | STRING",
        "freezes('paris')[1].release | absent | STRING",
        "command('london', 'receive').error | IBC_DROPPED | STRING",
        "command('london', 'receive').output.startsWith('vx') | true | BOOL",
        "command('london', 'receive', 2).ended | false | BOOL",
        "command('london', 'vxibc receive', 2).status | absent | INT",
        "command('london', 'status').error | other | STRING",
        "command('london/second', 'unfreeze').error | none | STRING",
        "registered('london', 'nightly') | true | BOOL",
        "registered('paris', 'nightly') | absent | BOOL",
        "snapshot('london', 'fd').equals_image_at_send('nightly') | true | BOOL",
        "invariants.held | true | BOOL",
        "writes.failed | 3 | INT",
      })
  void valueIsShownAsTextAndWhatIsMissingIsAbsent(
      String source, String value, OutcomeExpression.Type type) {
    OutcomeExpression expression = compiled(source);
    assertThat(expression.valueIn(Runs.run())).isEqualTo(value);
    assertThat(expression.type()).isEqualTo(type);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "rpo.max < duration('2m')",
        "has(ibc('nightly').received_at)",
        "messages('nightly').exists(m, m.ended_at > m.sent_at)",
        "freezes('london')[0].length > frozen('paris')",
        "size(outages('london').filter(o, o.length > duration('1s')))",
        "max_freeze == disconnected('london')",
        "srl('london').max_bytes",
        "secondary_srl('london').max_percent > 1.0",
        "snapshot('london', 'fd').at < elapsed",
        "command('london', 'vxrlink status').output",
        "1.5 > 1.0 ? 2.5 : 3.5",
        "[1, 2]",
        "ibc('nightly')",
        "['nightly'].exists(n, ibc(n).sent)",
      })
  void whatDependsOnTimesOrIsNoSmallValueIsRefused(String source) {
    assertThatThrownBy(() -> OutcomeExpression.compile(source, Runs.NAMES))
        .isInstanceOf(ExpectationException.class)
        .hasMessageStartingWith("1:")
        .hasMessageNotContaining("CEL");
  }

  @Test
  void placeOfATimeInsideOfALoopIsTold() {
    assertThatThrownBy(
            () ->
                OutcomeExpression.compile(
                    "messages('nightly').all(m,\n  m.sent_at == m.sent_at)", Runs.NAMES))
        .hasMessageStartingWith("2:4: found 'sent_at', a duration, expected a value without times");
  }

  @Test
  void wordsThatAValueMayBeAreKnown() {
    assertThat(compiled("ibc('nightly').fate").words()).contains("received", "mixed");
    assertThat(compiled("command('london', 'receive').error").words()).contains("EBUSY", "none");
    assertThat(compiled("command('london', 'receive').output").words()).isEmpty();
    assertThat(compiled("delivered('london')").words()).isEmpty();
  }
}
