package org.ibcsim.model.world;

import org.ibcsim.model.LinkError;
import org.ibcsim.model.Semantics;
import org.ibcsim.model.Surroundings;
import org.ibcsim.model.link.Gap;
import org.ibcsim.model.link.Rlink;
import org.ibcsim.model.log.UpdateLog;

/**
 * The NMCOM pool of a Secondary: what comes off the wire is kept there until it is on a disk
 * (dataflow 6.1, invariant 34).
 *
 * <p>A message that finds no room is dropped: no network acknowledgement, a Memory error, and the
 * Primary sends it again (switch {@code nm_full_action}). What comes behind it is out of order, and
 * is held if there is a slot and room for it [D HOWTO64297]; for the update that is missing, held
 * ones are given up, newest first, else nothing would ever move (inferred). One that is larger than
 * the whole pool is kept when the pool is empty. An update takes its data, rounded up to {@code
 * nmpool_rounding}.
 *
 * <p>What is in the pool follows from the positions of the Secondary: counts here are only kept so
 * that nobody adds them up at each message, and are no part of a state.
 */
final class Reception {
  private static final long UNKNOWN = -1;

  private final Rlink rlink;
  private final Secondary secondary;
  private final Surroundings surroundings;
  private final UpdateLog log;
  private final long poolBytes;
  private final long roundingBytes;
  private final int slots;

  private long countedTo = UNKNOWN;
  private int epoch;
  private long releasedTo;
  private long occupiedBytes;

  Reception(Rlink rlink, Secondary secondary, Surroundings surroundings, UpdateLog log) {
    this.rlink = rlink;
    this.secondary = secondary;
    this.surroundings = surroundings;
    this.log = log;
    poolBytes = rlink.layout.messagePoolBytes();
    roundingBytes = surroundings.semantics().number(Semantics.NMPOOL_ROUNDING);
    slots = rlink.layout.delivery().messageSlots();
  }

  /** The oldest message on the wire arrives. */
  void arrives() {
    if (!rlink.drops()) {
      secondary.receive(rlink.arrive());
    } else if (rlink.gap().isOpen()) {
      arrivesInGap(rlink.gap());
    } else {
      long position = rlink.oldestOnWire();
      if (keeps(position)) {
        taken(position);
        secondary.receive(rlink.arrive());
      } else {
        drop(position, LinkError.NMCOM_POOL);
      }
    }
  }

  private void arrivesInGap(Gap gap) {
    long position = rlink.takeFromWire();
    if (position > rlink.arrivedTo() && !gap.kept().contains(position)) {
      if (rlink.after(rlink.arrivedTo(), position) == position) {
        missing(gap, position);
      } else {
        outOfOrder(gap, position);
      }
    }
    rlink.closeGapIfInOrder();
  }

  private void missing(Gap gap, long position) {
    while (!keeps(position) && !gap.kept().isEmpty()) {
      long given = gap.kept().pollLast();
      occupiedBytes -= newCost(given);
      drop(given, LinkError.NMCOM_POOL);
    }
    if (!keeps(position)) {
      drop(position, LinkError.NMCOM_POOL);
      return;
    }
    gap.filled();
    taken(position);
    deliver(position);
    while (!gap.kept().isEmpty()) {
      long next = gap.kept().first();
      if (rlink.after(rlink.arrivedTo(), next) != next) {
        return;
      }
      gap.kept().pollFirst();
      countedTo = Math.max(countedTo, next);
      deliver(next);
    }
  }

  private void deliver(long position) {
    rlink.arrive(position);
    secondary.receive(position);
  }

  private void outOfOrder(Gap gap, long position) {
    if (gap.tellMissing()) {
      surroundings
          .observer()
          .dropped(
              rlink.number, rlink.after(rlink.arrivedTo(), position), LinkError.MISSING_MESSAGE);
    }
    if (gap.kept().size() >= slots) {
      drop(position, LinkError.MESSAGE_SLOTS);
    } else if (keeps(position)) {
      occupiedBytes += newCost(position);
      gap.kept().add(position);
    } else {
      drop(position, LinkError.NMCOM_POOL);
    }
  }

  private void drop(long position, LinkError reason) {
    surroundings.observer().dropped(rlink.number, position, reason);
    rlink.dropped(position);
  }

  /** Whether there is room for an update; one that the Secondary has already takes none. */
  private boolean keeps(long position) {
    if (position <= secondary.receivedTo()) {
      return true;
    }
    count();
    return occupiedBytes == 0 || occupiedBytes + cost(position) <= poolBytes;
  }

  /** An update is put into the pool, the next one of the stream. */
  private void taken(long position) {
    if (position > secondary.receivedTo()) {
      occupiedBytes += cost(position);
      countedTo = position;
    }
  }

  private long cost(long position) {
    long bytes = log.lengthBytes(position);
    return roundingBytes == 1 ? bytes : (bytes + roundingBytes - 1) / roundingBytes * roundingBytes;
  }

  /** Leaves out what has reached a disk since; after anything unusual, counts anew. */
  private void count() {
    long stable = secondary.stableTo();
    if (countedTo != secondary.receivedTo()
        || epoch != rlink.epoch()
        || stable < releasedTo
        || releasedTo + 1 < log.first()) {
      countAnew(stable);
      return;
    }
    while (releasedTo < stable) {
      releasedTo++;
      occupiedBytes -= log.concerns(rlink.number, releasedTo) ? cost(releasedTo) : 0;
    }
  }

  private void countAnew(long stable) {
    epoch = rlink.epoch();
    countedTo = secondary.receivedTo();
    releasedTo = stable;
    occupiedBytes = 0;
    for (long position = rlink.after(stable, countedTo);
        position != 0;
        position = rlink.after(position, countedTo)) {
      occupiedBytes += cost(position);
    }
    for (long position : rlink.gap().kept()) {
      occupiedBytes += newCost(position);
    }
  }

  /** What an update adds to the pool: nothing if the Secondary had it before. */
  private long newCost(long position) {
    return position <= secondary.receivedTo() ? 0 : cost(position);
  }

  /** The Secondary is another one than before. */
  void forget() {
    countedTo = UNKNOWN;
  }
}
