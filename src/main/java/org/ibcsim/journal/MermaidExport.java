package org.ibcsim.journal;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.ibcsim.model.Fact;
import org.ibcsim.model.Switch;
import org.jspecify.annotations.Nullable;

/**
 * The way of every in-band control message as a Mermaid sequence diagram: hosts side by side, time
 * downwards.
 *
 * <p>At most {@link #MAXIMUM_STEPS} steps are drawn, which is about what Mermaid draws legibly; the
 * diagram says how many it leaves out. Names and texts are escaped, so that none can end a line or
 * begin a command of Mermaid.
 */
public final class MermaidExport {
  /** How many steps a diagram has at most. */
  public static final int MAXIMUM_STEPS = 200;

  private final RunHeader header;
  private int primary;

  private MermaidExport(RunHeader header) {
    this.header = header;
  }

  /** The diagram as text, lines ended by a line feed. */
  public static String of(RunRecord run) {
    return new MermaidExport(run.header()).diagram(run);
  }

  private String diagram(RunRecord run) {
    StringBuilder text = new StringBuilder("sequenceDiagram\n");
    for (int host = 0; host < header.hosts().size(); host++) {
      text.append("    participant h").append(host).append(" as ");
      text.append(escape(header.hostName(host))).append('\n');
    }
    List<String> steps = steps(run);
    for (String step : steps.subList(0, Math.min(MAXIMUM_STEPS, steps.size()))) {
      text.append("    ").append(step).append('\n');
    }
    if (steps.size() > MAXIMUM_STEPS) {
      text.append("    Note over h0: ");
      text.append(steps.size() - MAXIMUM_STEPS).append(" more steps are left out\n");
    }
    return text.toString();
  }

  /** What the Primary sends stands before the arrivals of the same time, and after all else. */
  private List<String> steps(RunRecord run) {
    Deque<TimedEntry> transmissions = new ArrayDeque<>();
    for (TimedEntry timed : run.entries()) {
      if (timed.entry() instanceof JournalEntry.MessageTransmitted) {
        transmissions.add(timed);
      }
    }
    List<String> steps = new ArrayList<>();
    for (TimedFact timed : run.facts()) {
      boolean arrival = timed.fact() instanceof Fact.MessageArrived;
      long untilNanos = arrival ? timed.timeNanos() : timed.timeNanos() - 1;
      while (!transmissions.isEmpty() && transmissions.element().timeNanos() <= untilNanos) {
        steps.add(transmission(transmissions.remove()));
      }
      String step = step(timed);
      if (step != null) {
        steps.add(step);
      }
    }
    transmissions.forEach(timed -> steps.add(transmission(timed)));
    return steps;
  }

  private String transmission(TimedEntry timed) {
    JournalEntry.MessageTransmitted transmitted = (JournalEntry.MessageTransmitted) timed.entry();
    return note(
        primary,
        seconds(timed.timeNanos()),
        "message " + transmitted.message() + " transmitted on " + transmitted.rlink());
  }

  private @Nullable String step(TimedFact timed) {
    String time = seconds(timed.timeNanos());
    Fact fact = timed.fact();
    if (fact instanceof Fact.MessageSubmitted sent) {
      return note(primary, time, "SEND " + sent.application() + ", message " + sent.message());
    } else if (fact instanceof Fact.MessageSent sent) {
      return note(
          primary,
          time,
          "SEND of message " + sent.message() + (sent.succeeded() ? " returned" : " failed"));
    } else if (fact instanceof Fact.MessageArrived arrived) {
      String message = "message " + arrived.message();
      // What arrives once more comes out of the Secondary's own log.
      return arrived.repeated()
          ? note(arrived.host(), time, message + " arrived again")
          : arrow("->>", arrived.host(), time, message + " arrived");
    } else if (fact instanceof Fact.MessageRepeated again) {
      return arrow("->>", again.host(), time, "copy of message " + again.message());
    } else if (fact instanceof Fact.MessageReceived received) {
      return note(received.host(), time, "message " + received.message() + " received");
    } else if (fact instanceof Fact.MessageEnded ended) {
      return ended.fate() == Fact.Fate.LOST
          ? arrow("-x", ended.host(), time, "message " + ended.message() + " lost")
          : note(
              ended.host(),
              time,
              "message " + ended.message() + " ended, " + words(Switch.nameOf(ended.fate())));
    } else if (fact instanceof Fact.Frozen frozen) {
      return note(frozen.host(), time, "frozen at message " + frozen.message());
    } else if (fact instanceof Fact.Unfrozen unfrozen) {
      return note(unfrozen.host(), time, "unfrozen by " + words(Switch.nameOf(unfrozen.release())));
    } else if (fact instanceof Fact.SnapshotTaken taken) {
      return note(taken.host(), time, "snapshot " + taken.prefix() + " finished");
    }
    return failure(time, fact);
  }

  private @Nullable String failure(String time, Fact fact) {
    if (fact instanceof Fact.HostCrashed crashed) {
      return note(crashed.host(), time, "crashed");
    } else if (fact instanceof Fact.HostBooted booted) {
      return note(booted.host(), time, "up again");
    } else if (fact instanceof Fact.ActingSecondary acting) {
      return note(acting.host(), time, "acting Secondary");
    } else if (fact instanceof Fact.NodeCrashed crashed) {
      return note(crashed.host(), time, crashed.node() + " crashed");
    } else if (fact instanceof Fact.NodeBooted booted) {
      return note(booted.host(), time, booted.node() + " up again");
    } else if (fact instanceof Fact.LogownerLost lost) {
      return note(lost.host(), time, "no logowner");
    } else if (fact instanceof Fact.LogownerTookOver took) {
      return note(took.host(), time, took.node() + " is the logowner");
    } else if (fact instanceof Fact.RvgStopped stopped) {
      return note(stopped.host(), time, "RVG stopped");
    } else if (fact instanceof Fact.RvgStarted started) {
      return note(started.host(), time, "RVG started");
    } else if (fact instanceof Fact.RoleChanged changed) {
      primary = changed.primary();
      return note(
          changed.primary(),
          time,
          "is the Primary, by " + (changed.planned() ? "migrate" : "takeover"));
    } else if (fact instanceof Fact.BunkerActivated bunker) {
      return note(bunker.host(), time, "bunker activated");
    } else if (fact instanceof Fact.BunkerDeactivated bunker) {
      return note(bunker.host(), time, "bunker deactivated");
    } else if (fact instanceof Fact.ReplayStarted replay) {
      return note(hostOf(replay.rlink()), time, "switched to the bunker");
    } else if (fact instanceof Fact.ReplayFinished replay) {
      return note(hostOf(replay.rlink()), time, "has all that the bunker holds");
    } else if (fact instanceof Fact.ReplayEnded replay) {
      return note(hostOf(replay.rlink()), time, "switched back to the Primary");
    } else if (fact instanceof Fact.Detached detached) {
      return note(primary, time, header.rlinkName(detached.rlink()) + " detached");
    } else if (fact instanceof Fact.Attached attached) {
      return note(primary, time, header.rlinkName(attached.rlink()) + " attached");
    }
    return null;
  }

  private int hostOf(int rlink) {
    return header.rlinks().get(rlink).host();
  }

  private static String note(int host, String time, String text) {
    return "Note over h" + host + ": " + time + " " + escape(text);
  }

  private String arrow(String kind, int host, String time, String text) {
    return "h" + primary + kind + "h" + host + ": " + time + " " + escape(text);
  }

  private static String words(String snakeCase) {
    return snakeCase.replace('_', ' ');
  }

  private static String seconds(long nanos) {
    return BigDecimal.valueOf(nanos, 9).setScale(3, RoundingMode.HALF_EVEN).toPlainString() + " s";
  }

  /** Letters, digits and a few signs as they are, all else as Mermaid's character codes. */
  static String escape(String text) {
    StringBuilder escaped = new StringBuilder();
    text.codePoints()
        .forEach(
            point -> {
              if (Character.isLetterOrDigit(point) || " _-.,()/".indexOf(point) >= 0) {
                escaped.appendCodePoint(point);
              } else {
                escaped.append('#').append(point).append(';');
              }
            });
    // The word would end a block, wherever it stands.
    return escaped.toString().replaceAll("(?i)\\b(e)(nd)\\b", "#101;$2");
  }
}
