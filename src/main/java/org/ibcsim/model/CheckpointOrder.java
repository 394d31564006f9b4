package org.ibcsim.model;

/**
 * What an administrator can order of checkpoints (admin 3.5, dataflow 1.1).
 *
 * @param rlink the RLINK that it is about; {@link #OF_RVG} for the Primary's own checkpoints
 * @param name of the checkpoint; empty for {@link Verb#END}, which names none
 */
public record CheckpointOrder(Verb verb, int rlink, String name) {
  /** In the place of an RLINK. */
  public static final int OF_RVG = -1;

  /** The longest name [D 50-ag_ch_adminreplication_vvr39]. */
  public static final int MAXIMUM_NAME_CHARACTERS = 19;

  /** As many may be held [D 50-ag_ch_monitor_vvr16]. */
  public static final int MAXIMUM = 46;

  /** What is done. */
  public enum Verb {
    /** {@code vxrvg -c checkstart}. */
    START,
    /** {@code vxrvg checkend}: of the one that was started last. */
    END,
    /** {@code vxrvg -c checkdelete}, {@code vxrlink -c checkdelete}. */
    DELETE,
    /** {@code vxrlink -c pause} on the Secondary: pauses, and marks where its volumes stand. */
    MARK_AND_PAUSE,
    /** {@code vradmin -c startrep}, {@code vxrlink -c att}. */
    ATTACH,
    /** {@code vxrlink -c restore} on the Secondary. */
    RESTORE
  }
}
