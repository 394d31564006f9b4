package org.ibcsim.journal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.ibcsim.model.Fact;
import org.jspecify.annotations.Nullable;

/**
 * The way of one in-band control message to one Secondary that it is addressed to.
 *
 * <p>A time is null where the step did not happen before the run ended. Times are nanoseconds of
 * virtual time. After a failure in the middle of a delivery a message may arrive, be received and
 * end again [D ibc S16]: each time is a {@link Visit}.
 *
 * @param message position of its record in the update log
 * @param host number of the Secondary
 * @param freeze whether it asks for a freeze
 * @param submittedNanos when SEND put it into the update stream
 * @param sentNanos when SEND returned
 * @param sendSucceeded whether SEND succeeded; null while it has not returned
 * @param transmittedNanos when its last byte left for the Secondary; the last time before it
 *     arrived, if it was sent more than once
 * @param transmissions how often it was sent until it arrived, or until the run ended
 * @param endedNanos when it was finished at this Secondary; the last time, if it was more than once
 * @param fates what became of it, once for each time that it was finished, in order
 * @param visits its arrivals, in order; none if it never arrived
 */
public record MessageRow(
    long message,
    String application,
    int host,
    int rlink,
    boolean freeze,
    long submittedNanos,
    @Nullable Long sentNanos,
    @Nullable Boolean sendSucceeded,
    @Nullable Long transmittedNanos,
    int transmissions,
    @Nullable Long endedNanos,
    List<Fact.Fate> fates,
    List<Visit> visits) {
  /**
   * One arrival of a message, and what followed.
   *
   * @param arrivedNanos when everything before it was on the Secondary's volumes and they stood
   *     still
   * @param receivedNanos when RECEIVE returned it
   * @param endedNanos when it was finished; null if a crash came first, or the end of the run
   */
  public record Visit(
      long arrivedNanos,
      @Nullable Long receivedNanos,
      @Nullable Long endedNanos,
      Fact.@Nullable Fate fate) {}

  public MessageRow {
    fates = List.copyOf(fates);
    visits = List.copyOf(visits);
  }

  /** When it arrived first. */
  public @Nullable Long arrivedNanos() {
    return visits.isEmpty() ? null : visits.get(0).arrivedNanos();
  }

  /** When RECEIVE returned it first. */
  public @Nullable Long receivedNanos() {
    for (Visit visit : visits) {
      if (visit.receivedNanos() != null) {
        return visit.receivedNanos();
      }
    }
    return null;
  }

  /** When RECEIVE returned it last. */
  public @Nullable Long lastReceivedNanos() {
    Long last = null;
    for (Visit visit : visits) {
      last = visit.receivedNanos() == null ? last : visit.receivedNanos();
    }
    return last;
  }

  /** How often RECEIVE returned it. */
  public int deliveries() {
    return (int) visits.stream().filter(visit -> visit.receivedNanos() != null).count();
  }

  /** What became of it in the end; null if it was not finished when the run ended. */
  public Fact.@Nullable Fate fate() {
    if (!visits.isEmpty() && endedNanos != null) {
      Visit last = visits.get(visits.size() - 1);
      if (last.endedNanos() == null && last.arrivedNanos() >= endedNanos) {
        return null;
      }
    }
    return fates.isEmpty() ? null : fates.get(fates.size() - 1);
  }

  /** One row for each message and RLINK that it is addressed to, in the order of sending. */
  public static List<MessageRow> of(RunRecord run) {
    List<MessageRow> rows = new ArrayList<>();
    Map<Long, List<Integer>> rowsOfMessage = new HashMap<>();
    int primary = 0;
    for (TimedFact timed : run.facts()) {
      if (timed.fact() instanceof Fact.RoleChanged changed) {
        primary = changed.primary();
      } else if (timed.fact() instanceof Fact.MessageSubmitted submitted) {
        List<Integer> indices = new ArrayList<>();
        for (int rlink = 0; rlink < run.header().rlinks().size(); rlink++) {
          if ((submitted.targets() >>> rlink & 1) != 0) {
            indices.add(rows.size());
            rows.add(begun(run.header(), timed.timeNanos(), submitted, rlink, primary));
          }
        }
        rowsOfMessage.put(submitted.message(), indices);
      } else {
        long message = messageOf(timed.fact());
        for (int index : rowsOfMessage.getOrDefault(message, List.of())) {
          rows.set(index, rows.get(index).after(timed.timeNanos(), timed.fact()));
        }
      }
    }
    for (TimedEntry timed : run.entries()) {
      if (timed.entry() instanceof JournalEntry.MessageTransmitted transmitted) {
        for (int index : rowsOfMessage.getOrDefault(transmitted.message(), List.of())) {
          MessageRow row = rows.get(index);
          if (run.header().rlinkName(row.rlink).equals(transmitted.rlink())) {
            rows.set(index, row.afterTransmission(timed.timeNanos()));
          }
        }
      }
    }
    return List.copyOf(rows);
  }

  private static long messageOf(Fact fact) {
    if (fact instanceof Fact.MessageSent sent) {
      return sent.message();
    } else if (fact instanceof Fact.MessageArrived arrived) {
      return arrived.message();
    } else if (fact instanceof Fact.MessageReceived received) {
      return received.message();
    } else if (fact instanceof Fact.MessageEnded ended) {
      return ended.message();
    }
    return 0;
  }

  private static MessageRow begun(
      RunHeader header,
      long submittedNanos,
      Fact.MessageSubmitted submitted,
      int rlink,
      int primary) {
    return new MessageRow(
        submitted.message(),
        submitted.application(),
        header.hostAt(rlink, primary),
        rlink,
        submitted.freeze(),
        submittedNanos,
        null,
        null,
        null,
        0,
        null,
        List.of(),
        List.of());
  }

  private MessageRow after(long timeNanos, Fact fact) {
    if (fact instanceof Fact.MessageSent sent) {
      return with(
          timeNanos, sent.succeeded(), transmittedNanos, transmissions, endedNanos, fates, visits);
    } else if (fact instanceof Fact.MessageArrived arrived && arrived.host() == host) {
      return withVisits(with(visits, new Visit(timeNanos, null, null, null)));
    } else if (fact instanceof Fact.MessageReceived received && received.host() == host) {
      return withLast(visit -> new Visit(visit.arrivedNanos(), timeNanos, null, null));
    } else if (fact instanceof Fact.MessageEnded ended && ended.host() == host) {
      MessageRow row =
          withLast(
              visit ->
                  new Visit(visit.arrivedNanos(), visit.receivedNanos(), timeNanos, ended.fate()));
      return row.with(
          sentNanos,
          sendSucceeded,
          transmittedNanos,
          transmissions,
          timeNanos,
          with(fates, ended.fate()),
          row.visits);
    }
    return this;
  }

  /** What is sent once more after the arrival is a duplicate, and no part of the way. */
  private MessageRow afterTransmission(long timeNanos) {
    Long arrived = arrivedNanos();
    if (arrived != null && timeNanos > arrived) {
      return this;
    }
    return with(sentNanos, sendSucceeded, timeNanos, transmissions + 1, endedNanos, fates, visits);
  }

  private static <T> List<T> with(List<T> list, T more) {
    List<T> longer = new ArrayList<>(list);
    longer.add(more);
    return longer;
  }

  private MessageRow withLast(UnaryOperator<Visit> change) {
    if (visits.isEmpty()) {
      return this;
    }
    List<Visit> changed = new ArrayList<>(visits);
    int last = changed.size() - 1;
    changed.set(last, change.apply(changed.get(last)));
    return withVisits(changed);
  }

  private MessageRow withVisits(List<Visit> changed) {
    return with(
        sentNanos, sendSucceeded, transmittedNanos, transmissions, endedNanos, fates, changed);
  }

  private MessageRow with(
      @Nullable Long sent,
      @Nullable Boolean succeeded,
      @Nullable Long transmitted,
      int times,
      @Nullable Long ended,
      List<Fact.Fate> becameOf,
      List<Visit> arrivals) {
    return new MessageRow(
        message,
        application,
        host,
        rlink,
        freeze,
        submittedNanos,
        sent,
        succeeded,
        transmitted,
        times,
        ended,
        becameOf,
        arrivals);
  }
}
