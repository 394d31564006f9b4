package org.ibcsim.check.expectation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A mistake is answered with its place, what was found, what was expected, and what to try. */
class ExpectationMistakesTest {
  private static List<ExpectationProblem> problems(String source) {
    ExpectationException exception =
        catchThrowableOfType(
            ExpectationException.class, () -> Expectation.compile(source, Runs.NAMES));
    assertThat(exception).as(source).isNotNull();
    return exception.problems();
  }

  /** Expression, line:column, message. */
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '#',
      quoteCharacter = '`',
      textBlock =
"""
rpo.mux < rpo.max      # 1:5  # found field 'mux', expected one of p50, p95, p99, max, mean; did you mean 'max'?
srl.max_byte < 3       # 1:5  # found field 'max_byte', expected one of max_bytes, max_percent; did you mean 'max_bytes'?
rpo.max < ibc('nightly').arived_at # 1:26 # found field 'arived_at', expected one of sent, arrivals, deliveries, equals_image_at_send, sent_at, arrived_at, received_at, ended_at, fate; did you mean 'arrived_at'?
messages('nightly').all(m, m.fat == 'x') # 1:30 # found field 'fat', expected a field that it has; did you mean 'fate'?
rpo.max.seconds < 3    # 1:9  # found field 'seconds' of a duration, expected a value that has fields
freezes('london').length < rpo.max # 1:19 # found field 'length' of a list(Freeze), expected a value that has fields; ask for one element, as in [0].length, or for all, as in .all(f, f.length < duration('10m'))
rop.max < rpo.max      # 1:1  # found 'rop', expected a value of the vocabulary; did you mean 'rpo'?
convregd('london')     # 1:1  # found 'convregd', expected a function of the vocabulary; did you mean 'converged'?
ibc('nightly').onn('london').sent # 1:16 # found 'onn', expected a function of the vocabulary; did you mean 'on'?
true && converged      # 1:9  # found 'converged' without its argument, expected converged(secondary)
writes('london') == 2  # 1:1  # found 'writes(...)', expected writes, which takes no argument
ibc(nightly).sent      # 1:5  # found nightly, expected a value of the vocabulary; put it in quotes: 'nightly'
ibc('nightly').fate == received # 1:24 # found received, expected a value of the vocabulary; put it in quotes: 'received'
lag('londn').max < rpo.max # 1:5 # found 'londn', expected a Secondary of the scenario (london, paris); did you mean 'london'?
lag('seattle').max < rpo.max # 1:5 # found 'seattle', expected a Secondary of the scenario (london, paris); 'seattle' is the Primary
converged('rlk_london_hr_rvg') # 1:11 # found 'rlk_london_hr_rvg', expected a Secondary of the scenario (london, paris); it is an RLINK; name the host that it leads to
ibc('nigthly').sent    # 1:5  # found 'nigthly', expected an application that a runbook registers (nightly, weekly); did you mean 'nightly'?
ibc('nightly').on('pariss').sent # 1:19 # found 'pariss', expected a Secondary of the scenario (london, paris); did you mean 'paris'?
snapshot('london', 'df').taken # 1:20 # found 'df', expected the prefix of a snapshot that a runbook takes (fd, late); did you mean 'fd'?
snapshot('london', 'fd').equals_image_at_send('x') # 1:47 # found 'x', expected an application that a runbook registers (nightly, weekly)
ibc('nightly', 0).sent # 1:16 # found 0, expected a number, 1 for the first
lag(3).max < rpo.max   # 1:1  # found lag(int), expected lag(secondary)
ibc('nightly', 'x').sent # 1:1 # found ibc(string, string), expected ibc(application) or ibc(application, number)
rpo.max < 120          # 1:9  # found duration < int, expected two values of one type that this operator knows; write a duration as duration('2m')
rpo.max < '2m'         # 1:9  # found duration < string, expected two values of one type that this operator knows; write a duration as duration('2m')
rpo < duration('2m')   # 1:5  # found Distribution < duration, expected two values of one type that this operator knows; name one of its fields: p50, p95, p99, max, mean
writes.count && true   # 1:14 # found int && bool, expected a condition (bool) there
!writes.count          # 1:1  # found ! int, expected a condition (bool) there
rpo.max                # 1:1  # found a duration, expected a condition (bool); compare it, as in rpo.max < duration('2m')
writes.count           # 1:1  # found a int, expected a condition (bool); compare it with something
rpo                    # 1:1  # found a Distribution, expected a condition (bool); ask for one of its fields: p50, p95, p99, max, mean
rpo.max < duration('2 min') # 1:20 # found '2 min', expected a duration such as 2m, 90s, 1h30m or 250ms; units are h, m, s, ms, us and ns
rpo.max < duration('99999999999999999h') # 1:20 # found '99999999999999999h', expected a duration such as 2m, 90s, 1h30m or 250ms; units are h, m, s, ms, us and ns
rpo.max < 2m           # 1:11 # found '2m', expected a number or a duration; write duration('2m')
rpo.max <              # 1:10 # found the end of the expression, expected a value
rpo.max < duration('2m' # 1:24 # found the end of the expression, expected ')'
rpo.max << 3           # 1:10 # found '<', expected a value
rpo.max = 3            # 1:9  # found '=', expected a value, an operator or a parenthesis; write ==
true and false         # 1:6  # found 'and', expected an operator or the end; write &&
(true or false)        # 1:7  # found 'or', expected an operator or a closing bracket; write ||
true & false           # 1:6  # found '&', expected a value, an operator or a parenthesis; write &&
not converged('london') # 1:5 # found 'converged', expected an operator or the end; write ! instead of not
ibc('nightly').fate == 'received # 1:24 # found a string without its end, expected a closing '
$                      # 1:1  # found '$', expected a value, an operator or a parenthesis
if(true)               # 1:1  # found 'if', a reserved word, expected another name
has(rpo)               # 1:5  # found 'rpo', expected a field, as in has(ibc('nightly').arrived_at)
messages('nightly').all(3, true) # 1:25 # found '3', expected a name for the element, as in freezes('london').all(f, f.length < duration('10m'))
Message{fate: 'x'}.fate == 'x' # 1:1 # found Message{...}, expected a value of the vocabulary; structures cannot be made
'a'.matches('a*')      # 1:5  # found 'matches', expected a function of the vocabulary; regular expressions are left out; use ==, in, startsWith, endsWith or contains
`''`                   # 1:1  # found a string, expected a condition (bool); compare it with something
""")
  void a_mistake_has_its_place_and_its_cure(String source, String place, String message) {
    ExpectationProblem problem = problems(source).get(0);

    assertThat(problem.line() + ":" + problem.column()).isEqualTo(place);
    assertThat(problem.message()).isEqualTo(message);
  }

  @Test
  void places_are_counted_by_lines_and_characters() {
    ExpectationProblem problem = problems("'é' == 'é' &&\n  rpo . mux < rpo.max").get(0);

    assertThat(problem.line()).isEqualTo(2);
    assertThat(problem.column()).isEqualTo(9);
    assertThat(problem.offset()).isEqualTo(22);
  }

  @Test
  void all_wrong_names_are_told_in_one_pass_in_the_order_of_the_text() {
    assertThat(problems("rpo.mux < lag('londn').max && fats('x')"))
        .extracting(ExpectationProblem::offset)
        .containsExactly(4, 14, 30);
  }

  @Test
  void nothing_at_all_is_a_mistake() {
    assertThat(problems("  \n ").get(0).message())
        .isEqualTo("found nothing, expected a condition such as rpo.max < duration('2m')");
  }

  @Test
  void control_characters_of_the_author_are_shown_by_number() {
    assertThat(problems("rpo.max < \u0007").get(0).found()).isEqualTo("'\\u0007'");
  }

  static Stream<Arguments> hostile() {
    String list = "[0,1,2,3,4,5,6,7,8,9]";
    return Stream.of(
        Arguments.of("x".repeat(5000), "5000 characters"),
        Arguments.of("(".repeat(2000) + "true" + ")".repeat(2000), "nested more than 48 deep"),
        Arguments.of("[".repeat(2000) + "]".repeat(2000) + " == []", "nested more than 48 deep"),
        Arguments.of("f(".repeat(1000) + ")".repeat(1000), "nested more than 48 deep"),
        Arguments.of("rpo" + ".max".repeat(1000), "nested more than 48 deep"),
        Arguments.of("1" + "+1".repeat(2000) + " == 1", "nested more than 48 deep"),
        Arguments.of("{".repeat(4000), "nested more than 48 deep"),
        Arguments.of("'a'.matches('((((a{100}){100}){100}){100}')", "'matches'"),
        Arguments.of(
            (list + ".all(x, ").repeat(60) + "true" + ")".repeat(60), "nested more than 48 deep"));
  }

  @ParameterizedTest
  @MethodSource("hostile")
  void an_expression_beyond_the_bounds_is_refused_with_a_short_message(
      String source, String found) {
    List<ExpectationProblem> problems = problems(source);

    assertThat(problems.get(0).found()).contains(found);
    assertThat(problems.toString()).hasSizeLessThan(2000);
  }

  @Test
  void a_hundred_mistakes_are_not_all_told() {
    assertThat(problems("has(a.b) || ".repeat(100) + "true")).hasSize(10);
  }
}
