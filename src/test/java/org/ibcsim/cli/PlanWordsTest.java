package org.ibcsim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Plurals, units and headings of a plan. */
class PlanWordsTest {
  @TempDir Path folder;

  private String hour(String bytes) throws IOException {
    return Files.writeString(
            folder.resolve("hour.csv"),
            "time,device,writes,written_bytes,interval_s\n3600,sda,10," + bytes + ",3600\n")
        .toString();
  }

  private static String words(CommandRun run) {
    return (run.out() + run.error()).replaceAll("\\s+", " ");
  }

  @Test
  void oneOfAThingIsNoPlural() throws IOException {
    Path out = folder.resolve("report");
    CommandRun run =
        CommandRun.of("plan", hour("81920"), "--link", "1MB/s", "--out", out.toString());
    assertThat(words(run)).contains("1 interval of 1 h").doesNotContain("1 intervals");
    Path write = Files.writeString(folder.resolve("write.spc"), "0,1,512,W,0.5\n");
    CommandRun single =
        CommandRun.of("plan", write.toString(), "--link", "1MB/s", "--out", out.toString());
    assertThat(words(single)).contains("1 write of 1 request; a single one shows no burst.");
    assertThat(Files.readString(out.resolve("report.html")))
        .contains("1 write simulated one by one", "1 write of 1 request")
        .doesNotContain("1 writes", "1 requests");
  }

  @Test
  void onePartitionOrStackedDeviceIsNoPlural() throws IOException {
    String header = "Device r/s w/s rkB/s wkB/s\n";
    String report = header + "sda 0 1 0 10\nsda1 0 1 0 10\ndm-0 0 1 0 10\n";
    Path file = Files.writeString(folder.resolve("disks.txt"), report + report);
    CommandRun run =
        CommandRun.of("plan", file.toString(), "--link", "1MB/s", "--every", "10s", "--no-report");
    assertThat(words(run))
        .contains("Left out, as its disk is there too: sda1.")
        .contains("Left out, as it may lie on the other devices: dm-0.");
  }

  @Test
  void aProfileThatRepeatsIsToldFromOneThatIsTakenOnce() throws IOException {
    Path out = folder.resolve("report");
    String[] plan = {"plan", hour("81920"), "--link", "1MB/s", "--out", out.toString()};
    assertThat(CommandRun.of(plan).out()).contains("backlog and lag of the link");
    String report = Files.readString(out.resolve("report.html"));
    assertThat(report).doesNotContain("the profile taken once");
    String[] again = Arrays.copyOf(plan, plan.length + 2);
    again[plan.length] = "--profile";
    again[plan.length + 1] = "periodic";
    assertThat(CommandRun.of(again).out()).contains("backlog and lag, profile taken once");
    assertThat(Files.readString(out.resolve("report.html"))).contains("the profile taken once");
  }

  @Test
  void headersAreNamedOnlyWhereTheyAreCounted() throws IOException {
    Path out = folder.resolve("report");
    String[] plan = {"plan", hour("81920"), "--link", "1MB/s", "--out", out.toString()};
    CommandRun without = CommandRun.of(plan[0], plan[1], plan[2], plan[3], plan[4], plan[5]);
    assertThat(without.out()).contains("in the SRL ").doesNotContain("with headers");
    assertThat(Files.readString(out.resolve("report.html")))
        .contains("growth included")
        .doesNotContain("with headers", "headers included. ");
    CommandRun with =
        CommandRun.of(plan[0], plan[1], plan[2], plan[3], plan[4], plan[5], "--header", "exact");
    assertThat(with.out()).contains("in the SRL, with headers");
    assertThat(Files.readString(out.resolve("report.html")))
        .contains("in the SRL, with headers", "growth and headers included");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "5000000000000000000||found a sum of 5 EB, expected less than 1 EB",
        "500000000000000000||found more than 200 PB written in all",
        "90000000000000000|--growth=900%|900 PB in one interval after growth, expected less than"
            + " 100 PB",
        "95000000000000000|--safety=10000%|a need of 9.59 EB with safety, expected at most 9.22 EB",
        "90000000000000000||a write of 7.99 PiB, more than an application writes at once",
        "90000000000000000||SRL 79.94 PiB",
      })
  void absurdAmountsHaveTheirUnit(String bytes, String option, String text) throws IOException {
    String more = option == null ? "--growth=0%" : option;
    CommandRun run = CommandRun.of("plan", hour(bytes), "--link", "1Mbit/s", more, "--no-report");
    assertThat(words(run)).contains(text);
  }
}
