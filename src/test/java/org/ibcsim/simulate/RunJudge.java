package org.ibcsim.simulate;

import java.io.OutputStream;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.ibcsim.check.invariant.Violation;
import org.ibcsim.journal.JournalEntry.Judgement;
import org.ibcsim.journal.JournalEntry.Verdict;
import org.ibcsim.journal.JournalLevel;
import org.ibcsim.journal.RunHeader;
import org.ibcsim.journal.RunRecord;
import org.ibcsim.journal.TimedFact;
import org.ibcsim.model.Fact;
import org.ibcsim.model.world.World;
import org.ibcsim.scenario.Scenario;

/**
 * Runs a scenario that ends well and says what was wrong with it: an invariant, that in the end not
 * every message has a fate or not every attached Secondary has the Primary's contents, or what it
 * expects.
 *
 * @param broken what was wrong, in words
 * @param reached how often each kind of fact and fate came
 */
record RunJudge(Optional<String> broken, Map<String, Integer> reached) {
  static RunJudge of(Scenario scenario) {
    RunHeader header =
        RunOfText.header(scenario, JournalLevel.CONTROL, 0)
            .withBucketNanos(scenario.durationNanos());
    Map<String, Integer> reached = new TreeMap<>();
    Simulation run =
        new Simulation(scenario, header, OutputStream.nullOutputStream(), "journal", false);
    try (run) {
      run.run();
      Optional<String> broken =
          run.broken().stream().findFirst().map(RunJudge::words).or(() -> unfinished(run.world()));
      Runner.judge(scenario, run);
      RunRecord record = run.journal().record();
      count(record, reached);
      return new RunJudge(broken.or(() -> unexpected(record)), reached);
    } catch (IllegalStateException | IllegalArgumentException | IndexOutOfBoundsException failed) {
      return new RunJudge(Optional.of("the run fails: " + failed), reached);
    }
  }

  private static String words(Violation violation) {
    return violation.invariant().number() + ": " + violation.explanation();
  }

  private static Optional<String> unexpected(RunRecord record) {
    Judgement judgement = record.judgement().orElseThrow();
    return judgement.verdict() == Verdict.BROKEN
        ? Optional.of(judgement.reason())
        : Optional.empty();
  }

  private static Optional<String> unfinished(World world) {
    if (world.openMessages() > 0) {
      return Optional.of("in the end " + world.openMessages() + " messages have no fate");
    }
    for (int rlink = 0; rlink < world.layout().rlinks().size(); rlink++) {
      int host = rlink + 1;
      if (world.frozen(host) || world.draining(host)) {
        return Optional.of("in the end host " + host + " stands still or drains");
      }
      boolean replicates =
          world.attached(rlink) && !world.dcmLogging(rlink) && !world.diverged(host);
      if (replicates && world.image(host) != world.image(0)) {
        return Optional.of("in the end host " + host + " differs from the Primary");
      }
    }
    return Optional.empty();
  }

  private static void count(RunRecord record, Map<String, Integer> reached) {
    for (TimedFact timed : record.facts()) {
      Fact fact = timed.fact();
      reached.merge(fact.getClass().getSimpleName(), 1, Integer::sum);
      if (fact instanceof Fact.MessageEnded ended) {
        reached.merge("fate " + ended.fate(), 1, Integer::sum);
      } else if (fact instanceof Fact.MessageArrived arrived && arrived.repeated()) {
        reached.merge("message arrived again", 1, Integer::sum);
      }
    }
  }
}
