package org.ibcsim.journal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
 * @param transmittedNanos when its last byte left for the Secondary; the last time before it
 *     arrived, if it was sent more than once
 * @param transmissions how often it was sent until it arrived, or until the run ended
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
    @Nullable Long transmittedNanos,
    int transmissions,
    @Nullable Long arrivedNanos,
    @Nullable Long receivedNanos,
    @Nullable Long endedNanos,
    Fact.@Nullable Fate fate) {

  /** One row for each message and RLINK that it is addressed to, in the order of sending. */
  public static List<MessageRow> of(RunRecord run) {
    List<MessageRow> rows = new ArrayList<>();
    Map<Long, List<Integer>> rowsOfMessage = new HashMap<>();
    for (TimedFact timed : run.facts()) {
      if (timed.fact() instanceof Fact.MessageSubmitted submitted) {
        List<Integer> indices = new ArrayList<>();
        for (int rlink = 0; rlink < run.header().rlinks().size(); rlink++) {
          if ((submitted.targets() >>> rlink & 1) != 0) {
            indices.add(rows.size());
            rows.add(begun(run.header(), timed.timeNanos(), submitted, rlink));
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
      RunHeader header, long submittedNanos, Fact.MessageSubmitted submitted, int rlink) {
    return new MessageRow(
        submitted.message(),
        submitted.application(),
        header.rlinks().get(rlink).host(),
        rlink,
        submitted.freeze(),
        submittedNanos,
        null,
        null,
        null,
        0,
        null,
        null,
        null,
        null);
  }

  private MessageRow after(long timeNanos, Fact fact) {
    if (fact instanceof Fact.MessageSent sent) {
      return with(timeNanos, sent.succeeded(), arrivedNanos, receivedNanos, endedNanos, fate);
    } else if (fact instanceof Fact.MessageArrived arrived && arrived.host() == host) {
      return with(sentNanos, sendSucceeded, timeNanos, receivedNanos, endedNanos, fate);
    } else if (fact instanceof Fact.MessageReceived received && received.host() == host) {
      return with(sentNanos, sendSucceeded, arrivedNanos, timeNanos, endedNanos, fate);
    } else if (fact instanceof Fact.MessageEnded ended && ended.host() == host) {
      return with(sentNanos, sendSucceeded, arrivedNanos, receivedNanos, timeNanos, ended.fate());
    }
    return this;
  }

  /** What is sent once more after the arrival is a duplicate, and no part of the way. */
  private MessageRow afterTransmission(long timeNanos) {
    if (arrivedNanos != null && timeNanos > arrivedNanos) {
      return this;
    }
    return new MessageRow(
        message,
        application,
        host,
        rlink,
        freeze,
        submittedNanos,
        sentNanos,
        sendSucceeded,
        timeNanos,
        transmissions + 1,
        arrivedNanos,
        receivedNanos,
        endedNanos,
        fate);
  }

  private MessageRow with(
      @Nullable Long sent,
      @Nullable Boolean succeeded,
      @Nullable Long arrived,
      @Nullable Long received,
      @Nullable Long ended,
      Fact.@Nullable Fate becameOf) {
    return new MessageRow(
        message,
        application,
        host,
        rlink,
        freeze,
        submittedNanos,
        sent,
        succeeded,
        transmittedNanos,
        transmissions,
        arrived,
        received,
        ended,
        becameOf);
  }
}
