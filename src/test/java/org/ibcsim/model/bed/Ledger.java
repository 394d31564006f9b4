package org.ibcsim.model.bed;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.ibcsim.model.RdsLayout;

/**
 * A second, simple-minded account of what was written: every update in order, and the contents of
 * all volumes after each, block for block. What the model says by positions and digests is compared
 * with it.
 */
public final class Ledger {
  /** An update; a message has its targets, a write its place. */
  public record Update(
      long position,
      boolean message,
      int targets,
      int volume,
      long offsetBytes,
      int lengthBytes,
      long image) {
    public boolean concerns(int rlink) {
      return !message || (targets >>> rlink & 1) != 0;
    }

    public long srlBytes(int headerBytes) {
      return (long) lengthBytes + headerBytes;
    }
  }

  private final RdsLayout layout;
  private final List<Update> updates = new ArrayList<>();
  private final long[] contents;
  private final Map<Long, long[]> contentsOfImage = new TreeMap<>();
  private final List<List<Integer>> carried = new ArrayList<>();

  Ledger(RdsLayout layout) {
    this.layout = layout;
    contents = blank();
    contentsOfImage.put(0L, contents.clone());
    for (int rlink = 0; rlink < layout.rlinks().size(); rlink++) {
      List<Integer> none = new ArrayList<>();
      none.add(0);
      carried.add(none);
    }
  }

  long[] blank() {
    return new long[layout.volumes().size() * blocksPerVolume()];
  }

  private int blocksPerVolume() {
    return (int) (layout.volumes().get(0).bytes() / Layouts.REGION_BYTES);
  }

  void apply(Update update, long[] blocks) {
    int base = update.volume() * blocksPerVolume();
    long from = update.offsetBytes() / Layouts.REGION_BYTES;
    long to = (update.offsetBytes() + update.lengthBytes() - 1) / Layouts.REGION_BYTES;
    for (long block = from; block <= to; block++) {
      blocks[base + (int) block] = update.position();
    }
  }

  void add(Update update) {
    require(
        update.position() == updates.size() + 1,
        "position " + update.position() + " follows " + updates.size());
    updates.add(update);
    for (int rlink = 0; rlink < carried.size(); rlink++) {
      List<Integer> counts = carried.get(rlink);
      counts.add(counts.get(counts.size() - 1) + (update.concerns(rlink) ? 1 : 0));
    }
    if (!update.message()) {
      apply(update, contents);
      long[] twin = contentsOfImage.putIfAbsent(update.image(), contents.clone());
      require(
          twin == null || Arrays.equals(twin, contents),
          "two contents have the image " + update.image());
    }
  }

  /** The updates from a position on were lost in a crash of the Primary: they never were. */
  void annulFrom(long first) {
    long image = first == 1 ? 0 : at(first - 1).image();
    for (long position = first; position <= last(); position++) {
      updates.set(
          (int) position - 1, new Update(position, true, 0, 0, 0, -layout.srlHeaderBytes(), image));
      for (List<Integer> counts : carried) {
        counts.set((int) position, counts.get((int) first - 1));
      }
    }
    long[] before = contentsOf(image);
    System.arraycopy(before, 0, contents, 0, before.length);
  }

  /** The position of the n-th update that an RLINK carries; 0 for none. */
  long positionOf(int rlink, int count) {
    require(
        count <= carried(rlink, last()),
        "RLINK " + rlink + " carries " + carried(rlink, last()) + " updates, and not " + count);
    long position = 0;
    while (carried(rlink, position) < count) {
      position++;
    }
    return position;
  }

  /** The contents of which the model has given this digest; none are a failure. */
  long[] contentsOf(long image) {
    long[] known = contentsOfImage.get(image);
    require(known != null, "image " + image + " is not that of any prefix of the writes");
    return known;
  }

  /** The digest after everything that was written. */
  long imageAfterAll() {
    return updates.isEmpty() ? 0 : at(last()).image();
  }

  public Update at(long position) {
    return updates.get((int) position - 1);
  }

  public long last() {
    return updates.size();
  }

  /** How many of the updates up to a position an RLINK carries. */
  int carried(int rlink, long position) {
    return carried.get(rlink).get((int) Math.min(position, updates.size()));
  }

  /** What the updates in (from, to] cost in an SRL. */
  public long srlBytes(long from, long to) {
    long bytes = 0;
    for (long position = from + 1; position <= to; position++) {
      bytes += at(position).srlBytes(layout.srlHeaderBytes());
    }
    return bytes;
  }

  /** What the newest so many updates cost in an SRL; those that were lost do not count. */
  public long srlBytesOfNewest(long count) {
    long bytes = 0;
    long left = count;
    for (long position = last(); left > 0; position--) {
      bytes += at(position).srlBytes(layout.srlHeaderBytes());
      left -= at(position).srlBytes(layout.srlHeaderBytes()) > 0 ? 1 : 0;
    }
    return bytes;
  }

  static void require(boolean holds, String broken) {
    if (!holds) {
      throw new AssertionError(broken);
    }
  }
}
