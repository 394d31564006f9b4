package org.ibcsim.model;

import org.ibcsim.model.link.RlinkEvent;

/** What an administrator can order of an RLINK (admin 2.6, 3.2). */
public enum RlinkOrder {
  /** {@code vradmin pauserep}, {@code vxrlink pause} on the Primary. */
  PAUSE_AT_PRIMARY(RlinkEvent.PAUSE_AT_PRIMARY),

  /** {@code vxrlink pause} on the Secondary. */
  PAUSE_AT_SECONDARY(RlinkEvent.PAUSE_AT_SECONDARY),

  /** {@code vxrlink resume} on the Primary. */
  RESUME_AT_PRIMARY(RlinkEvent.RESUME),

  /** {@code vxrlink resume} on the Secondary. */
  RESUME_AT_SECONDARY(RlinkEvent.RESUME),

  /** {@code vradmin resumerep}: both kinds of pause end [D 62-ch12s03s02]. */
  RESUME_BOTH(RlinkEvent.RESUME),

  /**
   * {@code vradmin -f startrep}, {@code vxrlink -f att}: the data is taken to be equal, and nobody
   * looks [K].
   */
  ATTACH_FORCED(RlinkEvent.ATTACH_FORCED),

  /**
   * {@code vradmin -a startrep}, {@code vxrlink -a att}: every region of every volume is sent while
   * the application runs [D 50-ag_ch_setupreplication_vvr9].
   */
  ATTACH_AUTOSYNC(RlinkEvent.ATTACH_AUTOSYNC),

  /**
   * {@code vxrlink -w pause} on the Secondary: the RLINK is FAIL, and the Secondary's volumes may
   * be written, to be restored [D 50-ag_ap_states_vvr10].
   */
  MAKE_WRITABLE(RlinkEvent.SECONDARY_FAILED),

  /** {@code vxrlink recover}: what a recovery at boot has not done. */
  RECOVER(RlinkEvent.RECOVERED),

  /** {@code vradmin stoprep}, {@code vxrlink det}. */
  DETACH(RlinkEvent.DETACH),

  /** {@code vxrlink assoc}. */
  ASSOCIATE(RlinkEvent.ASSOCIATE),

  /** {@code vxrlink dis}. */
  DISSOCIATE(RlinkEvent.DISSOCIATE);

  private final RlinkEvent event;

  RlinkOrder(RlinkEvent event) {
    this.event = event;
  }

  /** What happens to the RLINK when it is carried out. */
  public RlinkEvent event() {
    return event;
  }

  /** Whether it is an order of a Secondary about its own end. */
  public boolean ofSecondary() {
    return this == PAUSE_AT_SECONDARY || this == RESUME_AT_SECONDARY || this == MAKE_WRITABLE;
  }
}
