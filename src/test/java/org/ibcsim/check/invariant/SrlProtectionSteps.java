package org.ibcsim.check.invariant;

import static org.ibcsim.check.invariant.Invariant.AUTODCM_NEVER_STALLS;
import static org.ibcsim.check.invariant.Invariant.FAILS_ONLY_WHEN_FULL_AND_DISCONNECTED;
import static org.ibcsim.check.invariant.Invariant.OVERFLOWS_ONLY_UNPROTECTED;
import static org.ibcsim.check.invariant.Invariant.REFUSED_WHILE_DISCONNECTED;
import static org.ibcsim.check.invariant.Invariant.STALLED_UNTIL_THERE_IS_ROOM;
import static org.ibcsim.check.invariant.Invariant.WARNS_ABOVE_80_PERCENT;
import static org.ibcsim.check.invariant.WritePathInvariantsTest.wrong;

import java.util.List;
import java.util.function.Consumer;
import org.ibcsim.check.invariant.WritePathInvariantsTest.Wrong;
import org.ibcsim.model.Fact;
import org.ibcsim.model.SrlProtection;
import org.ibcsim.model.Synchronous;

/** Steps around a full SRL that are wrong in one way each; the SRL holds 8192 bytes. */
final class SrlProtectionSteps {
  private SrlProtectionSteps() {}

  private static Wrong of(
      Invariant broken,
      Synchronous second,
      SrlProtection protection,
      String words,
      Consumer<WatchedSteps> steps) {
    return new Wrong(broken, words, () -> new WatchedSteps(second, protection), steps);
  }

  static List<Wrong> all() {
    return List.of(
        of(
            AUTODCM_NEVER_STALLS,
            Synchronous.OVERRIDE,
            SrlProtection.AUTODCM,
            "RLINK 0 stalls writes for room in the SRL, and its protection is AUTODCM",
            s -> s.fact(new Fact.ThrottleOn(0))),
        of(
            AUTODCM_NEVER_STALLS,
            Synchronous.OVERRIDE,
            SrlProtection.OFF,
            "RLINK 0 stalls writes for room in the SRL, and its protection is OFF",
            s -> s.fact(new Fact.ThrottleOn(0))),
        wrong(
            STALLED_UNTIL_THERE_IS_ROOM,
            "RLINK 0 stalls writes for room in the SRL, and is not connected",
            s -> {
              s.connected[0] = false;
              s.fact(new Fact.ThrottleOn(0));
            }),
        wrong(
            STALLED_UNTIL_THERE_IS_ROOM,
            "an update was let in while 1 RLINKs stall writes",
            s -> s.fact(new Fact.ThrottleOn(0)).submit(1)),
        wrong(
            STALLED_UNTIL_THERE_IS_ROOM,
            "RLINK 0 lets writes go on with 7700 bytes outstanding, and not 7691",
            s -> {
              s.outstandingBytes[0] = 8_100;
              s.fact(new Fact.ThrottleOn(0));
              s.outstandingBytes[0] = 7_700;
              s.fact(new Fact.ThrottleOff(0));
            }),
        of(
            OVERFLOWS_ONLY_UNPROTECTED,
            Synchronous.OVERRIDE,
            SrlProtection.FAIL,
            "the SRL overflowed for RLINK 0, and its protection is FAIL",
            s -> s.fact(new Fact.SrlOverflow(0))),
        of(
            OVERFLOWS_ONLY_UNPROTECTED,
            Synchronous.OVERRIDE,
            SrlProtection.DCM,
            "the SRL overflowed for RLINK 0, and its protection is DCM",
            s -> s.fact(new Fact.SrlOverflow(0))),
        wrong(
            FAILS_ONLY_WHEN_FULL_AND_DISCONNECTED,
            "RLINK 0 fails writes for room in the SRL; its protection is OVERRIDE",
            s -> {
              s.connected[0] = false;
              s.fact(new Fact.SrlProtectionFail(0));
            }),
        of(
            FAILS_ONLY_WHEN_FULL_AND_DISCONNECTED,
            Synchronous.OVERRIDE,
            SrlProtection.FAIL,
            "RLINK 0 fails writes for room in the SRL; its protection is FAIL",
            s -> s.fact(new Fact.SrlProtectionFail(0))),
        wrong(
            WARNS_ABOVE_80_PERCENT,
            "a warning of RLINK 0 with 6553 bytes outstanding; 80 % of the SRL are 6553",
            s -> {
              s.outstandingBytes[0] = 6_553;
              s.fact(new Fact.SrlWarning(0));
            }),
        of(
            REFUSED_WHILE_DISCONNECTED,
            Synchronous.FAIL,
            SrlProtection.OVERRIDE,
            "a write was let in, but RLINK 1 has synchronous=fail and is not connected",
            s -> {
              s.connected[1] = false;
              s.submit(1);
            }));
  }
}
