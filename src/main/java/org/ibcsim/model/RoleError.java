package org.ibcsim.model;

/**
 * Why the Primary role was not transferred; nothing has changed then.
 *
 * <p>The product's messages could not be read, so the names are ours (admin 11.5), and the
 * conditions are those of its guides (admin 6.1, 6.2).
 */
public enum RoleError {
  /** The host is the Primary already, or was and has been superseded by a takeover. */
  NOT_SECONDARY("the host is no Secondary", "the Secondary that is to become the Primary"),
  /** The RVG of a host that takes part is stopped, or the host is down. */
  NOT_RUNNING("the RVG of a host that takes part does not run", "vxrvg start"),
  /** Migrate: the application has its volumes open [D 50-ch_transferrole_vvr2]. */
  VOLUME_OPEN("the application has not stopped writing", "quiesce first"),
  /** Migrate: an RLINK is detached or disconnected [D 50-ch_transferrole_vvr2]. */
  NOT_CONNECTED(
      "an RLINK is not connected", "waiting until it is; takeover, if the Primary is lost"),
  /** Migrate: a data volume of the Primary is detached, and lacks what is pending (inferred). */
  VOLUME_FAILED(
      "a data volume of the Primary has failed and is detached", "vxvol start; then migrate"),
  /** Migrate: a Secondary lacks updates [D 50-ch_transferrole_vvr2]. */
  NOT_UP_TO_DATE("a Secondary is not up to date", "waiting until vxrlink status shows nothing"),
  /** A message is pending or has frozen a Secondary, and a switch refuses the change then. */
  FROZEN(
      "a message of an application is pending or has frozen a Secondary",
      "unfreeze, and wait until the backlog is applied"),
  /** Takeover: the Primary answers still [D 50MP3-ch08s03]. */
  STILL_REACHABLE("the Primary can be reached", "vradmin migrate"),
  /** Takeover: a DCM replay was cut off in the middle [D 50-ch_transferrole_vvr6]. */
  INCONSISTENT(
      "the Secondary is inconsistent: its volumes are no state of the Primary's",
      "another Secondary, or a snapshot of it"),
  /** Takeover without -N: fast failback needs a DCM on each volume [D 50-ch_transferrole_vvr7]. */
  NO_DCM("a data volume has no DCM, which fast failback needs", "takeover -N"),
  /** Takeover: the RLINK to this Secondary was detached before: its data are of some other time. */
  DETACHED("the RLINK to this Secondary is detached", "another Secondary"),
  /** Takeover: the replay of a bunker is to be ended first [D 501-ch09s06s03]. */
  BUNKER_ACTIVE("a bunker has the role of the Primary", "vradmin deactivatebunker, then takeover"),
  /** Migrate: the data set has a bunker; what it would be to the next Primary is not simulated. */
  HAS_BUNKER("a data set with a bunker is not simulated to migrate", "no bunker, or takeover"),
  /** Another transfer waits for a drain. */
  IN_PROGRESS("another transfer of the role is under way", "waiting until it has ended");

  private final String text;
  private final String cure;

  RoleError(String text, String cure) {
    this.text = text;
    this.cure = cure;
  }

  /** What it means, in a line. */
  public String text() {
    return text;
  }

  /** What to try. */
  public String cure() {
    return cure;
  }
}
