package org.ibcsim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Whose word counts about the size of writes: the file's, or else the user's. */
class PlanWriteSizeTest {
  private static final long BYTES = 819_200_000;
  private static final long HOURS = 24;

  @TempDir Path folder;

  /** A day of hours, each of 819.2 MB in 100 000 writes if they are counted. */
  private String day(boolean counted) throws IOException {
    StringBuilder text =
        new StringBuilder("time,device," + (counted ? "writes," : "") + "written_bytes\n");
    for (int hour = 1; hour <= HOURS; hour++) {
      text.append(hour * 3_600L).append(",sda,").append(counted ? "100000," : "").append(BYTES);
      text.append('\n');
    }
    return Files.writeString(folder.resolve("day-" + counted + ".csv"), text).toString();
  }

  private static CommandRun plan(String file, Object... more) {
    Object[] all = new Object[more.length + 4];
    all[0] = "plan";
    all[1] = file;
    all[2] = "--link";
    all[3] = "16Mbit/s";
    System.arraycopy(more, 0, all, 4, more.length);
    return CommandRun.of(all);
  }

  private static long inLog(CommandRun run) {
    JsonNode document = JsonMapper.builder().build().readTree(run.out());
    return document.at("/lines/srl_bytes").asLong();
  }

  private static String words(CommandRun run) {
    return run.out().replaceAll("\\s+", " ");
  }

  @Test
  void theCountsOfTheFileWinAndTheUserIsToldSo() throws IOException {
    String[] options = {"--header", "exact", "--write-size", "512B"};
    CommandRun json = plan(day(true), options[0], options[1], options[2], options[3], "--json");
    assertThat(inLog(json)).isEqualTo(HOURS * (BYTES + 100_000 * 512));
    CommandRun run = plan(day(true), options[0], options[1], options[2], options[3], "--no-report");
    assertThat(words(run))
        .contains("! size of writes: The file tells how many writes there were, 2400000 writes")
        .contains("of 8192 bytes on average: the size of 512 B that was given")
        .contains("is not used");
  }

  @Test
  void withoutCountsTheGivenSizeIsTakenAndNothingIsAskedForAnyMore() throws IOException {
    CommandRun json = plan(day(false), "--header", "exact", "--write-size", "4KiB", "--json");
    assertThat(inLog(json)).isEqualTo(HOURS * (BYTES + 200_000 * 512));
    CommandRun run = plan(day(false), "--write-size", "4KiB", "--no-report");
    assertThat(words(run))
        .contains("- size of writes: The file does not tell how many writes there were")
        .contains("taken to be of 4 KiB each (--write-size)")
        .doesNotContain("headers need");
    assertThat(words(plan(day(false), "--no-report"))).contains("headers need --write-size");
  }

  @Test
  void whyTheEventEngineDidNotRunIsTheTrueReason() throws IOException {
    assertThat(words(plan(day(true), "--no-report")))
        .contains("not run: there are more than 500000 writes.");
    assertThat(words(plan(day(false), "--no-report")))
        .contains("not run: the file does not tell how many writes there were, and in writes of")
        .contains("of 8 KiB, as none is given (--write-size), there would be more than 500000.");
    assertThat(words(plan(day(false), "--write-size", "1MiB", "--no-report")))
        .contains("spread evenly over the interval, of 1 MiB as the file tells no number.");
  }

  @Test
  void aTimeOfTheDayForAFileWithDatesIsNotUsed() throws IOException {
    Path dated =
        Files.writeString(
            folder.resolve("dated.csv"),
            "time,written_bytes\n2026-03-02T00:10:00Z,8192\n2026-03-02T00:20:00Z,8192\n");
    String warning = "! start of the day: The file has dates";
    assertThat(words(plan(dated.toString(), "--starts-at", "08:00", "--no-report")))
        .contains(warning);
    assertThat(words(plan(day(true), "--starts-at", "08:00", "--no-report")))
        .doesNotContain(warning);
  }
}
