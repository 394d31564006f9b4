package org.ibcsim.simulate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToLongFunction;
import org.ibcsim.journal.Freeze;
import org.ibcsim.journal.JournalEntry;
import org.ibcsim.journal.MessageRow;
import org.ibcsim.journal.RunRecord;
import org.ibcsim.journal.RunTotals;
import org.ibcsim.journal.SnapshotRow;
import org.ibcsim.journal.TimedEntry;
import org.ibcsim.journal.TimedFact;
import org.ibcsim.model.Fact;
import org.ibcsim.model.Switch;

/**
 * What a reviewer takes home from a run: what became of messages, snapshots and commands, what was
 * expected, and how long things took.
 *
 * <p>Two runs are compared by it. Times count only where they differ by {@link #TOLERANCE_NANOS} or
 * more: a shift by a round trip is no other outcome.
 */
final class RunOutcome {
  private static final long TOLERANCE_NANOS = 1_000_000_000;
  private static final String INVARIANT = "invariant ";

  /**
   * How another run differs.
   *
   * @param atNanos when the two began to differ
   * @param words the first difference, in the order of importance, and the number of the others
   */
  record Difference(long atNanos, String words) {}

  private final RunRecord run;
  private final Map<String, String> values = new LinkedHashMap<>();
  private final Map<String, Long> nanos = new LinkedHashMap<>();
  private final Map<Long, Integer> numbers = new LinkedHashMap<>();

  private RunOutcome(RunRecord run) {
    this.run = run;
  }

  /** The outcome of a run whose expectations were judged. */
  static RunOutcome of(RunRecord run) {
    RunOutcome outcome = new RunOutcome(run);
    outcome.messages();
    outcome.snapshots();
    outcome.judgements();
    outcome.freezes();
    outcome.commands();
    outcome.totals();
    return outcome;
  }

  private void put(String subject, String value) {
    String unique = subject;
    for (int count = 2; values.containsKey(unique); count++) {
      unique = subject + " (" + count + ")";
    }
    values.put(unique, value);
  }

  private String host(int host) {
    return run.header().hostName(host);
  }

  private void messages() {
    for (MessageRow row : MessageRow.of(run)) {
      numbers.putIfAbsent(row.message(), numbers.size() + 1);
      List<String> fates = new ArrayList<>(row.fates().stream().map(RunOutcome::words).toList());
      if (row.fate() == null) {
        fates.add("not finished");
      }
      String times = row.deliveries() > 1 ? ", delivered " + row.deliveries() + " times" : "";
      put(
          "message "
              + numbers.get(row.message())
              + " ("
              + row.application()
              + ") at "
              + host(row.host()),
          String.join(", then ", fates) + times);
    }
  }

  private static String words(Enum<?> value) {
    return Switch.nameOf(value).replace('_', ' ');
  }

  private String point(long message) {
    return message == 0 ? "at no message's point" : "at the point of message " + number(message);
  }

  private String number(long message) {
    return String.valueOf(numbers.get(message));
  }

  private void snapshots() {
    for (SnapshotRow row : SnapshotRow.of(run)) {
      put(
          "snapshot " + row.taken().prefix() + " of " + row.hostName(),
          point(row.taken().message()));
    }
  }

  private void judgements() {
    for (TimedFact timed : run.facts()) {
      if (timed.fact() instanceof Fact.Broken broken) {
        put(INVARIANT + broken.invariant(), "broken");
      }
    }
    for (JournalEntry.Expectation expectation : run.entries(JournalEntry.Expectation.class)) {
      put("the expectation in line " + expectation.line(), words(expectation.verdict()));
    }
    for (JournalEntry.Litmus litmus : run.entries(JournalEntry.Litmus.class)) {
      litmus.outcome().forEach((name, value) -> put("observed " + name, value));
    }
  }

  private void freezes() {
    for (Freeze freeze : Freeze.of(run)) {
      Fact.Release release = freeze.release();
      put(
          "the end of the freeze of "
              + host(freeze.host())
              + " for message "
              + number(freeze.message()),
          release == null ? "after the run" : words(release));
      nanos.merge(
          "the time that " + host(freeze.host()) + " stood still",
          freeze.toNanos() - freeze.fromNanos(),
          Long::sum);
    }
  }

  private void commands() {
    for (JournalEntry.Command command : run.entries(JournalEntry.Command.class)) {
      boolean said = command.status() != 0 && !command.output().isEmpty();
      put(
          "line " + command.scriptLine() + " on " + command.host() + ", " + command.text().strip(),
          "status " + command.status() + (said ? " (" + command.output().get(0) + ")" : ""));
    }
  }

  private void totals() {
    RunTotals totals = run.totals();
    if (totals == null) {
      throw new IllegalStateException("a run without totals has no outcome");
    }
    put("failed writes", Long.toString(totals.failedWrites()));
    nanos.put("the longest write latency", totals.latency().maxNanos());
    for (int rlink = 0; rlink < totals.rlinks().size(); rlink++) {
      nanos.put(
          "the largest RPO of " + host(run.header().rlinks().get(rlink).host()),
          totals.rlinks().get(rlink).rpoMaxNanos());
    }
  }

  /** How another run of the same scenario came out otherwise; empty if it did not. */
  Optional<Difference> difference(RunOutcome other) {
    List<String> differences = new ArrayList<>();
    union(values, other.values)
        .forEach(
            subject -> {
              String nothing = subject.startsWith(INVARIANT) ? "holding" : "none";
              String mine = values.getOrDefault(subject, nothing);
              String its = other.values.getOrDefault(subject, nothing);
              if (!mine.equals(its)) {
                differences.add(subject + ": " + its + " instead of " + mine);
              }
            });
    union(nanos, other.nanos)
        .forEach(
            subject -> {
              long mine = nanos.getOrDefault(subject, 0L);
              long its = other.nanos.getOrDefault(subject, 0L);
              if (Math.abs(mine - its) >= TOLERANCE_NANOS) {
                differences.add(subject + ": " + tenths(its) + " instead of " + tenths(mine));
              }
            });
    if (differences.isEmpty()) {
      return Optional.empty();
    }
    String more =
        differences.size() == 1 ? "" : " (the first of " + differences.size() + " differences)";
    return Optional.of(new Difference(firstDifferenceNanos(other), differences.get(0) + more));
  }

  private static List<String> union(Map<String, ?> one, Map<String, ?> two) {
    Map<String, Boolean> subjects = new LinkedHashMap<>();
    one.keySet().forEach(subject -> subjects.put(subject, true));
    two.keySet().forEach(subject -> subjects.put(subject, true));
    return List.copyOf(subjects.keySet());
  }

  /** Seconds with one decimal, cut off. */
  private static String tenths(long nanos) {
    long tenths = nanos / (TOLERANCE_NANOS / 10);
    return tenths / 10 + "." + tenths % 10 + " s";
  }

  /** When the facts or the commands of the two runs first differ. */
  private long firstDifferenceNanos(RunOutcome other) {
    return Math.min(
        first(run.facts(), other.run.facts(), TimedFact::timeNanos, run.endNanos()),
        first(commandsOf(run), commandsOf(other.run), TimedEntry::timeNanos, run.endNanos()));
  }

  private static List<TimedEntry> commandsOf(RunRecord run) {
    return run.entries().stream()
        .filter(timed -> timed.entry() instanceof JournalEntry.Command)
        .toList();
  }

  private static <T> long first(List<T> mine, List<T> its, ToLongFunction<T> time, long endNanos) {
    for (int index = 0; index < Math.max(mine.size(), its.size()); index++) {
      if (index >= mine.size()) {
        return time.applyAsLong(its.get(index));
      }
      if (index >= its.size()) {
        return time.applyAsLong(mine.get(index));
      }
      if (!mine.get(index).equals(its.get(index))) {
        return Math.min(time.applyAsLong(mine.get(index)), time.applyAsLong(its.get(index)));
      }
    }
    return endNanos;
  }
}
