package org.ibcsim.explore.search;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/**
 * Searches that are timed against each other: each runs once in every round, so that what else the
 * machine does in the meantime falls on all of them. Medians are told, of the time and of the
 * processor's time, which others on the same cores disturb less.
 */
public final class Contest {
  /** One search: the number of distinct states, and of the bytes that hold them. */
  record Searched(long states, long bytes) {}

  private record Contender(
      String name, Supplier<Searched> search, List<Double> seconds, List<Double> processorSeconds) {
    Contender(String name, Supplier<Searched> search) {
      this(name, search, new ArrayList<>(), new ArrayList<>());
    }
  }

  private final List<Contender> contenders = new ArrayList<>();
  private final int warmUps;
  private final int rounds;

  /** So many rounds, and so many before them that do not count. */
  public Contest(int warmUps, int rounds) {
    this.warmUps = warmUps;
    this.rounds = rounds;
  }

  /** Any search. */
  void add(String name, Supplier<Searched> search) {
    contenders.add(new Contender(name, search));
  }

  /** A model: with one thread and with two. */
  public void add(String name, Model model, Storage storage) {
    for (int threads = 1; threads <= 2; threads++) {
      SearchOptions options = SearchOptions.withThreads(threads).storing(storage).goingOn();
      add(
          name + ", " + storage.name().toLowerCase(Locale.ROOT) + ", threads: " + threads,
          () -> searched(model, options));
    }
  }

  private static Searched searched(Model model, SearchOptions options) {
    SearchResult result = new BreadthFirstSearch(model, options).run(progress -> {});
    if (!result.reachedBounds().isEmpty()) {
      throw new IllegalStateException("the search met a bound: " + result.reachedBounds());
    }
    return new Searched(result.counts().distinct(), result.counts().memoryBytes());
  }

  /** Runs those whose names contain one of some words, or all if there is no word. */
  public void run(String... words) {
    contenders.removeIf(
        contender ->
            words.length > 0 && Arrays.stream(words).noneMatch(contender.name()::contains));
    for (int round = -warmUps; round < rounds; round++) {
      for (Contender contender : contenders) {
        run(contender, round);
      }
    }
  }

  private void run(Contender contender, int round) {
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
    if (round == rounds - 1) {
      print(contender, searched);
    }
  }

  private static void print(Contender contender, Searched searched) {
    System.out.printf(
        Locale.ROOT,
        "%-62s %,11d states  %5.2f M/s  %5.2f M/s of processor  %5.1f bytes a state%n",
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
