package org.ibcsim.model.bed;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.ibcsim.model.Fact;
import org.ibcsim.model.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * What a bed was told to do, and when, up to the end of its story or to the failure that ended it.
 *
 * <p>Each bed keeps one, and the diaries of all beds since the last {@link #forget()} can be asked
 * for: so whoever sees a test fail can write down what was done, whatever the test was.
 */
public final class Diary {
  /** A deed and the bed's time when it was done. */
  public record Entry(long nanos, Deed deed) {}

  /** More are seldom made by one test; those of a reduction are forgotten one by one. */
  private static final int MOST_KEPT = 8;

  /** A payload is only so long in a scenario; what its length does on the wire is not kept. */
  private static final int SHOWN = 300;

  /** What is longer is refused, and should be in a scenario as well. */
  private static final int LONGEST = 1 << 17;

  private static final List<Diary> KEPT = new ArrayList<>();

  private final Layouts layout;
  private final Clockwork clock;
  private final List<Entry> entries = new ArrayList<>();
  private final Map<Integer, Outcome> answers = new TreeMap<>();
  private final Map<Integer, Integer> commandOfCall = new TreeMap<>();
  private final List<Fact> facts = new ArrayList<>();
  private int commands;
  private boolean closed;
  private long closedNanos;

  Diary(Layouts layout, Clockwork clock) {
    this.layout = layout;
    this.clock = clock;
    if (KEPT.size() == MOST_KEPT) {
      KEPT.remove(0);
    }
    KEPT.add(this);
  }

  /** The diaries of the newest beds, oldest first. */
  public static List<Diary> kept() {
    return List.copyOf(KEPT);
  }

  /** From now on only beds that are made later count. */
  public static void forget() {
    KEPT.clear();
  }

  /** The data set. */
  public Layouts layout() {
    return layout;
  }

  /** How long things took; empty if they had no time, so that their order cannot be had again. */
  public Optional<Delays> delays() {
    return clock instanceof TimedAgenda timed ? Optional.of(timed.delays()) : Optional.empty();
  }

  /**
   * How many of 100 messages that a reconnection could send again were: 0, 100, or 50 if some were
   * and some were not; empty if there was none.
   */
  public Optional<Integer> repeatPercent() {
    if (!(clock instanceof TimedAgenda timed) || timed.couldRepeat() == 0) {
      return Optional.empty();
    }
    return Optional.of(
        timed.repeats() == 0 ? 0 : timed.repeats() == timed.couldRepeat() ? 100 : 50);
  }

  public List<Entry> entries() {
    return List.copyOf(entries);
  }

  /** The commands, in the order of their numbers. */
  public List<Deed.Command> commands() {
    return entries.stream()
        .map(Entry::deed)
        .filter(Deed.Command.class::isInstance)
        .map(Deed.Command.class::cast)
        .toList();
  }

  /** What a command answered; empty as long as it has not. */
  public Optional<Outcome> answer(int command) {
    return Optional.ofNullable(answers.get(command));
  }

  /** The bed's time when its story was over, or now. */
  public long endNanos() {
    return closed ? closedNanos : clock.nowNanos();
  }

  /** What the model told until then, in order. */
  public List<Fact> facts() {
    return List.copyOf(facts);
  }

  void note(Deed deed) {
    if (!closed) {
      entries.add(new Entry(clock.nowNanos(), deed));
    }
  }

  void control(int host, String options, String keyword, String application, String operands) {
    String line = "vxibc -g dg " + options + (options.isEmpty() ? "" : " ") + keyword;
    String name = application.isEmpty() ? "" : " " + quoted(application);
    command(host, keyword, application, line + name + " rvg" + operands);
  }

  /** A vxibc command that may return later, as the call with this number. */
  void control(
      int call, int host, String options, String keyword, String application, String operands) {
    control(host, options, keyword, application, operands);
    commandOfCall.put(call, commands - 1);
  }

  void command(int host, String keyword, String application, String line) {
    note(new Deed.Command(commands++, host, keyword, application, line));
  }

  void command(int call, int host, String line) {
    command(host, line, "", line);
    commandOfCall.put(call, commands - 1);
  }

  void snapshotBegins(int host, String prefix) {
    command(host, "snapshot", "", "vxrvg -g dg -P " + prefix + " snapshot rvg");
  }

  void snapshotEnds(String prefix) {
    note(new Deed.SnapshotEnd(prefix));
  }

  /** The newest command, which is no call, has answered. */
  void answered(Outcome outcome) {
    answers.put(commands - 1, outcome);
  }

  void returned(int call, @Nullable Outcome outcome) {
    Integer command = commandOfCall.get(call);
    if (command != null && outcome != null) {
      answers.put(command, outcome);
    }
  }

  void killed(int call) {
    Integer command = commandOfCall.get(call);
    if (command != null) {
      note(new Deed.Kill(command));
    }
  }

  /** In a scenario SRLs are too large to overflow, so what an overflow does is done by hand. */
  void told(Fact fact) {
    if (!closed) {
      facts.add(fact);
    }
    if (fact instanceof Fact.Detached detached && !detachedByHand(detached.rlink())) {
      note(new Deed.Detach(detached.rlink()));
    } else if (fact instanceof Fact.SrlOverflow overflow && !detachedByHand(overflow.rlink())) {
      note(new Deed.Detach(overflow.rlink()));
    }
  }

  private boolean detachedByHand(int rlink) {
    return entries.stream().anyMatch(entry -> entry.deed().equals(new Deed.Detach(rlink)));
  }

  /** The story is over; what follows lets everything come to its end. */
  void close() {
    closed = true;
    closedNanos = clock.nowNanos();
  }

  private static String quoted(String word) {
    return word.matches("[A-Za-z0-9_.-]+") ? word : "'" + word.replace("'", "") + "'";
  }

  static String message(String payload) {
    if (payload.isEmpty()) {
      return "";
    }
    boolean taken = payload.length() <= LONGEST;
    return " -m "
        + quoted(taken && payload.length() > SHOWN ? payload.substring(0, SHOWN) : payload);
  }
}
