package org.ibcsim.model.world;

import java.util.ArrayList;
import java.util.List;
import org.ibcsim.kernel.StateReader;
import org.ibcsim.kernel.StateWriter;
import org.ibcsim.kernel.Stateful;
import org.ibcsim.model.DcmSwitches;
import org.ibcsim.model.DcmSwitches.DcmConvert;
import org.ibcsim.model.DcmSwitches.DcmLoggingWriteCost;
import org.ibcsim.model.SrlProtection;
import org.ibcsim.model.Surroundings;
import org.ibcsim.model.VolumeLayout;
import org.ibcsim.model.dcm.DcmRegions;
import org.ibcsim.model.dcm.Replay;
import org.ibcsim.model.link.Rlink;
import org.ibcsim.model.log.UpdateLog;

/**
 * The DCMs of all RLINKs as the write path meets them: which RLINK goes over to DCM logging, and
 * what a write marks (dataflow 4.1, 4.3).
 */
final class DcmLogging implements Stateful {
  private final Surroundings surroundings;
  private final UpdateLog log;
  private final List<Rlink> rlinks;
  private final List<Replay> replays = new ArrayList<>();
  private final boolean everyVolumeHasDcm;
  private int marking;

  DcmLogging(Surroundings surroundings, UpdateLog log, List<Rlink> rlinks, Replay.Source replayed) {
    this.surroundings = surroundings;
    this.log = log;
    this.rlinks = rlinks;
    List<VolumeLayout> volumes = surroundings.layout().volumes();
    everyVolumeHasDcm = volumes.stream().allMatch(VolumeLayout::hasDcm);
    DcmRegions regions = new DcmRegions(surroundings.layout());
    for (Rlink rlink : rlinks) {
      replays.add(new Replay(rlink, regions, surroundings, replayed));
    }
  }

  Replay of(Rlink rlink) {
    return replays.get(rlink.number);
  }

  /** Whether the SRL of an RLINK that is about to overflow is relieved by its DCM. */
  boolean relieves(Rlink rlink) {
    SrlProtection protection = rlink.settings.srlProtection();
    return everyVolumeHasDcm
        && (protection == SrlProtection.AUTODCM || protection == SrlProtection.DCM);
  }

  /** Whether a write must be marked; asked at every write. */
  boolean marks() {
    return marking > 0;
  }

  /** Marks a write for every RLINK in DCM logging; answers whether a bit must be set for it. */
  boolean mark(int volume, long offsetBytes, int lengthBytes) {
    boolean sets = false;
    for (int number = 0; number < replays.size(); number++) {
      Replay replay = replays.get(number);
      if (replay.marks()) {
        sets |= replay.mark(volume, offsetBytes, lengthBytes);
      }
    }
    return sets;
  }

  /** Whether a write needs no place in the SRL: every RLINK there is marks it instead. */
  boolean straight() {
    if (surroundings.semantics().get(DcmSwitches.DCM_LOGGING_WRITE_COST)
        != DcmLoggingWriteCost.DCM_BIT_DATAVOL) {
      return false;
    }
    for (int number = 0; number < rlinks.size(); number++) {
      if (rlinks.get(number).attached() && !replays.get(number).marks()) {
        return false;
      }
    }
    return true;
  }

  /**
   * An RLINK goes over to DCM logging; answers whether it still sends what stands in the SRL
   * (switch {@code dcm_convert}). The SRL must not need that room for others.
   */
  boolean convert(Rlink rlink) {
    Replay replay = of(rlink);
    boolean wanted =
        replay.phase() == Replay.Phase.NONE
            && surroundings.semantics().get(DcmSwitches.DCM_CONVERT)
                == DcmConvert.DRAIN_SRL_THEN_DCM;
    long from = rlink.dataAcknowledgedTo();
    if (!wanted) {
      rlink.streamNoFurtherThan(from);
    }
    replay.log();
    boolean drains = wanted && straight();
    rlink.streamNoFurtherThan(drains ? log.last() : from);
    if (!drains) {
      markAfter(replay, from);
    }
    count();
    return drains;
  }

  /** The RLINK to a Primary of before is in failback logging. */
  void logFailback(Rlink rlink) {
    rlink.streamNoFurtherThan(rlink.dataAcknowledgedTo());
    of(rlink).logFailback();
    count();
  }

  /** Whether every volume has a DCM, which all that uses one needs [D 62-ch01s08]. */
  boolean usable() {
    return everyVolumeHasDcm;
  }

  /** An RLINK is in DCM logging with every region marked. */
  void markAll(Rlink rlink) {
    rlink.streamNoFurtherThan(rlink.dataAcknowledgedTo());
    of(rlink).logAll();
    count();
  }

  /** An RLINK that still sends what stands in the SRL stops that; answers whether it did. */
  boolean breakDrain(Rlink rlink) {
    long from = rlink.dataAcknowledgedTo();
    if (!rlink.needsLog()) {
      return false;
    }
    rlink.streamNoFurtherThan(from);
    markAfter(of(rlink), from);
    return true;
  }

  private void markAfter(Replay replay, long position) {
    for (long next = position + 1; next <= log.last(); next++) {
      if (!log.isMessage(next)) {
        replay.mark(log.volume(next), log.offsetBytes(next), log.lengthBytes(next));
      }
    }
  }

  /** The phase of a replay may have changed. */
  void count() {
    marking = 0;
    for (Replay replay : replays) {
      marking += replay.marks() ? 1 : 0;
    }
  }

  @Override
  public void write(StateWriter writer) {
    for (Replay replay : replays) {
      replay.write(writer);
    }
  }

  @Override
  public void read(StateReader reader) {
    for (Replay replay : replays) {
      replay.read(reader);
    }
    count();
  }
}
