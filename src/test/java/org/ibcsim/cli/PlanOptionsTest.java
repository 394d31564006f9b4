package org.ibcsim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** What options of {@code plan} and {@code collect} take, and how they refuse the rest. */
class PlanOptionsTest {
  @TempDir Path folder;

  private String file = "";

  @BeforeEach
  void writeOneDay() throws IOException {
    StringBuilder text = new StringBuilder("time,writes,written_bytes\n");
    for (int hour = 1; hour <= 24; hour++) {
      text.append(hour * 3_600).append(",100,819200\n");
    }
    file = Files.writeString(folder.resolve("day.csv"), text).toString();
  }

  private CommandRun plan(String... more) {
    Object[] all = new Object[more.length + 4];
    all[0] = "plan";
    all[1] = file;
    all[2] = "--link";
    all[3] = "16Mbit/s";
    System.arraycopy(more, 0, all, 4, more.length);
    return CommandRun.of(all);
  }

  @Test
  void windowsThatOverlapAreRefusedByName() {
    CommandRun run =
        plan(
            "--window",
            "20:00-24:00=1Mbit/s",
            "--window",
            "08:00-18:00=20Mbit/s",
            "--window",
            "17:59-20:00=30Mbit/s");
    assertThat(run.status()).isEqualTo(2);
    assertThat(run.error())
        .startsWith(
            "--window: found 08:00-18:00=20Mbit/s and 17:59-20:00=30Mbit/s, which overlap; expected"
                + " windows apart");
  }

  @Test
  void windowsMayTouchAndOtherTrafficMayOverlap() {
    CommandRun run =
        plan(
            "--window",
            "08:00-18:00=20Mbit/s",
            "--window",
            "18:00-24:00=30Mbit/s",
            "--others",
            "08:00-18:00=1Mbit/s",
            "--others",
            "09:00-10:00=1Mbit/s",
            "--no-report");
    assertThat(run.status()).as(run.error()).isEqualTo(0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"24:00", "24:01", "08:60", "8", "-1:00"})
  void aDayBeginsAtOneOfItsOwnTimes(String time) {
    CommandRun run = plan("--starts-at=" + time);
    assertThat(run.status()).isEqualTo(2);
    assertThat(run.error())
        .startsWith("--starts-at: found " + time + "; expected a time of the day from 00:00 to");
  }

  @Test
  void aFolderAndNoReportAreRefusedTogether() {
    Path out = folder.resolve("report");
    CommandRun run = plan("--no-report", "--out", out.toString());
    assertThat(run.status()).isEqualTo(2);
    assertThat(run.error()).startsWith("--out: found " + out + " with --no-report");
    assertThat(out).doesNotExist();
  }

  @ParameterizedTest
  @CsvSource({"5GB/h, 11111111", "300GB/day, 27777777", "60MB/min, 8000000", "1MB/s, 8000000"})
  void aLinkIsToldByTheSecondMinuteHourOrDay(String rate, long bitsPerSecond) {
    CommandRun run = CommandRun.of("plan", file, "--link", rate, "--secondary", rate, "--json");
    assertThat(
            JsonMapper.builder()
                .build()
                .readTree(run.out())
                .at("/secondaries/1/link_bits_per_second")
                .asLong())
        .isEqualTo(bitsPerSecond);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0s|1h|--every: found '0s'; expected a duration from 1 s to 1 d",
        "-5s|1h|--every: found '-5s', which is negative; expected a duration",
        "2d|1h|--every: found '2d'; expected a duration from 1 s to 1 d",
        "5|1h|--every: found '5', a number without a unit; expected a duration",
        "10s|9s|--for: found 9s, which is shorter than one interval; expected --every, which is"
            + " 10s",
        "10s|0s|--for: found '0s'; expected a duration from 1 s to 3660 d",
        "10s|99999999h|--for: found '99999999h'; expected a duration from 1 s to 3660 d",
      })
  void collectSaysHowLongItsTimesMayBe(String every, String length, String complaint) {
    CommandRun run =
        CommandRun.of(
            "collect",
            "--every=" + every,
            "--for=" + length,
            "--out",
            folder.resolve("writes.csv").toString());
    assertThat(run.status()).isEqualTo(2);
    assertThat(run.error()).startsWith(complaint);
    assertThat(folder.resolve("writes.csv")).doesNotExist();
  }

  @Test
  void collectSaysThatItsLengthIsTheOneWithoutAnOption() {
    CommandRun run = CommandRun.of("collect", "--every", "2h");
    assertThat(run.error()).startsWith("--for: found 1h (default), which is shorter than one");
  }
}
