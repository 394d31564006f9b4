package org.ibcsim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A sweep that is killed at any moment, as {@code kill -9} does it, goes on where it was. */
@Timeout(600)
class KilledSweepTest {
  private static final Path SCENARIO = Path.of("src/test/resources/org/ibcsim/sweep/scenario.yaml");

  /** What one transaction adds to the log, roughly. */
  private static final int BYTES_OF_A_RUN = 12_000;

  @TempDir Path folder;

  /** Two hundred runs and more, each of some milliseconds, in rounds that depend on results. */
  private Path experiment() throws IOException {
    Files.copy(SCENARIO, folder.resolve("scenario.yaml"));
    return Files.writeString(
        folder.resolve("killed.yaml"),
        """
        experiment: To be killed
        scenario: scenario.yaml
        seed: 4
        vary:
          workload[0].poisson.rate: [60/s, 80/s, 100/s, 110/s]
          rds.secondaries[0].link.bandwidth: [10 Mbit/s, 12 Mbit/s]
        measures: {rpo: rpo.max, mean: {series: rpo_last_ns}, received: "ibc('nightly').received_at"}
        replications: {least: 8, most: 30, half_width: 6 %}
        """);
  }

  @Test
  void killedAFewTimesItLosesNothingAndRunsNothingTwice()
      throws IOException, InterruptedException, SQLException {
    killed(4, 20261);
  }

  @Test
  @Tag("slow")
  void killedManyTimesItLosesNothingAndRunsNothingTwice()
      throws IOException, InterruptedException, SQLException {
    killed(40, 20262);
  }

  private void killed(int times, long seed) throws IOException, InterruptedException, SQLException {
    Path experiment = experiment();
    Path whole = folder.resolve("whole.sqlite");
    CommandRun undisturbed = CommandRun.of("sweep", experiment, "--json", "--out", whole);
    Path store = folder.resolve("killed.sqlite");
    Random random = new Random(seed);
    List<String> before = List.of();
    int found = 0;
    for (int kill = 0; kill < times; kill++) {
      Process child =
          CommandRun.builder(
                  List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"),
                  "sweep",
                  experiment,
                  "--threads",
                  2,
                  "--out",
                  store)
              .redirectErrorStream(true)
              .redirectOutput(folder.resolve("child.txt").toFile())
              .start();
      if (kill % 4 != 0) {
        // Most are killed while they store; the others at any moment from the start of Java on.
        awaitLog(child, Path.of(store + "-wal"), 1 + random.nextInt(8) * BYTES_OF_A_RUN);
      }
      boolean ended =
          child.waitFor(random.nextInt(kill % 4 == 0 ? 800 : 25), TimeUnit.MILLISECONDS);
      child.destroyForcibly();
      assertThat(child.waitFor())
          .as("%s", Files.readString(folder.resolve("child.txt")))
          .isIn(137, 0, 3);
      if (Files.exists(store)) {
        List<String> after = rows(store);
        // What was there is there, and is the same.
        assertThat(after).containsAll(before);
        found += after.size() > before.size() ? 1 : 0;
        before = after;
      }
      if (ended) {
        break;
      }
    }
    assertThat(found).as("kills that found more than the one before").isGreaterThan(times / 4);
    CommandRun last = CommandRun.of("sweep", experiment, "--json", "--out", store);
    assertThat(last.out()).isEqualTo(undisturbed.out());
    assertThat(last.status()).isEqualTo(undisturbed.status());
    assertThat(rows(store)).isEqualTo(rows(whole)).doesNotHaveDuplicates();
  }

  private static void awaitLog(Process child, Path log, long bytes)
      throws IOException, InterruptedException {
    // The log of the process before is still there, until this one folds it in.
    long old = Files.exists(log) ? Files.getLastModifiedTime(log).toMillis() : 0;
    while (child.isAlive()
        && !(Files.exists(log)
            && Files.getLastModifiedTime(log).toMillis() != old
            && Files.size(log) >= bytes)) {
      Thread.sleep(1);
    }
  }

  /** All results with all digits, in order; also of a file whose sweep was killed. */
  private static List<String> rows(Path store) throws SQLException {
    List<String> rows = new ArrayList<>();
    try (Connection reader = DriverManager.getConnection("jdbc:sqlite:" + store);
        Statement statement = reader.createStatement()) {
      try (ResultSet check = statement.executeQuery("PRAGMA integrity_check")) {
        assertThat(check.getString(1)).isEqualTo("ok");
      }
      try (ResultSet tables =
          statement.executeQuery("SELECT count(*) FROM sqlite_schema WHERE name = 'run'")) {
        if (tables.getInt(1) == 0) {
          return rows;
        }
      }
      try (ResultSet runs =
          statement.executeQuery(
              "SELECT point, replication, measure, value, half_width, broken_expectations FROM run"
                  + " LEFT JOIN result USING (point, replication) ORDER BY 1, 2, 3")) {
        while (runs.next()) {
          StringBuilder row = new StringBuilder();
          for (int column = 1; column <= 6; column++) {
            row.append(runs.getObject(column)).append('|');
          }
          rows.add(row.toString());
        }
      }
    }
    return rows;
  }
}
