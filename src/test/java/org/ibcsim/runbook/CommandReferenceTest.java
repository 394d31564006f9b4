package org.ibcsim.runbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CommandReferenceTest {
  @Test
  void everyFirstWordThatIsReadIsListedAndNoOther() {
    assertThat(CommandReference.ofTheParsers().programs())
        .extracting(CommandReference.Program::name)
        .containsExactlyElementsOf(CommandParser.COMMANDS);
  }

  @Test
  void eachHasASynopsisAndASource() {
    assertThat(CommandReference.ofTheParsers().programs())
        .allSatisfy(
            program -> {
              assertThat(program.synopses()).isNotEmpty();
              assertThat(program.source()).isNotBlank();
            });
  }

  @Test
  void whatIsSimulatedIsNotListedAsMissing() {
    for (CommandReference.Program program : CommandReference.ofTheParsers().programs()) {
      List<String> words =
          program.synopses().stream().flatMap(text -> List.of(text.split(" ")).stream()).toList();
      assertThat(program.notSimulated()).doesNotContainAnyElementsOf(words);
    }
  }
}
