package org.ibcsim.explore;

import java.util.List;
import org.ibcsim.scenario.ExplorePlan.TimeModel;
import org.ibcsim.scenario.Scenario;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Runs on every kind of network are paths of the explorations of their scenarios. */
class NetworkRefinementTest {
  private static final int SEEDS = 6;

  /** What stands before the data set, what the RLINKs and their links are like. */
  record Network(String name, String top, String rlink, String link) {
    @Override
    public String toString() {
      return name;
    }
  }

  static List<Network> networks() {
    return List.of(
        new Network("unix", "product: unix\n", "", "latency: 40 ms, bandwidth: 2 Mbit/s"),
        new Network(
            "windows",
            "product: windows\n",
            "heartbeat_timeout: 4 s",
            "latency: 40 ms, jitter: 20 ms, bandwidth: 2 Mbit/s"),
        new Network(
            "rare heartbeats",
            "",
            "heartbeat_timeout: 5 s, heartbeat_period: 4 s, reconnect_blackout: 3 s",
            "latency: 300 ms, bandwidth: unlimited"),
        new Network(
            "a long time-out",
            "snapshot: {takes: 20 s}\n",
            "heartbeat_timeout: 60 s",
            "latency: 40 ms, bandwidth: 100 kbit/s"),
        new Network(
            "lossy datagrams",
            "product: unix\n",
            "",
            "latency: 0 ms, loss: 20 %, packet: 1 KiB, bandwidth: 2 Mbit/s"),
        new Network(
            "tcp",
            "product: unix\n",
            "",
            "latency: 40 ms, loss: 1 %, bandwidth: 2 Mbit/s, transport: tcp, tcp: {window: 4 KiB}"),
        new Network(
            "two protocols",
            "",
            "",
            "latency: 40 ms, bandwidth: 2 Mbit/s, transport: {primary: udp, secondary: tcp}"),
        new Network(
            "a limit with a burst",
            "",
            "bandwidth_limit: 100 kbit/s, bandwidth_burst: 16 KiB",
            "latency: 40 ms, bandwidth: 2 Mbit/s"),
        new Network("a limit that changes", "", "", "latency: 40 ms, bandwidth: 2 Mbit/s"),
        new Network(
            "other traffic",
            "starts_at: 09:59\n",
            "",
            "latency: 40 ms, bandwidth: 100 kbit/s,"
                + " other_traffic: [{from: 08:00, until: 10:00, uses: 70 %}]"),
        new Network(
            "compression",
            "",
            "compression: {ratio: 2, compress: 300 us, decompress: 100 us, threads: 2}",
            "latency: 40 ms, bandwidth: 100 kbit/s"));
  }

  private static String text(Network network) {
    String secondary = "    - {host: %s, rlink: {%s}, link: {%s}}\n";
    return "scenario: A network\n"
        + network.top()
        + """
        duration: 3 min
        rds:
          diskgroup: dg
          rvg: rvg
          volumes: {vol: 1 GiB}
          srl: {name: srl, size: 110 MB}
          primary: {host: seattle, disk: {write: 1 ms}}
          secondaries:
        """
        + secondary.formatted("london", network.rlink(), network.link())
        + secondary.formatted("paris", network.rlink(), network.link())
        + """
        workload:
          - poisson: {volume: vol, rate: 2/s, size: 8 KiB, until: 40 s}
        runbook:
          seattle: |
            at 9 s
            vradmin -g dg set rvg %s
          london: |
            at 11 s
            vxrvg -g dg -P fd snapshot rvg
        faults:
          - {at: 8 s .. 12 s, for: 5 s .. 30 s, cut: rlk_london_rvg}
          - {at: 8 s .. 12 s, for: 5 s .. 30 s, cut: rlk_paris_rvg}
          - {at: 80 s, for: 20 s, stop: paris}
        """;
  }

  /** What an administrator sets while it runs; nothing that changes the times, as a rule. */
  private static String set(Network network) {
    return network.name().contains("changes")
        ? "london bandwidth_limit=100K"
        : "london latencyprot=off";
  }

  private static Scenario scenario(Network network, int seed, TimeModel time) {
    return SmallScenario.of(
        Explored.text(text(network).replace("%s", set(network))), seed, time, 40);
  }

  @ParameterizedTest
  @MethodSource("networks")
  void runsArePathsWhereTimesCount(Network network) {
    for (int seed = 1; seed <= SEEDS; seed++) {
      RunFollower.follow(scenario(network, seed, TimeModel.TIMED));
    }
  }

  @ParameterizedTest
  @MethodSource("networks")
  void runsArePathsAtTheVeryTimes(Network network) {
    for (int seed = 1; seed <= SEEDS; seed++) {
      RunFollower.followToTheNanosecond(scenario(network, seed, TimeModel.TIMED));
    }
  }

  @ParameterizedTest
  @MethodSource("networks")
  void runsArePathsWhereTimesDoNotCount(Network network) {
    for (int seed = 1; seed <= SEEDS; seed++) {
      RunFollower.follow(scenario(network, seed, TimeModel.UNTIMED));
    }
  }
}
