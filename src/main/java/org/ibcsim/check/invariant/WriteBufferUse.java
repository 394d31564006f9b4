package org.ibcsim.check.invariant;

import org.ibcsim.kernel.StateReader;
import org.ibcsim.kernel.StateWriter;
import org.ibcsim.model.RdsLayout;
import org.ibcsim.model.ReplicationView;
import org.ibcsim.model.Synchronous;

/** The Primary's write buffers: when they are released, what they hold, what is read back. */
final class WriteBufferUse {
  private static final int SAMPLE = 64;

  private final Progress progress;
  private final UpdateTrail trail;
  private final Violations violations;
  private final long capacityBytes;
  private final long[] everTransmitted;
  private final long[] lastAtConnection;
  private final boolean[] canBeSynchronous;
  private final boolean metadataShipping;

  /** Of metadata shipping: the last update that an RLINK has read back, since it last sent one. */
  private final long[] readBack;

  private long lastAtCrash;

  WriteBufferUse(RdsLayout layout, Progress progress, UpdateTrail trail, Violations violations) {
    this.progress = progress;
    this.trail = trail;
    this.violations = violations;
    capacityBytes = layout.primaryHost().writeBufferBytes();
    everTransmitted = new long[layout.rlinks().size()];
    lastAtConnection = new long[layout.rlinks().size()];
    canBeSynchronous = new boolean[layout.rlinks().size()];
    metadataShipping = layout.metadataShipping();
    readBack = new long[layout.rlinks().size()];
    for (int rlink = 0; rlink < canBeSynchronous.length; rlink++) {
      attributesAre(rlink, layout.rlinks().get(rlink).synchronous());
    }
  }

  /** A write was put into the log, and got a buffer; one in 64 is looked at, for speed. */
  void taken(ReplicationView view) {
    if (trail.last() % SAMPLE == 0) {
      counted(view);
    }
  }

  /** The model's account must be ours, and keep to the pool. */
  void counted(ReplicationView view) {
    long last = trail.last();
    long released = view.bufferReleasedPosition();
    held(released);
    long bytes = dataBytes(released, last);
    long told = view.kernelBufferBytes();
    if (told != bytes) {
      violations.report(
          Invariant.WRITE_BUFFER_ACCOUNT,
          "write buffers are said to hold %d bytes; updates %d to %d are %d bytes"
              .formatted(told, released + 1, last, bytes));
    }
    if (bytes > capacityBytes && bytes > dataBytes(last - 1, last)) {
      violations.report(
          Invariant.WRITE_BUFFER_ACCOUNT,
          "write buffers hold %d bytes after update %d, and there are %d"
              .formatted(bytes, last, capacityBytes));
    }
  }

  private long dataBytes(long from, long to) {
    return trail.bytesThrough(to) - trail.bytesThrough(from) - (to - from) * trail.headerBytes();
  }

  /** A step at which a buffer may have been released. */
  private void held(long released) {
    if (released > Math.max(progress.volume, lastAtCrash)
        && released > Math.min(progress.logged, trail.nextWrite(progress.volume) - 1)) {
      violations.report(
          Invariant.BUFFER_HELD_UNTIL_ON_VOLUME,
          "write buffers are released up to %d, but the Primary's volumes have only %d"
              .formatted(released, progress.volume));
    }
  }

  void transmitted(int rlink, long position, ReplicationView view) {
    everTransmitted[rlink] = Math.max(everTransmitted[rlink], position);
    held(view.bufferReleasedPosition());
    if (metadataShipping) {
      if (readBack[rlink] != position && trail.nextWrite(position - 1) == position) {
        violations.report(
            Invariant.METADATA_SHIPPING_READS_BACK,
            "RLINK %d has sent update %d, which another node has written, and has not read it back"
                .formatted(rlink, position));
      }
      readBack[rlink] = 0;
    }
  }

  void readBack(int rlink, long position, ReplicationView view) {
    counted(view);
    readBack[rlink] = position;
    if (position > view.bufferReleasedPosition() && !metadataShipping) {
      violations.report(
          Invariant.READ_BACK_ONLY_WHEN_RELEASED,
          "RLINK %d reads update %d back, but write buffers are released only up to %d"
              .formatted(rlink, position, view.bufferReleasedPosition()));
    }
    if (position > everTransmitted[rlink]
        && position > lastAtConnection[rlink]
        && view.effectivelySynchronous(rlink)) {
      violations.report(
          Invariant.SYNCHRONOUS_NEVER_READS_BACK,
          "synchronous RLINK %d reads update %d back, which it had not sent and which is newer than"
                  .formatted(rlink, position)
              + " its connection");
    }
  }

  /** An administrator may have made an RLINK one that can be synchronous. */
  void attributesAre(int rlink, Synchronous synchronous) {
    canBeSynchronous[rlink] = synchronous != Synchronous.OFF;
  }

  /**
   * Writes what a later read-back may be judged by: nothing of an RLINK that is never synchronous,
   * and no position that it or the volumes have passed.
   */
  void write(StateWriter writer) {
    writer.rare(Math.max(0, lastAtCrash - progress.volume));
    for (int rlink = 0; rlink < everTransmitted.length; rlink++) {
      if (canBeSynchronous[rlink]) {
        writer.rare(Math.max(0, sent(rlink) - progress.transmitted[rlink]));
        writer.rare(Math.max(0, lastAtConnection[rlink] - sent(rlink)));
      }
      if (metadataShipping) {
        writer.rare(Math.max(0, readBack[rlink] - progress.transmitted[rlink]));
      }
    }
  }

  private long sent(int rlink) {
    return Math.max(everTransmitted[rlink], progress.transmitted[rlink]);
  }

  void read(StateReader reader, ReplicationView view) {
    lastAtCrash = progress.volume + reader.rare();
    for (int rlink = 0; rlink < everTransmitted.length; rlink++) {
      attributesAre(rlink, view.attributes(rlink).synchronous());
      if (canBeSynchronous[rlink]) {
        everTransmitted[rlink] = progress.transmitted[rlink] + reader.rare();
        lastAtConnection[rlink] = everTransmitted[rlink] + reader.rare();
      }
      if (metadataShipping) {
        readBack[rlink] = progress.transmitted[rlink] + reader.rare();
      }
    }
  }

  /** A crash of the Primary takes all buffers; its volumes are recovered from the SRL. */
  void crashed() {
    lastAtCrash = trail.last();
  }

  /**
   * An RLINK with synchronous=fail is synchronous at once, whatever piled up for it: when it
   * connects, and when it is given this attribute while it is connected.
   */
  void connected(int rlink) {
    lastAtConnection[rlink] = trail.last();
  }
}
