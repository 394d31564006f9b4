package org.ibcsim.journal;

import java.util.ArrayList;
import java.util.List;
import org.ibcsim.model.Fact;
import org.jspecify.annotations.Nullable;

/**
 * The way of one in-band control message to one Secondary that it is addressed to.
 *
 * <p>A time is null where the step did not happen before the run ended. Times are nanoseconds of
 * virtual time.
 *
 * @param message position of its record in the update log
 * @param host number of the Secondary
 * @param freeze whether it asks for a freeze
 * @param submittedNanos when SEND put it into the update stream
 * @param sentNanos when SEND returned
 * @param sendSucceeded whether SEND succeeded; null while it has not returned
 * @param arrivedNanos when everything before it was on the Secondary's volumes and they stood still
 * @param receivedNanos when RECEIVE returned it
 * @param endedNanos when it was finished at this Secondary
 * @param fate what became of it; null if it was not finished when the run ended
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
    @Nullable Long arrivedNanos,
    @Nullable Long receivedNanos,
    @Nullable Long endedNanos,
    Fact.@Nullable Fate fate) {

  /** One row for each message and RLINK that it is addressed to, in the order of sending. */
  public static List<MessageRow> of(RunRecord run) {
    List<MessageRow> rows = new ArrayList<>();
    for (TimedFact timed : run.facts()) {
      if (timed.fact() instanceof Fact.MessageSubmitted submitted) {
        for (int rlink = 0; rlink < run.header().rlinks().size(); rlink++) {
          if ((submitted.targets() >>> rlink & 1) != 0) {
            rows.add(row(run, timed.timeNanos(), submitted, rlink));
          }
        }
      }
    }
    return List.copyOf(rows);
  }

  private static MessageRow row(
      RunRecord run, long submittedNanos, Fact.MessageSubmitted submitted, int rlink) {
    long message = submitted.message();
    int host = run.header().rlinks().get(rlink).host();
    Long sent = null;
    Boolean succeeded = null;
    Long arrived = null;
    Long received = null;
    Long ended = null;
    Fact.Fate fate = null;
    for (TimedFact timed : run.facts()) {
      if (timed.fact() instanceof Fact.MessageSent fact && fact.message() == message) {
        sent = timed.timeNanos();
        succeeded = fact.succeeded();
      } else if (timed.fact() instanceof Fact.MessageArrived fact
          && fact.message() == message
          && fact.host() == host) {
        arrived = timed.timeNanos();
      } else if (timed.fact() instanceof Fact.MessageReceived fact
          && fact.message() == message
          && fact.host() == host) {
        received = timed.timeNanos();
      } else if (timed.fact() instanceof Fact.MessageEnded fact
          && fact.message() == message
          && fact.host() == host) {
        ended = timed.timeNanos();
        fate = fact.fate();
      }
    }
    return new MessageRow(
        message,
        submitted.application(),
        host,
        rlink,
        submitted.freeze(),
        submittedNanos,
        sent,
        succeeded,
        arrived,
        received,
        ended,
        fate);
  }
}
