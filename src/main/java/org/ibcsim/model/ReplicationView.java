package org.ibcsim.model;

import java.util.List;
import org.ibcsim.model.link.RlinkStatus;

/** What an administrator's commands may read of a replicated data set; nothing here changes it. */
public interface ReplicationView {
  RdsLayout layout();

  /** Whether a host is up, whatever its RVG does. */
  boolean up(int host);

  /** Whether a host is up and its RVG is started. */
  boolean running(int host);

  /** Whether the Primary and the Secondary of an RLINK are connected, as the Primary sees it. */
  boolean connected(int rlink);

  /** STATE, KSTATE and flags of the RLINK on the Primary. */
  RlinkStatus rlinkStatus(int rlink);

  /** STATE, KSTATE and flags of a host's RVG. */
  RvgStatus rvgStatus(int host);

  /**
   * Whether the RLINK is ACTIVE and connected (dataflow 12): one that is paused counts as
   * disconnected for modes and protections though its session may be kept [D 62-ch04s04s01].
   */
  boolean reachable(int rlink);

  /** Whether the RLINK is attached; one whose SRL overflowed is not, it is STALE. */
  boolean attached(int rlink);

  /** The attributes of an RLINK that may change, as they are now. */
  RlinkAttributes attributes(int rlink);

  /** Whether new writes are marked in the RLINK's DCM, or come out of it by a replay. */
  boolean dcmLogging(int rlink);

  /** What the marked regions of the RLINK's DCM hold, of both maps. */
  long dcmBytes(int rlink);

  /** How the replay of the RLINK's DCM stands. */
  ResyncState resync(int rlink);

  /** Whether a host's data volumes equal an image that the Primary has had. */
  boolean consistent(int host);

  /** The checkpoints in the Primary's SRL, in the order in which they were made. */
  List<Checkpoint> checkpoints();

  /** What was logged since a checkpoint, in bytes of the SRL; all of it if it has overflowed. */
  long usedBytes(Checkpoint checkpoint);

  /**
   * Whether a host's data volumes are taken to equal an image that the Primary has had, and do not:
   * the RLINK was attached by force.
   */
  boolean diverged(int host);

  /** Whether a write waits for this RLINK now. */
  boolean effectivelySynchronous(int rlink);

  /**
   * Whether writes wait for an RLINK: it is effectively synchronous, or was, and {@code
   * override_inflight} lets those that waited go on waiting.
   */
  default boolean writesWaitFor(int rlink) {
    return effectivelySynchronous(rlink);
  }

  /** Updates in the Primary's SRL that the RLINK has not data-acknowledged. */
  long outstandingWrites(int rlink);

  /** Updates in the Primary's SRL that the RLINK has not network-acknowledged. */
  long unreceivedWrites(int rlink);

  /** What those that are outstanding occupy in the SRL, headers included. */
  long outstandingBytes(int rlink);

  /** Position of the last update in the Primary's log; 0 when there is none. */
  long lastPosition();

  /** What the updates that the Primary has in its kernel memory occupy there, without headers. */
  long kernelBufferBytes();

  /** The last update that the Primary has no longer in its kernel memory; 0 when there is none. */
  long bufferReleasedPosition();

  /** Position of the newest update on the data volumes of a host. */
  long appliedPosition(int host);

  /** Position of the newest update that is on any disk of a Secondary (SRL or data volumes). */
  long stablePosition(int host);

  /** Whether application writes go straight to the data volumes: the Primary has no SRL. */
  boolean passthru();

  /** In what condition the SRL of a host is. */
  SrlCondition srlCondition(int host);

  /** Whether a data volume of a host is detached, because a write to it failed. */
  boolean volumeDetached(int host, int volume);

  /** Updates in the Primary's SRL that failed volumes lack. */
  long pendingWrites();

  /** Whether a host's data volumes stand still for a message. */
  boolean frozen(int host);

  /** Whether a host has stored updates still to apply, and no message holds them. */
  boolean draining(int host);

  /** Bytes in a Secondary's SRL that are not yet on its data volumes. */
  long stagedBytes(int host);

  /** The digest of all contents after an update of the log that is still known. */
  long imageAfter(long position);

  /** A digest of the contents of all data volumes of a host; equal contents, equal digests. */
  long image(int host);
}
