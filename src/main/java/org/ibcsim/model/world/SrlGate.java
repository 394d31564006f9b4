package org.ibcsim.model.world;

import java.util.Arrays;
import java.util.List;
import org.ibcsim.model.Admission;
import org.ibcsim.model.Fact;
import org.ibcsim.model.Fingerprint;
import org.ibcsim.model.SrlProtection;
import org.ibcsim.model.Surroundings;
import org.ibcsim.model.Synchronous;
import org.ibcsim.model.link.Rlink;

/**
 * Whether the Primary's SRL takes another update, judged for each RLINK by its {@code srlprot}
 * (dataflow 4.1).
 *
 * <p>The log is about to overflow for an RLINK when the next update, with its header, would reach
 * the RLINK's Start of Log (inferred). A stall ends when the smaller of 5 % of the SRL and 20 MB
 * has been freed [D 62-ch04s03s01]. More than 80 % full is a warning, once per crossing, without
 * effect on the flow [D 41-AppA_errormesgs_vvr125].
 */
final class SrlGate {
  private static final long MAXIMUM_RELEASE_BYTES = 20_000_000;

  private final Surroundings surroundings;
  private final List<Rlink> rlinks;
  private final OverflowListener overflow;
  private final long capacityBytes;
  private final long warningBytes;
  private final long releaseBytes;
  private final boolean[] throttled;
  private final boolean[] warned;
  private int throttles;

  /** Told when the SRL overflows for an RLINK, which must be detached. */
  interface OverflowListener {
    void overflowed(Rlink rlink);
  }

  SrlGate(Surroundings surroundings, List<Rlink> rlinks, OverflowListener overflow) {
    this.surroundings = surroundings;
    this.rlinks = rlinks;
    this.overflow = overflow;
    capacityBytes = surroundings.layout().hosts().get(0).srlBytes();
    warningBytes = capacityBytes / 10 * 8;
    releaseBytes = Math.min(capacityBytes / 20, MAXIMUM_RELEASE_BYTES);
    throttled = new boolean[rlinks.size()];
    warned = new boolean[rlinks.size()];
  }

  /**
   * Judges an update of some bytes, header included; a verdict other than ADMITTED leaves no trace
   * of it.
   */
  Admission admit(long bytes) {
    for (int number = 0; number < rlinks.size(); number++) {
      Rlink rlink = rlinks.get(number);
      if (!rlink.attached()) {
        continue;
      }
      if (rlink.layout.synchronous() == Synchronous.FAIL && !rlink.connected()) {
        surroundings.observer().refused(number);
        return Admission.REFUSED;
      }
      if (rlink.outstandingBytes() + bytes > capacityBytes && !throttled[number]) {
        Admission verdict = protect(number, rlink);
        if (verdict == Admission.REFUSED) {
          surroundings.observer().refused(number);
          return verdict;
        }
      }
    }
    return throttles > 0 ? Admission.STALLED : Admission.ADMITTED;
  }

  private Admission protect(int number, Rlink rlink) {
    SrlProtection protection = rlink.layout.srlProtection();
    boolean stalls =
        rlink.connected()
            && (protection == SrlProtection.DCM
                || protection == SrlProtection.OVERRIDE
                || protection == SrlProtection.FAIL);
    if (stalls) {
      throttled[number] = true;
      throttles++;
      surroundings.observer().fact(new Fact.ThrottleOn(number));
      return Admission.STALLED;
    }
    if (protection == SrlProtection.FAIL) {
      return Admission.REFUSED;
    }
    overflow.overflowed(rlink);
    return Admission.ADMITTED;
  }

  /** After something was freed or an RLINK's state changed: ends stalls that need no longer be. */
  void reconsider() {
    if (throttles == 0) {
      return;
    }
    for (int number = 0; number < rlinks.size(); number++) {
      Rlink rlink = rlinks.get(number);
      if (throttled[number]
          && (!rlink.attached()
              || !rlink.connected()
              || rlink.outstandingBytes() <= capacityBytes - releaseBytes)) {
        throttled[number] = false;
        throttles--;
        surroundings.observer().fact(new Fact.ThrottleOff(number));
      }
    }
  }

  /**
   * After an update was added or freed: warns of an RLINK for which the SRL has become more than 80
   * % full.
   */
  void warn() {
    for (int number = 0; number < warned.length; number++) {
      boolean above = rlinks.get(number).outstandingBytes() > warningBytes;
      if (above != warned[number]) {
        warned[number] = above;
        if (above) {
          surroundings.observer().fact(new Fact.SrlWarning(number));
        }
      }
    }
  }

  boolean stalling() {
    return throttles > 0;
  }

  void set(SrlGate other) {
    System.arraycopy(other.throttled, 0, throttled, 0, throttled.length);
    System.arraycopy(other.warned, 0, warned, 0, warned.length);
    throttles = other.throttles;
  }

  void addTo(Fingerprint fingerprint) {
    fingerprint.add(Arrays.hashCode(throttled)).add(Arrays.hashCode(warned));
  }
}
