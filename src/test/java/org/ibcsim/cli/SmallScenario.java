package org.ibcsim.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A scenario that runs in a moment and has something of everything: jitter, loss, a cut, a message. */
final class SmallScenario {
  static final String TEXT =
      """
      scenario: A minute of everything
      seed: 42
      duration: 1 min
      rds:
        diskgroup: hrdg
        rvg: hr_rvg
        volumes: {hr_dv01: 1 GiB}
        srl: {name: hr_srl, size: 1 GiB}
        primary: {host: seattle, disk: {write: {exponential: 200 us}}}
        secondaries:
          - host: london
            rlink: {synchronous: off, srlprot: override}
            link: {latency: 18 ms, jitter: 2 ms, bandwidth: 20 Mbit/s, loss: 0.1 %}
            disk: {write: 200 us}
      workload:
        - poisson: {volume: hr_dv01, rate: 100/s, size: {4 KiB: 70 %, 64 KiB: 30 %}, until: 50 s}
      runbook:
        seattle: |
          at 10 s
          vxibc -g hrdg register nightly hr_rvg
          vxibc -g hrdg -m "backup" send nightly hr_rvg rlk_london_hr_rvg
        london: |
          vxibc -g hrdg register nightly hr_rvg
          vxibc -g hrdg receive nightly hr_rvg
          vxrvg -g hrdg -P fd snapshot hr_rvg
          vxibc -g hrdg unfreeze nightly hr_rvg
      faults:
        - {at: 30 s, for: 5 s, cut: rlk_london_hr_rvg}
      expect:
        - converged('london')
      """;

  private SmallScenario() {}

  /** The scenario as a file. */
  static Path in(Path folder) {
    return write(folder, "small.yaml", TEXT);
  }

  /** The same with an expectation that cannot hold. */
  static Path broken(Path folder) {
    return write(folder, "broken.yaml", TEXT + "  - writes.count == 0\n");
  }

  static Path write(Path folder, String name, String text) {
    try {
      return Files.writeString(folder.resolve(name), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
