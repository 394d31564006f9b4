package org.ibcsim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code ibcsim plan} as a user meets it. */
class PlanCommandTest {
  @TempDir Path folder;

  /** Nine days of hours, busy in the day: 3 MB/s for eight hours, else 0.2 MB/s. */
  private Path nineDays() throws IOException {
    StringBuilder text = new StringBuilder("time,device,writes,written_bytes,interval_s\n");
    for (int hour = 1; hour <= 216; hour++) {
      boolean busy = (hour - 1) % 24 >= 9 && (hour - 1) % 24 < 17;
      long bytes = busy ? 10_800_000_000L : 720_000_000L;
      text.append(hour * 3_600L).append(",sda,").append(bytes / 8_192).append(',');
      text.append(bytes).append(",3600\n");
    }
    return Files.writeString(folder.resolve("days.csv"), text);
  }

  private static JsonNode json(CommandRun run) {
    return JsonMapper.builder().build().readTree(run.out());
  }

  @Test
  void jsonHoldsWhatAProgramAsksFor() throws IOException {
    CommandRun run =
        CommandRun.of("plan", nineDays().toString(), "--link", "16Mbit/s", "--rpo", "1h", "--json");
    assertThat(run.status()).isEqualTo(0);
    JsonNode plan = json(run);
    // 3 MB/s over 2 MB/s for eight hours.
    assertThat(plan.at("/fluid/backlog_bytes_max").asLong()).isEqualTo(28_800_000_000L);
    assertThat(plan.at("/fluid/backlog_at_seconds").asDouble()).isEqualTo(61_200);
    assertThat(plan.at("/fluid/lag_seconds/max").asDouble()).isEqualTo(14_400);
    assertThat(plan.at("/srl_bytes").asLong()).isEqualTo(28_800_000_000L);
    assertThat(plan.at("/binding_constraint").asString()).isEqualTo("peak_usage");
    assertThat(plan.at("/assumptions/periodic").asBoolean()).isTrue();
    assertThat(plan.at("/bands/days").asInt()).isEqualTo(9);
    // All days are alike: every band is as narrow as can be, at each point of its curve.
    assertThat(plan.at("/bands/srl_for_outage"))
        .hasSameSizeAs(plan.at("/what_if/srl_for_outage"))
        .allMatch(band -> band.path("low_bytes").asLong() == band.path("high_bytes").asLong());
    assertThat(plan.at("/bands/link_for_seconds"))
        .hasSameSizeAs(plan.at("/what_if/link_for_seconds"));
    assertThat(plan.at("/bands/link_for_bytes")).isEmpty();
    assertThat(plan.at("/bands_missing").isNull()).isTrue();
    assertThat(plan.at("/rpo/violations").asInt()).isEqualTo(9);
  }

  @Test
  void aReportHasPagePdfAndChartsAndIsWrittenAgain() throws IOException {
    Path out = folder.resolve("report");
    for (int round = 0; round < 2; round++) {
      CommandRun run =
          CommandRun.of(
              "plan",
              nineDays().toString(),
              "--link",
              "16Mbit/s",
              "--outage",
              "4h",
              "--rpo",
              "1h",
              "--loss",
              "1GB",
              "--srl",
              "20GB",
              "--cycle",
              "5min",
              "--secondary",
              "20Mbit/s",
              "--others",
              "02:00-03:00=8Mbit/s",
              "--out",
              out.toString());
      assertThat(run.status()).as(run.error()).isEqualTo(0);
      assertThat(run.out().lines())
          .allMatch(line -> line.length() <= 80 || line.contains("report"));
    }
    String page = Files.readString(out.resolve("report.html"));
    assertThat(page)
        .doesNotContain("plan plan")
        .contains("Capacity plan", "ibcsim plan ", "SHA-256", "What if: SRL for an outage")
        .contains("drawn with replacement", "other traffic", "Band of 95 %");
    assertThat(page.split("The band holds the middle 95 %", -1)).hasSize(1 + 3 + 4);
    assertThat(page.indexOf("SRL of")).isLessThan(page.indexOf("Assumptions"));
    try (Stream<Path> files = Files.list(out.resolve("charts"))) {
      assertThat(files.map(file -> String.valueOf(file.getFileName())))
          .contains(
              "rate.svg",
              "srl-fill.png",
              "rpo-percentiles.svg",
              "violations.svg",
              "srl-for-outage.svg",
              "loss-for-link.svg",
              "link-for-seconds.svg",
              "link-for-bytes.svg");
    }
    assertThat(out.resolve("report.pdf")).isNotEmptyFile();
    assertThat(out.resolve("plan.json")).isNotEmptyFile();
  }

  /** Nothing waits at 4 MB/s; at 2 MB/s much does, and 1 MB/s is less than the mean. */
  @Test
  void theCurveOfALineThatHasRoomShowsSlowerLinesUpToThoseThatNeverDrain() throws IOException {
    Path out = folder.resolve("room");
    CommandRun run =
        CommandRun.of("plan", nineDays().toString(), "--link", "32Mbit/s", "--out", out.toString());
    assertThat(run.status()).as(run.error()).isEqualTo(0);
    assertThat(run.out()).containsPattern("\n +8 Mbit/s .* never drains\n +16 Mbit/s .* 0 min\n");
    assertThat(Files.readString(out.resolve("charts/loss-for-link.svg")))
        .as("GiB at the axis of the backlog")
        .contains(">20<");
    assertThat(Files.readString(out.resolve("report.html")))
        .contains("Lines that never drain are left out.", "8 Mbit/s, never drains")
        .doesNotContain("16 Mbit/s, never drains");
  }

  @Test
  void aMeasurementThatIsTooShortForBandsSaysSoAtEachCurveAndInTheDocument() throws IOException {
    Path day = Files.writeString(folder.resolve("day.csv"), "");
    try (Stream<String> lines = Files.lines(nineDays())) {
      Files.write(day, lines.limit(25).toList());
    }
    Path out = folder.resolve("day");
    CommandRun run =
        CommandRun.of(
            "plan", day.toString(), "--link", "16Mbit/s", "--rpo", "1h", "--out", out.toString());
    assertThat(run.status()).as(run.error()).isEqualTo(0);
    String why = "at least 7 whole days, and one was measured";
    assertThat(Files.readString(out.resolve("report.html")).split(why, -1))
        .as("three curves and their charts, the charts' descriptions, the assumptions")
        .hasSizeGreaterThan(1 + 3 + 3);
    JsonNode plan =
        JsonMapper.builder().build().readTree(Files.readString(out.resolve("plan.json")));
    assertThat(plan.at("/bands").isNull()).isTrue();
    assertThat(plan.at("/bands_missing").asString()).contains(why);
    // The curve of outages goes as far as the measurement.
    assertThat(run.out()).contains("24 h 0 min").doesNotContain("48 h");
  }

  @Test
  void aFolderOfSomethingElseIsLeftAlone() throws IOException {
    Path out = Files.createDirectory(folder.resolve("mine"));
    Files.writeString(out.resolve("thesis.txt"), "years of work");
    CommandRun run =
        CommandRun.of("plan", nineDays().toString(), "--link", "16Mbit/s", "--out", out.toString());
    assertThat(run.status()).isEqualTo(2);
    assertThat(run.error()).contains("files that are not of a plan", "--out");
    assertThat(out.resolve("report.html")).doesNotExist();
  }

  @Test
  void whatNeverDrainsIsInconclusiveAndSaysSo() throws IOException {
    CommandRun run =
        CommandRun.of("plan", nineDays().toString(), "--link", "9Mbit/s", "--no-report");
    assertThat(run.status()).isEqualTo(3);
    // 881.28 GB in nine days, and no number that could be taken for a recommendation.
    assertThat(run.out())
        .startsWith("NEVER DRAINS: more is written than the link carries, so no SRL is large")
        .contains("more than 9.067 Mbit/s on average", "what was measured needs for")
        .doesNotContain("SRL of ", "decides");
  }

  @Test
  void whatNeverDrainsHasNoRecommendationInDocumentAndReport() throws IOException {
    Path out = folder.resolve("report");
    CommandRun run =
        CommandRun.of(
            "plan",
            nineDays().toString(),
            "--link",
            "9Mbit/s",
            "--outage",
            "1h",
            "--safety",
            "20%",
            "--json",
            "--out",
            out.toString());
    assertThat(run.status()).isEqualTo(3);
    assertThat(json(run).at("/srl_bytes").isNull()).isTrue();
    assertThat(json(run).has("srl_bytes")).isTrue();
    assertThat(json(run).at("/binding_constraint").asString()).isEqualTo("link");
    assertThat(json(run).at("/needs_bytes/peak_usage").asLong()).isPositive();
    assertThat(json(run).at("/what_if/srl_for_outage").isEmpty()).isTrue();
    assertThat(Files.readString(out.resolve("report.html")))
        .contains("Never drains", "no SRL is large enough", "None is large enough: the link never")
        .doesNotContain("SRL of ", "recommended");
    assertThat(out.resolve("charts/srl-for-outage.svg")).doesNotExist();
    assertThat(out.resolve("report.pdf")).isNotEmptyFile();
  }

  @Test
  void aLineThatCarriesNothingHasNoNumbersInItsDocument() throws IOException {
    CommandRun run =
        CommandRun.of(
            "plan",
            nineDays().toString(),
            "--link",
            "1bit/s",
            "--overhead",
            "60%",
            "--rpo",
            "1h",
            "--json");
    JsonNode plan = json(run);
    assertThat(plan.at("/fluid/lag_seconds/max").isNull()).isTrue();
    assertThat(run.out()).doesNotContain("Infinity", "NaN");
  }

  @Test
  void aLineThatOthersTakeAltogetherNeverDrains() throws IOException {
    for (String[] option :
        new String[][] {
          {"--window", "00:00-24:00=0"}, {"--others", "00:00-24:00=1Gbit/s"},
        }) {
      CommandRun run =
          CommandRun.of(
              "plan",
              nineDays().toString(),
              "--link",
              "16Mbit/s",
              "--outage",
              "1h",
              option[0],
              option[1],
              "--json");
      assertThat(run.status()).as(run.error()).isEqualTo(3);
      assertThat(json(run).at("/drains").asBoolean()).isFalse();
      assertThat(json(run).at("/recovery/drained_at_seconds").isNull()).isTrue();
      assertThat(json(run).at("/fluid/backlog_bytes_max").asLong())
          .isEqualTo(json(run).at("/input/bytes").asLong());
    }
  }

  @Test
  void mistakesNameTheOption() throws IOException {
    String file = nineDays().toString();
    assertThat(CommandRun.of("plan", file, "--link", "fast").error()).contains("--link");
    assertThat(CommandRun.of("plan", file, "--link", "1MB/s", "--others", "8-9").error())
        .contains("--others");
    assertThat(CommandRun.of("plan", file, "--link", "1MB/s", "--sharing", "0").error())
        .contains("0 Secondaries on one line");
    assertThat(CommandRun.of("plan", file, "--link", "1MB/s", "--percentile", "0%").error())
        .contains("--percentile");
    assertThat(CommandRun.of("plan", file, "--link", "1MB/s", "--srl", "109MB").error())
        .contains("--srl", "110 MB");
    assertThat(CommandRun.of("plan", file, "--link", "1MB/s", "--cycle", "1ms").error())
        .contains("--cycle", "1s or more");
    assertThat(CommandRun.of("plan", file, "--link", "1MB/s", "--engine", "steam").error())
        .contains("--engine", "both or fluid");
    assertThat(CommandRun.of("plan", file, "--link", "1MB/s", "--profile", "twice").error())
        .contains("--profile");
  }

  @Test
  void anOutageLongerThanTheMeasurementIsWarnedOf() throws IOException {
    String warning = "! length against outage: ";
    String[] plan = {"plan", nineDays().toString(), "--link", "16Mbit/s", "--no-report"};
    CommandRun once =
        CommandRun.of(
            plan[0], plan[1], plan[2], plan[3], plan[4], "--profile", "once", "--outage", "217h");
    assertThat(once.out()).contains(warning);
    CommandRun within =
        CommandRun.of(
            plan[0], plan[1], plan[2], plan[3], plan[4], "--profile", "once", "--outage", "216h");
    assertThat(within.status()).isEqualTo(0);
    assertThat(within.out()).doesNotContain(warning);
    CommandRun periodic =
        CommandRun.of(plan[0], plan[1], plan[2], plan[3], plan[4], "--outage", "217h");
    assertThat(periodic.status()).isEqualTo(0);
    assertThat(periodic.out()).doesNotContain(warning);
  }

  @Test
  void safetyHasALineOfItsOwn() throws IOException {
    CommandRun run =
        CommandRun.of(
            "plan", nineDays().toString(), "--link", "16Mbit/s", "--no-report", "--safety", "20%");
    assertThat(run.out()).contains("with safety of 20 %").contains("SRL of 32.19 GiB");
    assertThat(run.out().lines()).allMatch(line -> line.length() <= 80);
  }

  @Test
  void aTraceWithoutWritesAndAChoiceOfDevicesThatIsNotMadeAreWarnedOf() throws IOException {
    Path reads = Files.writeString(folder.resolve("reads.spc"), "0,1,512,R,0.5\n1,9,512,R,0.7\n");
    CommandRun run =
        CommandRun.of("plan", reads.toString(), "--link", "1MB/s", "--device", "1", "--no-report");
    assertThat(run.out())
        .contains("! single writes: No write among 2 requests")
        .contains("! devices: Of single requests all devices are added up");
  }

  @Test
  void intervalsInWhichNothingWasWrittenAreWarnedOf() throws IOException {
    String header = "time,device,writes,written_bytes,interval_s\n";
    Path idle = Files.writeString(folder.resolve("idle.csv"), header + "10,sda,0,0,10\n");
    Path busy = Files.writeString(folder.resolve("busy.csv"), header + "10,sda,1,512,10\n");
    String warning = "! writes: Nothing was written in any interval";
    String[] plan = {"plan", idle.toString(), "--link", "1MB/s", "--no-report"};
    assertThat(CommandRun.of(plan).out()).contains(warning);
    plan[1] = busy.toString();
    assertThat(CommandRun.of(plan).out()).doesNotContain(warning);
  }
}
