package org.ibcsim.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.TreeMap;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/**
 * Invariants 2 to 5 of the data flow (dataflow 14) and the numeric case V15 (dataflow 15) in whole
 * runs, with random disks and links: what the journal says of the time of each stage of each
 * update.
 */
class WriteTimesProperties {
  private static final long MILLISECOND = 1_000_000;

  @Provide
  Arbitrary<TimedScenario> scenarios() {
    return TimedScenario.any();
  }

  @Property(tries = 60)
  void invariant_02_without_synchronous_rlinks_latency_is_the_srl_write_whatever_the_network_does(
      @ForAll("scenarios") TimedScenario drawn, @ForAll("scenarios") TimedScenario other) {
    TimedScenario scenario = drawn.asynchronous();
    UpdateTimes times = UpdateTimes.of(scenario.text());
    assertThat(times.acknowledged).isEqualTo(times.logged).hasSize(drawn.load().writes());
    TimedScenario elsewhere = scenario.withSecondaries(other.asynchronous().secondaries());
    assertThat(UpdateTimes.of(elsewhere.text()).latencies()).isEqualTo(times.latencies());
  }

  @Property(tries = 60)
  void invariant_03_a_write_returns_with_the_last_of_the_srl_and_the_synchronous_acknowledgements(
      @ForAll("scenarios") TimedScenario scenario) {
    UpdateTimes times = UpdateTimes.of(scenario.text());
    TreeMap<Long, Long> expected = new TreeMap<>(times.logged);
    for (int rlink = 0; rlink < scenario.secondaries().size(); rlink++) {
      TimedScenario.Secondary secondary = scenario.secondaries().get(rlink);
      if (secondary.synchronous()) {
        long roundTrip = 2 * secondary.latencyMilliseconds() * MILLISECOND;
        times
            .rlink(rlink)
            .networkAcknowledged
            .forEach(
                (position, at) -> {
                  assertThat(at - times.logged.get(position)).isGreaterThanOrEqualTo(roundTrip);
                  expected.merge(position, at, Math::max);
                });
      }
    }
    assertThat(times.acknowledged).isEqualTo(expected).hasSize(scenario.load().writes());
  }

  @Property(tries = 60)
  void invariant_04_latency_is_the_same_whatever_the_data_volumes_and_the_secondary_disks_take(
      @ForAll("scenarios") TimedScenario drawn, @ForAll @IntRange(max = 30) int milliseconds) {
    TimedScenario scenario = drawn.withSteadyLinks();
    TimedScenario slow = scenario.withDataDisks("{write: " + milliseconds + " ms}");
    UpdateTimes slowTimes = UpdateTimes.of(slow.text());
    assertThat(slowTimes.latencies()).isEqualTo(UpdateTimes.of(scenario.text()).latencies());
    slowTimes.onVolume.forEach(
        (position, at) ->
            assertThat(at - slowTimes.logged.get(position))
                .isGreaterThanOrEqualTo(milliseconds * MILLISECOND));
  }

  @Property(tries = 60)
  void invariant_05_the_stages_of_each_update_follow_each_other_in_time(
      @ForAll("scenarios") TimedScenario scenario) {
    UpdateTimes times = UpdateTimes.of(scenario.text());
    for (int rlink = 0; rlink < scenario.secondaries().size(); rlink++) {
      UpdateTimes.OfRlink stages = times.rlink(rlink);
      long latency = scenario.secondaries().get(rlink).latencyMilliseconds() * MILLISECOND;
      for (long position = 1; position <= scenario.load().writes(); position++) {
        long stable = stages.stable.ceilingEntry(position).getValue();
        long freed = times.freed.ceilingEntry(position).getValue();
        assertThat(stages.sent.get(position)).isGreaterThanOrEqualTo(times.logged.get(position));
        assertThat(stages.arrived.get(position) - stages.sent.get(position))
            .isGreaterThanOrEqualTo(latency);
        assertThat(stages.networkAcknowledged.get(position) - stages.arrived.get(position))
            .isGreaterThanOrEqualTo(latency);
        assertThat(stable).isGreaterThanOrEqualTo(stages.arrived.get(position));
        assertThat(stages.dataAcknowledged.ceilingEntry(position).getValue())
            .isGreaterThanOrEqualTo(stable + latency)
            .isGreaterThanOrEqualTo(stages.networkAcknowledged.get(position))
            .isLessThanOrEqualTo(freed);
        assertThat(stages.applied.get(position))
            .isGreaterThanOrEqualTo(stages.arrived.get(position));
        assertThat(freed).isGreaterThanOrEqualTo(times.onVolume.get(position));
      }
    }
  }

  /** Two RLINKs, an SRL of s ms and round trips of 2 a and 2 (a + b) ms; writes do not overlap. */
  @Property(tries = 40)
  void v_15_synchronous_latency_is_the_srl_and_the_round_trip_of_the_slowest_synchronous_rlink(
      @ForAll @IntRange(min = 1, max = 9) int srl,
      @ForAll @IntRange(min = 1, max = 30) int near,
      @ForAll @IntRange(min = 1, max = 30) int farther,
      @ForAll boolean farIsSynchronous) {
    TimedScenario.Secondary first =
        new TimedScenario.Secondary(true, near, 0, 0, 0, false, "{write: 200 us}");
    TimedScenario.Secondary second =
        new TimedScenario.Secondary(
            farIsSynchronous, near + farther, 0, 0, 0, false, "{write: 7 ms}");
    TimedScenario scenario =
        new TimedScenario(
            1,
            "{write: " + srl + " ms, parallel: 64}",
            "{write: 3 ms}",
            List.of(first, second),
            new TimedScenario.Load(1, 8, 20));
    long expected = srl + 2L * (farIsSynchronous ? near + farther : near);
    UpdateTimes times = UpdateTimes.of(scenario.text());
    assertThat(times.latencies()).hasSize(20);
    assertThat(times.latencies().values()).containsOnly(expected * MILLISECOND);
  }
}
