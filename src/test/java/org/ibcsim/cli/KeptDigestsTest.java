package org.ibcsim.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Every shipped scenario holds, and its journal is the one whose digest is kept in {@code
 * scenarios/digests.txt}: on any machine, on any Java.
 *
 * <p>A change of the model or of a scenario that is meant to change journals writes the digests
 * anew: {@code mvn test -Dtest=KeptDigestsTest -Dibcsim.update=true}, with {@code
 * -Dtests.not.tagged=} before it, so that the slow ones are among them.
 */
class KeptDigestsTest {
  private static final Path SCENARIOS = Path.of("scenarios");
  private static final Path DIGESTS = SCENARIOS.resolve("digests.txt");
  private static final String UPDATE = "ibcsim.update";

  /** Those that take the longest. */
  private static final Set<String> SLOW =
      Set.of("off-host-backup.yaml", "latency-asynchronous.yaml");

  @TempDir Path folder;

  private static List<String> all() throws IOException {
    try (Stream<Path> files = Files.list(SCENARIOS)) {
      return files
          .map(file -> String.valueOf(file.getFileName()))
          .filter(name -> name.endsWith(".yaml"))
          .sorted()
          .toList();
    }
  }

  static List<String> fast() throws IOException {
    return all().stream().filter(name -> !SLOW.contains(name)).toList();
  }

  static List<String> slow() throws IOException {
    return all().stream().filter(SLOW::contains).toList();
  }

  private static TreeMap<String, String> kept() throws IOException {
    TreeMap<String, String> kept = new TreeMap<>();
    if (Files.exists(DIGESTS)) {
      for (String line : Files.readAllLines(DIGESTS)) {
        if (!line.startsWith("#") && !line.isBlank()) {
          String[] words = line.split(" +");
          kept.put(words[1], words[0]);
        }
      }
    }
    return kept;
  }

  private static void keep(String name, String digest) throws IOException {
    TreeMap<String, String> kept = kept();
    kept.put(name, digest);
    kept.keySet().retainAll(all());
    StringBuilder text =
        new StringBuilder(
            "# SHA-256 of the journal (level control) of each scenario, run as it stands.\n");
    kept.forEach(
        (scenario, sha256) -> text.append(sha256).append("  ").append(scenario).append('\n'));
    Files.writeString(DIGESTS, text);
  }

  @ParameterizedTest
  @MethodSource("fast")
  void shippedScenarioHoldsAndItsJournalIsTheKeptOne(String name) throws IOException {
    check(name);
  }

  @ParameterizedTest
  @MethodSource("slow")
  @Tag("slow")
  void longScenarioHoldsAndItsJournalIsTheKeptOne(String name) throws IOException {
    check(name);
  }

  private void check(String name) throws IOException {
    CommandRun run =
        CommandRun.of(
            "run",
            SCENARIOS.resolve(name),
            "--json",
            "--no-report",
            "--out",
            folder.resolve("out"));
    assumeTrue(
        !run.error().contains("no trace file"),
        () -> "skipped: a trace is not part of this project: " + run.error());
    assertThat(run.status()).as(run.error() + run.out()).isEqualTo(ExitStatus.HELD);
    assertThat(
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(CommandRun.of("schema", "result").out(), InputFormat.JSON)
                .validate(run.out(), InputFormat.JSON))
        .isEmpty();
    JsonNode result = JsonMapper.builder().build().readTree(run.out());
    String digest = result.path("journal_sha256").stringValue();
    if (Boolean.getBoolean(UPDATE)) {
      keep(name, digest);
    }
    assertThat(digest)
        .as(
            "digest of the journal of %s; if it was meant to change: mvn test"
                + " -Dtest=KeptDigestsTest -Dtests.not.tagged= -D%s=true",
            name, UPDATE)
        .isEqualTo(kept().get(name));
  }

  @Test
  void everyScenarioHasADigestAndEveryDigestAScenario() throws IOException {
    assumeTrue(!Boolean.getBoolean(UPDATE), "skipped: the digests are being written");
    assertThat(kept().keySet()).containsExactlyElementsOf(all());
  }

  @Test
  void noSlowScenarioIsMissing() throws IOException {
    assertThat(all()).containsAll(SLOW);
  }
}
