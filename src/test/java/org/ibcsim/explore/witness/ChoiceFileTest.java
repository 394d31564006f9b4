package org.ibcsim.explore.witness;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChoiceFileTest {
  private static final ChoiceFile SOME =
      new ChoiceFile(
          ChoiceFile.FORMAT,
          "0.1.0",
          "scenarios/litmus/a question.yaml",
          "ab12",
          "outcome fate=discarded",
          Map.of("nofreeze_mode", "never_hold"),
          true,
          0,
          List.of(
              new ChoiceFile.Choice(3, "seattle: r\u00e9gister"), new ChoiceFile.Choice(0, "b")));

  @TempDir Path folder;

  @Test
  void whatIsWrittenIsReadBack() throws IOException {
    Path file = folder.resolve("choices.json");
    Files.write(file, SOME.bytes());
    assertThat(ChoiceFile.read(file)).isEqualTo(SOME);
    assertThat(ChoiceFile.read(file).choices()).containsExactly(3, 0);
  }

  @Test
  void aMissingFileIsNamed() {
    assertThatThrownBy(() -> ChoiceFile.read(folder.resolve("none.json")))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("none.json: found no such file; expected a choice file");
  }

  @Test
  void aMistakeIsToldWithItsPlace() throws IOException {
    assertThat(mistake("{\n  \"format\" 1}")).contains("choices.json:2:12: found");
    assertThat(mistake("[]")).contains("expected a choice file");
    assertThat(mistake("")).contains("expected a choice file");
    assertThat(mistake(new String(SOME.bytes(), UTF_8) + "x")).contains("expected a choice file");
  }

  @Test
  void anUnknownFieldAndAMissingOneAreMistakes() throws IOException {
    String text = new String(SOME.bytes(), UTF_8);
    assertThat(mistake(text.replace("\"initial\"", "\"inital\" : 1, \"initial\"")))
        .contains("inital");
    assertThat(mistake(text.replace("\"initial\" : 0,", ""))).contains("initial");
  }

  @Test
  void anotherFormatIsRefused() throws IOException {
    assertThat(mistake(new String(SOME.bytes(), UTF_8).replace("choices 1", "choices 2")))
        .contains("found format 'ibcsim choices 2'; expected 'ibcsim choices 1'");
  }

  @Test
  void aWalkOfAnotherLengthGivesNoTexts() {
    Walk.Builder builder = new Walk.Builder();
    builder.step("beginning", List.of(), new Picture(Map.of()));
    Walk walk = builder.walk();
    assertThat(ChoiceFile.steps(List.of(), walk)).isEmpty();
    assertThatThrownBy(() -> ChoiceFile.steps(List.of(1), walk))
        .hasMessage("1 choices and a walk of 0 steps, expected as many");
  }

  private String mistake(String text) throws IOException {
    Path file = folder.resolve("choices.json");
    Files.writeString(file, text);
    try {
      return "none: " + ChoiceFile.read(file);
    } catch (IOException e) {
      return e.getMessage();
    }
  }
}
