package org.ibcsim.explore;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.ibcsim.explore.search.SearchResult;
import org.ibcsim.scenario.ExplorePlan.FaultBudget;
import org.ibcsim.scenario.ExplorePlan.TimeModel;
import org.ibcsim.scenario.ExplorePlan.WireOrder;
import org.ibcsim.scenario.Scenario;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Updates that overtake each other on the wire of an RLINK, and a receiver that sorts. */
class WireOrderTest {
  private static final String UNTIMED =
      """
      scenario: Updates that overtake each other
      duration: 1 h
      rds:
        diskgroup: dg
        rvg: rvg
        volumes: {vol: 1 GiB}
        srl: {name: srl, size: 110 MB}
        primary: {host: seattle, disk: {write: 1 ms}}
        secondaries:
          - {host: london, link: {latency: 5 ms, bandwidth: unlimited}}
      workload:
        - constant: {volume: vol, rate: 1/s, size: 4 KiB, writes: 3}
      explore: {time: untimed, transport: udp, wire: any_order}
      """;

  /** Takes the first choice whose words have a part, for as long as there is one. */
  private static int takeAll(Trail trail, String part) {
    int taken = 0;
    List<Trail.Allowed> found = with(trail, part);
    for (; !found.isEmpty(); found = with(trail, part)) {
      trail.take(found.get(0).choice());
      taken++;
    }
    return taken;
  }

  private static List<Trail.Allowed> with(Trail trail, String part) {
    return trail.allowed().stream().filter(one -> one.text().contains(part)).toList();
  }

  @Test
  void whatOvertakesWaitsForWhatLeftBeforeIt() {
    Trail trail = new Trail(new DataSetModel(Explored.text(UNTIMED), false));
    takeAll(trail, "makes write");
    takeAll(trail, "is in its SRL");
    takeAll(trail, "has left");
    assertThat(with(trail, " on the wire ")).hasSize(3);

    long image = trail.world().fingerprint().low();
    trail.take(with(trail, "overtakes 2 on the wire").get(0).choice());
    trail.take(with(trail, "overtakes 1 on the wire").get(0).choice());
    assertThat(trail.world().fingerprint().low()).isEqualTo(image);
    assertThat(with(trail, "overtakes")).isEmpty();
    assertThat(takeAll(trail, "the oldest update on the wire arrives")).isEqualTo(3);
    assertThat(with(trail, " on the wire ")).isEmpty();
  }

  @Test
  void aWireThatKeepsTheOrderLetsNothingOvertake() {
    Scenario scenario = Explored.text(UNTIMED.replace(", wire: any_order", ""));
    Trail trail = new Trail(new DataSetModel(scenario, false));
    takeAll(trail, "makes write");
    takeAll(trail, "is in its SRL");
    takeAll(trail, "has left");
    assertThat(with(trail, " on the wire ")).hasSize(1);
  }

  /** Where times count, what came early is handed over in the moment in which its turn comes. */
  @Test
  void whatCameEarlyIsHandedOverAtOnce() {
    String timed =
        UNTIMED
            .replace("time: untimed, ", "")
            .replace("writes: 3", "writes: 2")
            .replace("latency: 5 ms", "latency: 5 s, jitter: 9 s");
    Trail trail = new Trail(new DataSetModel(Explored.text(timed), false));
    while (with(trail, "overtakes").isEmpty()) {
      List<Trail.Allowed> early = trail.allowed();
      trail.take(early.get(0).choice());
    }
    trail.take(with(trail, "overtakes").get(0).choice());
    List<Trail.Allowed> oldest = with(trail, "the oldest update on the wire arrives");
    trail.take(oldest.get(0).choice());

    assertThat(trail.allowed())
        .extracting(Trail.Allowed::text)
        .containsExactly("rlk_london_rvg: the oldest update on the wire arrives");
  }

  @ParameterizedTest
  @CsvSource({
    "nothing-lost-in-a-freeze, 2, TIMED, 0",
    "nothing-lost-in-a-freeze, 2, UNTIMED, 1",
    "detach-behind-send, 2, TIMED, 0",
    "outage-while-frozen, 1, TIMED, 0",
    "primary-lost-after-send, 2, UNTIMED, 0",
    "copies-before-the-next, 1, UNTIMED, 0",
    "secondary-crash-in-the-drain, 1, UNTIMED, 0",
    "second-message-in-backlog, 2, UNTIMED, 0"
  })
  void thereAreMoreStatesAndTheSameOutcomes(String litmus, int writes, TimeModel time, int cuts) {
    Scenario scenario = Explored.litmus(litmus);
    Scenario kept =
        scenario.withExplore(
            scenario
                .explore()
                .withTime(time)
                .withWrites(writes)
                .withFaults(new FaultBudget(0, cuts, 0, 0, 0)));
    Scenario any = kept.withExplore(kept.explore().withWires(WireOrder.ANY));

    Exploration inOrder = Explored.whole(kept);
    Exploration inAnyOrder = Explored.whole(any);

    assertThat(Explored.outcomes(any, inAnyOrder)).isEqualTo(Explored.outcomes(kept, inOrder));
    assertThat(inAnyOrder.search().broken()).isEmpty();
    assertThat(inAnyOrder.search().reachedBounds()).isEmpty();
    assertThat(states(inAnyOrder)).isGreaterThan(states(inOrder));
  }

  private static long states(Exploration explored) {
    return ((SearchResult) explored.search()).counts().distinct();
  }
}
