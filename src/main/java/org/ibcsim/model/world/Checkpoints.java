package org.ibcsim.model.world;

import java.util.ArrayList;
import java.util.List;
import org.ibcsim.kernel.StateReader;
import org.ibcsim.kernel.StateWriter;
import org.ibcsim.kernel.Stateful;
import org.ibcsim.model.Checkpoint;
import org.ibcsim.model.CheckpointOrder;
import org.ibcsim.model.Fact;
import org.ibcsim.model.RdsLayout;
import org.ibcsim.model.RlinkRefusal;
import org.ibcsim.model.Surroundings;
import org.ibcsim.model.log.UpdateLog;
import org.jspecify.annotations.Nullable;

/**
 * The checkpoints that the header of the Primary's SRL holds (dataflow 1.1, admin 3.5).
 *
 * <p>A checkpoint takes no space: what follows it is in the SRL until the log wraps over it, and
 * then it has overflowed and is of no use [D 50-ag_ch_monitor_vvr16]. What is logged after the mark
 * is known here as long as it is not overwritten there.
 */
final class Checkpoints implements Stateful {
  private final Surroundings surroundings;
  private final UpdateLog log;
  private final long capacityBytes;
  private final List<Checkpoint> all = new ArrayList<>();

  Checkpoints(Surroundings surroundings, UpdateLog log) {
    this.surroundings = surroundings;
    this.log = log;
    capacityBytes = surroundings.layout().primaryHost().srlBytes();
  }

  /** Whether there are none, as in most data sets. */
  boolean none() {
    return all.isEmpty();
  }

  List<Checkpoint> all() {
    return List.copyOf(all);
  }

  @Nullable Checkpoint named(String name, int rlink) {
    for (Checkpoint each : all) {
      if (each.name().equals(name) && each.rlink() == rlink) {
        return each;
      }
    }
    return null;
  }

  /** A mark is set behind a position. */
  @Nullable RlinkRefusal add(String name, int rlink, long position) {
    if (all.size() == CheckpointOrder.MAXIMUM) {
      return RlinkRefusal.TOO_MANY_CHECKPOINTS;
    } else if (named(name, rlink) != null) {
      return RlinkRefusal.CHECKPOINT_EXISTS;
    } else if (rlink == CheckpointOrder.OF_RVG && open() != null) {
      return RlinkRefusal.CHECKPOINT_OPEN;
    }
    Checkpoint added = new Checkpoint(name, rlink, position, 0, false);
    all.add(added);
    tell(added, Fact.Marked.STARTED);
    return null;
  }

  private @Nullable Checkpoint open() {
    for (Checkpoint each : all) {
      if (!each.ended()) {
        return each;
      }
    }
    return null;
  }

  /** The mark that is open gets its end, at the end of the log. */
  @Nullable RlinkRefusal end() {
    Checkpoint open = open();
    if (open == null) {
      return RlinkRefusal.NO_CHECKPOINT_OPEN;
    }
    Checkpoint ended = open.endingAt(Math.max(1, log.last()));
    all.set(all.indexOf(open), ended);
    tell(ended, Fact.Marked.ENDED);
    return null;
  }

  @Nullable RlinkRefusal delete(String name, int rlink) {
    Checkpoint there = named(name, rlink);
    if (there == null) {
      return RlinkRefusal.CHECKPOINT_UNKNOWN;
    }
    all.remove(there);
    tell(there, Fact.Marked.DELETED);
    return null;
  }

  /** The log has grown: it may have wrapped over some. */
  void wrap() {
    for (int index = 0; index < all.size(); index++) {
      Checkpoint each = all.get(index);
      if (!each.overflowed() && usedBytes(each) > capacityBytes) {
        all.set(index, each.wrappedOver());
        tell(each, Fact.Marked.OVERFLOWED);
      }
    }
  }

  /** What was logged after a mark occupies, of what the SRL holds. */
  long usedBytes(Checkpoint checkpoint) {
    return checkpoint.overflowed()
        ? capacityBytes
        : log.bytesThrough(log.last()) - log.bytesThrough(checkpoint.start());
  }

  /** From where on the log is kept for them. */
  long neededFrom() {
    long needed = Long.MAX_VALUE;
    for (Checkpoint each : all) {
      if (!each.overflowed()) {
        needed = Math.min(needed, each.start() + 1);
      }
    }
    return needed;
  }

  private void tell(Checkpoint checkpoint, Fact.Marked what) {
    long kept = neededFrom();
    boolean ofPrimary = checkpoint.rlink() == CheckpointOrder.OF_RVG;
    RdsLayout layout = surroundings.layout();
    int host = ofPrimary ? layout.primary() : layout.rlinks().get(checkpoint.rlink()).targetHost();
    surroundings
        .observer()
        .fact(
            new Fact.CheckpointMarked(
                checkpoint.name(),
                host,
                ofPrimary,
                what,
                checkpoint.start(),
                kept == Long.MAX_VALUE ? 0 : kept));
  }

  @Override
  public void write(StateWriter writer) {
    writer.rare(all.size());
    for (Checkpoint each : all) {
      writer.text(each.name());
      writer.number(each.rlink());
      writer.flag(each.overflowed());
      writer.number(log.last() - each.start());
      writer.flag(each.end() != 0);
      if (each.end() != 0) {
        writer.number(log.last() - each.end());
      }
    }
  }

  @Override
  public void read(StateReader reader) {
    all.clear();
    for (long rest = reader.rare(); rest > 0; rest--) {
      String name = reader.text();
      int rlink = (int) reader.number();
      boolean overflowed = reader.flag();
      long start = log.last() - reader.number();
      long end = reader.flag() ? log.last() - reader.number() : 0;
      all.add(new Checkpoint(name, rlink, start, end, overflowed));
    }
  }
}
