package org.ibcsim.simulate;

import java.util.ArrayList;
import java.util.List;
import org.ibcsim.model.Fact;
import org.ibcsim.model.LinkCounters;
import org.ibcsim.model.LinkError;
import org.ibcsim.model.Observer;
import org.ibcsim.model.StreamPositions;
import org.ibcsim.model.world.World;
import org.jspecify.annotations.Nullable;

/**
 * The counters of every RLINK in a simulation: here is counted what the model tells; the clocks of
 * the links add what only they know (see {@link LinkCounters}).
 */
final class LinkCounts implements Observer {
  private final List<LinkCounters> counters = new ArrayList<>();

  /** The last update that has left since the counters were zero. */
  private final long[] sentTo;

  private int headerBytes;

  private @Nullable World world;

  LinkCounts(int rlinks) {
    sentTo = new long[rlinks];
    for (int rlink = 0; rlink < rlinks; rlink++) {
      counters.add(new LinkCounters());
    }
  }

  /** Says whose steps are counted, once, before anything happens. */
  void connect(World world) {
    this.world = world;
    headerBytes = world.layout().srlHeaderBytes();
  }

  LinkCounters of(int rlink) {
    return counters.get(rlink);
  }

  private long lengthBytes(long position) {
    if (world == null) {
      throw new IllegalStateException("something happened before the run began");
    }
    StreamPositions positions = world.positions();
    return positions.bytesThrough(position) - positions.bytesThrough(position - 1) - headerBytes;
  }

  @Override
  public void transmitted(int rlink, long position) {
    LinkCounters link = counters.get(rlink);
    if (position <= sentTo[rlink]) {
      link.sentAgain(lengthBytes(position));
    } else {
      sentTo[rlink] = position;
      link.sent(lengthBytes(position));
    }
  }

  @Override
  public void resent(int rlink, long position) {
    counters.get(rlink).sentAgain(lengthBytes(position));
  }

  @Override
  public void networkAcknowledged(int rlink, long position) {
    counters.get(rlink).acknowledged(lengthBytes(position));
  }

  @Override
  public void regionsTransmitted(int rlink, long bytes) {
    counters.get(rlink).sent(bytes);
  }

  @Override
  public void dropped(int rlink, long position, LinkError reason) {
    counters.get(rlink).error(reason);
  }

  @Override
  public void fact(Fact fact) {
    if (fact instanceof Fact.Disconnected disconnected) {
      sentTo[disconnected.rlink()] = 0;
      counters.get(disconnected.rlink()).reset();
    } else if (fact instanceof Fact.Detached detached) {
      counters.get(detached.rlink()).reset();
    } else if (fact instanceof Fact.SrlOverflow overflow) {
      counters.get(overflow.rlink()).reset();
    }
  }
}
