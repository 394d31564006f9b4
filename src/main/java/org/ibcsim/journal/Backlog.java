package org.ibcsim.journal;

import java.util.Arrays;
import org.ibcsim.model.Fact;
import org.ibcsim.model.Observer;
import org.jspecify.annotations.Nullable;

/**
 * The updates that are not yet finished everywhere, with what the statistics need of them.
 *
 * <p>Memory grows with the backlog, never with the number of writes: an update is forgotten when
 * the application has its answer, its space in the SRL is free and every attached Secondary has
 * applied it. An RLINK that is detached or in DCM logging holds nothing back; it keeps a copy of
 * what was in the log at that time, for the updates that are still on their way, and the first
 * write after that, which is the oldest that its Secondary will lack for certain. It holds what
 * comes after {@link Fact.SrlLogging}, and is one like the others from {@link Fact.StreamResumed}
 * on.
 *
 * <p>It must be told of a step before whoever asks it about that step's update.
 */
final class Backlog implements Observer {
  private final Moment now;
  private final int headerBytes;
  private final PositionRing log = new PositionRing();
  private final @Nullable PositionRing[] detached;
  private final boolean[] hasNewerWrite;
  private final long[] heldFrom;
  private int detachedRlinks;
  private long keptFrom = Long.MAX_VALUE;
  private final long[] stable;
  private final long[] applied;
  private long acknowledged;
  private long freed;

  /** Intended arrival of the newest application write; 0 as long as there is none. */
  private long newestNanos;

  /**
   * @param headerBytes what an update costs in an SRL beside its data
   */
  Backlog(Moment now, int rlinks, int headerBytes) {
    this.now = now;
    this.headerBytes = headerBytes;
    this.detached = new @Nullable PositionRing[rlinks];
    this.hasNewerWrite = new boolean[rlinks];
    this.heldFrom = new long[rlinks];
    Arrays.fill(heldFrom, Long.MAX_VALUE);
    this.stable = new long[rlinks];
    this.applied = new long[rlinks];
  }

  /** The RLINK ends at a bunker: what it has stored will never be applied there. */
  void nothingIsApplied(int rlink) {
    applied[rlink] = Long.MAX_VALUE;
  }

  /** For how many updates there is room. */
  int capacity() {
    return log.capacity();
  }

  /** The newest position that an RLINK can still carry to its Secondary. */
  long last(int rlink) {
    return of(rlink).last();
  }

  /** Intended arrival of an application write, {@link PositionRing#NOT_A_WRITE} of a message. */
  long intendedNanos(long position) {
    return log.intendedNanos(position);
  }

  /** The same, as an RLINK needs it, who may be further back when it is detached. */
  long intendedNanos(int rlink, long position) {
    return of(rlink).intendedNanos(position);
  }

  /** Whether an update that an RLINK carries is a message, not an application write. */
  boolean isMessage(int rlink, long position) {
    return of(rlink).intendedNanos(position) == PositionRing.NOT_A_WRITE;
  }

  /** What an update costs in an SRL beside its data. */
  int headerBytes() {
    return headerBytes;
  }

  /** What an update occupies in the SRL, its header included; 0 if it was never durable. */
  long srlBytes(long position) {
    int bytes = log.lengthBytes(position);
    return bytes == PositionRing.NEVER_LOGGED ? 0 : (long) bytes + headerBytes;
  }

  /** Length of an update's data, without its header, as an RLINK needs it. */
  int lengthBytes(int rlink, long position) {
    return of(rlink).lengthBytes(position);
  }

  private PositionRing of(int rlink) {
    PositionRing own = detached[rlink];
    return own == null ? log : own;
  }

  /** Intended arrival of the newest application write; 0 as long as there is none. */
  long newestNanos() {
    return newestNanos;
  }

  /** Says when an application write that was submitted should have arrived. */
  void submittedFrom(long position, long intended) {
    newestNanos = intended;
    log.setIntendedNanos(position, intended);
    for (int rlink = 0; detachedRlinks > 0 && rlink < detached.length; rlink++) {
      PositionRing own = detached[rlink];
      if (own != null && own.last() == position) {
        own.setIntendedNanos(position, intended);
      }
    }
  }

  @Override
  public void submitted(long position, int volume, long offsetBytes, int lengthBytes) {
    newestNanos = now.nanos;
    append(position, now.nanos, lengthBytes);
  }

  private void append(long position, long intended, int lengthBytes) {
    if (log.isFull()) {
      forgetFinished();
    }
    log.append(position, intended, lengthBytes);
    for (int rlink = 0; detachedRlinks > 0 && rlink < detached.length; rlink++) {
      PositionRing own = detached[rlink];
      if (own != null && !hasNewerWrite[rlink]) {
        own.append(position, intended, lengthBytes);
        hasNewerWrite[rlink] = intended != PositionRing.NOT_A_WRITE;
      }
    }
  }

  private void forgetFinished() {
    long finished = Math.min(acknowledged, freed);
    for (int rlink = 0; rlink < applied.length; rlink++) {
      if (detached[rlink] == null) {
        finished = Math.min(finished, Math.min(applied[rlink], stable[rlink]));
      } else {
        finished = Math.min(finished, heldFrom[rlink]);
      }
    }
    log.forget(Math.min(finished, keptFrom - 1));
  }

  @Override
  public void acknowledged(long position, boolean succeeded) {
    acknowledged = Math.max(acknowledged, position);
  }

  /** They are never told of again, and nobody is left who waits for what stands before them. */
  @Override
  public void lost(long firstPosition, long lastPosition) {
    acknowledged = Math.max(acknowledged, lastPosition);
    log.lose(firstPosition, lastPosition);
    newestNanos = log.newestWriteNanos(newestNanos);
    for (int rlink = 0; detachedRlinks > 0 && rlink < detached.length; rlink++) {
      PositionRing own = detached[rlink];
      if (own != null && own.last() >= firstPosition) {
        own.lose(firstPosition, lastPosition);
        while (own.last() < lastPosition) {
          own.append(own.last() + 1, PositionRing.NOT_A_WRITE, PositionRing.NEVER_LOGGED);
        }
        hasNewerWrite[rlink] = false;
      }
    }
  }

  @Override
  public void stable(int rlink, long position) {
    stable[rlink] = Math.max(stable[rlink], position);
  }

  @Override
  public void applied(int rlink, long position) {
    applied[rlink] = Math.max(applied[rlink], position);
  }

  @Override
  public void freed(long position) {
    freed = Math.max(freed, position);
  }

  @Override
  public void fact(Fact fact) {
    if (fact instanceof Fact.MessageSubmitted message) {
      append(message.message(), PositionRing.NOT_A_WRITE, message.lengthBytes());
    } else if (fact instanceof Fact.SrlOverflow overflow) {
      detach(overflow.rlink());
    } else if (fact instanceof Fact.Detached detachment) {
      detach(detachment.rlink());
    } else if (fact instanceof Fact.CheckpointMarked marked) {
      keptFrom = marked.keptFrom() == 0 ? Long.MAX_VALUE : marked.keptFrom();
    } else if (fact instanceof Fact.Attached attached) {
      if (attached.how() != Fact.Attachment.AUTOSYNC) {
        rejoin(attached.rlink(), attached.position());
        if (attached.fromCheckpoint()) {
          // It is sent once more what it may have had.
          stable[attached.rlink()] = attached.position();
          applied[attached.rlink()] = attached.position();
        }
      }
    } else if (fact instanceof Fact.RoleChanged changed) {
      // Nobody waits for what stood in the log of the Primary before, nor for its space.
      acknowledged = Math.max(acknowledged, changed.lastPosition());
      freed = Math.max(freed, changed.lastPosition());
    } else if (fact instanceof Fact.DcmLogging dcm) {
      detach(dcm.rlink());
    } else if (fact instanceof Fact.FailbackLogging logging) {
      detach(logging.rlink());
    } else if (fact instanceof Fact.SrlLogging srl) {
      heldFrom[srl.rlink()] = srl.position();
    } else if (fact instanceof Fact.StreamResumed resumed) {
      rejoin(resumed.rlink(), resumed.position());
    }
  }

  private void rejoin(int rlink, long position) {
    if (detached[rlink] != null) {
      detached[rlink] = null;
      detachedRlinks--;
    }
    hasNewerWrite[rlink] = false;
    heldFrom[rlink] = Long.MAX_VALUE;
    stable[rlink] = Math.max(stable[rlink], position);
    applied[rlink] = Math.max(applied[rlink], position);
  }

  private void detach(int rlink) {
    heldFrom[rlink] = Long.MAX_VALUE;
    if (detached[rlink] == null) {
      detached[rlink] = log.copy();
      detachedRlinks++;
    }
  }
}
