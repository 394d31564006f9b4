package org.ibcsim.companion;

/** Scenarios without a runbook: what there is, for tests that act themselves. */
final class Stages {
  /** London, asynchronous, 18 ms away; 500 writes a second during the first ten minutes. */
  static final String TWO_HOSTS =
      """
      scenario: A Primary, a Secondary, and nobody who acts
      seed: 42
      duration: 30 min
      rds:
        diskgroup: hrdg
        rvg: hr_rvg
        volumes: {hr_dv01: 20 GiB}
        srl: {name: hr_srl, size: 2 GiB}
        primary: {host: seattle, disk: {write: 200 us}}
        secondaries:
          - host: london
            rlink: {synchronous: off, srlprot: override}
            link: {latency: 18 ms, jitter: 2 ms, bandwidth: 200 Mbit/s}
      workload:
        - poisson: {volume: hr_dv01, rate: 500/s, size: 8 KiB, until: 10 min}
      snapshot: {takes: 30 s}
      """;

  /** The same without a workload: times are what the test makes them. */
  static final String QUIET =
      TWO_HOSTS.replaceAll("workload:\n.*\n", "").replace(", jitter: 2 ms", "");

  /** Two Secondaries. */
  static final String THREE_HOSTS =
      QUIET.replace(
          "snapshot:",
          """
              - host: paris
                rlink: {synchronous: off, srlprot: override}
                link: {latency: 300 ms, bandwidth: 200 Mbit/s}
          snapshot:""");

  private Stages() {}
}
