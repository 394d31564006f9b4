package org.ibcsim.model;

/**
 * Why a command on an RLINK is refused: what it asks for has no row in the RLINK's state (dataflow
 * 12), or its conditions do not hold. The product's own messages could not be read; the names are
 * ours (admin 11.5).
 */
public enum RlinkRefusal {
  /** The RVG of the host on which it is typed does not run. */
  RVG_STOPPED("the RVG is not started", "run vxrvg start there first"),

  /** The RLINK belongs to no RVG. */
  NOT_ASSOCIATED("the RLINK is not associated (UNASSOC)", "run vxrlink assoc first"),

  /** The RLINK belongs to its RVG already. */
  ALREADY_ASSOCIATED("the RLINK is associated already", "leave it as it is"),

  /** The RLINK is STALE. */
  NOT_ATTACHED("the RLINK is detached (STALE)", "attach it with vradmin startrep"),

  /** The RLINK is attached. */
  ATTACHED("the RLINK is attached", "detach it with vradmin stoprep or vxrlink det first"),

  /** The RLINK is attached already. */
  ALREADY_ATTACHED("the RLINK is attached already", "leave it as it is, or detach it first"),

  /** The same side has paused it already. */
  ALREADY_PAUSED("the RLINK is paused already", "resume it when it shall go on"),

  /** Nobody has paused it, or only the other side. */
  NOT_PAUSED("the RLINK is not paused", "look at it with vradmin repstatus"),

  /** The RLINK is in FAIL. */
  FAILED(
      "the Secondary's volumes have failed (FAIL)",
      "restore them and run vxrlink -c restore, or detach the RLINK and synchronize"),

  /** The Primary has no SRL. */
  PASSTHRU("the Primary has no SRL (passthru)", "run vxvol dis, start and aslog there first"),

  /** A data volume of the Secondary is detached. */
  SECONDARY_VOLUME_FAILED(
      "a data volume of the Secondary is detached", "run vxvol start there first"),

  /** The SRL of the Secondary has failed. */
  SECONDARY_SRL_FAILED(
      "the SRL of the Secondary has failed (secondary_log_err)",
      "run vxvol dis, start and aslog there first, and vxrvg start if the RVG is FAIL"),

  /** The RLINK is not in FAIL. */
  NOT_FAILED("the RLINK is not in FAIL", "run vxrlink -w pause first"),

  /** The RLINK waits for the recovery of its Primary. */
  NEEDS_RECOVERY("the RVG is to be recovered (needs_recovery)", "run vxrvg recover first"),

  /** There is nothing to recover. */
  NOTHING_TO_RECOVER("there is nothing to recover", "leave it as it is"),

  /** The two ends have no session. */
  NOT_CONNECTED("the RLINK is not connected", "wait until it is connected again"),

  /** The Secondary has received what is not yet on its volumes, or a message holds them. */
  SECONDARY_BUSY(
      "the Secondary still applies what it has received", "wait until it has, or unfreeze it"),

  /** New writes are marked in a DCM, not kept in the SRL. */
  IN_DCM_LOGGING("the RLINK is in DCM logging", "run vradmin resync first"),

  /** The simulator does not do it. */
  NOT_SIMULATED(
      "a bunker's RLINK is not attached again by the simulator", "begin with it attached"),

  /** A bunker can only be synchronized [D 50-ag_ch_bunkeradmin_vvr10]. */
  BUNKER_ONLY_AUTOSYNC("a bunker is attached by automatic synchronization only", "use -a"),

  /** No checkpoint has the name. */
  CHECKPOINT_UNKNOWN("there is no checkpoint of that name", "list them with cplist"),

  /** A checkpoint has the name. */
  CHECKPOINT_EXISTS("there is a checkpoint of that name", "delete it, or take another name"),

  /** The SRL has wrapped over it [D 50-ag_ch_monitor_vvr16]. */
  CHECKPOINT_OVERFLOWED("Checkpoint overflowed", "synchronize in another way"),

  /** What stands behind it has a message for the RLINK; going on before it is not simulated. */
  CHECKPOINT_BEFORE_MESSAGE(
      "a control message for the RLINK stands behind the checkpoint, which is not simulated",
      "take a later checkpoint, or synchronize in another way"),

  /** It was started and not ended. */
  CHECKPOINT_NOT_ENDED("the checkpoint is not ended", "run vxrvg checkend first"),

  /** One that is started is to be ended first. */
  CHECKPOINT_OPEN("a checkpoint is started and not ended", "run vxrvg checkend first"),

  /** None that is started waits for its end. */
  NO_CHECKPOINT_OPEN("no checkpoint is started", "run vxrvg -c NAME checkstart first"),

  /** There are as many as there may be [D 50-ag_ch_monitor_vvr16]. */
  TOO_MANY_CHECKPOINTS("there are 46 checkpoints", "delete old ones with checkdelete"),

  /** A data volume has no DCM [I from 62-ch01s08]. */
  NO_DCM("a data volume has no DCM", "give every volume one"),

  /** It is typed on a host where it does not work. */
  NOT_PRIMARY("it works on the Primary", "run it there"),

  /** It is typed on a host where it does not work. */
  NOT_SECONDARY("it works on the Secondary", "run it there");

  private final String text;
  private final String cure;

  RlinkRefusal(String text, String cure) {
    this.text = text;
    this.cure = cure;
  }

  /** What it means, in a line. */
  public String text() {
    return text;
  }

  /** What to try, in a line. */
  public String cure() {
    return cure;
  }
}
