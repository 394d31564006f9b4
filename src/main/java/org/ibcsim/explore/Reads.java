package org.ibcsim.explore;

import java.util.Arrays;
import org.ibcsim.kernel.StateReader;
import org.ibcsim.kernel.StateWriter;
import org.ibcsim.model.Disk;

/**
 * What synchronizations may read of the data volumes of each host: from its first read on, two
 * pieces for each RLINK, one that it waits for and the next one.
 *
 * <p>A read is no step: nobody sees it end. It makes later, by at most what it takes, whatever is
 * behind it at the disk, and the piece that is read. Which reads are over by now is not known, so
 * each write may have waited for all of them, until the disks of the host stop: an upper
 * approximation of its time. Where a read takes no time, there is none.
 */
final class Reads {
  /** Of a synchronization, how many reads are under way at a time. */
  private static final int READS = 2;

  private final Clocks clocks;

  /** By host, the RLINKs, as bits, that have read there. */
  private final long[] rlinks;

  private boolean any;

  Reads(int hosts, Clocks clocks) {
    this.clocks = clocks;
    rlinks = new long[hosts];
  }

  /** A synchronization reads on a host. */
  void begin(int host, int rlink) {
    if (clocks.timing().readMostNanos(host) > 0) {
      rlinks[host] |= 1L << rlink;
      any = true;
    }
  }

  /** The disks of a host do nothing any more. */
  void stopped(int host) {
    rlinks[host] = 0;
  }

  /** What all reads at a disk may take that are not over; 0 where there is none. */
  long mostNanos(int host, Disk disk) {
    if (!any || disk != Disk.DATA) {
      return 0;
    }
    long most = 0;
    long one = rlinks[host] == 0 ? 0 : clocks.timing().readMostNanos(host);
    for (int left = READS * Long.bitCount(rlinks[host]); left > 0; left--) {
      most = sum(most, one);
    }
    return most;
  }

  /** Of two times; {@link Long#MAX_VALUE} is any time. */
  static long sum(long one, long other) {
    return one > Long.MAX_VALUE - other ? Long.MAX_VALUE : one + other;
  }

  void write(StateWriter writer) {
    if (clocks.timed()) {
      long all = 0;
      for (long some : rlinks) {
        all |= some;
      }
      writer.flag(all != 0);
      if (all != 0) {
        for (long some : rlinks) {
          writer.rare(some);
        }
      }
    }
  }

  void read(StateReader reader) {
    if (clocks.timed()) {
      any = reader.flag();
      if (any) {
        for (int host = 0; host < rlinks.length; host++) {
          rlinks[host] = reader.rare();
        }
      } else {
        Arrays.fill(rlinks, 0);
      }
    }
  }
}
