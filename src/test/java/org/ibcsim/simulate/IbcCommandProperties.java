package org.ibcsim.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.ibcsim.journal.JournalEntry;
import org.ibcsim.journal.RunRecord;
import org.ibcsim.journal.TimedFact;
import org.ibcsim.model.Fact;

/** Property 53 of in-band control messages (ibc 10), which is about commands. */
class IbcCommandProperties {
  private static final String SCENARIO =
      """
      scenario: regsend before regrecv
      seed: %d
      duration: 40 min
      rds:
        diskgroup: hrdg
        rvg: hr_rvg
        volumes: {hr_dv01: 1 GiB}
        srl: {name: hr_srl, size: 1 GiB}
        primary: {host: seattle, disk: {write: 200 us}}
        secondaries:
          - host: london
            link: {latency: %d ms, jitter: 5 ms, bandwidth: unlimited}
      workload:
        - poisson: {volume: hr_dv01, rate: 2/s, size: 8 KiB, until: 20 s}
      runbook:
        seattle: |
          at 10 s
          vxibc -g hrdg -m now regsend nightly hr_rvg
        london: |
          at %d s
          vxibc -g hrdg -R 60 regrecv nightly hr_rvg vxrvg -g hrdg -P fd snapshot hr_rvg
      """;

  private static final int SENT_SECONDS = 10;

  @Property(tries = 40)
  void property_53_regrecv_works_within_600_seconds_of_regsend_and_never_later(
      @ForAll @IntRange(min = 1, max = 1_000) int afterSeconds,
      @ForAll boolean inTime,
      @ForAll @IntRange(max = 300) int latencyMilliseconds,
      @ForAll @IntRange(max = 1_000) int seed) {
    int after = inTime ? 1 + afterSeconds % 599 : 602 + afterSeconds;
    RunRecord run =
        RunOfText.of(SCENARIO.formatted(seed, latencyMilliseconds, SENT_SECONDS + after))
            .finished()
            .record();
    List<Fact.MessageReceived> received = facts(run, Fact.MessageReceived.class);
    List<JournalEntry.Command> commands =
        run.entries(JournalEntry.Command.class).stream()
            .filter(command -> command.text().contains("regrecv"))
            .toList();
    assertThat(commands).hasSize(1);
    if (inTime) {
      long image = facts(run, Fact.MessageSubmitted.class).get(0).image();
      assertThat(commands.get(0).status()).isZero();
      assertThat(received).extracting(Fact.MessageReceived::image).containsExactly(image);
      assertThat(facts(run, Fact.SnapshotTaken.class))
          .extracting(Fact.SnapshotTaken::image)
          .containsExactly(image);
    } else {
      assertThat(commands.get(0).status()).isNotZero();
      assertThat(received).isEmpty();
      assertThat(facts(run, Fact.MessageEnded.class))
          .extracting(Fact.MessageEnded::fate)
          .containsExactly(Fact.Fate.DISCARDED);
    }
  }

  private static <F extends Fact> List<F> facts(RunRecord run, Class<F> kind) {
    return run.facts().stream()
        .map(TimedFact::fact)
        .filter(kind::isInstance)
        .map(kind::cast)
        .toList();
  }
}
