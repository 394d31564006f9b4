package org.ibcsim.model.world;

import java.util.List;
import org.ibcsim.model.Event;
import org.ibcsim.model.Fact;
import org.ibcsim.model.SrlCondition;
import org.ibcsim.model.Surroundings;
import org.ibcsim.model.link.Rlink;

/**
 * What a disk that fails does to a data set (dataflow 10): each is noticed by a write that returns
 * with an error.
 *
 * <p>An error of a data volume concerns the host that it is on, see {@link Primary} and {@link
 * Secondary}. Without its SRL the Primary replicates nothing: all RLINKs are detached and STALE at
 * once, and application writes go straight to the data volumes, the mode PASSTHRU [D
 * 50-ag_ch_tshoot_vvr9].
 */
final class DiskFailures {
  private final Surroundings surroundings;
  private final Media media;
  private final Primary primary;
  private final Connections connections;
  private final List<Rlink> rlinks;
  private final List<Secondary> secondaries;

  DiskFailures(
      Surroundings surroundings,
      Hosts hosts,
      Primary primary,
      Connections connections,
      List<Rlink> rlinks,
      List<Secondary> secondaries) {
    this.surroundings = surroundings;
    media = hosts.media();
    this.primary = primary;
    this.connections = connections;
    this.rlinks = rlinks;
    this.secondaries = secondaries;
  }

  /** A disk fails, or works again; answers whether it was such an event. */
  boolean handles(Event event) {
    if (event instanceof Event.VolumeFails fails) {
      media.volume(fails.host(), fails.volume(), true);
    } else if (event instanceof Event.VolumeMended mended) {
      media.volume(mended.host(), mended.volume(), false);
    } else if (event instanceof Event.SrlFails fails) {
      media.srl(fails.host(), true, fails.header());
    } else if (event instanceof Event.SrlMended mended) {
      media.srl(mended.host(), false, false);
    } else {
      return false;
    }
    return true;
  }

  /** A write to the Primary's SRL failed. */
  void primarySrl() {
    int host = surroundings.layout().primary();
    boolean header = media.headerFailing(host);
    media.srl(host, header ? SrlCondition.HEADER_FAILED : SrlCondition.FAILED);
    surroundings.observer().fact(new Fact.SrlFailed(host, header));
    surroundings.observer().fact(new Fact.Passthru(true));
    primary.srlFailed();
    for (Rlink rlink : rlinks) {
      if (rlink.attached()) {
        Secondary secondary =
            rlink.number < secondaries.size() ? secondaries.get(rlink.number) : null;
        connections.detach(rlink, secondary, new Fact.Detached(rlink.number));
      }
    }
  }
}
