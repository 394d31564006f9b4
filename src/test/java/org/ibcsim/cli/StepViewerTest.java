package org.ibcsim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ibcsim.cli.StepViewer.Key;
import org.ibcsim.explore.witness.Picture;
import org.ibcsim.explore.witness.Walk;
import org.junit.jupiter.api.Test;

class StepViewerTest {
  private final StepViewer viewer = new StepViewer(walk(), "outcome fate=received");

  @Test
  void beginsBeforeTheFirstStepWithTheWholeState() {
    assertThat(viewer.screen())
        .isEqualTo(
            """
            outcome fate=received

            Before the first of 2 steps.

              london frozen: no
              london received: 0

            n next   p previous   f first   l last   s whole state   q quit
            """);
  }

  @Test
  void aStepShowsOnlyWhatItChanged() {
    viewer.press(Key.NEXT);
    assertThat(viewer.screen())
        .contains("Step 1 of 2\n\n1. a message arrives\n    * nightly arrived\n")
        .contains("      london frozen: no -> yes\n")
        .contains("      london message: (none) -> 1\n")
        .doesNotContain("received: 0");
  }

  @Test
  void goesBackAndForthAndStopsAtTheEnds() {
    viewer.press(Key.PREVIOUS);
    assertThat(viewer.screen()).contains("Before the first");
    viewer.press(Key.LAST);
    viewer.press(Key.NEXT);
    assertThat(viewer.screen()).contains("Step 2 of 2").contains("london message: 1 -> (none)");
    viewer.press(Key.PREVIOUS);
    assertThat(viewer.screen()).contains("Step 1 of 2");
    viewer.press(Key.FIRST);
    assertThat(viewer.screen()).contains("Before the first");
  }

  @Test
  void theWholeStateMarksWhatChanged() {
    viewer.press(Key.NEXT);
    viewer.press(Key.STATE);
    assertThat(viewer.screen()).contains("> london frozen: yes\n  london received: 0\n");
    viewer.press(Key.STATE);
    assertThat(viewer.screen()).doesNotContain("> london frozen");
  }

  @Test
  void aReaderMayStop() {
    assertThat(viewer.over()).isFalse();
    viewer.press(Key.QUIT);
    assertThat(viewer.over()).isTrue();
  }

  @Test
  void longTextsKeepWithinEightyColumns() {
    Walk.Builder builder = new Walk.Builder();
    builder.step("x", List.of(), picture("a", "b ".repeat(100)));
    String screen = new StepViewer(builder.walk(), "word ".repeat(40)).screen();
    assertThat(screen.lines()).allMatch(line -> line.length() <= 80);
  }

  private static Walk walk() {
    Walk.Builder builder = new Walk.Builder();
    builder.step("beginning", List.of(), picture("london frozen", "no", "london received", "0"));
    builder.step(
        "a message arrives",
        List.of("nightly arrived"),
        picture("london frozen", "yes", "london received", "0", "london message", "1"));
    builder.step(
        "london: unfreeze", List.of(), picture("london frozen", "no", "london received", "1"));
    return builder.walk();
  }

  private static Picture picture(String... fields) {
    Map<String, String> map = new LinkedHashMap<>();
    for (int i = 0; i < fields.length; i += 2) {
      map.put(fields[i], fields[i + 1]);
    }
    return new Picture(map);
  }
}
