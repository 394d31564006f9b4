package org.ibcsim.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteStoreTest {
  private static final Experiment EXPERIMENT = Experiments.of(3, new Replications(2, 2, 0));

  @TempDir Path folder;

  private Path file() {
    return folder.resolve("a/b/results.sqlite");
  }

  @Test
  void everyNumberComesBackAsItWasStored() {
    double[] numbers = {
      0,
      -0.0,
      1,
      0.1,
      Double.MIN_VALUE,
      Double.MAX_VALUE,
      1e300,
      Math.PI,
      1L << 60,
      Double.NaN,
      Double.POSITIVE_INFINITY,
      Double.NEGATIVE_INFINITY
    };
    try (SqliteStore store = SqliteStore.open(file(), EXPERIMENT)) {
      for (int i = 0; i < numbers.length; i++) {
        store.add(
            new RunResult(new RunKey(0, i), List.of(numbers[i]), List.of(numbers[i]), i, "b" + i));
      }
    }
    try (SqliteStore store = SqliteStore.open(file(), EXPERIMENT)) {
      for (int i = 0; i < numbers.length; i++) {
        RunKey key = new RunKey(0, i);
        RunResult kept = store.results().get(key);
        assertThat(kept.values().get(0)).isEqualTo(Double.valueOf(numbers[i] + 0.0));
        assertThat(kept.halfWidths().get(0)).isEqualTo(Double.valueOf(numbers[i] + 0.0));
        assertThat(kept.brokenExpectations()).isEqualTo(i);
        assertThat(kept.brokenInvariant()).isEqualTo("b" + i);
      }
    }
  }

  @Test
  void aFileIsOneFileAgainWhenItIsClosedAndAnybodyCanReadIt() throws IOException, SQLException {
    try (SqliteStore store = SqliteStore.open(file(), EXPERIMENT)) {
      store.add(Experiments.result(new RunKey(2, 1), 7.5));
      assertThat(Path.of(file() + "-wal")).exists();
    }
    try (var files = Files.list(file().getParent())) {
      assertThat(files).containsExactly(file());
    }
    try (Connection reader = DriverManager.getConnection("jdbc:sqlite:" + file());
        Statement statement = reader.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT point.value, measure.name, result.value FROM result JOIN point USING"
                    + " (point) JOIN measure USING (measure)")) {
      assertThat(rows.next()).isTrue();
      assertThat(rows.getString(1)).isEqualTo("2");
      assertThat(rows.getString(2)).isEqualTo("m");
      assertThat(rows.getDouble(3)).isEqualTo(7.5);
    }
  }

  @Test
  void aSecondSweepOnTheSameFileIsRefusedAndTheFirstGoesOn() {
    try (SqliteStore first = SqliteStore.open(file(), EXPERIMENT)) {
      assertThatThrownBy(() -> SqliteStore.open(file(), EXPERIMENT))
          .isInstanceOf(SweepException.class)
          .hasMessageStartingWith(file() + ": found it in use by another process; expected it free")
          .hasMessageContaining("--out");
      first.add(Experiments.result(new RunKey(0, 0), 1));
      assertThat(first.results()).hasSize(1);
    }
  }

  @Test
  void resultsOfAnotherExperimentAreRefusedWithAHint() {
    SqliteStore.open(file(), EXPERIMENT).close();
    Experiment changed =
        new Experiment(
            "Other",
            "fedcba9876543210",
            List.of(),
            1,
            EXPERIMENT.parameters(),
            EXPERIMENT.points(),
            EXPERIMENT.measures(),
            EXPERIMENT.replications(),
            0.95,
            WarmUpRule.AUTO,
            20,
            null);
    assertThatThrownBy(() -> SqliteStore.open(file(), changed))
        .hasMessage(
            file()
                + ": found the results of another experiment (Made up, SHA-256 0123456789ab...);"
                + " expected those of this one (fedcba987654...). The experiment, or what it names,"
                + " has changed since: name another file with --out, or remove this one");
    // It is free again.
    SqliteStore.open(file(), EXPERIMENT).close();
  }

  @Test
  void filesOfOthersAreNotTouched() throws IOException, SQLException {
    Path text =
        Files.writeString(folder.resolve("text"), "not a database, but a longer text ".repeat(99));
    assertThatThrownBy(() -> SqliteStore.open(text, EXPERIMENT))
        .hasMessageContaining("no SQLite database, or a damaged one");
    assertThat(text).content().startsWith("not a database");
    Path other = folder.resolve("other.sqlite");
    try (Connection writer = DriverManager.getConnection("jdbc:sqlite:" + other);
        Statement statement = writer.createStatement()) {
      statement.execute("CREATE TABLE mine (x)");
    }
    byte[] before = Files.readAllBytes(other);
    assertThatThrownBy(() -> SqliteStore.open(other, EXPERIMENT))
        .hasMessageContaining("found a database of another program");
    assertThat(other).hasBinaryContent(before);
    assertThatThrownBy(() -> SqliteStore.open(folder, EXPERIMENT)).hasMessageContaining("a folder");
    assertThatThrownBy(() -> SqliteStore.open(text.resolve("x.sqlite"), EXPERIMENT))
        .isInstanceOf(SweepException.class)
        .hasMessageContaining("its folder cannot be made");
  }

  @Test
  void aFullDiskIsToldAndWhatWasStoredStays() {
    int stored = 0;
    try (SqliteStore store = SqliteStore.open(file(), EXPERIMENT)) {
      store.limitPages(12);
      String trouble = "";
      while (trouble.isEmpty()) {
        try {
          store.add(
              new RunResult(new RunKey(0, stored), List.of(1.0), List.of(1.0), 0, "x".repeat(500)));
          stored++;
        } catch (SweepException full) {
          trouble = String.valueOf(full.getMessage());
        }
      }
      assertThat(trouble)
          .isEqualTo(
              file()
                  + ": found no room on its disk. What was stored stays: make room, and start it"
                  + " again to go on");
    }
    assertThat(stored).isPositive();
    try (SqliteStore store = SqliteStore.open(file(), EXPERIMENT)) {
      assertThat(store.results()).hasSize(stored);
      store.add(Experiments.result(new RunKey(0, stored), 1));
    }
  }
}
