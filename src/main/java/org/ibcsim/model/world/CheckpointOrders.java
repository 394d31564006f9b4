package org.ibcsim.model.world;

import java.util.List;
import org.ibcsim.model.Checkpoint;
import org.ibcsim.model.CheckpointOrder;
import org.ibcsim.model.Fact;
import org.ibcsim.model.RlinkRefusal;
import org.ibcsim.model.Surroundings;
import org.ibcsim.model.link.Rlink;
import org.ibcsim.model.link.RlinkEvent;
import org.ibcsim.model.link.RlinkTransitions;
import org.jspecify.annotations.Nullable;

/**
 * What administrators order of checkpoints, and how an RLINK goes on from one (dataflow 10, 12: T4,
 * T25).
 *
 * <p>The Secondary's volumes are taken to be restored from the backup that belongs to the
 * checkpoint when its RLINK is attached or restored (inferred: the backup itself goes another way).
 * A backup between the start and the end of a Primary's checkpoint is as new as its end where it is
 * newest, so that the Secondary is inconsistent until it has applied everything up to there [D
 * 62-apes02]. One of a Secondary's checkpoint is the Primary's image at the mark, and is called
 * inconsistent until it has caught up [D 50-ag_ch_adminreplication_vvr40].
 */
final class CheckpointOrders {
  private final Surroundings surroundings;
  private final Hosts hosts;
  private final LoggedStream stream;
  private final List<Rlink> rlinks;
  private final List<Secondary> secondaries;
  private final Connections connections;
  private final Checkpoints checkpoints;

  CheckpointOrders(
      Surroundings surroundings,
      Hosts hosts,
      LoggedStream stream,
      List<Rlink> rlinks,
      List<Secondary> secondaries,
      Connections connections,
      Checkpoints checkpoints) {
    this.surroundings = surroundings;
    this.hosts = hosts;
    this.stream = stream;
    this.rlinks = rlinks;
    this.secondaries = secondaries;
    this.connections = connections;
    this.checkpoints = checkpoints;
  }

  /** Carries out an order; answers why not, or null. */
  @Nullable RlinkRefusal carryOut(CheckpointOrder order) {
    checkpoints.wrap();
    if (!hosts.running(surroundings.layout().primary())) {
      return RlinkRefusal.RVG_STOPPED;
    }
    return switch (order.verb()) {
      case START -> checkpoints.add(order.name(), CheckpointOrder.OF_RVG, stream.log.last());
      case END -> checkpoints.end();
      case DELETE -> checkpoints.delete(order.name(), order.rlink());
      case MARK_AND_PAUSE -> markAndPause(rlinks.get(order.rlink()), order.name());
      case ATTACH -> goOn(rlinks.get(order.rlink()), order.name(), RlinkEvent.ATTACH_CHECKPOINT);
      case RESTORE -> goOn(rlinks.get(order.rlink()), order.name(), RlinkEvent.RESTORE);
    };
  }

  /** Refused when disconnected: the Primary must record it [D 50-ag_ch_adminreplication_vvr39]. */
  private @Nullable RlinkRefusal markAndPause(Rlink rlink, String name) {
    if (rlink.number >= secondaries.size()) {
      return RlinkRefusal.NOT_SECONDARY;
    } else if (RlinkTransitions.of(rlink.state(), RlinkEvent.PAUSE_AT_SECONDARY) == null) {
      return RlinkOrders.refusal(rlink.state(), RlinkEvent.PAUSE_AT_SECONDARY);
    } else if (rlink.pausedBy(Fact.Pauser.SECONDARY)) {
      return RlinkRefusal.ALREADY_PAUSED;
    } else if (!rlink.reachable() || !rlink.usable()) {
      return RlinkRefusal.NOT_CONNECTED;
    } else if (!rlink.streaming()) {
      return RlinkRefusal.IN_DCM_LOGGING;
    }
    // What is on the wire may be lost: the backup has at least what is acknowledged (inferred).
    RlinkRefusal refusal = checkpoints.add(name, rlink.number, rlink.dataAcknowledgedTo());
    if (refusal == null) {
      connections.pause(rlink, Fact.Pauser.SECONDARY);
    }
    return refusal;
  }

  private @Nullable RlinkRefusal goOn(Rlink rlink, String name, RlinkEvent how) {
    if (rlink.number >= secondaries.size()) {
      return RlinkRefusal.BUNKER_ONLY_AUTOSYNC;
    } else if (RlinkTransitions.of(rlink.state(), how) == null) {
      return RlinkOrders.refusal(rlink.state(), how);
    } else if (!hosts.running(rlink.layout.targetHost())) {
      return RlinkRefusal.RVG_STOPPED;
    } else if (hosts.media().anyDetached(rlink.layout.targetHost())) {
      // What is to be restored must be there to be written (inferred).
      return RlinkRefusal.SECONDARY_VOLUME_FAILED;
    }
    Checkpoint own = checkpoints.named(name, rlink.number);
    Checkpoint from = own != null ? own : checkpoints.named(name, CheckpointOrder.OF_RVG);
    if (from == null) {
      return RlinkRefusal.CHECKPOINT_UNKNOWN;
    } else if (from.overflowed()) {
      return RlinkRefusal.CHECKPOINT_OVERFLOWED;
    } else if (!from.ended()) {
      return RlinkRefusal.CHECKPOINT_NOT_ENDED;
    }
    return goOn(rlink, from, how);
  }

  private @Nullable RlinkRefusal goOn(Rlink rlink, Checkpoint from, RlinkEvent how) {
    Secondary secondary = secondaries.get(rlink.number);
    boolean restores = how == RlinkEvent.RESTORE;
    if (restores ? secondary.frozen() : secondary.busy()) {
      return RlinkRefusal.SECONDARY_BUSY;
    } else if (carriesMessageBehind(rlink.number, from.start())) {
      return RlinkRefusal.CHECKPOINT_BEFORE_MESSAGE;
    }
    long last = stream.log.last();
    boolean ofRvg = from.rlink() == CheckpointOrder.OF_RVG;
    long start = from.start();
    boolean equal = secondary.restore(start, ofRvg ? from.end() : start);
    connections.attach(
        rlink,
        how,
        new Fact.Attached(
            rlink.number,
            restores ? Fact.Attachment.RESTORED : Fact.Attachment.CHECKPOINT,
            start,
            equal));
    secondary.inconsistentUntil(restores ? last : from.end());
    return null;
  }

  /** One that was delivered would be sent again; that is not simulated. */
  private boolean carriesMessageBehind(int rlink, long start) {
    for (long position = Math.max(start + 1, stream.log.first());
        position <= stream.log.last();
        position++) {
      if (stream.log.isMessage(position) && stream.log.concerns(rlink, position)) {
        return true;
      }
    }
    return false;
  }
}
