package org.ibcsim.report;

import org.ibcsim.journal.RunHeader;
import org.ibcsim.model.Fact;

/** Facts of links and logs as sentences. */
final class EventWords {
  private EventWords() {}

  /** Empty for a fact that has a table of its own. */
  static String of(RunHeader header, Fact fact) {
    if (fact instanceof Fact.Cut cut) {
      return rlink(header, cut.rlink()) + ": the network path fails";
    } else if (fact instanceof Fact.Healed healed) {
      return rlink(header, healed.rlink()) + ": the network path works again";
    } else if (fact instanceof Fact.Disconnected disconnected) {
      return rlink(header, disconnected.rlink()) + " is disconnected";
    } else if (fact instanceof Fact.ConnectRefused refused) {
      return rlink(header, refused.rlink())
          + " cannot connect: "
          + (refused.reason() == Fact.Refusal.NOT_READY
              ? "not ready on remote"
              : "its ends use different protocols");
    } else if (fact instanceof Fact.Connected connected) {
      return rlink(header, connected.rlink()) + " is connected";
    } else if (fact instanceof Fact.ModeChanged changed) {
      return rlink(header, changed.rlink())
          + " now replicates "
          + (changed.synchronous() ? "synchronously" : "asynchronously");
    } else if (fact instanceof Fact.SrlWarning warning) {
      return "the SRL is more than 80 % full for " + rlink(header, warning.rlink());
    } else if (fact instanceof Fact.SrlOverflow overflow) {
      return "the SRL overflows for " + rlink(header, overflow.rlink()) + ", which is STALE now";
    } else if (fact instanceof Fact.ThrottleOn on) {
      return "writes stall: the SRL is full for " + rlink(header, on.rlink());
    } else if (fact instanceof Fact.ThrottleOff off) {
      return "writes go on: the SRL has room for " + rlink(header, off.rlink());
    } else if (fact instanceof Fact.SrlProtectionOverride over) {
      return rlink(header, over.rlink())
          + " is not connected: its protection is dropped and the SRL may overflow";
    } else if (fact instanceof Fact.SrlProtectionFail failing) {
      return "writes fail: the SRL is full for "
          + rlink(header, failing.rlink())
          + ", which is not connected";
    } else if (fact instanceof Fact.AttributesSet set) {
      return rlink(header, set.rlink()) + ": " + AttributesText.of(set);
    } else if (fact instanceof Fact.LatencyThrottleOn on) {
      return "writes stall: as many updates as the high mark allows wait for "
          + rlink(header, on.rlink());
    } else if (fact instanceof Fact.LatencyThrottleOff off) {
      return "writes go on: few enough updates wait for " + rlink(header, off.rlink());
    } else if (fact instanceof Fact.LatencyOverride over) {
      return "updates pile up above the high mark for "
          + rlink(header, over.rlink())
          + ", which is not connected";
    } else if (fact instanceof Fact.LatencyFail failing) {
      return "writes fail: as many updates as the high mark allows wait for "
          + rlink(header, failing.rlink())
          + ", which is not connected";
    } else if (fact instanceof Fact.VolumeThrottleOn) {
      return "writes stall: the SRL is full of updates that the Primary's data volumes lack";
    } else if (fact instanceof Fact.VolumeThrottleOff) {
      return "writes go on: the Primary's data volumes have caught up enough";
    } else if (fact instanceof Fact.WriteBuffersThrottleOn) {
      return "writes stall: the Primary has no memory for another update";
    } else if (fact instanceof Fact.WriteBuffersThrottleOff) {
      return "writes go on: the Primary has released enough write buffers";
    } else if (fact instanceof Fact.SecondarySrlFull full) {
      return header.hostName(full.host()) + ": its SRL is full, it takes no more updates";
    } else if (fact instanceof Fact.SecondarySrlRoom room) {
      return header.hostName(room.host()) + ": its SRL has room again";
    } else if (fact instanceof Fact.Paused paused) {
      return rlink(header, paused.rlink())
          + " is paused "
          + pauser(paused.by())
          + ": nothing is sent";
    } else if (fact instanceof Fact.Resumed resumed) {
      return rlink(header, resumed.rlink())
          + (resumed.last() ? " is resumed" : " is paused no longer " + pauser(resumed.by()));
    } else if (fact instanceof Fact.DataAcknowledgementLate late) {
      return rlink(header, late.rlink())
          + ": the Secondary has an update for too long without writing it; the RLINK disconnects";
    } else if (fact instanceof Fact.Detached detached) {
      return rlink(header, detached.rlink()) + " is detached: it is STALE now";
    } else if (fact instanceof Fact.Attached attached) {
      return attached(header, attached);
    } else if (fact instanceof Fact.CheckpointMarked marked) {
      return marked(header, marked);
    } else if (fact instanceof Fact.Associated associated) {
      return rlink(header, associated.rlink()) + " belongs to its RVG: it is STALE now";
    } else if (fact instanceof Fact.Dissociated dissociated) {
      return rlink(header, dissociated.rlink()) + " belongs to no RVG: it is UNASSOC now";
    } else if (fact instanceof Fact.BunkerActivated bunker) {
      return header.hostName(bunker.host()) + ": the bunker is activated";
    } else if (fact instanceof Fact.BunkerDeactivated bunker) {
      return header.hostName(bunker.host()) + ": the bunker is deactivated";
    } else if (fact instanceof Fact.ReplayStarted replay) {
      return rlink(header, replay.rlink()) + " is switched to the bunker";
    } else if (fact instanceof Fact.ReplayFinished replay) {
      return rlink(header, replay.rlink()) + ": the Secondary has all that the bunker holds";
    } else if (fact instanceof Fact.ReplayEnded replay) {
      return rlink(header, replay.rlink()) + " is switched back to the Primary";
    } else if (fact instanceof Fact.MessageRepeated repeated) {
      return header.hostName(repeated.host())
          + ": a copy of a message that it has already is sent again after the reconnection";
    } else if (fact instanceof Fact.HostCrashed crashed) {
      return header.hostName(crashed.host()) + " crashes";
    } else if (fact instanceof Fact.HostBooted booted) {
      return header.hostName(booted.host()) + " is up again, its RVG is started";
    } else if (fact instanceof Fact.RvgStopped stopped) {
      return header.hostName(stopped.host()) + ": its RVG is stopped";
    } else if (fact instanceof Fact.RvgStarted started) {
      return header.hostName(started.host()) + ": its RVG is started";
    } else if (fact instanceof Fact.RoleChanged changed) {
      String lost =
          changed.planned()
              ? " by migrate"
              : " by takeover; " + changed.lostUpdates() + " updates of before are lost";
      return header.hostName(changed.primary()) + " is the Primary now," + lost;
    } else if (fact instanceof Fact.Quiesced) {
      return "the application stops writing";
    } else if (fact instanceof Fact.Unquiesced) {
      return "the application writes again";
    }
    String ofNode = ofCluster(header, fact);
    if (!ofNode.isEmpty()) {
      return ofNode;
    }
    String disks = DiskWords.of(header, fact);
    return disks.isEmpty() ? ofDcm(header, fact) : disks;
  }

  private static String ofFailback(RunHeader header, Fact fact) {
    if (fact instanceof Fact.FailbackLogging logging) {
      return rlink(header, logging.rlink())
          + " is in failback logging: what is written is marked for the former Primary";
    } else if (fact instanceof Fact.ActingSecondary acting) {
      return header.hostName(acting.host())
          + " has returned as an acting Secondary, the DCM contains "
          + acting.markedBytes() / 1024
          + " Kbytes";
    }
    return "";
  }

  private static String ofCluster(RunHeader header, Fact fact) {
    if (fact instanceof Fact.NodeCrashed crashed) {
      return header.hostName(crashed.host()) + "/" + crashed.node() + " crashes";
    } else if (fact instanceof Fact.NodeBooted booted) {
      return header.hostName(booted.host()) + "/" + booted.node() + " is up again";
    } else if (fact instanceof Fact.LogownerLost lost) {
      return header.hostName(lost.host())
          + (lost.crashed()
              ? " has no logowner; " + lost.lostWrites() + " writes that were under way are lost"
              : " has no logowner: its work goes over to another node");
    } else if (fact instanceof Fact.LogownerTookOver took) {
      return header.hostName(took.host()) + "/" + took.node() + " is the logowner now";
    }
    return ofFailback(header, fact);
  }

  private static String ofDcm(RunHeader header, Fact fact) {
    if (fact instanceof Fact.DcmLogging dcm) {
      return "the SRL is full for " + rlink(header, dcm.rlink()) + ", which is in DCM logging now";
    } else if (fact instanceof Fact.ResyncStarted started) {
      return rlink(header, started.rlink())
          + ": resynchronization starts, the DCM contains "
          + started.markedBytes() / 1024
          + " Kbytes";
    } else if (fact instanceof Fact.ResyncPaused paused) {
      return rlink(header, paused.rlink()) + ": resynchronization is paused";
    } else if (fact instanceof Fact.ResyncResumed resumed) {
      return rlink(header, resumed.rlink()) + ": resynchronization goes on";
    } else if (fact instanceof Fact.SrlLogging srl) {
      return rlink(header, srl.rlink()) + ": new writes are kept in the SRL again";
    } else if (fact instanceof Fact.ResyncStopped stopped) {
      return rlink(header, stopped.rlink())
          + ": resynchronization ends, "
          + stopped.sentBytes() / 1024
          + " Kbytes were sent";
    } else if (fact instanceof Fact.Inconsistent begun) {
      return header.hostName(begun.host()) + ": its data volumes are inconsistent";
    } else if (fact instanceof Fact.Consistent ended) {
      return header.hostName(ended.host()) + ": its data volumes are consistent again";
    }
    return "";
  }

  private static String attached(RunHeader header, Fact.Attached attached) {
    String how =
        switch (attached.how()) {
          case FORCED -> "its data taken to be equal";
          case AUTOSYNC -> "all regions to be sent";
          case CHECKPOINT -> "from a checkpoint on";
          case RESTORED -> "restored, from a checkpoint on";
        };
    boolean untrue = attached.how() == Fact.Attachment.FORCED && !attached.equal();
    return rlink(header, attached.rlink())
        + " is attached, "
        + how
        + (untrue ? ", which it is not" : "");
  }

  private static String marked(RunHeader header, Fact.CheckpointMarked marked) {
    String what =
        switch (marked.what()) {
          case STARTED -> " is started";
          case ENDED -> " is ended";
          case DELETED -> " is deleted";
          case OVERFLOWED -> " has overflowed";
        };
    return header.hostName(marked.host()) + ": checkpoint " + marked.name() + what;
  }

  private static String pauser(Fact.Pauser by) {
    return switch (by) {
      case PRIMARY -> "at the Primary";
      case SECONDARY -> "by the Secondary";
      case SECONDARY_SRL_FULL -> "by the Secondary, whose SRL is full";
      case SECONDARY_LOG_ERROR -> "by the Secondary, whose SRL has failed";
    };
  }

  private static String rlink(RunHeader header, int number) {
    return header.rlinkName(number);
  }
}
