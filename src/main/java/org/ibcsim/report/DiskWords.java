package org.ibcsim.report;

import org.ibcsim.journal.RunHeader;
import org.ibcsim.model.Fact;

/** Facts of disks that have failed as sentences. */
final class DiskWords {
  private DiskWords() {}

  /** Empty for other facts, and for those of single writes. */
  static String of(RunHeader header, Fact fact) {
    if (fact instanceof Fact.VolumeDetached detached) {
      return header.hostName(detached.host())
          + ": "
          + volume(header, detached.volume())
          + " is detached: a write to it has failed";
    } else if (fact instanceof Fact.VolumeStarted started) {
      return header.hostName(started.host())
          + ": "
          + volume(header, started.volume())
          + " is started, "
          + started.pendingWrites()
          + " writes are pending";
    } else if (fact instanceof Fact.SrlFailed failed) {
      return header.hostName(failed.host())
          + ": its SRL has failed"
          + (failed.header() ? ", in its header" : "");
    } else if (fact instanceof Fact.RlinkFailed failed) {
      return header.rlinkName(failed.rlink())
          + " is FAIL: a data volume of the Secondary has failed";
    } else if (fact instanceof Fact.Passthru passthru) {
      return passthru.on()
          ? "passthru: writes go straight to the data volumes, nothing is replicated"
          : "passthru ends: writes go through the SRL again";
    } else if (fact instanceof Fact.SrlDissociated dissociated) {
      return header.hostName(dissociated.host()) + ": its SRL is dissociated";
    } else if (fact instanceof Fact.SrlAssociated associated) {
      return header.hostName(associated.host()) + ": its SRL is associated again";
    }
    return "";
  }

  private static String volume(RunHeader header, int number) {
    return header.volumes().get(number).name();
  }
}
