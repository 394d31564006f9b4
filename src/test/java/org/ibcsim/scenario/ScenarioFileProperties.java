package org.ibcsim.scenario;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.ibcsim.scenario.text.Problem;

/** Whatever a file holds, it is loaded, or answered with located problems; nothing else happens. */
class ScenarioFileProperties {
  private static final Path FILE = Cases.good("full.yaml");

  /** What is put in the place of some bytes. */
  private record Change(int at, int length, String text) {}

  @Provide
  Arbitrary<List<Change>> changes() {
    Arbitrary<String> yaml =
        Arbitraries.of(
            "",
            " ",
            "\n",
            "  ",
            "\t",
            ": ",
            "- ",
            "{",
            "}",
            "[",
            "]",
            "\"",
            "'",
            "|",
            ">",
            "#",
            "&a ",
            "*a",
            "!t ",
            "---\n",
            "...\n",
            "%YAML 1.1\n",
            "? ",
            "~",
            "null",
            "true",
            "-1",
            "0",
            "1e999",
            ".nan",
            "99999999999999999999",
            " min",
            " %",
            "rlk_",
            "\u0000",
            "\u202e",
            "\u00e9",
            "\ud83d\ude00",
            "\r",
            "<<: ",
            "@",
            "`",
            "=",
            ",",
            "\\");
    Arbitrary<String> noise = Arbitraries.strings().ofMaxLength(8);
    return Combinators.combine(
            Arbitraries.integers().between(0, 10_000),
            Arbitraries.integers().between(0, 40),
            Arbitraries.oneOf(yaml, noise))
        .as(Change::new)
        .list()
        .ofMinSize(1)
        .ofMaxSize(4);
  }

  @Property(tries = 2_000)
  void changedFileIsLoadedOrAnswered(@ForAll("changes") List<Change> changes) throws IOException {
    StringBuilder text = new StringBuilder(Files.readString(FILE));
    for (Change change : changes) {
      int at = Math.min(change.at(), text.length());
      text.replace(at, Math.min(text.length(), at + change.length()), change.text());
    }
    check(text.toString().getBytes(UTF_8));
  }

  @Property(tries = 1_000)
  void anyBytesAreLoadedOrAnswered(@ForAll byte[] bytes) {
    check(bytes);
  }

  @Property(tries = 1_000)
  void changedBytesAreLoadedOrAnswered(@ForAll("changes") List<Change> changes) throws IOException {
    byte[] bytes = Files.readAllBytes(FILE);
    for (Change change : changes) {
      byte[] replacement = change.text().getBytes(ISO_8859_1);
      for (int i = 0; i < replacement.length; i++) {
        bytes[(change.at() + i) % bytes.length] = (byte) (replacement[i] ^ change.length() << 3);
      }
    }
    check(bytes);
  }

  private static void check(byte[] bytes) {
    try {
      assertThat(ScenarioFile.parse(FILE, bytes).scenario().sha256()).hasSize(64);
    } catch (ScenarioException wrong) {
      assertThat(wrong.problems())
          .isNotEmpty()
          .isSortedAccordingTo(java.util.Comparator.comparing(Problem::place));
      for (Problem problem : wrong.problems()) {
        assertThat(problem.toString()).startsWith(FILE.toString()).doesNotContain("\n", "\r");
        assertThat(problem.toString().codePoints().filter(Character::isISOControl)).isEmpty();
      }
    }
  }
}
