package org.ibcsim.model;

/**
 * Something that happened and that a reader of a run wants to know: all but the steps of single
 * writes.
 *
 * <p>Hosts and RLINKs are named by number. A message is named by the position of its record in the
 * update log.
 */
public sealed interface Fact {
  /** Why a Secondary's data volumes move again. */
  enum Release {
    UNFREEZE,
    FREEZE_TIMEOUT,
    DELIVER_TIMEOUT,
    HOLD_TIMEOUT,
    /** The message did not ask for a freeze and was received. */
    NO_FREEZE,
    /** UNFREEZE came before RECEIVE and a switch makes that discard the message. */
    UNFREEZE_BEFORE_RECEIVE,
    /** A late registration found its deliver time-out run out. */
    LATE_REGISTRATION,
    /** The host crashed; its volumes stand still until it is up again. */
    CRASH,
    /** The Secondary's SRL was full, and a switch makes that the end of the freeze. */
    SECONDARY_SRL_FULL,
    /** Roles change: the Secondary becomes the Primary, or has none any more. */
    ROLE_CHANGE
  }

  /** What became of a message at a Secondary. */
  enum Fate {
    /** Received and, where it froze, unfrozen by its application. */
    RECEIVED,
    /** Received, and the freeze ended by its time-out. */
    FREEZE_TIMED_OUT,
    /** Registered but not received within the deliver time-out. */
    DROPPED,
    /** Discarded: its name was not registered. */
    DISCARDED,
    /**
     * Lost: its RLINK was detached or went over to DCM logging before it arrived, the Primary
     * crashed before it was in the SRL, or a bunker that had not kept it has sent what stands after
     * it.
     */
    LOST,
    /** The Secondary crashed while it stood frozen, and a switch makes that the end of it. */
    ENDED_BY_CRASH,
    /** Received, and the freeze ended because the Secondary's SRL was full. */
    FREEZE_BROKEN,
    /**
     * Roles changed while the host had it and it was not finished there; nobody can receive or
     * unfreeze it any more.
     */
    ENDED_BY_ROLE_CHANGE,
    /** Not received before its RLINK went over to DCM logging, and sent again after the resync. */
    SENT_AGAIN
  }

  /** Who pauses an RLINK, and why. */
  enum Pauser {
    /** An administrator, at the Primary ({@code primary_paused}). */
    PRIMARY,
    /** An administrator, at the Secondary ({@code secondary_paused}). */
    SECONDARY,
    /** The Secondary, whose SRL has no room ({@code secondary_paused}). */
    SECONDARY_SRL_FULL,
    /**
     * The Secondary, whose SRL has failed ({@code secondary_paused}, {@code secondary_log_err}).
     */
    SECONDARY_LOG_ERROR
  }

  /** What has become of a checkpoint. */
  enum Marked {
    STARTED,
    ENDED,
    DELETED,
    /** The SRL has wrapped over it. */
    OVERFLOWED
  }

  /** How an RLINK is attached. */
  enum Attachment {
    /** Its data is taken to be equal ({@code -f}). */
    FORCED,
    /** All regions are to be sent ({@code -a}): it is inconsistent until they are there. */
    AUTOSYNC,
    /** It has what a checkpoint marks ({@code -c}). */
    CHECKPOINT,
    /** It was FAIL, and has what a checkpoint marks ({@code restore}). */
    RESTORED
  }

  /** A name was registered. */
  record Registered(int host, String application, long key, int deliverTimeoutSeconds)
      implements Fact {}

  /** A name was unregistered. */
  record Unregistered(int host, String application) implements Fact {}

  /**
   * SEND put a message into the update stream.
   *
   * @param targets bit r is set for RLINK r
   * @param image the contents of all volumes after every update that stands before it
   */
  record MessageSubmitted(
      long message,
      String application,
      int targets,
      boolean freeze,
      int freezeTimeoutSeconds,
      int deliverTimeoutSeconds,
      int lengthBytes,
      long image)
      implements Fact {}

  /** SEND returned. */
  record MessageSent(long message, boolean succeeded) implements Fact {}

  /**
   * Everything before the message is on the Secondary's volumes: it arrived, and they stand still.
   *
   * @param repeated whether it, or a copy of it, had arrived here before
   */
  record MessageArrived(int host, long message, boolean registered, boolean repeated, long image)
      implements Fact {}

  /** A copy of a message that the Secondary has already was sent again; it stands behind it. */
  record MessageRepeated(int host, long message) implements Fact {}

  /** RECEIVE returned the message. */
  record MessageReceived(int host, long message, long image) implements Fact {}

  /** The message is finished at this Secondary. */
  record MessageEnded(int host, long message, Fate fate) implements Fact {}

  /** The Secondary's data volumes stand still for a message. */
  record Frozen(int host, long message) implements Fact {}

  /** They move again. */
  record Unfrozen(int host, long message, Release release) implements Fact {}

  /** All that was stored while they stood still is on the data volumes. */
  record Drained(int host) implements Fact {}

  /** The Secondary's SRL has no room for the next update: it accepts no more. */
  record SecondarySrlFull(int host) implements Fact {}

  /** Everything that the Secondary has received has room in its SRL again. */
  record SecondarySrlRoom(int host) implements Fact {}

  /** The RLINK is paused: the Primary sends nothing ({@code rlk_paused}). */
  record Paused(int rlink, Pauser by) implements Fact {}

  /**
   * One of those who paused the RLINK does so no longer.
   *
   * @param last whether nobody does now
   */
  record Resumed(int rlink, Pauser by, boolean last) implements Fact {}

  /**
   * The Secondary has had an update in its memory for so long without a data acknowledgement that
   * the Primary gives up the connection [D UMI-15061].
   */
  record DataAcknowledgementLate(int rlink) implements Fact {}

  /** The network path of an RLINK fails. */
  record Cut(int rlink) implements Fact {}

  /** The network path of an RLINK works again. */
  record Healed(int rlink) implements Fact {}

  /** The RLINK is connected. */
  record Connected(int rlink) implements Fact {}

  /** Why a request to connect is refused [D 41-AppA_errormesgs_vvr125: V-5-0-330]. */
  enum Refusal {
    /** The other host runs, its RVG is stopped ({@code not ready on remote}). */
    NOT_READY,
    /** The ends use different protocols for data [D W73-ch02s03s03]. */
    OTHER_PROTOCOL
  }

  /** Heartbeats were exchanged, and the request to connect was refused. */
  record ConnectRefused(int rlink, Refusal reason) implements Fact {}

  /** The RLINK is disconnected. */
  record Disconnected(int rlink) implements Fact {}

  /** The RLINK's effective mode changed ({@code repmode_sync}, {@code repmode_async}). */
  record ModeChanged(int rlink, boolean synchronous) implements Fact {}

  /** The SRL overflowed for the RLINK, which is now STALE and detached ({@code srl_overflow}). */
  record SrlOverflow(int rlink) implements Fact {}

  /**
   * The SRL was about to overflow for the RLINK, which is in DCM logging now ({@code
   * srlprot_dcm_on}): new writes are marked in its DCM. It is told once more where one that still
   * sends a part of the SRL ({@code dcm_convert}) stops that.
   *
   * @param position the last update that it carries
   * @param markedBytes what its DCM holds already
   */
  record DcmLogging(int rlink, long position, long markedBytes) implements Fact {}

  /** The replay of the RLINK's DCM begins ({@code resync_started}). */
  record ResyncStarted(int rlink, long markedBytes) implements Fact {}

  /** An RLINK that takes part is not connected: nothing is replayed ({@code resync_paused}). */
  record ResyncPaused(int rlink) implements Fact {}

  /** Every RLINK that takes part is connected again. */
  record ResyncResumed(int rlink) implements Fact {}

  /** What was marked since the last pass began is replayed next. */
  record ResyncPass(int rlink, long markedBytes) implements Fact {}

  /**
   * New writes are kept in the SRL for the RLINK again, behind a position ({@code
   * srlprot_dcm_off}).
   */
  record SrlLogging(int rlink, long position) implements Fact {}

  /** All regions are at the Secondary: the RLINK carries the SRL again, behind a position. */
  record StreamResumed(int rlink, long position) implements Fact {}

  /**
   * The RLINK's Secondary is consistent again, as the Primary knows ({@code resync_stopped}).
   *
   * @param sentBytes what the replay put on the wire, repetitions counted
   */
  record ResyncStopped(int rlink, long sentBytes) implements Fact {}

  /** The Secondary's data volumes are inconsistent: regions are written without order. */
  record Inconsistent(int host) implements Fact {}

  /** All regions are on the Secondary's data volumes; its stream goes on behind a position. */
  record RegionsReplayed(int host, long position) implements Fact {}

  /** The Secondary's data volumes equal an image of the Primary again. */
  record Consistent(int host, long position) implements Fact {}

  /** The SRL is more than 80 % full for the RLINK ({@code srl_log_warn}); once per crossing. */
  record SrlWarning(int rlink) implements Fact {}

  /** Writes are stalled because too many updates wait for the RLINK ({@code lat_throttle_on}). */
  record LatencyThrottleOn(int rlink) implements Fact {}

  /** Writes go on: few enough updates wait ({@code lat_throttle_off}). */
  record LatencyThrottleOff(int rlink) implements Fact {}

  /**
   * More updates wait for an RLINK that is not connected than its high mark, and writes go on
   * ({@code lat_throttle_override}); told once per crossing.
   */
  record LatencyOverride(int rlink) implements Fact {}

  /**
   * As many updates wait for an RLINK that is not connected as its high mark, and writes fail
   * ({@code lat_throttle_fail}); told once per crossing.
   */
  record LatencyFail(int rlink) implements Fact {}

  /**
   * An administrator has set attributes of the RLINK, on both of its ends.
   *
   * @param bandwidthLimit see {@link RlinkAttributes#bandwidthLimit}
   */
  record AttributesSet(
      int rlink,
      Synchronous synchronous,
      SrlProtection srlprot,
      LatencyProtection.Mode latencyprot,
      int highMark,
      int lowMark,
      long bandwidthLimit)
      implements Fact {}

  /** Writes are stalled because the SRL is full for the RLINK ({@code srlprot_throttle_on}). */
  record ThrottleOn(int rlink) implements Fact {}

  /** Writes go on ({@code srlprot_throttle_off}). */
  record ThrottleOff(int rlink) implements Fact {}

  /**
   * The SRL is full for an RLINK that is not connected: its protection is dropped, and the SRL
   * overflows ({@code srlprot_override}).
   */
  record SrlProtectionOverride(int rlink) implements Fact {}

  /**
   * The SRL is full for an RLINK that is not connected, and writes fail ({@code srlprot_fail});
   * told once until it is connected again.
   */
  record SrlProtectionFail(int rlink) implements Fact {}

  /** Writes are stalled because the SRL is full of updates that the Primary's data volumes lack. */
  record VolumeThrottleOn() implements Fact {}

  /** The Primary's data volumes have caught up enough for writes to go on. */
  record VolumeThrottleOff() implements Fact {}

  /** Writes are stalled because the Primary has no memory for another update. */
  record WriteBuffersThrottleOn() implements Fact {}

  /** The Primary has released enough write buffers for writes to go on. */
  record WriteBuffersThrottleOff() implements Fact {}

  /** The RLINK was detached by an administrator: it is STALE and needs nothing of the SRL. */
  record Detached(int rlink) implements Fact {}

  /**
   * The RLINK was attached: its stream goes on behind a position once it is connected.
   *
   * @param equal whether the Secondary's data volumes are the Primary's after that position, which
   *     nobody has looked at
   */
  record Attached(int rlink, Attachment how, long position, boolean equal) implements Fact {
    /** Whether its Secondary's volumes were restored from the backup of a checkpoint. */
    public boolean fromCheckpoint() {
      return how == Attachment.CHECKPOINT || how == Attachment.RESTORED;
    }
  }

  /**
   * Something has become of a checkpoint.
   *
   * @param host the Primary, or the Secondary that it marks
   * @param ofPrimary whether it is one of the Primary's
   * @param position the last update before it
   * @param keptFrom the log is kept from this update on for checkpoints; 0 if there are none
   */
  record CheckpointMarked(
      String name, int host, boolean ofPrimary, Marked what, long position, long keptFrom)
      implements Fact {}

  /** The RLINK belongs to its RVG again; it is STALE. */
  record Associated(int rlink) implements Fact {}

  /** The RLINK belongs to no RVG; it is UNASSOC. */
  record Dissociated(int rlink) implements Fact {}

  /** A bunker took the role of the Primary, to send what it holds ({@code activatebunker}). */
  record BunkerActivated(int host) implements Fact {}

  /** A bunker follows the Primary again, or waits for it ({@code deactivatebunker}). */
  record BunkerDeactivated(int host) implements Fact {}

  /** The RLINK of a Secondary was switched from the Primary to the bunker. */
  record ReplayStarted(int rlink) implements Fact {}

  /** The Secondary of the RLINK has on its disks all that the bunker holds for it. */
  record ReplayFinished(int rlink, long position) implements Fact {}

  /** The RLINK of a Secondary was switched back to the Primary. */
  record ReplayEnded(int rlink) implements Fact {}

  /** A write to a data volume of the host failed: the volume is detached, and takes no more. */
  record VolumeDetached(int host, int volume) implements Fact {}

  /** An update in the Primary's SRL cannot be written to its data volume: it is pending. */
  record WritePending(int volume, long position) implements Fact {}

  /**
   * A data volume that was detached takes writes again.
   *
   * @param pendingWrites that are written to it first
   */
  record VolumeStarted(int host, int volume, long pendingWrites) implements Fact {}

  /** An update that was pending is on its data volume. */
  record PendingWritten(int volume, long position) implements Fact {}

  /** A write to the SRL of the host failed. */
  record SrlFailed(int host, boolean header) implements Fact {}

  /** The Primary has no SRL: application writes go straight to the volumes, or no longer. */
  record Passthru(boolean on) implements Fact {}

  /** A data volume of the RLINK's Secondary has failed: it is FAIL at both ends. */
  record RlinkFailed(int rlink) implements Fact {}

  /** {@code vxvol dis}: the SRL of the host does not belong to its RVG any more. */
  record SrlDissociated(int host) implements Fact {}

  /** {@code vxvol aslog}: the SRL of the host belongs to its RVG. */
  record SrlAssociated(int host) implements Fact {}

  /** The host crashed: its registrations, blocked calls and everything in its memory are gone. */
  record HostCrashed(int host) implements Fact {}

  /** The host is up again, its RVG recovered and started. */
  record HostBooted(int host) implements Fact {}

  /** A node of a host that is a cluster crashed. */
  record NodeCrashed(int host, String node) implements Fact {}

  /** The node is a member of its cluster again. */
  record NodeBooted(int host, String node) implements Fact {}

  /**
   * The RVG of a cluster has no logowner: nothing is written or sent until another node is it.
   *
   * @param crashed whether its node crashed, and its memory is gone; otherwise it was told to leave
   *     the work to another node, and ended what it had begun
   * @param lostWrites writes that had a place in the log and were not in the SRL; nodes that are up
   *     make theirs again
   */
  record LogownerLost(int host, boolean crashed, int lostWrites) implements Fact {}

  /** A node is the logowner; the RVG is recovered from its SRL and goes on. */
  record LogownerTookOver(int host, String node) implements Fact {}

  /** An administrator stopped the RVG of a host: no I/O, no control-message calls. */
  record RvgStopped(int host) implements Fact {}

  /** The RVG of a host is started again. */
  record RvgStarted(int host) implements Fact {}

  /**
   * Another host is the Primary: by migrate ({@code rvg_pritosec}, {@code rvg_sectopri}) or by
   * takeover. The RLINK between the two hosts is turned round; a takeover leaves it detached.
   *
   * @param planned by migrate
   * @param keptPosition the newest update of before that the new Primary has
   * @param lastPosition the newest update of before; the next one is the first of the new Primary
   * @param lostUpdates the writes and messages of before that the new Primary does not have
   */
  record RoleChanged(
      int formerPrimary,
      int primary,
      boolean planned,
      long keptPosition,
      long lastPosition,
      long lostUpdates)
      implements Fact {}

  /**
   * After a takeover with fast failback the DCM of the RLINK to the former Primary marks every
   * write ({@code failback_logging}) behind a position.
   */
  record FailbackLogging(int rlink, long position) implements Fact {}

  /**
   * The former Primary has returned and is an acting Secondary ({@code rvg_pritoactsec}): the
   * regions that it had not replicated are marked in the new Primary's DCM.
   *
   * @param markedBytes what that holds now
   */
  record ActingSecondary(int host, long markedBytes) implements Fact {}

  /** The application stopped writing. */
  record Quiesced() implements Fact {}

  /** The application writes again. */
  record Unquiesced() implements Fact {}

  /**
   * A snapshot of all volumes was finished.
   *
   * @param begunImage contents when it began
   * @param image contents when it was finished
   * @param message the message that the host stood frozen at during the whole of it, or 0
   */
  record SnapshotTaken(
      int host, String prefix, long begunImage, long image, long position, long message)
      implements Fact {}

  /** Something that must hold does not. */
  record Broken(String invariant, String explanation) implements Fact {}
}
