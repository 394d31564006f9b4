package org.ibcsim.check.invariant;

import static org.ibcsim.check.invariant.Invariant.ACKNOWLEDGED_AFTER_SRL;
import static org.ibcsim.check.invariant.Invariant.METADATA_SHIPPING_READS_BACK;
import static org.ibcsim.check.invariant.Invariant.NOTHING_NEW_WHILE_STOPPED;
import static org.ibcsim.check.invariant.Invariant.NOTHING_WHILE_DOWN;

import java.util.List;
import java.util.function.Consumer;
import org.ibcsim.check.invariant.WritePathInvariantsTest.Wrong;
import org.ibcsim.model.Fact;

/** Steps of a cluster that are wrong in one way each; its RLINKs are asynchronous. */
final class ClusterSteps {
  private ClusterSteps() {}

  private static Wrong wrong(
      Invariant invariant, String explanation, Consumer<WatchedSteps> steps) {
    return new Wrong(invariant, explanation, WatchedSteps::ofCluster, steps);
  }

  static List<Wrong> all() {
    return List.of(
        wrong(
            METADATA_SHIPPING_READS_BACK,
            "RLINK 0 has sent update 1, which another node has written, and has not read it back",
            s -> s.submit(1).log(1).carry(0, 1)),
        wrong(
            METADATA_SHIPPING_READS_BACK,
            "RLINK 0 has sent update 2, which another node has written, and has not read it back",
            s -> {
              s.submit(1, 2).log(1).watch.acknowledged(1, true);
              s.log(2).watch.readBack(0, 1);
              s.carry(0, 1, 2);
            }),
        wrong(
            METADATA_SHIPPING_READS_BACK,
            "RLINK 1 has sent update 1, which another node has written, and has not read it back",
            s -> {
              s.submit(1).log(1).watch.readBack(0, 1);
              s.carry(1, 1);
            }),
        wrong(
            NOTHING_WHILE_DOWN,
            "the logowner of host 0 is down, but its SRL gets update 1",
            s -> s.submit(1).fact(new Fact.LogownerLost(0, true, 1)).log(1)),
        wrong(
            NOTHING_WHILE_DOWN,
            "the logowner of host 0 is down, but it answers write 1",
            s ->
                s.submit(1)
                    .log(1)
                    .fact(new Fact.LogownerLost(0, true, 0))
                    .watch
                    .acknowledged(1, true)),
        wrong(
            NOTHING_NEW_WHILE_STOPPED,
            "host 0 has no logowner, but it takes write 1",
            s -> s.fact(new Fact.LogownerLost(0, false, 0)).submit(1)),
        wrong(
            ACKNOWLEDGED_AFTER_SRL,
            "write 1 returned, but only 0 is in the SRL",
            s ->
                s.submit(1)
                    .fact(new Fact.LogownerLost(0, false, 0))
                    .fact(new Fact.LogownerTookOver(0, "b"))
                    .watch
                    .acknowledged(1, true)));
  }
}
