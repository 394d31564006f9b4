package org.ibcsim.model.world;

import java.util.List;
import org.ibcsim.model.Fact;
import org.ibcsim.model.RlinkOrder;
import org.ibcsim.model.RlinkRefusal;
import org.ibcsim.model.Surroundings;
import org.ibcsim.model.link.Rlink;
import org.ibcsim.model.link.RlinkEvent;
import org.ibcsim.model.link.RlinkState;
import org.ibcsim.model.link.RlinkTransitions;
import org.ibcsim.model.log.UpdateLog;
import org.jspecify.annotations.Nullable;

/**
 * What administrators order of RLINKs: pauses, attaching, detaching (dataflow 10, 12).
 *
 * <p>What has no row in the RLINK's state is refused and changes nothing. An order takes effect at
 * both ends at once, for the Secondary's too: the few messages that it takes are not told apart
 * (inferred).
 */
final class RlinkOrders {
  private final Surroundings surroundings;
  private final Hosts hosts;
  private final UpdateLog log;
  private final List<Rlink> rlinks;
  private final List<Secondary> secondaries;
  private final Connections connections;
  private final Resynchronization resynchronization;

  RlinkOrders(
      Surroundings surroundings,
      Hosts hosts,
      UpdateLog log,
      List<Rlink> rlinks,
      List<Secondary> secondaries,
      Connections connections,
      Resynchronization resynchronization) {
    this.surroundings = surroundings;
    this.hosts = hosts;
    this.log = log;
    this.rlinks = rlinks;
    this.secondaries = secondaries;
    this.connections = connections;
    this.resynchronization = resynchronization;
  }

  /** Carries out an order; answers why not, or null. */
  @Nullable RlinkRefusal carryOut(int number, RlinkOrder order) {
    Rlink rlink = rlinks.get(number);
    int host = order.ofSecondary() ? rlink.layout.targetHost() : surroundings.layout().primary();
    if (!hosts.running(host)) {
      return RlinkRefusal.RVG_STOPPED;
    }
    if (RlinkTransitions.of(rlink.state(), order.event()) == null) {
      return refusal(rlink.state(), order.event());
    }
    return switch (order) {
      case PAUSE_AT_PRIMARY -> pause(rlink, Fact.Pauser.PRIMARY);
      case PAUSE_AT_SECONDARY -> pause(rlink, Fact.Pauser.SECONDARY);
      case RESUME_AT_PRIMARY -> resume(rlink, Fact.Pauser.PRIMARY);
      case RESUME_AT_SECONDARY -> resumeAtSecondary(rlink);
      case RESUME_BOTH -> resumeBoth(rlink);
      case ATTACH_FORCED -> attach(rlink);
      case ATTACH_AUTOSYNC -> synchronize(rlink);
      case MAKE_WRITABLE -> makeWritable(rlink);
      case RECOVER -> recover(rlink);
      case DETACH -> detach(rlink);
      case ASSOCIATE -> associate(rlink, true);
      case DISSOCIATE -> associate(rlink, false);
    };
  }

  /** Why an event has no row in a state. */
  static RlinkRefusal refusal(RlinkState state, RlinkEvent event) {
    boolean attaches =
        event == RlinkEvent.ATTACH_FORCED
            || event == RlinkEvent.ATTACH_AUTOSYNC
            || event == RlinkEvent.ATTACH_CHECKPOINT;
    if (state == RlinkState.UNASSOC) {
      return RlinkRefusal.NOT_ASSOCIATED;
    } else if (event == RlinkEvent.ASSOCIATE) {
      return RlinkRefusal.ALREADY_ASSOCIATED;
    } else if (event == RlinkEvent.RECOVERED) {
      return RlinkRefusal.NOTHING_TO_RECOVER;
    } else if (state == RlinkState.STALE) {
      return RlinkRefusal.NOT_ATTACHED;
    } else if (event == RlinkEvent.DISSOCIATE) {
      return RlinkRefusal.ATTACHED;
    } else if (attaches) {
      return RlinkRefusal.ALREADY_ATTACHED;
    } else if (state == RlinkState.RECOVER) {
      return RlinkRefusal.NEEDS_RECOVERY;
    } else if (state == RlinkState.FAIL) {
      return RlinkRefusal.FAILED;
    }
    return event == RlinkEvent.RESUME ? RlinkRefusal.NOT_PAUSED : RlinkRefusal.NOT_FAILED;
  }

  private @Nullable RlinkRefusal pause(Rlink rlink, Fact.Pauser by) {
    if (rlink.pausedBy(by)) {
      return RlinkRefusal.ALREADY_PAUSED;
    }
    connections.pause(rlink, by);
    return null;
  }

  private @Nullable RlinkRefusal resume(Rlink rlink, Fact.Pauser by) {
    if (!rlink.pausedBy(by)) {
      return RlinkRefusal.NOT_PAUSED;
    }
    connections.resume(rlink, by);
    return null;
  }

  /** Also what the Secondary has paused because its SRL failed, if it has one again. */
  private @Nullable RlinkRefusal resumeAtSecondary(Rlink rlink) {
    boolean logError = rlink.pausedBy(Fact.Pauser.SECONDARY_LOG_ERROR);
    boolean secondary = rlink.pausedBy(Fact.Pauser.SECONDARY);
    if (!secondary && !logError) {
      return RlinkRefusal.NOT_PAUSED;
    }
    if (logError && !hasSrl(rlink.layout.targetHost())) {
      return RlinkRefusal.SECONDARY_SRL_FAILED;
    }
    if (secondary) {
      connections.resume(rlink, Fact.Pauser.SECONDARY);
    }
    if (logError) {
      connections.resume(rlink, Fact.Pauser.SECONDARY_LOG_ERROR);
    }
    return null;
  }

  private boolean hasSrl(int host) {
    return hosts.media().srl(host).inService() && !hosts.media().failed(host);
  }

  private @Nullable RlinkRefusal resumeBoth(Rlink rlink) {
    boolean primary = rlink.pausedBy(Fact.Pauser.PRIMARY);
    boolean secondary =
        rlink.pausedBy(Fact.Pauser.SECONDARY) || rlink.pausedBy(Fact.Pauser.SECONDARY_LOG_ERROR);
    if (!primary && !secondary) {
      return RlinkRefusal.NOT_PAUSED;
    }
    if (primary) {
      connections.resume(rlink, Fact.Pauser.PRIMARY);
    }
    return secondary ? resumeAtSecondary(rlink) : null;
  }

  private @Nullable RlinkRefusal attach(Rlink rlink) {
    if (rlink.number >= secondaries.size()) {
      return RlinkRefusal.BUNKER_ONLY_AUTOSYNC;
    }
    Secondary secondary = secondaries.get(rlink.number);
    if (!hosts.running(rlink.layout.targetHost())) {
      return RlinkRefusal.RVG_STOPPED;
    }
    RlinkRefusal broken = brokenDisk(rlink);
    if (broken != null) {
      return broken;
    }
    if (secondary.busy()) {
      return RlinkRefusal.SECONDARY_BUSY;
    }
    boolean equal = secondary.assumeEqualAt(log.last());
    connections.attach(
        rlink,
        RlinkEvent.ATTACH_FORCED,
        new Fact.Attached(rlink.number, Fact.Attachment.FORCED, log.last(), equal));
    return null;
  }

  private @Nullable RlinkRefusal synchronize(Rlink rlink) {
    if (rlink.number >= secondaries.size()) {
      return RlinkRefusal.NOT_SIMULATED;
    }
    if (!resynchronization.possible()) {
      return RlinkRefusal.NO_DCM;
    }
    Secondary secondary = secondaries.get(rlink.number);
    if (!hosts.running(rlink.layout.targetHost())) {
      return RlinkRefusal.RVG_STOPPED;
    }
    if (secondary.busy()) {
      return RlinkRefusal.SECONDARY_BUSY;
    }
    RlinkRefusal broken = brokenDisk(rlink);
    if (broken != null) {
      return broken;
    }
    long last = log.last();
    boolean equal = secondary.contents().digest() == log.imageAfter(last);
    secondary.awaitRegions(last);
    connections.attach(
        rlink,
        RlinkEvent.ATTACH_AUTOSYNC,
        new Fact.Attached(rlink.number, Fact.Attachment.AUTOSYNC, last, equal));
    resynchronization.synchronize(rlink);
    return null;
  }

  /**
   * The disk because of which an RLINK cannot be attached, in whatever way; null if there is none.
   */
  @Nullable RlinkRefusal brokenDisk(Rlink rlink) {
    if (!hosts.media().srl(surroundings.layout().primary()).inService()) {
      return RlinkRefusal.PASSTHRU;
    }
    return hosts.media().anyDetached(rlink.layout.targetHost())
        ? RlinkRefusal.SECONDARY_VOLUME_FAILED
        : null;
  }

  private @Nullable RlinkRefusal makeWritable(Rlink rlink) {
    if (rlink.number >= secondaries.size()) {
      return RlinkRefusal.NOT_SECONDARY;
    }
    connections.secondaryFailed(rlink);
    return null;
  }

  private @Nullable RlinkRefusal recover(Rlink rlink) {
    rlink.recovered();
    return null;
  }

  private @Nullable RlinkRefusal detach(Rlink rlink) {
    Secondary secondary = rlink.number < secondaries.size() ? secondaries.get(rlink.number) : null;
    boolean failed = rlink.state() == RlinkState.FAIL;
    connections.detach(rlink, secondary, new Fact.Detached(rlink.number));
    if (failed && secondary != null) {
      // What it has received is applied after all.
      secondary.repaired();
    }
    return null;
  }

  private @Nullable RlinkRefusal associate(Rlink rlink, boolean belongs) {
    rlink.associate(belongs);
    surroundings
        .observer()
        .fact(belongs ? new Fact.Associated(rlink.number) : new Fact.Dissociated(rlink.number));
    return null;
  }
}
