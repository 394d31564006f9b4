package org.ibcsim.model.world;

import java.util.List;
import org.ibcsim.model.StreamPositions;
import org.ibcsim.model.ibc.Messages;
import org.ibcsim.model.link.Rlink;
import org.ibcsim.model.log.UpdateLog;
import org.jspecify.annotations.Nullable;

/**
 * The positions of one world; it has no state of its own.
 *
 * @param bunker where the last RLINK ends if it ends at no Secondary; null where there is none
 */
record Positions(
    UpdateLog log,
    Messages messages,
    Primary primary,
    List<Rlink> rlinks,
    List<Secondary> secondaries,
    @Nullable Bunker bunker)
    implements StreamPositions {
  @Override
  public long first() {
    return log.first();
  }

  @Override
  public long last() {
    return log.last();
  }

  @Override
  public long bytesThrough(long position) {
    return log.bytesThrough(position);
  }

  @Override
  public boolean isMessage(long position) {
    return log.isMessage(position);
  }

  @Override
  public int targets(long position) {
    return log.targets(position);
  }

  @Override
  public long imageAfter(long position) {
    return log.imageAfter(position);
  }

  @Override
  public long logged() {
    return primary.loggedTo();
  }

  @Override
  public long acknowledged() {
    return primary.acknowledgedTo();
  }

  @Override
  public long onVolumes() {
    return primary.volumeWrittenTo();
  }

  @Override
  public long freed() {
    return primary.freedTo();
  }

  @Override
  public boolean attached(int rlink) {
    return rlinks.get(rlink).attached();
  }

  @Override
  public long carriedTo(int rlink) {
    return rlinks.get(rlink).streamsTo();
  }

  @Override
  public long transmitted(int rlink) {
    return rlinks.get(rlink).transmittedTo();
  }

  @Override
  public long arrived(int rlink) {
    return rlinks.get(rlink).arrivedTo();
  }

  @Override
  public long networkAcknowledged(int rlink) {
    return rlinks.get(rlink).networkAcknowledgedTo();
  }

  @Override
  public long transferred(int rlink) {
    return rlinks.get(rlink).transferredTo();
  }

  @Override
  public long dataAcknowledged(int rlink) {
    return rlinks.get(rlink).dataAcknowledgedTo();
  }

  @Override
  public long received(int rlink) {
    if (bunker != null && rlink == secondaries.size()) {
      return bunker.receivedTo();
    }
    return secondaries.get(rlink).receivedTo();
  }

  @Override
  public long stable(int rlink) {
    if (bunker != null && rlink == secondaries.size()) {
      return bunker.storedTo();
    }
    return secondaries.get(rlink).toldStable();
  }

  @Override
  public long applied(int rlink) {
    return rlink == secondaries.size() ? 0 : secondaries.get(rlink).appliedTo();
  }

  @Override
  public long holder(int rlink) {
    return rlink == secondaries.size() ? 0 : secondaries.get(rlink).arrivals.holder();
  }

  @Override
  public long image(int rlink) {
    return rlink == secondaries.size() ? 0 : secondaries.get(rlink).image();
  }

  @Override
  public boolean mayMatter(long message) {
    if (messages.isOpen(message) || primary.sending(message)) {
      return true;
    }
    for (Secondary secondary : secondaries) {
      if (secondary.released(message)) {
        return true;
      }
    }
    return false;
  }
}
