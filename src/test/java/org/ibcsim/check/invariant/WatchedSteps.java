package org.ibcsim.check.invariant;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ibcsim.model.Checkpoint;
import org.ibcsim.model.Cluster;
import org.ibcsim.model.Fact;
import org.ibcsim.model.HostLayout;
import org.ibcsim.model.RdsLayout;
import org.ibcsim.model.ReplicationView;
import org.ibcsim.model.ResyncState;
import org.ibcsim.model.RlinkAttributes;
import org.ibcsim.model.RvgStatus;
import org.ibcsim.model.Semantics;
import org.ibcsim.model.SrlCondition;
import org.ibcsim.model.SrlProtection;
import org.ibcsim.model.Synchronous;
import org.ibcsim.model.link.RlinkKernelState;
import org.ibcsim.model.link.RlinkState;
import org.ibcsim.model.link.RlinkStatus;

/**
 * A made-up run, told step by step: an asynchronous RLINK 0 to host 1, a synchronous RLINK 1 to
 * host 2.
 *
 * <p>Every write is 512 bytes, so an update costs 1024 in the SRL, which holds 8; write buffers
 * hold 20. The image after update n is 100 + n.
 */
final class WatchedSteps implements ReplicationView {
  static final int PAYLOAD_BYTES = 512;
  static final int COST_BYTES = 1024;

  final WritePathInvariants watch;
  final boolean[] attached = {true, true};
  final boolean[] synchronous = {false, true};
  final Map<Integer, Long> images = new HashMap<>();
  final long[] outstandingBytes = {0, 0};
  final boolean[] connected = {true, true};
  final long[] waiting = {0, 0};
  boolean passthru;
  ResyncState resync = ResyncState.NONE;
  long bufferReleased;
  long bufferBytesTooMany;
  private long updates;
  private final RdsLayout layout;

  WatchedSteps() {
    this(Synchronous.OVERRIDE, SrlProtection.OVERRIDE);
  }

  WatchedSteps(Synchronous second, SrlProtection protection) {
    layout = Layouts.of(8 * COST_BYTES, 20 * PAYLOAD_BYTES, protection, Synchronous.OFF, second);
    watch = new WritePathInvariants(layout, () -> 42, violation -> {});
    watch.connect(this);
  }

  /** The same under other answers to open questions. */
  WatchedSteps(Semantics semantics) {
    RdsLayout standard =
        Layouts.of(
            8 * COST_BYTES,
            20 * PAYLOAD_BYTES,
            SrlProtection.OVERRIDE,
            Synchronous.OFF,
            Synchronous.OVERRIDE);
    layout =
        new RdsLayout(
            standard.diskGroup(),
            standard.rvg(),
            standard.volumes(),
            standard.srl(),
            standard.hosts(),
            standard.rlinks(),
            semantics);
    watch = new WritePathInvariants(layout, () -> 42, violation -> {});
    watch.connect(this);
  }

  private WatchedSteps(RdsLayout layout) {
    this.layout = layout;
    watch = new WritePathInvariants(layout, () -> 42, violation -> {});
    watch.connect(this);
  }

  /** The Primary is a cluster of two nodes, and both RLINKs are asynchronous. */
  static WatchedSteps ofCluster() {
    RdsLayout plain =
        Layouts.of(
            8 * COST_BYTES,
            20 * PAYLOAD_BYTES,
            SrlProtection.OVERRIDE,
            Synchronous.OFF,
            Synchronous.OFF);
    List<HostLayout> hosts = new ArrayList<>(plain.hosts());
    hosts.set(0, hosts.get(0).with(new Cluster(List.of("a", "b"), "a", "a")));
    return new WatchedSteps(
        new RdsLayout(
            plain.diskGroup(),
            plain.rvg(),
            plain.volumes(),
            plain.srl(),
            hosts,
            plain.rlinks(),
            plain.semantics()));
  }

  WatchedSteps submit(long... positions) {
    for (long position : positions) {
      updates++;
      watch.submitted(position, 0, 0, PAYLOAD_BYTES);
    }
    return this;
  }

  WatchedSteps message(long position, int targets) {
    return message(position, targets, true);
  }

  WatchedSteps messageWithoutFreeze(long position, int targets) {
    return message(position, targets, false);
  }

  private WatchedSteps message(long position, int targets, boolean freeze) {
    updates++;
    watch.fact(
        new Fact.MessageSubmitted(
            position, "nightly", targets, freeze, 0, 0, PAYLOAD_BYTES, imageAfter(position)));
    return this;
  }

  WatchedSteps log(long... positions) {
    for (long position : positions) {
      watch.logged(position);
    }
    return this;
  }

  /** An update goes over an RLINK and is network-acknowledged. */
  WatchedSteps carry(int rlink, long... positions) {
    for (long position : positions) {
      watch.transmitted(rlink, position);
      watch.arrived(rlink, position, false);
      watch.networkAcknowledged(rlink, position);
    }
    return this;
  }

  /** The Secondary stores and applies updates that it has. */
  WatchedSteps apply(int rlink, long... positions) {
    for (long position : positions) {
      images.put(rlink + 1, imageAfter(position));
      watch.applied(rlink, position);
      watch.stable(rlink, position);
    }
    return this;
  }

  WatchedSteps dataAcknowledge(int rlink, long position, long last) {
    outstandingBytes[rlink] = (last - position) * COST_BYTES;
    watch.dataAcknowledged(rlink, position);
    return this;
  }

  WatchedSteps fact(Fact fact) {
    watch.fact(fact);
    return this;
  }

  @Override
  public RdsLayout layout() {
    return layout;
  }

  @Override
  public RlinkStatus rlinkStatus(int rlink) {
    return new RlinkStatus(RlinkState.ACTIVE, RlinkKernelState.CONNECT, Set.of());
  }

  @Override
  public RvgStatus rvgStatus(int host) {
    return new RvgStatus(RvgStatus.State.ACTIVE, RvgStatus.KernelState.ENABLED, Set.of());
  }

  @Override
  public List<Checkpoint> checkpoints() {
    return List.of();
  }

  @Override
  public long usedBytes(Checkpoint checkpoint) {
    return 0;
  }

  @Override
  public boolean diverged(int host) {
    return false;
  }

  @Override
  public boolean attached(int rlink) {
    return attached[rlink];
  }

  @Override
  public boolean effectivelySynchronous(int rlink) {
    return synchronous[rlink];
  }

  @Override
  public long unreceivedWrites(int rlink) {
    return outstandingWrites(rlink);
  }

  @Override
  public long outstandingBytes(int rlink) {
    return outstandingBytes[rlink];
  }

  @Override
  public long kernelBufferBytes() {
    return (updates - bufferReleased) * PAYLOAD_BYTES + bufferBytesTooMany;
  }

  @Override
  public long bufferReleasedPosition() {
    return bufferReleased;
  }

  /** Control messages change no image: only writes count in a log of writes alone. */
  @Override
  public long imageAfter(long position) {
    return 100 + position;
  }

  @Override
  public long image(int host) {
    return images.getOrDefault(host, 100L);
  }

  @Override
  public boolean up(int host) {
    throw new UnsupportedOperationException("no invariant asks for it");
  }

  @Override
  public boolean running(int host) {
    throw new UnsupportedOperationException("no invariant asks for it");
  }

  @Override
  public boolean reachable(int rlink) {
    return connected(rlink);
  }

  @Override
  public boolean connected(int rlink) {
    return connected[rlink];
  }

  @Override
  public long outstandingWrites(int rlink) {
    return waiting[rlink];
  }

  @Override
  public long lastPosition() {
    throw new UnsupportedOperationException("no invariant asks for it");
  }

  @Override
  public long appliedPosition(int host) {
    throw new UnsupportedOperationException("no invariant asks for it");
  }

  @Override
  public long stablePosition(int host) {
    throw new UnsupportedOperationException("no invariant asks for it");
  }

  @Override
  public boolean frozen(int host) {
    throw new UnsupportedOperationException("no invariant asks for it");
  }

  @Override
  public boolean draining(int host) {
    throw new UnsupportedOperationException("no invariant asks for it");
  }

  @Override
  public long stagedBytes(int host) {
    throw new UnsupportedOperationException("no invariant asks for it");
  }

  @Override
  public boolean passthru() {
    return passthru;
  }

  @Override
  public SrlCondition srlCondition(int host) {
    return SrlCondition.ASSOCIATED;
  }

  @Override
  public boolean volumeDetached(int host, int volume) {
    return false;
  }

  @Override
  public long pendingWrites() {
    return 0;
  }

  @Override
  public boolean dcmLogging(int rlink) {
    return false;
  }

  @Override
  public RlinkAttributes attributes(int rlink) {
    return RlinkAttributes.of(layout().rlinks().get(rlink));
  }

  @Override
  public long dcmBytes(int rlink) {
    return 0;
  }

  @Override
  public ResyncState resync(int rlink) {
    return resync;
  }

  @Override
  public boolean consistent(int host) {
    return true;
  }
}
