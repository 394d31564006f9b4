package org.ibcsim.model.world;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.ibcsim.model.Fact;
import org.ibcsim.model.ResyncState;
import org.ibcsim.model.RvgStatus;
import org.ibcsim.model.Surroundings;
import org.ibcsim.model.link.Rlink;
import org.ibcsim.model.link.RlinkFlag;
import org.ibcsim.model.link.RlinkState;
import org.ibcsim.model.link.RlinkStatus;

/** States and flags as {@code vxprint} shows them, derived from what the parts are (dataflow 9). */
final class Statuses {
  private final Surroundings surroundings;
  private final Hosts hosts;
  private final Primary primary;
  private final List<Rlink> rlinks;
  private final List<Secondary> secondaries;
  private final Resynchronization resynchronization;

  Statuses(
      Surroundings surroundings,
      Hosts hosts,
      Primary primary,
      List<Rlink> rlinks,
      List<Secondary> secondaries,
      Resynchronization resynchronization) {
    this.surroundings = surroundings;
    this.hosts = hosts;
    this.primary = primary;
    this.rlinks = rlinks;
    this.secondaries = secondaries;
    this.resynchronization = resynchronization;
  }

  RlinkStatus ofRlink(Rlink rlink) {
    RlinkState state = rlink.state();
    Set<RlinkFlag> flags = EnumSet.of(RlinkFlag.WRITE);
    boolean attached = state.attached();
    flags.add(attached ? RlinkFlag.ATTACHED : RlinkFlag.DETACHED);
    flags.add(rlink.connected() ? RlinkFlag.CONNECTED : RlinkFlag.DISCONNECTED);
    flags.add(rlink.synchronous() ? RlinkFlag.SYNCHRONOUS : RlinkFlag.ASYNCHRONOUS);
    add(flags, RlinkFlag.ENABLED, attached && state != RlinkState.RECOVER);
    add(flags, RlinkFlag.NEEDS_RECOVERY, state == RlinkState.RECOVER);
    add(flags, RlinkFlag.FAIL, state == RlinkState.FAIL);
    add(flags, RlinkFlag.PRIMARY_PAUSED, rlink.pausedBy(Fact.Pauser.PRIMARY));
    add(flags, RlinkFlag.SECONDARY_PAUSED, rlink.pausedBySecondary());
    add(flags, RlinkFlag.SECONDARY_LOG_ERR, rlink.pausedBy(Fact.Pauser.SECONDARY_LOG_ERROR));
    add(flags, RlinkFlag.DCM_LOGGING, attached && !rlink.streaming());
    add(flags, RlinkFlag.FAILBACK_LOGGING, attached && primary.dcm().of(rlink).failback());
    boolean ofBunker = rlink.number >= secondaries.size();
    add(flags, RlinkFlag.BUNKER, ofBunker);
    if (ofBunker || secondaries.get(rlink.number).consistent()) {
      flags.add(RlinkFlag.CONSISTENT);
    } else {
      flags.add(RlinkFlag.INCONSISTENT);
      flags.add(RlinkFlag.CANT_SYNC);
    }
    if (!ofBunker && interrupted(rlink)) {
      flags.remove(RlinkFlag.CONSISTENT);
      flags.add(RlinkFlag.INCONSISTENT);
      flags.add(RlinkFlag.CAN_SYNC);
    }
    ResyncState resync = resynchronization.state(rlink);
    boolean automatic = resynchronization.automatic(rlink);
    add(flags, RlinkFlag.AUTOSYNC, automatic);
    add(flags, RlinkFlag.RESYNC_STARTED, resync == ResyncState.RUNNING && !automatic);
    add(flags, RlinkFlag.RESYNC_PAUSED, resync == ResyncState.PAUSED);
    return new RlinkStatus(state, rlink.kernelState(), flags);
  }

  /**
   * Whether the Secondary went down while it applied what it had stored: its SRL can make its
   * volumes consistent, and will when it is up (dataflow 12: T27).
   */
  private boolean interrupted(Rlink rlink) {
    Secondary secondary = secondaries.get(rlink.number);
    return !hosts.up(rlink.layout.targetHost())
        && secondary.consistent()
        && secondary.stableTo() > secondary.appliedTo();
  }

  private static <F> void add(Set<F> flags, F flag, boolean set) {
    if (set) {
      flags.add(flag);
    }
  }

  /** A host that is down shows nothing; it is told as one whose RVG is to be recovered. */
  RvgStatus ofRvg(int host, boolean bunker) {
    boolean down = !hosts.up(host);
    boolean started = hosts.running(host);
    boolean isPrimary = host == surroundings.layout().primary();
    boolean hasSrl = hosts.media().srl(host).inService();
    Set<RvgStatus.Flag> flags = EnumSet.noneOf(RvgStatus.Flag.class);
    add(flags, RvgStatus.Flag.ATTACHED, hasSrl);
    add(flags, RvgStatus.Flag.PASSTHRU, isPrimary && !hasSrl);
    add(flags, RvgStatus.Flag.PRIMARY, isPrimary);
    add(flags, RvgStatus.Flag.SECONDARY, !isPrimary && !hosts.superseded(host));
    add(flags, RvgStatus.Flag.ACTING_SECONDARY, !isPrimary && hosts.superseded(host));
    add(flags, RvgStatus.Flag.OPEN, isPrimary && !primary.quiesced());
    add(flags, RvgStatus.Flag.CLOSED, !isPrimary || primary.quiesced());
    flags.add(started ? RvgStatus.Flag.ENABLED : RvgStatus.Flag.DISABLED);
    add(flags, RvgStatus.Flag.NEEDS_RECOVERY, down);
    add(flags, RvgStatus.Flag.BUNKER, bunker);
    add(
        flags,
        RvgStatus.Flag.DCM_LOGGING,
        isPrimary && rlinks.stream().anyMatch(rlink -> rlink.attached() && !rlink.streaming()));
    add(
        flags,
        RvgStatus.Flag.FAILBACK_LOGGING,
        isPrimary && rlinks.stream().anyMatch(rlink -> primary.dcm().of(rlink).failback()));
    RvgStatus.KernelState kernelState =
        down
            ? RvgStatus.KernelState.RECOVER
            : started ? RvgStatus.KernelState.ENABLED : RvgStatus.KernelState.DISABLED;
    RvgStatus.State state = down || started ? RvgStatus.State.ACTIVE : RvgStatus.State.CLEAN;
    if (hosts.media().failed(host)) {
      state = RvgStatus.State.FAIL;
    }
    return new RvgStatus(state, kernelState, flags);
  }
}
