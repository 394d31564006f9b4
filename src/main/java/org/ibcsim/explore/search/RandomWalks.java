package org.ibcsim.explore.search;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.ibcsim.kernel.RandomStreams;
import org.jspecify.annotations.Nullable;

/**
 * Walks through a model at random, for models that are too big to search.
 *
 * <p>Each walk takes an initial state and then any of the steps told, all with equal probability,
 * from the stream {@code walk/NUMBER} of the seed. Walks are done in groups; after a group in which
 * an invariant broke there is no further one. A walk that broke an invariant is shrunk by {@link
 * PathShrinker}, for each invariant the one with the fewest steps; and so is the one to each
 * outcome that is not wanted.
 */
public final class RandomWalks {
  private static final int GROUP = 256;

  private final Model model;
  private final WalkOptions options;
  private final Predicate<byte[]> unwanted;
  private final RandomStreams streams;
  private final WalkTable<String> broken = new WalkTable<>();
  private final WalkTable<String> modelBounds = new WalkTable<>();
  private final WalkTable<String> outcomes = new WalkTable<>();
  private final WalkTable<Integer> marks = new WalkTable<>();
  private long walks;
  private long steps;
  private long cut;

  private volatile boolean stopRequested;
  private volatile @Nullable Throwable failure;
  private volatile WalkProgress progress = new WalkProgress(0, 0);

  /**
   * Walks that can be run once.
   *
   * @param unwanted says of an outcome, as the model tells it, whether the way to it is of interest
   *     and worth to be made shorter
   */
  public RandomWalks(Model model, WalkOptions options, Predicate<byte[]> unwanted) {
    this.model = model;
    this.options = options;
    this.unwanted = unwanted;
    this.streams = new RandomStreams(options.seed(), 0);
  }

  /** Ends the walks soon, with what is known by then; for any thread. */
  public void stop() {
    stopRequested = true;
  }

  /**
   * Walks.
   *
   * @param listener is told, a few times a second and by the calling thread, how far the walks are
   * @throws RuntimeException what the model throws
   */
  public WalkResult run(Consumer<WalkProgress> listener) {
    for (int from = 0; from < options.walks(); from += GROUP) {
      if (stopRequested || !broken.rows().isEmpty()) {
        break;
      }
      AtomicInteger next = new AtomicInteger(from);
      int to = Math.min(options.walks(), from + GROUP);
      int threads = Math.min(options.threads(), to - from);
      Crew.run(threads, () -> walk(next, to), () -> listener.accept(progress), this::stop);
      BreadthFirstSearch.rethrow(failure);
    }
    return result();
  }

  private void walk(AtomicInteger next, int to) {
    try {
      Stepper stepper = model.stepper();
      Expansion expansion = new Expansion();
      for (int number = next.getAndIncrement();
          number < to && !stopRequested && failure == null;
          number = next.getAndIncrement()) {
        take(
            new Walk(
                number, stepper, expansion, streams.stream("walk/" + number), options.depth()));
      }
    } catch (RuntimeException | Error e) {
      failure = e;
    }
  }

  private synchronized void take(Walk walk) {
    walks++;
    steps += walk.steps;
    cut += walk.cut ? 1 : 0;
    for (Walk.Told<Finding> told : walk.findings) {
      WalkTable<String> table = Walk.isBroken(told.what()) ? broken : modelBounds;
      table.count(told.what().name(), walk, told, told.what().reason());
    }
    for (Walk.Told<byte[]> told : walk.outcomes) {
      // One character a byte, so that the order of the texts is that of the bytes.
      outcomes.count(new String(told.what(), StandardCharsets.ISO_8859_1), walk, told, "");
    }
    for (Walk.Told<Integer> told : walk.marks) {
      marks.count(told.what(), walk, told, "");
    }
    progress = new WalkProgress(walks, steps);
  }

  private synchronized WalkResult result() {
    List<Reported> shrunk = new ArrayList<>();
    long failedWalk = -1;
    int shortest = Integer.MAX_VALUE;
    for (var entry : broken.rows().entrySet()) {
      WalkTable.Row row = entry.getValue();
      PathShrinker.Failing failing =
          PathShrinker.ofInvariant(model.stepper(), entry.getKey()).shrink(row.path());
      shrunk.add(
          new Reported(
              entry.getKey(), failing.reason(), failing.path(), failing.byStep(), row.times()));
      if (failing.path().length() < shortest) {
        shortest = failing.path().length();
        failedWalk = row.walk();
      }
    }
    shrunk.sort(Comparator.comparingInt(found -> found.path().length()));
    SortedMap<Integer, Path> covered = new TreeMap<>();
    marks.rows().forEach((mark, row) -> covered.put(mark, row.path()));
    return new WalkResult(
        shrunk.isEmpty() ? Verdict.INCONCLUSIVE : Verdict.BROKEN,
        reachedBounds(),
        shrunk,
        modelBounds.rows().entrySet().stream()
            .map(entry -> reported(entry.getKey(), entry.getValue()))
            .toList(),
        told(),
        covered,
        failedWalk,
        walks,
        steps);
  }

  private List<String> reachedBounds() {
    List<String> bounds = new ArrayList<>();
    if (stopRequested) {
      bounds.add("the walks were stopped");
    }
    if (cut > 0) {
      bounds.add(cut + " walks did not end within " + options.depth() + " steps");
    }
    bounds.add("random walks see a part of what can happen");
    return bounds;
  }

  private static Reported reported(String name, WalkTable.Row row) {
    return new Reported(name, row.reason(), row.path(), row.byStep(), row.times());
  }

  private List<Outcome> told() {
    int share =
        (int) outcomes.rows().keySet().stream().filter(key -> unwanted.test(bytes(key))).count();
    List<Outcome> told = new ArrayList<>();
    outcomes
        .rows()
        .forEach(
            (key, row) -> {
              byte[] bytes = bytes(key);
              Path path =
                  unwanted.test(bytes)
                      ? PathShrinker.ofOutcome(model.stepper(), bytes, share)
                          .shrink(row.path())
                          .path()
                      : row.path();
              told.add(new Outcome(bytes, row.times(), path));
            });
    return told;
  }

  private static byte[] bytes(String key) {
    return key.getBytes(StandardCharsets.ISO_8859_1);
  }
}
