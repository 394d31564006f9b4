package org.ibcsim.report;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.ibcsim.journal.RunHeader;
import org.ibcsim.model.Fact;

/**
 * Facts as sentences, for a reader who goes through a run step by step: those of links and logs as
 * in the report, and those of registrations, messages, freezes and snapshots, which a report shows
 * in tables.
 *
 * <p>Remembers the messages that it was told of, for their names; so it is asked about the facts of
 * one run, in order. Not thread-safe.
 */
public final class FactWords {
  private final RunHeader header;
  private final Map<Long, String> messages = new LinkedHashMap<>();

  public FactWords(RunHeader header) {
    this.header = header;
  }

  /** One sentence without a full stop. */
  public String of(Fact fact) {
    if (fact instanceof Fact.MessageSubmitted sent) {
      messages.put(sent.message(), sent.application() + " (update " + sent.message() + ")");
      return "message " + name(sent.message()) + " has its place in the log";
    } else if (fact instanceof Fact.MessageSent sent) {
      return "SEND of " + name(sent.message()) + (sent.succeeded() ? " returned" : " failed");
    } else if (fact instanceof Fact.MessageArrived arrived) {
      return host(arrived.host())
          + ": "
          + name(arrived.message())
          + (arrived.repeated() ? " arrived again" : " arrived")
          + (arrived.registered() ? "" : ", its name is not registered");
    } else if (fact instanceof Fact.MessageReceived received) {
      return host(received.host()) + ": RECEIVE returned " + name(received.message());
    } else if (fact instanceof Fact.MessageEnded ended) {
      return host(ended.host())
          + ": "
          + name(ended.message())
          + " is finished: "
          + MessageWords.fate(ended.fate());
    } else if (fact instanceof Fact.Frozen frozen) {
      return host(frozen.host()) + ": frozen at " + name(frozen.message());
    } else if (fact instanceof Fact.Unfrozen unfrozen) {
      return host(unfrozen.host())
          + ": the volumes move again: "
          + unfrozen.release().name().toLowerCase(Locale.ROOT).replace('_', ' ');
    } else if (fact instanceof Fact.Drained drained) {
      return host(drained.host()) + ": drained";
    } else if (fact instanceof Fact.Registered registered) {
      return host(registered.host()) + ": " + registered.application() + " is registered";
    } else if (fact instanceof Fact.Unregistered unregistered) {
      return host(unregistered.host()) + ": " + unregistered.application() + " is unregistered";
    } else if (fact instanceof Fact.SnapshotTaken taken) {
      return host(taken.host()) + ": snapshot " + taken.prefix() + " is finished";
    }
    return EventWords.of(header, fact);
  }

  private String host(int number) {
    return header.hostName(number);
  }

  private String name(long message) {
    return messages.getOrDefault(message, "message " + message);
  }
}
