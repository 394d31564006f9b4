package org.ibcsim.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/**
 * Switch {@code overlap_policy_secondary}: what one update at a time costs a disk that takes more.
 */
class OverlapPolicyProperties {
  private static UpdateTimes run(int parallel, int writes, String policy) {
    return UpdateTimes.of(
        """
        scenario: A burst
        duration: 5 min
        rds:
          diskgroup: dg
          rvg: rvg
          volumes: {vol: 1 GiB}
          srl: {name: srl, size: 1 GiB}
          primary: {host: seattle, disk: {write: 0 us}}
          secondaries:
            - host: london
              link: {latency: 5 ms, bandwidth: unlimited}
              disk: {write: 10 ms, parallel: %d}
        workload:
          - constant: {volume: vol, rate: 1000000/s, size: 8 KiB, from: 1 s, writes: %d}
        semantics: {overlap_policy_secondary: %s}
        """
            .formatted(parallel, writes, policy));
  }

  @Property(tries = 30)
  void oneUpdateAtATimeTakesAsLongAsADiskThatServesOneAtATime(
      @ForAll @IntRange(min = 1, max = 16) int parallel,
      @ForAll @IntRange(min = 1, max = 60) int writes) {
    long parallelNanos =
        end(run(parallel, writes, "parallel_nonoverlapping_in_order"))
            - end(run(parallel, 1, "strict_serial"));
    long serialNanos =
        end(run(parallel, writes, "strict_serial")) - end(run(parallel, 1, "strict_serial"));
    assertThat(serialNanos).isEqualTo((writes - 1) * 10_000_000L);
    assertThat(parallelNanos)
        .isBetween(
            (writes - 1) / parallel * 10_000_000L, (writes - 1) / parallel * 10_000_000L + 60_000);
  }

  private static long end(UpdateTimes times) {
    return times.rlink(0).applied.lastEntry().getValue();
  }
}
