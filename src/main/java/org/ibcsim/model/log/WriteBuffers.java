package org.ibcsim.model.log;

import org.ibcsim.kernel.StateReader;
import org.ibcsim.kernel.StateWriter;
import org.ibcsim.kernel.Stateful;

/**
 * Which updates of the log the Primary still has in its kernel memory: the data of each, from its
 * submission until its buffer is released [D 62-ch03s02].
 *
 * <p>Buffers are released in the order of the log, so they are one position: those after it are
 * held. An update takes its data, without a header. Constant time for all but {@link #releaseFor},
 * which takes time in proportion to what it releases.
 */
public final class WriteBuffers implements Stateful {
  private final UpdateLog log;
  private final long capacityBytes;
  private final boolean elsewhere;
  private long releasedTo;

  /**
   * @param capacityBytes the pool; an update larger than all of it fits when nothing else is held
   */
  public WriteBuffers(UpdateLog log, long capacityBytes) {
    this(log, capacityBytes, false);
  }

  /**
   * @param elsewhere whether the data of writes is in the memory of the nodes that make them, where
   *     the one that sends has nothing of it: metadata shipping (dataflow 2.8)
   */
  public WriteBuffers(UpdateLog log, long capacityBytes, boolean elsewhere) {
    this.log = log;
    this.capacityBytes = capacityBytes;
    this.elsewhere = elsewhere;
  }

  /** Whether an update can be sent from memory. */
  public boolean hold(long position) {
    return position > releasedTo && !(elsewhere && !log.isMessage(position));
  }

  /** Whether nothing can be sent from memory, because it is that of other nodes. */
  public boolean elsewhere() {
    return elsewhere;
  }

  /** The last update whose buffer is released; 0 when none is. */
  public long releasedTo() {
    return releasedTo;
  }

  /** Data of all updates that are held. */
  public long bytes() {
    long last = log.last();
    return log.bytesThrough(last)
        - log.bytesThrough(releasedTo)
        - (last - releasedTo) * log.headerBytes();
  }

  /** Whether there is room for one more update. */
  public boolean fit(long lengthBytes) {
    long bytes = bytes();
    return bytes == 0 || bytes + lengthBytes <= capacityBytes;
  }

  /** Releases everything up to a position. */
  public void releaseThrough(long position) {
    releasedTo = Math.max(releasedTo, position);
  }

  /**
   * Releases the oldest buffers until there is room for one more update, but none after a limit.
   *
   * @return whether there is room
   */
  public boolean releaseFor(long lengthBytes, long limit) {
    while (!fit(lengthBytes)) {
      if (releasedTo >= limit) {
        return false;
      }
      releasedTo++;
    }
    return true;
  }

  @Override
  public void write(StateWriter writer) {
    writer.count(log.last() - releasedTo);
  }

  @Override
  public void read(StateReader reader) {
    releasedTo = log.last() - reader.count();
  }
}
