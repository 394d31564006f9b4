package org.ibcsim.model.world;

import java.util.List;
import org.ibcsim.kernel.StateReader;
import org.ibcsim.kernel.StateWriter;
import org.ibcsim.kernel.Stateful;
import org.ibcsim.model.Fact;
import org.ibcsim.model.Surroundings;
import org.ibcsim.model.link.Rlink;
import org.ibcsim.model.log.WriteBuffers;

/**
 * When the Primary releases its write buffers, and whether it has one for another update (dataflow
 * 2.1, 2.5, 6.1).
 *
 * <p>A buffer is released when its update is on the Primary's data volumes, never before [D
 * 62-ch03s02], and every RLINK that needs it has sent it. Where a new update finds no room, the
 * oldest buffers that are on the data volumes are released though they are not sent; what is sent
 * later is read back from the SRL [D 62-ch03s02s02]. What an RLINK that is synchronous now has
 * still to send is kept, for it never reads back in normal running [D KB-100038242]. If nothing can
 * be released, writes wait (inferred) until the update that was stalled first fits.
 *
 * <p>An RLINK that is cut sends again what it had sent; that is read back unless it is still held
 * (inferred). With a low mark ({@code vol_min_lowmem_sz}), buffers are released in the same way as
 * soon as less than that is free [D INSTALLER].
 */
final class BufferGate implements Stateful {
  private static final long NOTHING = -1;

  private final Surroundings surroundings;
  private final WriteBuffers buffers;
  private final Primary primary;
  private final List<Rlink> rlinks;
  private final long lowBytes;
  private long stalledBytes = NOTHING;

  BufferGate(Surroundings surroundings, WriteBuffers buffers, Primary primary, List<Rlink> rlinks) {
    this.surroundings = surroundings;
    this.buffers = buffers;
    this.primary = primary;
    this.rlinks = rlinks;
    lowBytes = surroundings.layout().primaryHost().memory().lowBytes();
  }

  /** Whether an update with so much data gets a buffer; if not, a stall begins or goes on. */
  boolean admit(long lengthBytes) {
    if (stalling()) {
      return false;
    }
    if (makeRoom(lengthBytes)) {
      releaseEarly(lengthBytes);
      return true;
    }
    stalledBytes = lengthBytes;
    surroundings.observer().fact(new Fact.WriteBuffersThrottleOn());
    return false;
  }

  private boolean makeRoom(long lengthBytes) {
    return buffers.fit(lengthBytes) || buffers.releaseFor(lengthBytes, releasable());
  }

  /** Up to where buffers can be released at need. */
  private long releasable() {
    long to = primary.volumeWrittenTo();
    for (int number = 0; number < rlinks.size(); number++) {
      Rlink rlink = rlinks.get(number);
      if (rlink.synchronous()) {
        to = Math.min(to, rlink.transmittedTo());
      }
    }
    return to;
  }

  /** Releases what nobody needs any more; after each step of the data volumes or of an RLINK. */
  void release() {
    long to = primary.volumeWrittenTo();
    if (to <= buffers.releasedTo()) {
      return;
    }
    for (int number = 0; number < rlinks.size(); number++) {
      Rlink rlink = rlinks.get(number);
      if (rlink.needsLog() && !buffers.elsewhere()) {
        to = Math.min(to, rlink.transmittedTo());
      }
    }
    buffers.releaseThrough(to);
    releaseEarly(0);
  }

  /** Keeps so much free that another update fits, and the low mark besides, if it can be. */
  private void releaseEarly(long lengthBytes) {
    if (lowBytes > 0) {
      // Whether there is room now makes no difference: writes wait only for a buffer of their own.
      boolean unused = buffers.releaseFor(lengthBytes + lowBytes, releasable());
    }
  }

  /**
   * The Primary crashed, after its log was cut to what is durable: memory is gone, so all that is
   * sent later is read back (inferred).
   */
  void crash() {
    buffers.releaseThrough(primary.loggedTo());
  }

  /** Ends the stall if there is room now. */
  void reconsider() {
    if (stalling() && makeRoom(stalledBytes)) {
      stalledBytes = NOTHING;
      surroundings.observer().fact(new Fact.WriteBuffersThrottleOff());
    }
  }

  boolean stalling() {
    return stalledBytes != NOTHING;
  }

  @Override
  public void write(StateWriter writer) {
    writer.rare(stalledBytes - NOTHING);
  }

  @Override
  public void read(StateReader reader) {
    stalledBytes = reader.rare() + NOTHING;
  }
}
