package org.ibcsim.simulate;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/**
 * A scenario of random disks and links without faults, small enough that neither a log nor memory
 * is ever short: what its times show is the write path alone.
 *
 * @param srlDisk below the Primary's SRL
 * @param dataDisk below the Primary's data volumes
 */
record TimedScenario(
    long seed, String srlDisk, String dataDisk, List<Secondary> secondaries, Load load) {
  /**
   * Any disks: fixed and random times, with and without the cost of bytes, one or more at a time.
   */
  private static final List<String> DISKS =
      List.of(
          "{write: 200 us}",
          "{write: 1 ms, parallel: 4}",
          "{write: {exponential: 300 us}}",
          "{write: {uniform: {from: 100 us, to: 4 ms}}, parallel: 2}",
          "{write: {lognormal: {median: 300 us, sigma: 0.5}}, bandwidth: 200 MB/s, parallel: 8}");

  /** A Secondary, its mode and its link; 0 Mbit/s is no limit. */
  record Secondary(
      boolean synchronous,
      int latencyMilliseconds,
      int jitterMilliseconds,
      int megabits,
      int lossPercent,
      boolean logging,
      String dataDisk) {
    Secondary with(String otherDataDisk) {
      return new Secondary(
          synchronous,
          latencyMilliseconds,
          jitterMilliseconds,
          megabits,
          lossPercent,
          logging,
          otherDataDisk);
    }

    Secondary with(boolean isSynchronous) {
      return new Secondary(
          isSynchronous,
          latencyMilliseconds,
          jitterMilliseconds,
          megabits,
          lossPercent,
          logging,
          dataDisk);
    }
  }

  /** Writes of one size at random moments. */
  record Load(int writesPerSecond, int kibibytes, int writes) {}

  TimedScenario {
    secondaries = List.copyOf(secondaries);
  }

  static Arbitrary<TimedScenario> any() {
    Arbitrary<Secondary> secondary =
        Combinators.combine(
                Arbitraries.of(false, true),
                Arbitraries.integers().between(0, 60),
                Arbitraries.of(0, 0, 3),
                Arbitraries.of(0, 20, 1_000),
                Arbitraries.of(0, 0, 2),
                Arbitraries.of(false, true),
                Arbitraries.of(DISKS))
            .as(Secondary::new);
    Arbitrary<Load> load =
        Combinators.combine(
                Arbitraries.of(5, 100, 2_000),
                Arbitraries.of(1, 8, 32),
                Arbitraries.integers().between(1, 120))
            .as(Load::new);
    return Combinators.combine(
            Arbitraries.longs().between(1, 1_000_000),
            Arbitraries.of(DISKS),
            Arbitraries.of(DISKS),
            secondary.list().ofMinSize(1).ofMaxSize(3),
            load)
        .as(TimedScenario::new);
  }

  /** The same with an application that waits for no Secondary. */
  TimedScenario asynchronous() {
    List<Secondary> all = secondaries.stream().map(one -> one.with(false)).toList();
    return new TimedScenario(seed, srlDisk, dataDisk, all, load);
  }

  /**
   * The same without jitter and loss, which acknowledgements of both kinds draw from one stream:
   * one that comes at another time changes what the next draws.
   */
  TimedScenario withSteadyLinks() {
    List<Secondary> all =
        secondaries.stream()
            .map(
                one ->
                    new Secondary(
                        one.synchronous,
                        one.latencyMilliseconds,
                        0,
                        one.megabits,
                        0,
                        one.logging,
                        one.dataDisk))
            .toList();
    return new TimedScenario(seed, srlDisk, dataDisk, all, load);
  }

  /** The same with other disks everywhere but below the Primary's SRL. */
  TimedScenario withDataDisks(String disk) {
    List<Secondary> all = secondaries.stream().map(one -> one.with(disk)).toList();
    return new TimedScenario(seed, srlDisk, disk, all, load);
  }

  TimedScenario withSecondaries(List<Secondary> others) {
    return new TimedScenario(seed, srlDisk, dataDisk, others, load);
  }

  String text() {
    StringBuilder text = new StringBuilder("scenario: Times drawn at random\nseed: ").append(seed);
    text.append("\nduration: 10 min\nrds:\n  diskgroup: dg\n  rvg: rvg\n  volumes: {vol: 1 MiB}\n");
    text.append("  srl: {name: srl, size: 1 GiB}\n  primary:\n    host: primary\n    disk: {srl: ");
    text.append(srlDisk).append(", data: ").append(dataDisk).append("}\n  secondaries:\n");
    for (int number = 1; number <= secondaries.size(); number++) {
      Secondary one = secondaries.get(number - 1);
      text.append("    - host: s").append(number).append("\n      rlink: {synchronous: ");
      text.append(one.synchronous ? "override" : "off").append("}\n      link: {latency: ");
      text.append(one.latencyMilliseconds).append(" ms, jitter: ").append(one.jitterMilliseconds);
      text.append(" ms, bandwidth: ");
      text.append(one.megabits == 0 ? "unlimited" : one.megabits + " Mbit/s");
      text.append(", loss: ").append(one.lossPercent).append(" %}\n      disk: {srl: ");
      text.append(one.dataDisk).append(", data: ").append(one.dataDisk);
      text.append("}\n      secondary_logging: ").append(one.logging ? "on\n" : "off\n");
    }
    text.append("workload:\n  - poisson: {volume: vol, rate: ").append(load.writesPerSecond);
    text.append("/s, size: ").append(load.kibibytes).append(" KiB, writes: ").append(load.writes);
    return text.append("}\n").toString();
  }
}
