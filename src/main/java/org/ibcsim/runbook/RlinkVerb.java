package org.ibcsim.runbook;

import org.ibcsim.model.RlinkOrder;
import org.jspecify.annotations.Nullable;

/** A command that orders something of one RLINK (admin 2.6, 3.2). */
public enum RlinkVerb {
  PAUSEREP("vradmin", "", "pauserep", RlinkOrder.PAUSE_AT_PRIMARY, null),
  RESUMEREP("vradmin", "", "resumerep", RlinkOrder.RESUME_BOTH, null),
  STARTREP_FORCED("vradmin", "-f", "startrep", RlinkOrder.ATTACH_FORCED, null),
  STARTREP_AUTOSYNC("vradmin", "-a", "startrep", RlinkOrder.ATTACH_AUTOSYNC, null),
  STOPREP("vradmin", "", "stoprep", RlinkOrder.DETACH, null),
  PAUSE("vxrlink", "", "pause", RlinkOrder.PAUSE_AT_PRIMARY, RlinkOrder.PAUSE_AT_SECONDARY),
  RESUME("vxrlink", "", "resume", RlinkOrder.RESUME_AT_PRIMARY, RlinkOrder.RESUME_AT_SECONDARY),
  PAUSE_WRITABLE("vxrlink", "-w", "pause", null, RlinkOrder.MAKE_WRITABLE),
  RECOVER("vxrlink", "", "recover", RlinkOrder.RECOVER, RlinkOrder.RECOVER),
  ATTACH_FORCED("vxrlink", "-f", "att", RlinkOrder.ATTACH_FORCED, null),
  ATTACH_AUTOSYNC("vxrlink", "-a", "att", RlinkOrder.ATTACH_AUTOSYNC, null),
  ASSOCIATE("vxrlink", "", "assoc", RlinkOrder.ASSOCIATE, null),
  DISSOCIATE("vxrlink", "", "dis", RlinkOrder.DISSOCIATE, null);

  private final String program;
  private final String option;
  private final String keyword;
  private final @Nullable RlinkOrder atPrimary;
  private final @Nullable RlinkOrder atSecondary;

  RlinkVerb(
      String program,
      String option,
      String keyword,
      @Nullable RlinkOrder atPrimary,
      @Nullable RlinkOrder atSecondary) {
    this.program = program;
    this.option = option;
    this.keyword = keyword;
    this.atPrimary = atPrimary;
    this.atSecondary = atSecondary;
  }

  /** Whether it is typed on any host of the data set and names a Secondary, not an RLINK. */
  boolean ofVradmin() {
    return program.equals("vradmin");
  }

  String program() {
    return program;
  }

  /** The option that tells it from others with its keyword; empty where none does. */
  String option() {
    return option;
  }

  String keyword() {
    return keyword;
  }

  /** What it orders on a host of a role; null where it does not work. */
  @Nullable RlinkOrder order(boolean primary) {
    return primary || ofVradmin() ? atPrimary : atSecondary;
  }
}
