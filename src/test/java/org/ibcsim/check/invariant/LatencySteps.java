package org.ibcsim.check.invariant;

import static org.ibcsim.check.invariant.Invariant.FAILS_AT_THE_HIGH_MARK;
import static org.ibcsim.check.invariant.Invariant.NO_MORE_THAN_THE_HIGH_MARK;
import static org.ibcsim.check.invariant.Invariant.NO_STALL_WHILE_DISCONNECTED;
import static org.ibcsim.check.invariant.Invariant.NO_STALL_WITHOUT_REASON;
import static org.ibcsim.check.invariant.Invariant.STALLED_UNTIL_THE_LOW_MARK;
import static org.ibcsim.check.invariant.WritePathInvariantsTest.wrong;

import java.util.List;
import org.ibcsim.check.invariant.WritePathInvariantsTest.Wrong;
import org.ibcsim.model.Fact;

/** Steps of latency protection that are wrong in one way each; RLINK 0 has it, RLINK 1 has not. */
final class LatencySteps {
  private LatencySteps() {}

  static List<Wrong> all() {
    return List.of(
        wrong(
            NO_STALL_WITHOUT_REASON,
            "RLINK 0 stalls writes, though its latency protection is OVERRIDE and 99 updates wait"
                + " of 100",
            s -> {
              s.waiting[0] = 99;
              s.fact(new Fact.LatencyThrottleOn(0));
            }),
        wrong(
            NO_STALL_WITHOUT_REASON,
            "RLINK 1 stalls writes, though its latency protection is OFF and 20000 updates wait of"
                + " 10000",
            s -> {
              s.waiting[1] = 20_000;
              s.fact(new Fact.LatencyThrottleOn(1));
            }),
        wrong(
            NO_MORE_THAN_THE_HIGH_MARK,
            "an update was let in, and now 101 wait for RLINK 0, whose high mark is 100",
            s -> {
              s.waiting[0] = 101;
              s.submit(1);
            }),
        wrong(
            STALLED_UNTIL_THE_LOW_MARK,
            "an update was let in while RLINK 0 stalls writes",
            s -> {
              s.waiting[0] = 100;
              s.fact(new Fact.LatencyThrottleOn(0)).submit(1);
            }),
        wrong(
            STALLED_UNTIL_THE_LOW_MARK,
            "RLINK 0 lets writes go on while 81 updates wait, and not 80",
            s -> {
              s.waiting[0] = 100;
              s.fact(new Fact.LatencyThrottleOn(0));
              s.waiting[0] = 81;
              s.fact(new Fact.LatencyThrottleOff(0));
            }),
        wrong(
            NO_STALL_WHILE_DISCONNECTED,
            "RLINK 0 is not connected, and stalls writes",
            s -> {
              s.waiting[0] = 100;
              s.connected[0] = false;
              s.fact(new Fact.LatencyThrottleOn(0));
            }),
        wrong(
            FAILS_AT_THE_HIGH_MARK,
            "RLINK 0 fails writes while 100 updates wait of 100",
            s -> {
              s.waiting[0] = 100;
              s.connected[0] = false;
              s.fact(new Fact.LatencyFail(0));
            }));
  }
}
