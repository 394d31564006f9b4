package org.ibcsim.explore.search;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/**
 * How fast models are searched, and in how much memory: {@code mvn -q -Pbench test-compile
 * exec:exec@explore}.
 *
 * <p>Each contender runs once in every round, so that what else the machine does in the meantime
 * falls on all of them; medians are told, of the time and of the processor's time, which others on
 * the same cores disturb less.
 */
public final class SearchBenchmark {
  private static final int ROUNDS = 7;
  private static final int WARM_UPS = 2;

  /** One search: the number of distinct states, and of the bytes that hold them. */
  private record Searched(long states, long bytes) {}

  private record Contender(
      String name, Supplier<Searched> search, List<Double> seconds, List<Double> processorSeconds) {
    Contender(String name, Supplier<Searched> search) {
      this(name, search, new ArrayList<>(), new ArrayList<>());
    }
  }

  private SearchBenchmark() {}

  /** Runs the contenders whose names contain one of the arguments, or all. */
  public static void main(String[] arguments) {
    List<Contender> contenders = new ArrayList<>();
    SlidingWindow window = new SlidingWindow(14, 10, 5);
    contenders.add(
        new Contender(
            "sliding window, by hand", () -> new Searched(new PackedSearch(window).run(), 0)));
    add(contenders, "sliding window", window);
    contenders.removeIf(
        contender ->
            arguments.length > 0 && Arrays.stream(arguments).noneMatch(contender.name()::contains));
    run(contenders);
  }

  /** Another model: with one thread and with two, by fingerprints and by full states. */
  private static void add(List<Contender> contenders, String name, Model model) {
    for (Storage storage : Storage.values()) {
      for (int threads = 1; threads <= 2; threads++) {
        SearchOptions options = SearchOptions.withThreads(threads).storing(storage);
        contenders.add(
            new Contender(
                name + ", " + storage.name().toLowerCase(Locale.ROOT) + ", threads: " + threads,
                () -> searched(model, options)));
      }
    }
  }

  private static Searched searched(Model model, SearchOptions options) {
    SearchCounts counts = new BreadthFirstSearch(model, options).run(progress -> {}).counts();
    return new Searched(counts.distinct(), counts.memoryBytes());
  }

  private static void run(List<Contender> contenders) {
    for (int round = -WARM_UPS; round < ROUNDS; round++) {
      for (Contender contender : contenders) {
        System.gc();
        long processor = processorNanos();
        long start = System.nanoTime();
        Searched searched = contender.search().get();
        double seconds = 1e-9 * (System.nanoTime() - start);
        double processorSeconds = 1e-9 * (processorNanos() - processor);
        if (round >= 0) {
          contender.seconds().add(seconds);
          contender.processorSeconds().add(processorSeconds);
        }
        if (round == ROUNDS - 1) {
          print(contender, searched);
        }
      }
    }
  }

  private static void print(Contender contender, Searched searched) {
    System.out.printf(
        Locale.ROOT,
        "%-46s %,10d states  %5.2f M/s  %5.2f M/s of processor  %5.1f bytes a state%n",
        contender.name(),
        searched.states(),
        1e-6 * searched.states() / median(contender.seconds()),
        1e-6 * searched.states() / median(contender.processorSeconds()),
        (double) searched.bytes() / searched.states());
  }

  private static double median(List<Double> values) {
    return values.stream().sorted().skip(values.size() / 2).findFirst().orElseThrow();
  }

  private static long processorNanos() {
    return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }
}
