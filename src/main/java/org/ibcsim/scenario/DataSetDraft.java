package org.ibcsim.scenario;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.ibcsim.model.Cluster;
import org.ibcsim.model.Delivery;
import org.ibcsim.model.HostLayout;
import org.ibcsim.model.LatencyProtection;
import org.ibcsim.model.Protocol;
import org.ibcsim.model.RdsLayout;
import org.ibcsim.model.RlinkLayout;
import org.ibcsim.model.RlinkNetwork;
import org.ibcsim.model.Semantics;
import org.ibcsim.model.SenderMemory;
import org.ibcsim.model.Shipping;
import org.ibcsim.model.SrlProtection;
import org.ibcsim.model.Switch;
import org.ibcsim.model.Synchronous;
import org.ibcsim.model.VolumeLayout;
import org.ibcsim.scenario.text.Place;
import org.ibcsim.scenario.text.Problems;
import org.jspecify.annotations.Nullable;

/**
 * The data set while its file is read: what is wrong in it has been told, and stands here as {@link
 * Values#UNKNOWN}, so that the rest of the file can be checked against what is right.
 */
final class DataSetDraft {
  /** What is written below {@code rlink} and beside it. */
  record Rlink(
      String name,
      Synchronous synchronous,
      SrlProtection srlProtection,
      Place srlProtectionPlace,
      LatencyProtection latencyProtection,
      boolean secondaryLogging,
      long messagePoolBytes,
      long heartbeatTimeoutNanos,
      long reconnectNanos,
      RlinkNetwork network,
      Delivery delivery) {}

  /** A host's memory for updates while it is the Primary. */
  record Sender(long writeBufferBytes, SenderMemory memory) {
    static final Sender STANDARD =
        new Sender(HostLayout.STANDARD_WRITE_BUFFER_BYTES, SenderMemory.STANDARD);
  }

  /** Stands for the size that a DCM has when the file says nothing of it. */
  static final long STANDARD_DCM = -2;

  @Nullable String diskGroup;
  @Nullable String rvg;
  @Nullable String srl;
  final Names volumes;
  final Names hosts;
  final Names rlinkNames;
  final List<Long> volumeBytes = new ArrayList<>();
  final List<Long> dcmBytes = new ArrayList<>();

  /** The hosts that begin without the Primary's data, by number. */
  final Set<Integer> unsynchronized = new HashSet<>();

  final List<Long> srlBytes = new ArrayList<>();

  /** Whether the last host is a bunker. */
  boolean bunker;

  /** What each host but a bunker has for updates while it is the Primary. */
  final List<Sender> senders = new ArrayList<>();

  final List<Cluster> clusters = new ArrayList<>();

  /** Whether RLINKs between all Secondaries were made beforehand. */
  boolean secondaryRlinks;

  /** Of the Primary's cluster, without workloads. */
  WriterNodes writerNodes = WriterNodes.NONE;

  /** Where the scenario says how the Primary's cluster ships writes. */
  @Nullable Place shippingPlace;

  final List<Rlink> rlinks = new ArrayList<>();
  final List<LinkTiming> links = new ArrayList<>();
  final List<DiskTiming> disks = new ArrayList<>();

  /** Which product sets the defaults. */
  final Product product;

  /** The time of the day at which the run starts, in nanoseconds since midnight. */
  final long startNanosOfDay;

  /** The protocols of the last link that was read. */
  Protocol primaryProtocol = Protocol.UDP;

  Protocol secondaryProtocol = Protocol.UDP;
  private final Problems problems;
  private long besideDataBytes;

  DataSetDraft(Problems problems, Product product, long startNanosOfDay) {
    this.product = product;
    this.startNanosOfDay = startNanosOfDay;
    this.problems = problems;
    volumes = new Names("volume", problems);
    hosts = new Names("host", problems);
    rlinkNames = new Names("RLINK", problems);
  }

  /**
   * The layout, if every name is right and every setting is taken; sizes that are not stand as 1,
   * which is enough for a runbook to be checked against its names.
   */
  /** What of an SRL cannot be data of one update: its header, and what is never used. */
  long besideDataBytes() {
    return besideDataBytes;
  }

  Optional<RdsLayout> layout(Semantics semantics) {
    besideDataBytes =
        semantics.number(Semantics.SRL_HEADER) + semantics.number(Semantics.SRL_FULL_RESERVE);
    boolean named = diskGroup != null && rvg != null && srl != null;
    boolean complete =
        volumes.isComplete() && hosts.isComplete() && rlinkNames.isComplete() && !rlinks.isEmpty();
    if (!named || !complete || volumeBytes.isEmpty() || hosts.all().size() != rlinks.size() + 1) {
      return Optional.empty();
    }
    if (!protectionsTaken(semantics) || !shippingTaken()) {
      return Optional.empty();
    }
    RdsLayout layout =
        new RdsLayout(
            String.valueOf(diskGroup),
            String.valueOf(rvg),
            volumeLayouts(),
            String.valueOf(srl),
            hostLayouts(),
            rlinkLayouts(),
            semantics);
    return Optional.of(secondaryRlinks ? layout.withSecondaryRlinks() : layout);
  }

  private boolean protectionsTaken(Semantics semantics) {
    boolean taken = true;
    List<VolumeLayout> volumes = volumeLayouts();
    for (Rlink rlink : rlinks) {
      if (!RdsLayout.takes(rlink.srlProtection(), volumes, semantics)) {
        problems.add(
            rlink.srlProtectionPlace(),
            "srlprot "
                + Switch.nameOf(rlink.srlProtection())
                + " of "
                + rlink.name()
                + ", though volume "
                + RdsLayout.withoutDcm(volumes)
                + " has no DCM and autodcm_without_dcm is reject_setting",
            "srlprot: override, fail or off, or a DCM for that volume");
        taken = false;
      }
    }
    return taken;
  }

  /** Nodes write the SRL themselves only where no RLINK is synchronous. */
  private boolean shippingTaken() {
    if (shippingPlace == null
        || clusters.get(RdsLayout.FIRST_PRIMARY).shipping() != Shipping.METADATA) {
      return true;
    }
    for (Rlink rlink : rlinks) {
      if (rlink.synchronous() != Synchronous.OFF) {
        problems.add(
            shippingPlace,
            "shipping of metadata, though " + rlink.name() + " is synchronous",
            "shipping: auto or write, or synchronous: off for every RLINK");
        return false;
      }
    }
    return true;
  }

  private List<VolumeLayout> volumeLayouts() {
    List<VolumeLayout> layouts = new ArrayList<>();
    for (int i = 0; i < volumeBytes.size(); i++) {
      long bytes = Math.max(1, volumeBytes.get(i));
      long dcm = dcmBytes.get(i);
      layouts.add(
          new VolumeLayout(
              volumes.all().get(i),
              bytes,
              dcm == STANDARD_DCM
                  ? VolumeLayout.standardDcmBytes(bytes, product.leastDcmBytes)
                  : dcm));
    }
    return layouts;
  }

  private List<HostLayout> hostLayouts() {
    List<HostLayout> layouts = new ArrayList<>();
    for (int i = 0; i < srlBytes.size(); i++) {
      String name = hosts.all().get(i);
      long bytes = Math.max(1, srlBytes.get(i));
      if (bunker && i == srlBytes.size() - 1) {
        layouts.add(HostLayout.bunker(name, Math.max(bytes, layouts.get(0).srlBytes())));
      } else {
        HostLayout host =
            new HostLayout(name, bytes, senders.get(i).writeBufferBytes())
                .with(senders.get(i).memory())
                .with(clusters.get(i));
        layouts.add(unsynchronized.contains(i) ? host.unsynchronized() : host);
      }
    }
    return layouts;
  }

  private List<RlinkLayout> rlinkLayouts() {
    List<RlinkLayout> layouts = new ArrayList<>();
    for (int i = 0; i < rlinks.size(); i++) {
      Rlink rlink = rlinks.get(i);
      layouts.add(
          new RlinkLayout(
              rlink.name(),
              rlinkName(hosts.all().get(RdsLayout.FIRST_PRIMARY), String.valueOf(rvg)),
              i + 1,
              rlink.synchronous(),
              rlink.srlProtection(),
              rlink.latencyProtection(),
              rlink.secondaryLogging(),
              rlink.messagePoolBytes(),
              rlink.heartbeatTimeoutNanos(),
              rlink.reconnectNanos(),
              rlink.network(),
              rlink.delivery()));
    }
    return layouts;
  }

  /** The name that the product gives an RLINK by default. */
  static String rlinkName(String remoteHost, String rvg) {
    return "rlk_" + remoteHost + "_" + rvg;
  }
}
