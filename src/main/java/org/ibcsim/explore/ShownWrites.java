package org.ibcsim.explore;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.ibcsim.check.expectation.Reads.Thing;
import org.ibcsim.journal.RunRecord.WriteCounts;
import org.ibcsim.kernel.StateReader;
import org.ibcsim.kernel.StateWriter;

/** What expressions may read of writes: how many there were, and what a Secondary lacks. */
final class ShownWrites {
  private final boolean counted;
  private final boolean missed;
  private long submitted;
  private long bytes;
  private long failed;
  private long acknowledged;
  private long lost;

  /** Positions of the writes that some Secondary may lack, ascending. */
  private final List<Long> positions = new ArrayList<>();

  /** By RLINK: the last position on a disk of its Secondary. */
  private final long[] stable;

  ShownWrites(Set<Thing> things, int rlinks) {
    counted = things.contains(Thing.WRITES);
    missed = things.contains(Thing.MISSING);
    stable = new long[rlinks];
  }

  /** Whether anything is kept of writes at all. */
  boolean count() {
    return missed || counted;
  }

  void submitted(long position, int lengthBytes) {
    if (counted) {
      submitted++;
      bytes += lengthBytes;
    }
    if (missed || counted) {
      positions.add(position);
    }
  }

  void failed() {
    failed += counted ? 1 : 0;
  }

  void acknowledged(boolean succeeded) {
    acknowledged += counted && succeeded ? 1 : 0;
    failed += counted && !succeeded ? 1 : 0;
  }

  void lost(long firstPosition, long lastPosition) {
    int before = positions.size();
    positions.removeIf(position -> position >= firstPosition && position <= lastPosition);
    lost += counted ? before - positions.size() : 0;
  }

  void stable(int rlink, long position) {
    if (missed || counted) {
      stable[rlink] = Math.max(stable[rlink], position);
      long everywhere = Arrays.stream(stable).min().orElse(0);
      positions.removeIf(known -> known <= everywhere);
    }
  }

  WriteCounts counts() {
    List<Long> unstable = new ArrayList<>();
    for (long upTo : stable) {
      unstable.add(positions.stream().filter(position -> position > upTo).count());
    }
    return new WriteCounts(submitted, bytes, failed, acknowledged, lost, unstable);
  }

  void write(StateWriter writer) {
    if (counted) {
      writer.count(submitted);
      writer.count(bytes);
      writer.count(failed);
      writer.count(acknowledged);
      writer.count(lost);
    }
    if (missed || counted) {
      writer.count(positions.size());
      positions.forEach(writer::count);
      for (long upTo : stable) {
        writer.count(upTo);
      }
    }
  }

  void read(StateReader reader) {
    positions.clear();
    if (counted) {
      submitted = reader.count();
      bytes = reader.count();
      failed = reader.count();
      acknowledged = reader.count();
      lost = reader.count();
    }
    if (missed || counted) {
      for (long left = reader.count(); left > 0; left--) {
        positions.add(reader.count());
      }
      for (int rlink = 0; rlink < stable.length; rlink++) {
        stable[rlink] = reader.count();
      }
    }
  }
}
