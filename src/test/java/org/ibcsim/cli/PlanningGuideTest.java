package org.ibcsim.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The guide of scenarios/planning, followed as it is written. */
class PlanningGuideTest {
  private static final Path GUIDE = Path.of("scenarios/planning/README.md");
  private static final Path EXAMPLE = Path.of("scenarios/planning/example.awk");

  @TempDir Path folder;

  private Path example() throws IOException, InterruptedException {
    Path file = folder.resolve("web1.iostat");
    Process awk =
        new ProcessBuilder("awk", "-f", EXAMPLE.toAbsolutePath().toString())
            .redirectOutput(file.toFile())
            .start();
    assertThat(awk.waitFor()).isZero();
    return file;
  }

  /** Fenced blocks, one text each. */
  private static List<String> blocks() throws IOException {
    List<String> blocks = new ArrayList<>();
    String[] parts = Files.readString(GUIDE).split("```\n", -1);
    for (int i = 1; i < parts.length; i += 2) {
      blocks.add(parts[i]);
    }
    return blocks;
  }

  @Test
  void everyPlanOfTheGuidePrintsTheFiguresThatFollowIt() throws Exception {
    assumeThat(Files.isExecutable(Path.of("/usr/bin/awk"))).as("no awk here").isTrue();
    Path file = example();
    Path out = folder.resolve("recommendation");
    StringBuilder printed = new StringBuilder();
    int plans = 0;
    int figures = 0;
    for (String block : blocks()) {
      if (block.startsWith("ibcsim plan ")) {
        String line =
            block
                .strip()
                .substring("ibcsim ".length())
                .replace("web1.iostat", file.toString())
                .replace("--out recommendation", "--out " + out);
        CommandRun run = CommandRun.of((Object[]) line.split(" "));
        assertThat(run.status()).as(run.error()).isZero();
        printed.setLength(0);
        printed.append(run.out());
        plans++;
      } else if (block.contains(" of ") || block.contains("link for")) {
        for (String expected : block.strip().split("\n")) {
          assertThat(printed.toString()).contains(expected);
          figures++;
        }
      }
    }
    assertThat(plans).isEqualTo(2);
    assertThat(figures).isEqualTo(4);
    assertThat(printed.toString()).contains("58.382 Mbit/s", "81 h 50 min", "89.52 GiB");
    assertThat(out.resolve("report.html")).isNotEmptyFile();
    assertThat(out.resolve("plan.json")).isNotEmptyFile();
    assertThat(out.resolve("report.pdf")).isNotEmptyFile();
  }

  @Test
  void theExperimentOfTheGuideGivesTheFiguresThatFollowIt() throws Exception {
    assumeThat(Files.isExecutable(Path.of("/usr/bin/awk"))).as("no awk here").isTrue();
    example();
    String guide = Files.readString(GUIDE);
    int from = guide.indexOf("~~~yaml\n") + "~~~yaml\n".length();
    Path lines =
        Files.writeString(
            folder.resolve("lines.yaml"), guide.substring(from, guide.indexOf("~~~", from)));
    CommandRun run = CommandRun.of("sweep", lines, "--out", folder.resolve("lines.sqlite"));
    assertThat(run.status()).as(run.error()).isZero();
    assertThat(run.out()).contains("61.06 GiB", "107.42 GiB", " 3024\n", " 754.4\n", " 61.16\n");
  }
}
