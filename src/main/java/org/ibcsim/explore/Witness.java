package org.ibcsim.explore;

import java.io.ByteArrayOutputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.ibcsim.check.invariant.Violation;
import org.ibcsim.explore.search.Path;
import org.ibcsim.explore.witness.Picture;
import org.ibcsim.explore.witness.Walk;
import org.ibcsim.journal.JournalEntry;
import org.ibcsim.journal.JournalLevel;
import org.ibcsim.journal.JournalWriter;
import org.ibcsim.journal.RunHeader;
import org.ibcsim.journal.RunRecord;
import org.ibcsim.journal.TimedFact;
import org.ibcsim.model.Fact;
import org.ibcsim.scenario.Scenario;
import org.ibcsim.scenario.evidence.Headers;

/**
 * A path of an exploration followed once more, for people: its steps in words, and a journal like
 * that of a run, so that everything that is made from journals can be made of it.
 *
 * <p>A path has no times, so its journal counts steps: the first happens at one second, the second
 * at two, and so on.
 *
 * @param walk the steps
 * @param journal the bytes of the journal
 * @param record the journal, read
 */
public record Witness(Walk walk, byte[] journal, RunRecord record) {
  /** What a step takes in the journal of a path. */
  public static final long STEP_NANOS = 1_000_000_000L;

  /**
   * Follows a path.
   *
   * @param scenario with the answers to open questions under which the path was found
   * @param reduced whether the search took unseen steps at once
   * @param words what a fact is called; empty for one that needs no line of its own
   * @param version of ibcsim, for the journal
   * @param file name of the scenario's file, for the journal
   * @throws IllegalArgumentException if the model does not allow one of the choices where it is
   *     made; the message says which
   */
  public static Witness follow(
      Scenario scenario,
      boolean reduced,
      Path path,
      Function<Fact, String> words,
      String version,
      String file) {
    if (path.initial() != 0) {
      throw new IllegalArgumentException(
          "found " + path.initial() + " as initial; expected 0, as a scenario begins in one way");
    }
    Trail trail = new Trail(new DataSetModel(scenario, reduced));
    RunHeader header =
        Headers.of(scenario, file, version, 0, JournalLevel.CONTROL).withBucketNanos(STEP_NANOS);
    ByteArrayOutputStream journal = new ByteArrayOutputStream();
    Clock clock = new Clock();
    List<String> told = new ArrayList<>();
    Walk.Builder walk = new Walk.Builder();
    RunRecord record;
    try (JournalWriter writer =
        new JournalWriter(journal, "journal of a path", header, clock::nanos, trail.world())) {
      trail.tell(writer, new Commands(scenario, clock, writer));
      int facts = 0;
      walk.step("beginning", List.of(), Picture.of(trail.world(), trail.processes()));
      for (int i = 0; i < path.length(); i++) {
        clock.steps++;
        int choice = path.choices().get(i);
        String text = text(trail, choice, i + 1);
        told.clear();
        for (Violation violation : trail.take(choice)) {
          String broken = violation.invariant().number() + ": " + violation.invariant().sentence();
          told.add("BROKEN " + broken + ": " + violation.explanation());
          writer.fact(new Fact.Broken(broken, violation.explanation()));
        }
        List<TimedFact> all = writer.record().facts();
        for (TimedFact timed : all.subList(facts, all.size())) {
          String sentence = words.apply(timed.fact());
          if (!sentence.isEmpty()) {
            told.add(sentence);
          }
        }
        facts = all.size();
        walk.step(text, told, Picture.of(trail.world(), trail.processes()));
      }
      clock.steps++;
      writer.finish(path.length());
      writer.entry(
          new JournalEntry.Judgement(
              JournalEntry.Verdict.INCONCLUSIVE, "one path of an exploration; times count steps"));
      record = writer.record();
    }
    return new Witness(walk.walk(), journal.toByteArray(), record);
  }

  private static String text(Trail trail, int choice, int step) {
    for (Trail.Allowed allowed : trail.allowed()) {
      if (allowed.choice() == choice) {
        return allowed.text();
      }
    }
    throw new IllegalArgumentException(
        "step "
            + step
            + ": found choice "
            + choice
            + "; expected "
            + expected(trail.allowed())
            + ". Maybe it was recorded with another version of ibcsim or of the scenario?");
  }

  private static String expected(List<Trail.Allowed> allowed) {
    return allowed.isEmpty()
        ? "the end of the path, as nothing can happen any more"
        : allowed.stream()
            .map(one -> one.choice() + " (" + one.text() + ")")
            .collect(Collectors.joining(", ", "one of ", ""));
  }

  /** Puts the commands of the path into its journal. */
  private record Commands(
      Scenario scenario, Clock clock, JournalWriter journal, Map<Integer, ArrayDeque<Long>> begun)
      implements CommandListener {
    Commands(Scenario scenario, Clock clock, JournalWriter journal) {
      this(scenario, clock, journal, new HashMap<>());
    }

    @Override
    public void started(int process) {
      begun.computeIfAbsent(process, number -> new ArrayDeque<>()).push(clock.nanos());
    }

    @Override
    public void ended(
        int process, int host, int line, String text, int status, List<String> output) {
      ArrayDeque<Long> begins = begun.get(process);
      // What began before the first step of the path began at its beginning.
      long from = begins == null || begins.isEmpty() ? 0 : begins.pop();
      journal.entry(
          new JournalEntry.Command(
              scenario.layout().hosts().get(host).name(),
              line,
              text,
              from,
              clock.nanos(),
              status,
              output));
    }
  }

  private static final class Clock {
    private long steps;

    long nanos() {
      return steps * STEP_NANOS;
    }
  }
}
