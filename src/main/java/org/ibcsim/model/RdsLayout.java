package org.ibcsim.model;

import java.util.ArrayList;
import java.util.List;

/**
 * A replicated data set as it is set up: which host has the Primary RVG, its Secondaries, and
 * perhaps a bunker.
 *
 * <p>A change of roles makes another layout of it, see {@link #withPrimary}; who asks for a role
 * asks the layout that holds now. Whatever the roles are, each host but the Primary has one RLINK,
 * and it is known by the same number: a role change between two hosts turns the RLINK between them
 * round.
 *
 * @param hosts host 0 is the Primary at the beginning; a bunker is the last
 * @param rlinks one for each host but the Primary, that to the bunker last; at most {@link
 *     #MAXIMUM_RLINKS}
 * @param primary number of the host that is the Primary
 * @param secondaryRlinks whether RLINKs between all Secondaries were made beforehand, so that a
 *     migration takes the other Secondaries along [D 50-ag_ch_transferrole_vvr2]; their networks
 *     are those of the Secondary at their end
 */
public record RdsLayout(
    String diskGroup,
    String rvg,
    List<VolumeLayout> volumes,
    String srl,
    List<HostLayout> hosts,
    List<RlinkLayout> rlinks,
    Semantics semantics,
    int primary,
    boolean secondaryRlinks) {
  /** RLINKs of a Primary RVG [D 62-ch01s07]. */
  public static final int MAXIMUM_RLINKS = 32;

  /** The number of the host that is the Primary at the beginning. */
  public static final int FIRST_PRIMARY = 0;

  public RdsLayout {
    volumes = List.copyOf(volumes);
    hosts = List.copyOf(hosts);
    rlinks = List.copyOf(rlinks);
    if (volumes.isEmpty()) {
      throw new IllegalArgumentException("an RVG without volumes: expected one or more");
    }
    if (rlinks.isEmpty() || rlinks.size() > MAXIMUM_RLINKS) {
      throw new IllegalArgumentException(
          rlinks.size() + " RLINKs, expected 1 to " + MAXIMUM_RLINKS);
    }
    if (hosts.size() != rlinks.size() + 1) {
      throw new IllegalArgumentException(
          hosts.size() + " hosts and " + rlinks.size() + " RLINKs, expected one host more");
    }
    requireBunker(hosts, rlinks);
    long targets = rlinks.stream().mapToInt(RlinkLayout::targetHost).distinct().count();
    for (RlinkLayout rlink : rlinks) {
      if (rlink.targetHost() < 0
          || rlink.targetHost() == primary
          || rlink.targetHost() >= hosts.size()
          || targets < rlinks.size()) {
        throw new IllegalArgumentException(
            "RLINK "
                + rlink.name()
                + " ends at host "
                + rlink.targetHost()
                + ", expected a host of its own from 0 to "
                + (hosts.size() - 1)
                + ", not the Primary "
                + primary);
      }
      if (!takes(rlink.srlProtection(), volumes, semantics)) {
        throw new IllegalArgumentException(
            "srlprot="
                + Switch.nameOf(rlink.srlProtection())
                + " of RLINK "
                + rlink.name()
                + " needs a DCM on every volume, and "
                + withoutDcm(volumes)
                + " has none. Maybe use srlprot=override");
      }
    }
  }

  /** A data set as an administrator set it up: host 0 is the Primary. */
  public RdsLayout(
      String diskGroup,
      String rvg,
      List<VolumeLayout> volumes,
      String srl,
      List<HostLayout> hosts,
      List<RlinkLayout> rlinks,
      Semantics semantics) {
    this(diskGroup, rvg, volumes, srl, hosts, rlinks, semantics, FIRST_PRIMARY, false);
  }

  /** The same data set with RLINKs between all its Secondaries, made beforehand. */
  public RdsLayout withSecondaryRlinks() {
    return new RdsLayout(diskGroup, rvg, volumes, srl, hosts, rlinks, semantics, primary, true);
  }

  /**
   * The same data set while another host is the Primary. The RLINK between the two hosts that
   * change roles ends at the other one of them now, with its settings: those of both its ends are
   * the same, and the Secondary's are dormant until it is the Primary [D
   * 50-ch_setupreplication_vvr6].
   */
  public RdsLayout withPrimary(int host) {
    List<RlinkLayout> turned = new ArrayList<>();
    for (RlinkLayout rlink : rlinks) {
      RlinkLayout first = rlink.targetHost() == FIRST_PRIMARY ? rlink.turned(primary) : rlink;
      turned.add(first.targetHost() == host ? first.turned(FIRST_PRIMARY) : first);
    }
    return new RdsLayout(
        diskGroup, rvg, volumes, srl, hosts, turned, semantics, host, secondaryRlinks);
  }

  /**
   * A bunker has a place that follows from the number of Secondaries, and room for what they lack.
   */
  private static void requireBunker(List<HostLayout> hosts, List<RlinkLayout> rlinks) {
    int last = hosts.size() - 1;
    for (int host = 0; host <= last; host++) {
      if (hosts.get(host).bunker() && (host != last || host < 2)) {
        throw new IllegalArgumentException(
            "bunker "
                + hosts.get(host).name()
                + " is host "
                + host
                + ", expected the last one, after the Primary and a Secondary");
      }
    }
    if (!hosts.get(last).bunker()) {
      return;
    }
    RlinkLayout rlink = rlinks.get(rlinks.size() - 1);
    if (rlink.targetHost() != last) {
      throw new IllegalArgumentException(
          "the last RLINK, "
              + rlink.name()
              + ", ends at host "
              + rlink.targetHost()
              + ", expected the bunker, host "
              + last);
    }
    if (rlink.srlProtection() == SrlProtection.DCM
        || rlink.srlProtection() == SrlProtection.AUTODCM) {
      throw new IllegalArgumentException(
          "srlprot="
              + Switch.nameOf(rlink.srlProtection())
              + " of RLINK "
              + rlink.name()
              + " needs a DCM, and a bunker has no volumes. Maybe use srlprot=off");
    }
    if (hosts.get(last).srlBytes() < hosts.get(FIRST_PRIMARY).srlBytes()) {
      throw new IllegalArgumentException(
          "an SRL of "
              + hosts.get(last).srlBytes()
              + " bytes at bunker "
              + hosts.get(last).name()
              + ", expected at least that of the Primary, "
              + hosts.get(FIRST_PRIMARY).srlBytes()
              + " bytes");
    }
  }

  /** What each update costs in an SRL beside its data ({@code srl_header_bytes}). */
  public int srlHeaderBytes() {
    return (int) semantics.number(Semantics.SRL_HEADER);
  }

  /** What updates may take of the Primary's SRL, headers included. */
  public long srlRoomBytes() {
    return primaryHost().srlBytes() - semantics.number(Semantics.SRL_FULL_RESERVE);
  }

  /** Whether a host is a bunker: an SRL without data volumes. */
  public boolean isBunker(int host) {
    return hosts.get(host).bunker();
  }

  /** How many of the RLINKs end at a Secondary with data volumes; a bunker's comes after them. */
  public int secondaries() {
    return isBunker(hosts.size() - 1) ? rlinks.size() - 1 : rlinks.size();
  }

  /**
   * The same data set with other answers to open questions.
   *
   * @throws IllegalArgumentException if a protection cannot be set by these answers
   */
  public RdsLayout withSemantics(Semantics other) {
    return new RdsLayout(
        diskGroup, rvg, volumes, srl, hosts, rlinks, other, primary, secondaryRlinks);
  }

  /**
   * The same data set as an exploration takes it: without limits in time that nobody has stated.
   */
  public RdsLayout explored() {
    List<RlinkLayout> explored =
        rlinks.stream().map(rlink -> rlink.with(rlink.delivery().explored())).toList();
    List<HostLayout> ofHosts =
        hosts.stream().map(host -> host.with(host.memory().explored())).toList();
    return new RdsLayout(
        diskGroup, rvg, volumes, srl, ofHosts, explored, semantics, primary, secondaryRlinks);
  }

  /** Whether a protection can be set: two of them need a DCM on every volume. */
  public static boolean takes(
      SrlProtection protection, List<VolumeLayout> volumes, Semantics semantics) {
    boolean needsDcm = protection == SrlProtection.AUTODCM || protection == SrlProtection.DCM;
    return !needsDcm
        || volumes.stream().allMatch(VolumeLayout::hasDcm)
        || semantics.get(LogSwitches.AUTODCM_WITHOUT_DCM)
            != LogSwitches.AutodcmWithoutDcm.REJECT_SETTING;
  }

  /**
   * Whether nodes of the Primary's cluster write the SRL themselves, so that every write is read
   * back before it is sent [D KB-100038242, 62-ch02s08s01].
   */
  public boolean metadataShipping() {
    Cluster cluster = primaryHost().cluster();
    return cluster.any()
        && cluster.shipping() != Shipping.WRITE
        && rlinks.stream().allMatch(rlink -> rlink.synchronous() == Synchronous.OFF);
  }

  /** The host that is the Primary. */
  public HostLayout primaryHost() {
    return hosts.get(primary);
  }

  /**
   * The name of an RLINK on one of the two hosts that it connects; roles make no difference to it.
   */
  public String rlinkName(int rlink, int host) {
    RlinkLayout settings = rlinks.get(rlink);
    boolean turned = settings.targetHost() == FIRST_PRIMARY;
    if (secondaryRlinks && !turned && primary != FIRST_PRIMARY && host != FIRST_PRIMARY) {
      return host == primary ? settings.name() : "rlk_" + primaryHost().name() + "_" + rvg;
    }
    return (host == FIRST_PRIMARY) == turned ? settings.remoteName() : settings.name();
  }

  /** The number of the RLINK that has a name on a host; -1 if none has. */
  public int rlinkNamed(String name, int host) {
    for (int rlink = 0; rlink < rlinks.size(); rlink++) {
      int target = rlinks.get(rlink).targetHost();
      int other = target == FIRST_PRIMARY ? primary : target;
      boolean between = secondaryRlinks && host == primary;
      if ((host == FIRST_PRIMARY || host == other || between)
          && rlinkName(rlink, host).equals(name)) {
        return rlink;
      }
    }
    return -1;
  }

  /** The name of the first of some volumes that has no DCM. */
  public static String withoutDcm(List<VolumeLayout> volumes) {
    return volumes.stream()
        .filter(volume -> !volume.hasDcm())
        .map(VolumeLayout::name)
        .findFirst()
        .orElse("none");
  }

  /** The RLINK that ends at a Secondary. */
  public int rlinkTo(int host) {
    for (int rlink = 0; rlink < rlinks.size(); rlink++) {
      if (rlinks.get(rlink).targetHost() == host) {
        return rlink;
      }
    }
    throw new IllegalArgumentException("no RLINK ends at host " + host);
  }
}
