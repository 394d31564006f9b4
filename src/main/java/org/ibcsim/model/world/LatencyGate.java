package org.ibcsim.model.world;

import java.util.List;
import org.ibcsim.kernel.StateReader;
import org.ibcsim.kernel.StateWriter;
import org.ibcsim.kernel.Stateful;
import org.ibcsim.model.Admission;
import org.ibcsim.model.Fact;
import org.ibcsim.model.LatencyProtection;
import org.ibcsim.model.LatencyProtection.Mode;
import org.ibcsim.model.LatencySwitches;
import org.ibcsim.model.Semantics;
import org.ibcsim.model.Surroundings;
import org.ibcsim.model.link.Rlink;

/**
 * Whether {@code latencyprot} lets another update into the Primary's SRL, judged for each RLINK by
 * the number of updates that wait for it (dataflow 5).
 *
 * <p>While the RLINK is connected the update that finds the high mark reached is stalled, and all
 * after it, until the low mark; while it is not, the mode says whether updates fail or the
 * protection is dropped [D 62-ch04s04s01]. An RLINK in DCM logging, or detached, is not counted
 * (inferred). A control message is an update like any other (inferred).
 */
final class LatencyGate implements Stateful {
  private final Surroundings surroundings;
  private final List<Rlink> rlinks;
  private final boolean untilNetworkAcknowledgement;

  /** What the low mark is too high by for a stall to end there. */
  private final int belowLowMark;

  private final boolean[] throttled;

  /** By RLINK: the high mark was reached while disconnected, which has been told. */
  private final boolean[] told;

  /** Whether any RLINK is protected, so that a write has something to ask. */
  private boolean anyOn;

  private int throttles;
  private int refusing;

  LatencyGate(Surroundings surroundings, List<Rlink> rlinks) {
    this.surroundings = surroundings;
    this.rlinks = rlinks;
    Semantics semantics = surroundings.semantics();
    untilNetworkAcknowledgement =
        semantics.get(LatencySwitches.LAT_COUNTS) == LatencySwitches.Counts.UNTIL_NET_ACK;
    belowLowMark =
        semantics.get(LatencySwitches.LAT_RELEASE) == LatencySwitches.Release.BELOW_LOW_MARK
            ? 1
            : 0;
    throttled = new boolean[rlinks.size()];
    told = new boolean[rlinks.size()];
    attributesChanged();
  }

  /** An administrator may have changed attributes; stalls end at {@link #reconsider}. */
  void attributesChanged() {
    anyOn = throttles > 0;
    for (int number = 0; number < throttled.length; number++) {
      anyOn |= protection(number).on() || told[number];
    }
  }

  private LatencyProtection protection(int number) {
    return rlinks.get(number).settings.latencyProtection();
  }

  /**
   * Judges an update. A refusal goes before a stall.
   *
   * @param refusers the RLINKs, given as bits, because of which it may be refused
   */
  Admission admit(int refusers) {
    if (!anyOn) {
      return Admission.ADMITTED;
    }
    for (int number = 0; number < throttled.length; number++) {
      if ((refusers >>> number & 1) != 0 && isFull(number) && fails(number)) {
        tell(number, new Fact.LatencyFail(number));
        refusing = number;
        return Admission.REFUSED;
      }
    }
    for (int number = 0; number < throttled.length; number++) {
      if (isFull(number) && rlinks.get(number).reachable() && !throttled[number]) {
        throttled[number] = true;
        throttles++;
        surroundings.observer().fact(new Fact.LatencyThrottleOn(number));
      }
    }
    if (throttles > 0) {
      return Admission.STALLED;
    }
    for (int number = 0; number < throttled.length; number++) {
      if (isFull(number) && !fails(number)) {
        tell(number, new Fact.LatencyOverride(number));
      }
    }
    return Admission.ADMITTED;
  }

  private boolean isOn(int number) {
    return protection(number).on() && rlinks.get(number).streaming();
  }

  private boolean isFull(int number) {
    return isOn(number) && waiting(number) >= protection(number).highMark();
  }

  private boolean fails(int number) {
    return protection(number).mode() == Mode.FAIL && !rlinks.get(number).reachable();
  }

  private long waiting(int number) {
    Rlink rlink = rlinks.get(number);
    return untilNetworkAcknowledgement ? rlink.unreceivedWrites() : rlink.outstandingWrites();
  }

  /** No more than so many wait when a stall ends. */
  private long releasedAt(int number) {
    return (long) protection(number).lowMark() - belowLowMark;
  }

  /** Tells of a crossing of the high mark once. */
  private void tell(int number, Fact fact) {
    if (!told[number]) {
      told[number] = true;
      surroundings.observer().fact(fact);
    }
  }

  /** The RLINK because of which the last refused update was refused. */
  int refusing() {
    return refusing;
  }

  /** Whether updates have to wait. */
  boolean stalling() {
    return throttles > 0;
  }

  /** After an acknowledgement, or when an RLINK's state changed: ends stalls. */
  void reconsider() {
    if (!anyOn) {
      return;
    }
    for (int number = 0; number < throttled.length; number++) {
      boolean reachable = rlinks.get(number).reachable();
      if (throttled[number]
          && (!isOn(number) || !reachable || waiting(number) <= releasedAt(number))) {
        throttled[number] = false;
        throttles--;
        surroundings.observer().fact(new Fact.LatencyThrottleOff(number));
      }
      told[number] &= isFull(number) && !reachable;
    }
  }

  @Override
  public void write(StateWriter writer) {
    writer.flag(anyOn);
    if (anyOn) {
      for (int number = 0; number < throttled.length; number++) {
        writer.flag(throttled[number]);
        writer.flag(told[number]);
      }
    }
  }

  /** {@code refusing} is asked for at once or not at all. */
  @Override
  public void read(StateReader reader) {
    anyOn = reader.flag();
    throttles = 0;
    for (int number = 0; number < throttled.length; number++) {
      throttled[number] = anyOn && reader.flag();
      told[number] = anyOn && reader.flag();
      throttles += throttled[number] ? 1 : 0;
    }
  }
}
