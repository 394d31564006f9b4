package org.ibcsim.simulate;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.ibcsim.journal.JournalEntry;
import org.ibcsim.journal.TimedFact;
import org.ibcsim.model.Fact;
import org.ibcsim.model.Outcome;
import org.ibcsim.model.bed.BedScenario;
import org.ibcsim.model.bed.Deed;
import org.ibcsim.model.bed.Diary;
import org.jspecify.annotations.Nullable;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.ValueWrapper;

/**
 * A scenario file that shows, in a run of its own, what a property found to be broken.
 *
 * <p>It was run already, by the program as it is. Of the files that can be made of what the
 * property did, it is the first of these that does not hold:
 *
 * <ol>
 *   <li>one that breaks an invariant, or a law of {@link #lawsOf}, which holds in every run;
 *   <li>one that states the answer of a command that the property expected;
 *   <li>one that forbids what the run came to, word for word. It holds as soon as the program does
 *       anything else that an expectation can ask for; what none can, it does not show, and its
 *       comment says so. Where no run goes as the property did, because a call had a bare key or a
 *       link was slow in a way that no scenario can say, it is what comes of the same commands.
 * </ol>
 *
 * @param text of the file
 * @param shows what its run ends with
 * @param broken whether the run is broken, as the property is
 */
record Replay(String text, String shows, boolean broken) {
  /** A link or a disk without a steady time may need another draw than that of the property. */
  private static final int MOST_SEEDS = 25;

  /** A refusal as an assertion shows it. */
  private static final Pattern REFUSED =
      Pattern.compile("Failed\\[error=(\\w+), dropCount=(\\d+)]");

  /**
   * The file for a failure.
   *
   * @param diaries of the beds that the property made, oldest first
   * @param failure what it threw
   * @param comments what was broken, and what found it; a line each
   * @return empty if there is nothing that a scenario could say
   */
  static Optional<Replay> of(List<Diary> diaries, Throwable failure, List<String> comments) {
    List<Diary> timed = diaries.stream().filter(diary -> diary.delays().isPresent()).toList();
    for (int number = timed.size() - 1; number >= 0; number--) {
      Optional<Replay> byLaw = broken(byLaw(timed.get(number), comments));
      if (byLaw.isPresent()) {
        return byLaw;
      }
    }
    for (int number = timed.size() - 1; number >= 0; number--) {
      Optional<Replay> byAnswer = broken(byAnswer(timed.get(number), failure, comments));
      if (byAnswer.isPresent()) {
        return byAnswer;
      }
    }
    return timed.isEmpty()
        ? Optional.empty()
        : Optional.of(byOutcome(timed.get(timed.size() - 1), comments));
  }

  private static Optional<Replay> broken(Collection<Replay> candidates) {
    return candidates.stream().filter(Replay::broken).findFirst();
  }

  /** What holds at the end of every run that a {@link BedScenario} describes. */
  static List<String> lawsOf(BedScenario scenario) {
    List<String> laws = new ArrayList<>();
    for (int host = 1; host < scenario.hosts(); host++) {
      if (!scenario.attachedByForce(host)) {
        laws.add("\"!attached('h%1$d') || converged('h%1$d')\"".formatted(host));
      }
    }
    TreeSet<String> senders = scenario.senders();
    senders.retainAll(scenario.registered());
    for (String application : senders) {
      laws.add(
          "\"!ibc('%1$s').sent || messages('%1$s').all(m, m.fate != 'pending')\""
              .formatted(application));
    }
    return laws;
  }

  private static List<Replay> byLaw(Diary diary, List<String> comments) {
    List<Replay> replays = new ArrayList<>();
    for (int seed = 1; seed <= seeds(diary); seed++) {
      BedScenario scenario = BedScenario.of(diary, seed);
      replays.add(run(scenario.text(comments, lawsOf(scenario))));
      if (replays.get(replays.size() - 1).broken) {
        break;
      }
    }
    return replays;
  }

  /** The newest command that answered what the property did not expect. */
  private static List<Replay> byAnswer(Diary diary, Throwable failure, List<String> comments) {
    if (!(failure instanceof AssertionFailedError failed)) {
      return List.of();
    }
    String actual = text(failed.getActual());
    String expected = text(failed.getExpected());
    Matcher refused = REFUSED.matcher(expected);
    boolean refusal = refused.matches();
    if (!refusal && !expected.equals(Outcome.DONE.toString())) {
      return List.of();
    }
    BedScenario scenario = BedScenario.of(diary, 1);
    List<Deed.Command> commands = diary.commands();
    for (int number = commands.size() - 1; number >= 0; number--) {
      Deed.Command command = commands.get(number);
      Optional<String> process = scenario.processOf(command.number());
      if (process.isPresent()
          && diary.answer(number).map(Outcome::toString).equals(Optional.of(actual))) {
        String asked = "command('" + process.get() + "', '" + command.keyword() + "')";
        List<String> expectations = new ArrayList<>(lawsOf(scenario));
        expectations.add(asked + ".error == '" + (refusal ? refused.group(1) : "none") + "'");
        if (refusal && !refused.group(2).equals("0")) {
          expectations.add(asked + ".drop_count == " + refused.group(2));
        }
        return List.of(run(scenario.text(comments, expectations)));
      }
    }
    return List.of();
  }

  private static String text(@Nullable ValueWrapper wrapper) {
    return wrapper == null ? "" : wrapper.getStringRepresentation();
  }

  private static Replay byOutcome(Diary diary, List<String> comments) {
    String text = BedScenario.of(diary, 1).text(comments, List.of());
    try {
      RunOfText.scenario(text);
    } catch (IllegalArgumentException unsaid) {
      return new Replay(text, "it cannot be read: " + unsaid.getMessage(), false);
    }
    List<String> unlikely = new ArrayList<>(comments);
    unlikely.addAll(
        List.of(
            "What came when it was broken is not to come again. If it comes with the program"
                + " mended,",
            "nothing that a scenario can ask for shows the failure: only the property itself"
                + " does."));
    for (int seed = 1; seed <= seeds(diary); seed++) {
      BedScenario scenario = BedScenario.of(diary, seed);
      String plain = scenario.text(unlikely, lawsOf(scenario));
      RunOfText run = RunOfText.briefly(plain);
      if (alike(diary, run)) {
        return forbidding(diary, scenario, unlikely, run);
      }
    }
    unlikely.add(
        "No run goes as the property did, so that this is what comes of the same commands.");
    BedScenario scenario = BedScenario.of(diary, 1);
    RunOfText run = RunOfText.briefly(scenario.text(unlikely, lawsOf(scenario)));
    return forbidding(diary, scenario, unlikely, run);
  }

  private static Replay forbidding(
      Diary diary, BedScenario scenario, List<String> comments, RunOfText run) {
    List<String> expectations = new ArrayList<>(lawsOf(scenario));
    String plain = scenario.text(comments, expectations);
    expectations.add(ObservedOutcome.of(diary, scenario, plain, run).forbidden());
    return run(scenario.text(comments, expectations));
  }

  /** Whether everything that happened to messages in the property happened in the run. */
  private static boolean alike(Diary diary, RunOfText run) {
    List<Fact> left =
        new ArrayList<>(run.finished().record().facts().stream().map(TimedFact::fact).toList());
    return diary.facts().stream().filter(Replay::isOfMessages).allMatch(left::remove);
  }

  private static boolean isOfMessages(Fact fact) {
    return fact instanceof Fact.MessageSubmitted
        || fact instanceof Fact.MessageSent
        || fact instanceof Fact.MessageRepeated
        || fact instanceof Fact.MessageArrived
        || fact instanceof Fact.MessageReceived
        || fact instanceof Fact.MessageEnded
        || fact instanceof Fact.Frozen
        || fact instanceof Fact.Unfrozen;
  }

  private static int seeds(Diary diary) {
    boolean steady = diary.delays().orElseThrow().spread() == 0;
    return steady && !diary.repeatPercent().equals(Optional.of(50)) ? 1 : MOST_SEEDS;
  }

  /** The same for a scenario that the property ran itself. */
  static Replay of(String text, List<String> comments) {
    return run(
        comments.stream().map(line -> "# " + line + "\n").collect(Collectors.joining()) + text);
  }

  private static Replay run(String text) {
    try {
      RunOfText run = RunOfText.briefly(text);
      JournalEntry.Judgement judgement = run.finished().judgement();
      StringBuilder shows = new StringBuilder(judgement.verdict() + ": " + judgement.reason());
      run.finished().record().entries(JournalEntry.Expectation.class).stream()
          .filter(expectation -> expectation.verdict() != JournalEntry.Verdict.HELD)
          .forEach(
              broken ->
                  shows
                      .append("; ")
                      .append(broken.expression())
                      .append(" ")
                      .append(broken.found()));
      return new Replay(text, shows.toString(), judgement.verdict() == JournalEntry.Verdict.BROKEN);
    } catch (IllegalArgumentException unreadable) {
      return new Replay(text, "it cannot be read: " + unreadable.getMessage(), false);
    } catch (IllegalStateException | IndexOutOfBoundsException failed) {
      return new Replay(text, "the run fails: " + failed, true);
    }
  }
}
