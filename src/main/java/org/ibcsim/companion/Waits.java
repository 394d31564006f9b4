package org.ibcsim.companion;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.BooleanSupplier;
import java.util.function.IntFunction;
import org.ibcsim.model.DataSet;
import org.ibcsim.model.Outcome;
import org.ibcsim.model.RdsLayout;
import org.ibcsim.runbook.ScriptProcess;
import org.ibcsim.simulate.CallEnd;
import org.ibcsim.simulate.Hand;

/** What a rehearsal waits for: the calls that have not returned, and the way on in time. */
final class Waits {
  private final Hand hand;
  private final Duration end;
  private final Set<Call<?>> pending = new LinkedHashSet<>();
  private boolean over;

  Waits(Hand hand, Duration end) {
    this.hand = hand;
    this.end = end;
  }

  /** A time as a scenario would have it. */
  static String text(Duration time) {
    return org.ibcsim.runbook.Duration.text(time.toNanos());
  }

  /**
   * The hand in the simulation.
   *
   * @throws IllegalStateException after the end of the rehearsal
   */
  Hand hand() {
    if (over) {
      throw new IllegalStateException(
          "the rehearsal was finished or closed; nothing can happen any more");
    }
    return hand;
  }

  /** Nothing may happen from now on. */
  void close() {
    over = true;
  }

  boolean over() {
    return over;
  }

  Duration now() {
    return Duration.ofNanos(hand.nowNanos());
  }

  /**
   * Makes a call on the data set.
   *
   * @param doing what, for messages
   * @param host number of the host
   * @param make makes it under a number
   * @param read what a call that succeeded answers, from its outcome and its times
   */
  <T> Call<T> call(
      String doing, int host, IntFunction<Outcome> make, BiFunction<Outcome, Returned, T> read) {
    Hand acting = hand();
    Call<T> call = begin(doing);
    int number =
        acting.call(
            host, make, end(call, (failed, at) -> new IbcException(doing, at, failed), read));
    call.mortal(() -> hand().kill(number));
    return call;
  }

  /**
   * Notes for a call how it ends.
   *
   * @param refusal what it throws if it failed, from the failure and the text of its time
   * @param read what it answers if it succeeded
   */
  <T> CallEnd end(
      Call<T> call,
      BiFunction<Outcome.Failed, String, RuntimeException> refusal,
      BiFunction<Outcome, Returned, T> read) {
    return new CallEnd() {
      @Override
      public void returned(Outcome outcome) {
        Returned returned = new Returned(call.begun(), now());
        call.returned(
            () -> {
              if (outcome instanceof Outcome.Failed failed) {
                throw refusal.apply(failed, text(returned.ended()));
              }
              return read.apply(outcome, returned);
            });
      }

      @Override
      public void died() {
        String at = text(now());
        call.returned(
            () -> {
              throw new ProcessDiedException(call.doing(), at);
            });
      }
    };
  }

  /** A call that is about to be made. */
  <T> Call<T> begin(String doing) {
    Call<T> call = new Call<>(this, doing, now());
    pending.add(call);
    return call;
  }

  void returned(Call<?> call) {
    pending.remove(call);
  }

  /** Lets time pass. */
  void pass(Duration time) {
    hand().passTo(later(time).toNanos());
  }

  private Duration later(Duration time) {
    if (time.isNegative()) {
      throw new IllegalArgumentException(
          "time was to advance by " + time + "; expected 0 or more: it never runs back");
    }
    Duration later = now().plus(time);
    if (later.compareTo(end) > 0) {
      throw new IllegalArgumentException(
          "time was to advance by "
              + text(time)
              + " from "
              + text(now())
              + "; expected at most to the end of the scenario at "
              + text(end)
              + ". Maybe give the scenario a longer duration");
    }
    return later;
  }

  /** Lets things happen until a condition holds, as it does at once where it holds already. */
  void until(BooleanSupplier condition, String awaited) {
    while (!condition.getAsBoolean()) {
      if (!hand().step()) {
        throw new WaitedInVainException(
            "waited for the "
                + awaited
                + "; it is "
                + text(now())
                + ", and nothing that could bring it about happens before the end of the scenario"
                + " at "
                + text(end)
                + pendingText());
      }
    }
  }

  /** The same, with a bound of time from now. */
  void until(BooleanSupplier condition, Duration most, String awaited) {
    long limitNanos = later(most).toNanos();
    while (!condition.getAsBoolean()) {
      if (hand().nextNanos() > limitNanos) {
        hand().passTo(limitNanos);
        throw new WaitedInVainException(
            "waited "
                + text(most)
                + " for the "
                + awaited
                + "; it is "
                + text(now())
                + pendingText());
      }
      hand().step();
    }
  }

  private String pendingText() {
    List<String> lines = new ArrayList<>();
    for (Call<?> call : pending) {
      lines.add(call.toString());
    }
    DataSet data = hand.dataSet();
    RdsLayout layout = data.layout();
    for (ScriptProcess process : hand.processes()) {
      process
          .current()
          .ifPresent(
              step ->
                  lines.add(
                      "the script of "
                          + layout.hosts().get(process.script().host()).name()
                          + ", line "
                          + step.line()
                          + ": "
                          + step.text().strip()));
    }
    for (int rlink = 0; rlink < layout.rlinks().size(); rlink++) {
      String name = layout.rlinks().get(rlink).name();
      int host = layout.rlinks().get(rlink).targetHost();
      if (!data.attached(rlink)) {
        lines.add("RLINK " + name + ", which is detached");
      } else if (!data.connected(rlink)) {
        lines.add("RLINK " + name + ", which is disconnected");
      }
      if (data.frozen(host)) {
        lines.add(layout.hosts().get(host).name() + ", which a message holds frozen");
      }
    }
    return lines.isEmpty() ? "" : ". Pending: " + String.join("; ", lines);
  }
}
