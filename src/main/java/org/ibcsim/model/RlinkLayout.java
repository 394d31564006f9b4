package org.ibcsim.model;

/**
 * An RLINK from the Primary to one Secondary.
 *
 * <p>Of a Secondary that the Primary has no RLINK to, because another host was the Primary before,
 * it is the RLINK from that host.
 *
 * @param name the name on the Primary, for instance {@code rlk_london_hr_rvg}
 * @param remoteName the name on the Secondary, for instance {@code rlk_seattle_hr_rvg}
 * @param targetHost number of the Secondary in {@link RdsLayout#hosts}
 * @param secondaryLogging whether every update is staged in the Secondary's SRL and acknowledged
 *     from there [D 601-ch05s03]; otherwise its SRL is used only while an in-band control message
 *     is active [D 50-ag_ch_tshoot_vvr14]
 * @param messagePoolBytes the Secondary's kernel memory for updates that are not yet on its disks
 *     ({@code vol_max_nmpool_sz}) [D UMI-15061]; the Primary has no more than this under way, see
 *     {@link MemorySwitches#NM_FULL_ACTION} (inferred)
 * @param heartbeatTimeoutNanos the RLINK disconnects when no heartbeat was acknowledged for this
 *     long [D KB-100047459]
 * @param reconnectNanos from the repair of the network until heartbeats were exchanged and the
 *     RLINK connects, where nothing better is known of the heartbeats
 * @param network what its ends were told of the network
 * @param delivery what it does about updates that the Secondary has not kept or not on its disks
 */
public record RlinkLayout(
    String name,
    String remoteName,
    int targetHost,
    Synchronous synchronous,
    SrlProtection srlProtection,
    LatencyProtection latencyProtection,
    boolean secondaryLogging,
    long messagePoolBytes,
    long heartbeatTimeoutNanos,
    long reconnectNanos,
    RlinkNetwork network,
    Delivery delivery) {
  /** With the product's defaults of the network; a data acknowledgement may come at any time. */
  public RlinkLayout(
      String name,
      String remoteName,
      int targetHost,
      Synchronous synchronous,
      SrlProtection srlProtection,
      LatencyProtection latencyProtection,
      boolean secondaryLogging,
      long messagePoolBytes,
      long heartbeatTimeoutNanos,
      long reconnectNanos) {
    this(
        name,
        remoteName,
        targetHost,
        synchronous,
        srlProtection,
        latencyProtection,
        secondaryLogging,
        messagePoolBytes,
        heartbeatTimeoutNanos,
        reconnectNanos,
        RlinkNetwork.STANDARD,
        Delivery.PATIENT);
  }

  /** Without latency protection, as by default. */
  public RlinkLayout(
      String name,
      String remoteName,
      int targetHost,
      Synchronous synchronous,
      SrlProtection srlProtection,
      boolean secondaryLogging,
      long messagePoolBytes,
      long heartbeatTimeoutNanos,
      long reconnectNanos) {
    this(
        name,
        remoteName,
        targetHost,
        synchronous,
        srlProtection,
        LatencyProtection.OFF,
        secondaryLogging,
        messagePoolBytes,
        heartbeatTimeoutNanos,
        reconnectNanos);
  }

  /** The same RLINK with another delivery. */
  public RlinkLayout with(Delivery other) {
    return new RlinkLayout(
        name,
        remoteName,
        targetHost,
        synchronous,
        srlProtection,
        latencyProtection,
        secondaryLogging,
        messagePoolBytes,
        heartbeatTimeoutNanos,
        reconnectNanos,
        network,
        other);
  }

  /** The same RLINK with the roles of its ends exchanged: it ends at the other host. */
  RlinkLayout turned(int host) {
    return new RlinkLayout(
        remoteName,
        name,
        host,
        synchronous,
        srlProtection,
        latencyProtection,
        secondaryLogging,
        messagePoolBytes,
        heartbeatTimeoutNanos,
        reconnectNanos,
        network,
        delivery);
  }
}
