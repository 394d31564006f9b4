package org.ibcsim.model.dcm;

import java.util.Collection;
import org.ibcsim.kernel.StateReader;
import org.ibcsim.kernel.StateWriter;
import org.ibcsim.model.link.Rlink;

/**
 * A piece of a volume on its way to a Secondary, or the mark behind the last piece.
 *
 * @param writers the last writer of each part of the contents, as it was read
 * @param epoch of the RLINK when it was sent: one that a cut has outlived is not acknowledged
 * @param streamFrom of the mark: the stream goes on behind this position
 * @param consistentAt of the mark: the Secondary equals the Primary's image there, no sooner
 */
public record RegionBlock(
    int volume,
    long offsetBytes,
    int lengthBytes,
    long[] writers,
    int epoch,
    long streamFrom,
    long consistentAt) {
  /** The epoch of what a cut has outlived, where epochs are not told by their numbers. */
  static final int OUTLIVED = -1;

  private static final int NOWHERE = -1;
  private static final long[] NOTHING = {};

  /** A piece of a volume. */
  static RegionBlock of(int volume, long offsetBytes, int lengthBytes, long[] writers, int epoch) {
    return new RegionBlock(volume, offsetBytes, lengthBytes, writers, epoch, 0, 0);
  }

  /** The mark behind the last piece. */
  static RegionBlock end(long streamFrom, long consistentAt, int epoch) {
    return new RegionBlock(NOWHERE, 0, 0, NOTHING, epoch, streamFrom, consistentAt);
  }

  /** Whether it is the mark behind the last piece. */
  public boolean isEnd() {
    return volume == NOWHERE;
  }

  private void write(StateWriter writer, Rlink rlink) {
    writer.number(volume);
    writer.count(offsetBytes);
    writer.count(lengthBytes);
    writeEpoch(writer, epoch, rlink);
    writer.count(streamFrom);
    writer.count(consistentAt);
    writer.count(writers.length);
    for (long position : writers) {
      writer.count(position);
    }
  }

  private static RegionBlock read(StateReader reader, Rlink rlink) {
    int volume = (int) reader.number();
    long offsetBytes = reader.count();
    int lengthBytes = (int) reader.count();
    int epoch = readEpoch(reader, rlink);
    long streamFrom = reader.count();
    long consistentAt = reader.count();
    long[] writers = new long[(int) reader.count()];
    for (int index = 0; index < writers.length; index++) {
      writers[index] = reader.count();
    }
    return new RegionBlock(
        volume, offsetBytes, lengthBytes, writers, epoch, streamFrom, consistentAt);
  }

  /**
   * Writes an epoch of an RLINK. Whether it is the one of now is more than a name: what a cut has
   * outlived is told apart from what it has not by nothing else.
   */
  static void writeEpoch(StateWriter writer, int epoch, Rlink rlink) {
    writer.eventName(epoch);
    writer.flag(rlink.stale(epoch));
  }

  /** Reads what {@link #writeEpoch} wrote. */
  static int readEpoch(StateReader reader, Rlink rlink) {
    int name = reader.eventName(OUTLIVED);
    boolean outlived = reader.flag();
    return outlived || name != OUTLIVED ? name : rlink.epoch();
  }

  static void writeAll(StateWriter writer, Collection<RegionBlock> blocks, Rlink rlink) {
    writer.rare(blocks.size());
    for (RegionBlock block : blocks) {
      block.write(writer, rlink);
    }
  }

  static void readAll(StateReader reader, Collection<RegionBlock> blocks, Rlink rlink) {
    blocks.clear();
    for (long rest = reader.rare(); rest > 0; rest--) {
      blocks.add(read(reader, rlink));
    }
  }
}
