package org.ibcsim.model;

import java.util.Optional;

/** What the commands of an administrator act on; {@code World} is the implementation. */
public interface DataSet extends InBandControl, ReplicationView, StatusView {
  /**
   * The application stops writing; the call returns when every write of its is acknowledged.
   *
   * @return done or blocked
   */
  Outcome quiesce(int call);

  /** The application goes on. */
  Outcome unquiesce();

  /**
   * {@code vxrlink det}: the RLINK becomes STALE; what it has not sent is lost to its Secondary.
   * One that is detached already is left alone.
   */
  void detach(int rlink);

  /**
   * An order about an RLINK: pauses, attaching, detaching (dataflow 10, 12).
   *
   * @return why not, and nothing has changed; or empty
   */
  Optional<RlinkRefusal> order(int rlink, RlinkOrder order);

  /**
   * An order about a checkpoint (admin 3.5).
   *
   * @return why not, and nothing has changed; or empty
   */
  Optional<RlinkRefusal> order(CheckpointOrder order);

  /**
   * {@code vradmin set}, {@code vxedit set}: attributes of an RLINK change on both of its ends [D
   * 50s-ch_setupreplication_vvr6].
   *
   * @return why not, or empty; then all of them have changed
   */
  Optional<AttributeRefusal> set(int rlink, RlinkChange change);

  /**
   * {@code vxrvg resync} on the Primary: the DCM of every RLINK in DCM logging is replayed [D
   * KB-100008281]. An answer other than {@link ResyncStart#STARTED} changes nothing.
   */
  ResyncStart resync();

  /**
   * {@code vradmin -wait}: the call returns when the synchronization under way is over.
   *
   * @param host on which it is typed
   * @return blocked, or done if none is under way
   */
  Outcome awaitResync(int host, int call);

  /**
   * {@code vxrvg stop}: no I/O to the RVG's volumes and no control-message calls on this host [D
   * S2, S9]. What a freeze holds stays held. An RVG that is stopped already is left alone.
   */
  void stopRvg(int host);

  /**
   * {@code vxvol start} of a data volume that was detached: pending updates are written to it, and
   * then new ones [D 50-ag_ch_tshoot_vvr8].
   *
   * @return why not, or empty
   */
  Optional<VolumeRefusal> startVolume(int host, int volume);

  /**
   * {@code vxvol dis} of an SRL that has failed [D 50-ag_ch_tshoot_vvr9].
   *
   * @return why not, or empty
   */
  Optional<VolumeRefusal> dissociateSrl(int host);

  /**
   * {@code vxvol start} of an SRL that was dissociated.
   *
   * @return why not, or empty
   */
  Optional<VolumeRefusal> startSrl(int host);

  /**
   * {@code vxvol aslog}: an SRL that was started belongs to the RVG again. On the Primary that ends
   * the passthru mode; RLINKs stay STALE, and need a complete synchronization [D
   * 50-ag_ch_tshoot_vvr9].
   *
   * @return why not, or empty
   */
  Optional<VolumeRefusal> associateSrl(int host);

  /** {@code vxrvg start}; an RVG that is started is left alone. */
  void startRvg(int host);

  /**
   * {@code vradmin migrate}: a Secondary becomes the Primary, and the Primary its Secondary, with
   * no data movement [D 50-ch_transferrole_vvr2]. It may have to wait until the volumes of both are
   * written; whatever breaks a condition meanwhile ends it, and nothing has changed.
   *
   * @param caller the host on which it is typed
   * @param host the Secondary
   * @return done, blocked or refused: NOT_SECONDARY, HAS_BUNKER, NOT_RUNNING, NOT_CONNECTED,
   *     VOLUME_FAILED, VOLUME_OPEN, IN_PROGRESS, FROZEN, NOT_UP_TO_DATE, in this order
   */
  Outcome migrate(int caller, int host, int call);

  /**
   * {@code vradmin takeover}: a Secondary becomes the Primary because the Primary is lost [D
   * 50-ch_transferrole_vvr6]. It has what it had received then and nothing more; the former Primary
   * is no part of the data set any more. A crash of the Primary ends its connections at once here;
   * in the product the Secondary hears of it one heartbeat time-out later [D-W KB-100003631].
   *
   * @param failback how the former Primary is to come back
   * @return done, blocked or refused: NOT_SECONDARY, BUNKER_ACTIVE, NOT_RUNNING, STILL_REACHABLE,
   *     DETACHED, INCONSISTENT, NO_DCM, IN_PROGRESS, FROZEN, in this order
   */
  Outcome takeover(int host, Failback failback, int call);

  /**
   * {@code vradmin fbsync}: the former Primary, which has returned as an acting Secondary, becomes
   * a Secondary, and what its volumes and those of the new Primary do not have in common is sent to
   * it [D 62-ch14s04s02].
   */
  ResyncStart failbackSynchronize();

  /**
   * {@code vradmin activatebunker}: the bunker takes the role of the Primary [D M-vradmin], which
   * must be out of its reach; its SRL is what there is to send.
   *
   * @return why not, or empty
   */
  Optional<BunkerRefusal> activateBunker(int host);

  /**
   * {@code vradmin -b startrep}: the Secondary of an RLINK is sent what an active bunker holds and
   * the Secondary lacks, in the order of the log [D-W W73-ch07s03s22].
   *
   * @return why not, or empty
   */
  Optional<BunkerRefusal> startReplay(int host, int rlink);

  /**
   * {@code vradmin deactivatebunker}: ends what the bunker sends, at any time [D-W W73-ch02s10s05];
   * the Secondaries wait for the Primary again.
   *
   * @return why not, or empty
   */
  Optional<BunkerRefusal> deactivateBunker(int host);

  /** Updates in a bunker's SRL that the Secondary of an RLINK has not data-acknowledged. */
  long heldWrites(int rlink);

  /** What they occupy there, headers included. */
  long heldBytes(int rlink);

  /**
   * The process that made a blocked call died: a RECEIVE ends without taking a message, a SEND that
   * has no place in the log yet is withdrawn. Registrations belong to the host and stay (inferred
   * from S3).
   */
  void interrupt(int host, int call);

  /**
   * A snapshot of all volumes of a host's RVG begins; it reads their contents now and when it is
   * finished.
   *
   * @return false, and nothing happens, if the host has volumes with this prefix already, or its
   *     data volumes are not {@link #consistent}: of such a Secondary the product refuses a refresh
   *     [D ibc S23b], and a first snapshot is of no more use (inferred)
   */
  boolean beginSnapshot(int host, String prefix);

  /** The snapshot is finished; {@link Fact.SnapshotTaken} says what it holds. */
  void finishSnapshot(int host, String prefix);
}
