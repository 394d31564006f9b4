package org.ibcsim.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ibcsim.journal.JournalEntry.Verdict;
import org.ibcsim.mutants.Trial;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A property that fails leaves a small scenario file behind, with the seed that found it and the
 * seed that replays it, and a run of that file fails as well.
 */
class FailedPropertiesTest {
  private static final Pattern COMMAND =
      Pattern.compile("Replay it: java -jar target/ibcsim\\.jar run (\\S+) --seed (\\d+)");

  /** A script that is not what comes behind the end. */
  private static final Pattern SCRIPT = Pattern.compile("(?m)^  \\w+/(?!end)\\w+: \\|$");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          aNameThatIsRegisteredCannotBeUnregistered | command('h1/unregister2', 'unregister').error | 2
          nothingIsEverReceived                     | .deliveries == 1                              | 3
          noSecondaryEverStandsFrozen               | freezes('s1').size() == 0                     | 1
          """)
  void aFileIsLeftWithItsSeedsAndItsRunFailsAsWell(String claim, String expectation, int scripts)
      throws IOException {
    String told = Trial.failure(WrongClaims.class, claim).orElseThrow().getMessage();
    assertThat(told).endsWith("jqwik's seed: " + Trial.SEED);
    Matcher command = COMMAND.matcher(told);
    assertThat(command.find()).as(told).isTrue();
    Path file = Path.of(command.group(1));
    String text = Files.readString(file);
    Files.delete(file);
    assertThat(file.getParent()).isEqualTo(ReplayFiles.FOLDER);
    assertThat(text)
        .contains("\n# Found by " + WrongClaims.class.getName() + "#" + claim)
        .contains(", jqwik's seed: " + Trial.SEED + "\n")
        .contains("\nseed: " + command.group(2) + "\n")
        .contains(expectation);
    assertThat(RunOfText.of(text).finished().judgement().verdict()).isEqualTo(Verdict.BROKEN);
    assertThat(SCRIPT.matcher(text).results()).as(text).hasSizeLessThanOrEqualTo(scripts);
  }
}
