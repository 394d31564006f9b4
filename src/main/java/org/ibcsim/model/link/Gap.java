package org.ibcsim.model.link;

import java.util.ArrayDeque;
import java.util.TreeSet;
import org.ibcsim.kernel.StateReader;
import org.ibcsim.kernel.StateWriter;

/**
 * What is on the wire of an RLINK, and what its Secondary holds out of order, from the first update
 * that it drops until everything is in order again.
 *
 * <p>Without a gap the wire carries the updates between two positions, and nobody keeps a list.
 * With one there is: what the Primary sends again comes behind newer updates that were on the wire
 * already, and those that the Secondary could keep wait for the older ones [D 62-ch01s19]. The
 * Primary sends one update again and goes on when it is acknowledged (inferred), so that a full
 * Secondary is not flooded. A few steps an update, in time logarithmic in what is held.
 */
public final class Gap {
  private final ArrayDeque<Long> wire = new ArrayDeque<>();
  private final TreeSet<Long> kept = new TreeSet<>();
  private boolean open;

  /** Whether somebody was told that an older update is missing. */
  private boolean told;

  /** Whether the Primary will hear of it, by a time-out or a refusal that is under way. */
  private boolean due;

  /** One update is sent, and no other until the Primary has another network acknowledgement. */
  private boolean probing;

  private boolean probeSent;

  /** Whether updates are to be sent again, those after {@link #againTo}. */
  private boolean again;

  private long againTo;

  /** The update that is just leaving once more; 0 for none. */
  private long leaving;

  /** Whether sending again began anew while it left. */
  private boolean anew;

  /** So many of the oldest on the wire are not in one run with those behind them. */
  private int scattered;

  public boolean isOpen() {
    return open;
  }

  /** An update was dropped, and nothing is known to be on the wire yet. */
  void begin() {
    open = true;
  }

  /** An update is put on the wire; {@code follows} if it is the next one after the newest there. */
  void add(long position, boolean follows) {
    if (!follows) {
      scattered = wire.size();
    }
    wire.add(position);
  }

  /** The newest on the wire; 0 for none. */
  long newest() {
    return wire.isEmpty() ? 0 : wire.getLast();
  }

  /** The oldest on the wire; 0 for none. */
  long oldest() {
    return wire.isEmpty() ? 0 : wire.getFirst();
  }

  /** The oldest on the wire comes. */
  long take() {
    scattered = Math.max(0, scattered - 1);
    return wire.remove();
  }

  /** Whether what is on the wire is one run of updates, and nothing is held out of order. */
  boolean inOrder() {
    return kept.isEmpty() && scattered == 0 && leaving == 0;
  }

  /** Whether an older update was not known to be missing until now. */
  public boolean tellMissing() {
    boolean first = !told;
    told = true;
    return first;
  }

  /** The missing update has come; the next one that is missing is told of again. */
  public void filled() {
    told = false;
  }

  /** Updates that the Secondary holds out of order. */
  public TreeSet<Long> kept() {
    return kept;
  }

  /** The Primary is to hear of it; answers whether nothing is under way that tells it. */
  boolean becomesDue() {
    boolean first = !due;
    due = true;
    return first;
  }

  boolean isDue() {
    return due;
  }

  /** The Primary hears of it: everything after a position is sent again, one update first. */
  void sendAgainAfter(long position) {
    due = false;
    again = true;
    againTo = position;
    probing = true;
    probeSent = false;
    anew = leaving != 0;
  }

  /** Whether the Primary waits for a network acknowledgement before it sends anything. */
  boolean waits() {
    return probing && probeSent;
  }

  /** The Primary has another network acknowledgement. */
  void acknowledged() {
    probing = false;
    probeSent = false;
  }

  /** Whether there may be updates to be sent again. */
  boolean sendsAgain() {
    return again;
  }

  long againTo() {
    return againTo;
  }

  /** There is nothing left to send again. */
  void allSentAgain() {
    again = false;
    againTo = 0;
  }

  /** An update begins to leave once more. */
  void leaves(long position) {
    leaving = position;
    probeSent = probing;
  }

  /** What leaves has left; answers which update it was, or 0 if it goes for the first time. */
  long left() {
    long position = leaving;
    leaving = 0;
    if (position != 0 && !anew) {
      againTo = position;
    }
    anew = false;
    return position;
  }

  /** Everything is in order, or lost. */
  void close() {
    wire.clear();
    kept.clear();
    open = false;
    told = false;
    due = false;
    probing = false;
    probeSent = false;
    again = false;
    againTo = 0;
    leaving = 0;
    anew = false;
    scattered = 0;
  }

  /** Writes it, with positions as distances from the end of the log. */
  void write(StateWriter writer, long last) {
    writer.flag(open);
    if (!open) {
      return;
    }
    writer.flag(told);
    writer.flag(due);
    writer.flag(probing);
    writer.flag(probeSent);
    writer.flag(anew);
    writer.flag(again);
    if (again) {
      writer.number(last - againTo);
    }
    writer.flag(leaving != 0);
    if (leaving != 0) {
      writer.number(last - leaving);
    }
    writer.rare(scattered);
    writer.rare(wire.size());
    for (long position : wire) {
      writer.number(last - position);
    }
    writer.rare(kept.size());
    for (long position : kept) {
      writer.number(last - position);
    }
  }

  void read(StateReader reader, long last) {
    close();
    open = reader.flag();
    if (!open) {
      return;
    }
    told = reader.flag();
    due = reader.flag();
    probing = reader.flag();
    probeSent = reader.flag();
    anew = reader.flag();
    again = reader.flag();
    againTo = again ? last - reader.number() : 0;
    leaving = reader.flag() ? last - reader.number() : 0;
    scattered = (int) reader.rare();
    for (long rest = reader.rare(); rest > 0; rest--) {
      wire.add(last - reader.number());
    }
    for (long rest = reader.rare(); rest > 0; rest--) {
      kept.add(last - reader.number());
    }
  }
}
