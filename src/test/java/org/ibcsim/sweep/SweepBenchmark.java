package org.ibcsim.sweep;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Random;
import org.ibcsim.scenario.ScenarioException;

/**
 * What a second thread brings, and how long a thousand plans of a year take: {@code mvn -q -Pbench
 * test-compile exec:exec@sweep}. Results go to a SQLite file, as in a real sweep.
 */
public final class SweepBenchmark {
  private static final int ROUNDS = 3;
  private static final int MINUTES_OF_A_YEAR = 365 * 24 * 60;

  private SweepBenchmark() {}

  public static void main(String[] arguments) throws IOException, ScenarioException {
    Path folder = Files.createTempDirectory("ibcsim-sweep");
    try {
      threads(folder);
      plans(folder, arguments.length > 0 ? Integer.parseInt(arguments[0]) : 1_000);
    } finally {
      try (var files = Files.list(folder)) {
        for (Path file : files.toList()) {
          Files.delete(file);
        }
      }
      Files.delete(folder);
    }
  }

  /** What all threads of this process have computed: says how busy the machine was with others. */
  private static double cpuSeconds() {
    return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
            .getProcessCpuTime()
        / 1e9;
  }

  private static double seconds(LoadedExperiment loaded, Path store, int threads)
      throws IOException {
    Files.deleteIfExists(store);
    long start = System.nanoTime();
    try (SqliteStore kept = SqliteStore.open(store, loaded.experiment());
        Engine engine = new ThreadsEngine(loaded.subject(), threads)) {
      new Sweep(loaded.experiment(), kept, engine).run((done, known) -> {});
    }
    return (System.nanoTime() - start) / 1e9;
  }

  /** A scenario of a quarter of an hour at four points, eight times each. */
  private static void threads(Path folder) throws IOException, ScenarioException {
    String scenario = Files.readString(Path.of("scenarios/planning/small-office.yaml"));
    Files.writeString(
        folder.resolve("s.yaml"),
        scenario
            .replace("duration: 2 min", "duration: 15 min")
            .replace("until: 119 s", "until: 899 s"));
    Path file =
        Files.writeString(
            folder.resolve("e.yaml"),
            """
            experiment: Two threads
            scenario: s.yaml
            vary:
              rds.secondaries[0].link.bandwidth: [10 Mbit/s, 20 Mbit/s]
              workload[0].poisson.rate: [80/s, 120/s]
            measures: {rpo: rpo.max, mean: {series: rpo_last_ns}}
            replications: 8
            """);
    LoadedExperiment loaded = ExperimentFile.load(file, null);
    Path store = folder.resolve("e.sqlite");
    seconds(loaded, store, 2);
    double[] ratios = new double[ROUNDS];
    double[] ones = new double[ROUNDS];
    double[] cpu = new double[2];
    for (int round = 0; round < ROUNDS; round++) {
      double start = cpuSeconds();
      ones[round] = seconds(loaded, store, 1);
      double middle = cpuSeconds();
      ratios[round] = ones[round] / seconds(loaded, store, 2);
      cpu[0] += (middle - start) / ROUNDS;
      cpu[1] += (cpuSeconds() - middle) / ROUNDS;
    }
    Arrays.sort(ratios);
    Arrays.sort(ones);
    System.out.printf(
        Locale.ROOT,
        "sweep of 32 runs of 15 minutes: %.1f runs a second on one thread; two threads are %.2f"
            + " times as fast (median of %d, %.2f to %.2f); processors were used for %.2f and"
            + " %.2f s%n",
        32 / ones[ROUNDS / 2],
        ratios[ROUNDS / 2],
        ROUNDS,
        ratios[0],
        ratios[ROUNDS - 1],
        cpu[0],
        cpu[1]);
  }

  private static void plans(Path folder, int count) throws IOException, ScenarioException {
    Random random = new Random(1);
    try (var writer = Files.newBufferedWriter(folder.resolve("year.csv"))) {
      writer.write("time_s,writes,bytes\n");
      for (int minute = 1; minute <= MINUTES_OF_A_YEAR; minute++) {
        boolean day = minute / 60 % 24 >= 8 && minute / 60 % 24 < 18;
        int writes = random.nextInt(day ? 12_000 : 1_500);
        writer.write(minute * 60 + "," + writes + "," + writes * 8192L + "\n");
      }
    }
    Path file =
        Files.writeString(
            folder.resolve("p.yaml"),
            """
            experiment: A thousand plans of a year
            plan: {trace: year.csv, link: 1 MB/s, header: exact, outage: 1 h, rpo: 15 min}
            design: latin_hypercube
            points: COUNT
            vary:
              link: 500 kB/s .. 2000 kB/s
              outage: 1 h .. 48 h
            measures: {srl: srl_bytes, backlog: fluid.backlog_bytes_max, p99: rpo.seconds.p99}
            """
                .replace("COUNT", Integer.toString(count)));
    LoadedExperiment loaded = ExperimentFile.load(file, null);
    double start = cpuSeconds();
    double seconds = seconds(loaded, folder.resolve("p.sqlite"), 2);
    System.out.printf(
        Locale.ROOT,
        "%d plans of a year of minutes: %.1f s on two threads; processors were used for %.1f s%n",
        count,
        seconds,
        cpuSeconds() - start);
  }
}
