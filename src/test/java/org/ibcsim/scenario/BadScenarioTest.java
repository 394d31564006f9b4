package org.ibcsim.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each file of the folder {@code bad} has one mistake, and in its first lines what it is answered.
 */
class BadScenarioTest {
  private static final String SAYS = "# says ";

  static List<Path> files() {
    return Cases.bad();
  }

  @ParameterizedTest
  @MethodSource("files")
  void everyMistakeIsAnsweredAsTheFileSays(Path file) throws IOException {
    String says =
        Files.readAllLines(file).stream()
            .filter(line -> line.startsWith(SAYS))
            .map(line -> line.substring(SAYS.length()))
            .findFirst()
            .orElseThrow();
    assertThatThrownBy(() -> ScenarioFile.load(file))
        .isInstanceOfSatisfying(
            ScenarioException.class,
            wrong ->
                assertThat(wrong.getMessage().lines().findFirst()).hasValue(file + ":" + says));
  }

  @Test
  void thereAreManyMistakes() {
    assertThat(files()).hasSizeGreaterThanOrEqualTo(150);
  }

  @Test
  void everyMistakeOfAFileIsToldInReadingOrder() {
    String text =
        """
        scenario: Several mistakes
        duration: 10
        rds:
          diskgroup: dg
          rvg: rvg
          volumes: {vol: 1 GiB}
          srl: {name: srl, size: 1 MB}
          primary: {host: a, disk: {write: fast}}
          secondaries:
            - {host: b, link: {latency: 1 ms, bandwith: unlimited}}
        workload:
          - poisson: {volume: vl, rate: 800, size: 8 KiB}
        runbook:
          a: |
            vxicb -g dg status rvg
        faults:
          - {at: 1 min, cut: rlk_c_rvg}
        semantics: {no_such_switch: true}
        expect:
          - 1
        """;
    assertThat(Cases.messages(text.getBytes(StandardCharsets.UTF_8)))
        .extracting(message -> message.substring(0, message.indexOf(": found")))
        .containsExactly(
            "2:11", "7:26", "8:36", "10:39", "12:23", "12:33", "15:5", "17:22", "18:13", "20:5");
  }

  @Test
  void aFloodOfMistakesIsCutAndSaysHowManyAreLeft() {
    StringBuilder text = new StringBuilder("scenario: Many\n");
    for (int i = 0; i < 300; i++) {
      text.append("key").append(i).append(": 1\n");
    }
    List<String> messages = Cases.messages(text.toString().getBytes(StandardCharsets.UTF_8));
    assertThat(messages).hasSize(201).last().asString().contains("found 102 more problems");
  }
}
