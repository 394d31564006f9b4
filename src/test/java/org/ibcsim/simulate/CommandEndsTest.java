package org.ibcsim.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import org.ibcsim.journal.JournalEntry.Verdict;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An expectation can ask when a command of a run ended. */
class CommandEndsTest {
  private static final String SCENARIO =
      """
      scenario: A receive that waits in vain, one that is stopped, one that is left waiting
      duration: 1 min
      rds:
        diskgroup: hrdg
        rvg: hr_rvg
        volumes: {hr_dv01: 1 GiB}
        srl: {name: hr_srl, size: 1 GiB}
        primary: {host: seattle, disk: {write: 200 us}}
        secondaries:
          - {host: london, link: {latency: 5 ms, bandwidth: unlimited}}
      runbook:
        london: |
          at 3 s
          vxibc -g hrdg register nightly hr_rvg
          vxibc -g hrdg -R 10 receive nightly hr_rvg
          vxibc -g hrdg -R 10 receive nightly hr_rvg
          vxibc -g hrdg -R 99 receive nightly hr_rvg
        london/second: |
          at 20 s
          vxibc -g hrdg stoprecv nightly hr_rvg
      expect:
        - "%s"
      """;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          command('london', 'register').ended_at == duration('3s')   | HELD
          command('london', 'receive').ended_at == duration('13s')   | HELD
          command('london', 'receive').ended_at < duration('13s')    | BROKEN
          command('london', 'receive', 2).ended_at == duration('20s') | HELD
          command('london', 'receive', 3).ended_at > duration('0s')  | BROKEN
          """)
  void whenItReturned(String expectation, Verdict verdict) {
    assertThat(RunOfText.of(SCENARIO.formatted(expectation)).finished().judgement().verdict())
        .isEqualTo(verdict);
  }
}
