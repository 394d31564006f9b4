package org.ibcsim.model;

/**
 * Something that the model asked its {@link Agenda} for and that now happens.
 *
 * <p>An event names its target by number and carries no contents: what is under way (writes at a
 * disk, messages on a wire) is part of the world, in order, so "the next message of RLINK 3
 * arrives" says everything. {@code epoch} counts the cuts of an RLINK: what was on a wire when it
 * was cut never arrives, and its events are stale. {@code boot} counts the crashes of a host in the
 * same way: what waited at its disks is never written.
 */
public sealed interface Event {
  /** The oldest write that waits at a host's SRL is durable. */
  record SrlWritten(int host, int boot) implements Event {}

  /** What an RLINK reads back from the Primary's SRL is in memory. */
  record SrlRead(int rlink, int epoch) implements Event {}

  /** The oldest write that waits at a host's data volumes is durable. */
  record VolumeWritten(int host, int boot) implements Event {}

  /** The oldest piece of a DCM replay that waits at a Secondary's data volumes is durable. */
  record RegionsWritten(int host, int boot) implements Event {}

  /** The oldest bits that wait to be set in the DCM of the Primary are durable. */
  record DcmWritten(int boot) implements Event {}

  /** The last byte of the message that an RLINK is sending has left. */
  record Transmitted(int rlink, int epoch) implements Event {}

  /** The oldest message on an RLINK's wire arrives at the Secondary. */
  record MessageArrives(int rlink, int epoch) implements Event {}

  /** The oldest network acknowledgement under way arrives at the Primary. */
  record NetworkAcknowledgementArrives(int rlink, int epoch) implements Event {}

  /** The oldest data acknowledgement under way arrives at the Primary. */
  record DataAcknowledgementArrives(int rlink, int epoch) implements Event {}

  /** The data acknowledgement of a network-acknowledged update has not come for too long. */
  record DataAcknowledgementLate(int rlink, int epoch) implements Event {}

  /** The network acknowledgement of an update that was dropped has not come for too long. */
  record ResendTimeout(int rlink, int epoch) implements Event {}

  /** The Primary is told that the Secondary has dropped an update. */
  record RefusalArrives(int rlink, int epoch) implements Event {}

  /** No heartbeat was acknowledged for the heartbeat time-out: the RLINK disconnects. */
  record HeartbeatLost(int rlink, int epoch) implements Event {}

  /**
   * A message was sent as often as may be, and its acknowledgement did not come: the RLINK
   * disconnects [D 41-AppA_errormesgs_vvr125: V-5-0-267]. Only a driver that loses packets says so.
   */
  record SendAttemptsExhausted(int rlink, int epoch) implements Event {}

  /** Writes have waited long enough for a Secondary that is disconnected. */
  record RetryTimeout(int rlink, int epoch) implements Event {}

  /** Heartbeats were exchanged again: the RLINK connects. */
  record HeartbeatsExchanged(int rlink, int epoch) implements Event {}

  /** A message was not received within its deliver time-out. */
  record DeliverTimeout(int host, long message) implements Event {}

  /** A message waited for its name to be registered as long as it may. */
  record HoldTimeout(int host, long message) implements Event {}

  /** Nobody unfroze the Secondary within the freeze time-out of the message. */
  record FreezeTimeout(int host, long message) implements Event {}

  /** A blocked RECEIVE waited as long as its caller allowed. */
  record ReceiveTimeout(int host, int call) implements Event {}

  /** A blocked RECEIVE wakes up for a message that arrived a step ago. */
  record ReceiverWakes(int host, long message) implements Event {}

  /** An RLINK's network path fails (a fault of the scenario). */
  record LinkCut(int rlink) implements Event {}

  /** An RLINK's network path works again. */
  record LinkHealed(int rlink) implements Event {}

  /**
   * A copy of a message that the Secondary has already arrives after a reconnection [D S16, S18].
   */
  record MessageRepeats(int rlink, int epoch, long message) implements Event {}

  /** A host stops dead: what is only in its memory is gone (a fault of the scenario). */
  record HostCrashes(int host) implements Event {}

  /** The oldest of the pending updates that wait at the Primary's data volumes is durable. */
  record PendingWritten(int host, int boot) implements Event {}

  /** The disk of a data volume of a host fails: writes to it do (a fault of the scenario). */
  record VolumeFails(int host, int volume) implements Event {}

  /** The disk of a data volume of a host works again. */
  record VolumeMended(int host, int volume) implements Event {}

  /** The disk of a host's SRL fails, in its header or in its data (a fault of the scenario). */
  record SrlFails(int host, boolean header) implements Event {}

  /** The disk of a host's SRL works again. */
  record SrlMended(int host) implements Event {}

  /** A host that had crashed is up again: its RVG is recovered and started, vxnetd starts. */
  record HostBoots(int host) implements Event {}

  /** A node of a host that is a cluster stops dead (a fault of the scenario). */
  record NodeCrashes(int host, int node) implements Event {}

  /** A node that had crashed is a member of its cluster again. */
  record NodeBoots(int host, int node) implements Event {}

  /** A node is made the master of its cluster; the logowner follows it [D AGENTS ch08s06]. */
  record MasterSwitches(int host, int node) implements Event {}

  /** A node has taken over the work of the logowner (dataflow 2.8). */
  record LogownerTakesOver(int host) implements Event {}
}
