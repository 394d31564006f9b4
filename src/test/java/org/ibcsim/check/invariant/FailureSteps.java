package org.ibcsim.check.invariant;

import static org.ibcsim.check.invariant.Invariant.COPIES_BEFORE_NEWER_MESSAGES;
import static org.ibcsim.check.invariant.Invariant.ERRORS_ONLY_WHEN_ALLOWED;
import static org.ibcsim.check.invariant.Invariant.LOST_AT_THE_END_OF_THE_LOG;
import static org.ibcsim.check.invariant.Invariant.NOTHING_NEW_WHILE_STOPPED;
import static org.ibcsim.check.invariant.Invariant.NOTHING_WHILE_DOWN;
import static org.ibcsim.check.invariant.Invariant.REDELIVERED_AT_ITS_IMAGE;
import static org.ibcsim.check.invariant.Invariant.STREAM_HAS_NO_GAPS;
import static org.ibcsim.check.invariant.WritePathInvariantsTest.wrong;

import java.util.List;
import org.ibcsim.check.invariant.WritePathInvariantsTest.Wrong;
import org.ibcsim.model.Fact;

/** Steps around crashes and stopped RVGs that are wrong in one way each. */
final class FailureSteps {
  private static final int BOTH = 3;

  private FailureSteps() {}

  static List<Wrong> all() {
    return List.of(
        wrong(
            Invariant.FAILBACK_SENDS_WHAT_EITHER_WROTE,
            "RLINK 0 has sent 32768 bytes to the former Primary, of 65536 that either had written",
            s ->
                s.fact(new Fact.FailbackLogging(0, 0))
                    .fact(new Fact.ResyncStarted(0, 65_536))
                    .fact(new Fact.ResyncStopped(0, 32_768))),
        wrong(
            LOST_AT_THE_END_OF_THE_LOG,
            "updates 3 to 3 are lost, but 1 is logged and 3 is the last submitted",
            s -> s.submit(1, 2, 3).log(1).watch.lost(3, 3)),
        wrong(
            STREAM_HAS_NO_GAPS,
            "update 2 was logged after update 3",
            s -> {
              s.submit(1, 2, 3).log(1).watch.lost(2, 3);
              s.log(2);
            }),
        wrong(
            ERRORS_ONLY_WHEN_ALLOWED,
            "a write was refused because the RVG is stopped, which it is not",
            s -> s.watch.refused(-1)),
        wrong(
            NOTHING_WHILE_DOWN,
            "host 0 is down, but its SRL gets update 1",
            s -> s.submit(1).fact(new Fact.HostCrashed(0)).log(1)),
        wrong(
            NOTHING_WHILE_DOWN,
            "host 1 is down, but its volumes get update 1",
            s -> {
              s.submit(1).log(1).carry(0, 1).watch.stable(0, 1);
              s.fact(new Fact.HostCrashed(1)).images.put(1, 101L);
              s.watch.applied(0, 1);
            }),
        wrong(
            NOTHING_NEW_WHILE_STOPPED,
            "the RVG of host 0 is stopped, but it takes write 1",
            s -> s.fact(new Fact.RvgStopped(0)).submit(1)),
        wrong(
            NOTHING_NEW_WHILE_STOPPED,
            "the RVG of host 1 is stopped, but there is received message 1",
            s ->
                s.message(1, BOTH)
                    .fact(new Fact.RvgStopped(1))
                    .fact(new Fact.MessageReceived(1, 1, 101))),
        wrong(
            COPIES_BEFORE_NEWER_MESSAGES,
            "host 1: message 1 is delivered again after message 2",
            s ->
                s.message(1, BOTH)
                    .message(2, BOTH)
                    .fact(new Fact.MessageReceived(1, 1, 101))
                    .fact(new Fact.MessageReceived(1, 2, 102))
                    .fact(new Fact.MessageReceived(1, 1, 101))),
        wrong(
            REDELIVERED_AT_ITS_IMAGE,
            "host 1: message 1 was delivered at image 63 first, and now at 65",
            s -> {
              s.message(1, BOTH).log(1).carry(0, 1);
              s.fact(new Fact.MessageReceived(1, 1, 99)).images.put(1, 101L);
              s.fact(new Fact.MessageArrived(1, 1, true, true, 101));
              s.fact(new Fact.Frozen(1, 1)).fact(new Fact.MessageReceived(1, 1, 101));
            }));
  }
}
