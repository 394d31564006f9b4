package org.ibcsim.model;

/**
 * Why {@code vxvol} does not do what it is asked for (admin 11.1). The product's own messages could
 * not be read; the texts are ours.
 */
public enum VolumeRefusal {
  /** The host is down. */
  HOST_DOWN("the host is down", "wait until it is up"),

  /** The host is a bunker, or lost its role to a takeover: its disks are not simulated. */
  NOT_SIMULATED("the disks of this host are not simulated", "try it on another host"),

  /** The volume works. */
  WORKS("the volume has not failed", "leave it as it is"),

  /** The disk still fails. */
  STILL_FAILS("the disk of the volume still fails", "repair the disk first"),

  /** The SRL belongs to the RVG. */
  ASSOCIATED("the SRL still belongs to the RVG", "run vxvol dis first"),

  /** The SRL was not started since it was dissociated. */
  NOT_STARTED("the SRL is not started", "run vxvol start first"),

  /** The SRL does not belong to the RVG. */
  DISSOCIATED("the SRL does not belong to the RVG", "run vxvol start and vxvol aslog"),

  /**
   * After an error in the SRL's header the RVG of a Primary is stopped before the SRL is
   * dissociated [D 62-ch16s03s06].
   */
  RVG_STARTED("the header of the SRL has failed and the RVG is started", "run vxrvg stop first");

  private final String text;
  private final String cure;

  VolumeRefusal(String text, String cure) {
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
