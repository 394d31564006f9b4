package org.ibcsim.explore;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.ibcsim.scenario.ExplorePlan;
import org.ibcsim.scenario.ExplorePlan.CommandPace;
import org.ibcsim.scenario.ExplorePlan.TimeModel;
import org.ibcsim.scenario.Scenario;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every run is a path of the exploration of its scenario. */
class RefinementTest {
  private static final int MANY_SEEDS = 8;
  private static final int WRITES = 60;

  static List<Path> litmusFiles() {
    return files(Explored.LITMUS);
  }

  static List<Path> shippedFiles() {
    return files(Path.of("scenarios"));
  }

  private static List<Path> files(Path folder) {
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  @ParameterizedTest
  @MethodSource("litmusFiles")
  void runsOfLitmusTestsArePathsWhereTimesCount(Path file) {
    follow(file, TimeModel.TIMED, RunFollower::follow);
  }

  @ParameterizedTest
  @MethodSource("litmusFiles")
  void runsOfLitmusTestsArePathsAtTheVeryTimes(Path file) {
    follow(file, TimeModel.TIMED, RunFollower::followToTheNanosecond);
  }

  @ParameterizedTest
  @MethodSource("litmusFiles")
  void runsOfLitmusTestsArePathsWhereTimesDoNotCount(Path file) {
    follow(file, TimeModel.UNTIMED, RunFollower::follow);
  }

  @ParameterizedTest
  @MethodSource("shippedFiles")
  void runsOfSmallShippedScenariosArePathsWhereTimesCount(Path file) {
    follow(file, TimeModel.TIMED, RunFollower::follow);
  }

  @ParameterizedTest
  @MethodSource("shippedFiles")
  void runsOfSmallShippedScenariosArePathsAtTheVeryTimes(Path file) {
    follow(file, TimeModel.TIMED, RunFollower::followToTheNanosecond);
  }

  @ParameterizedTest
  @MethodSource("shippedFiles")
  void runsOfSmallShippedScenariosArePathsWhereTimesDoNotCount(Path file) {
    follow(file, TimeModel.UNTIMED, RunFollower::follow);
  }

  @Tag("slow")
  @ParameterizedTest
  @MethodSource("litmusFiles")
  void moreRunsOfLitmusTestsArePaths(Path file) {
    for (int seed = 2; seed <= MANY_SEEDS; seed++) {
      follow(file, seed, TimeModel.TIMED, RunFollower::follow);
      follow(file, seed, TimeModel.TIMED, RunFollower::followToTheNanosecond);
      follow(file, seed, TimeModel.UNTIMED, RunFollower::follow);
    }
  }

  /** A run takes no time between two commands, as nobody need who types them. */
  @ParameterizedTest
  @MethodSource("shippedFiles")
  void runsArePathsWhereCommandsComeAtAnyTime(Path file) {
    for (TimeModel time : TimeModel.values()) {
      Scenario small = SmallScenario.of(Explored.file(file), 1, time, WRITES);
      ExplorePlan plan = small.explore();
      RunFollower.follow(
          small.withExplore(
              new ExplorePlan(
                  time, CommandPace.ANY_TIME, plan.writes(), plan.faults(), plan.wires())));
    }
  }

  /** A run keeps the order on wires, which is one of those that they may have. */
  @ParameterizedTest
  @MethodSource("shippedFiles")
  void runsArePathsWhereUpdatesMayOvertakeEachOther(Path file) {
    Scenario small = SmallScenario.of(Explored.file(file), 1, TimeModel.TIMED, WRITES);
    ExplorePlan plan = small.explore().withWires(ExplorePlan.WireOrder.ANY);
    RunFollower.follow(small.withExplore(plan));
    RunFollower.followToTheNanosecond(small.withExplore(plan));
  }

  private static final String RDS =
      """
      duration: 1 min
      rds:
        diskgroup: dg
        rvg: rvg
        volumes: {vol: 1 GiB}
        srl: {name: srl, size: 110 MB}
        primary: {host: seattle, disk: {write: 1 ms}}
        secondaries:
          - {host: london, link: {latency: 100 ms, jitter: 10 ms, bandwidth: unlimited}}
      """;

  @Test
  void usersBeginToThinkWhenTheirSourceBegins() {
    RunFollower.followToTheNanosecond(
        Explored.text(
            "scenario: Users who come late\n"
                + RDS
                + """
                workload:
                  - closed: {volume: vol, outstanding: 2, think: 300 ms, size: 4 KiB, from: 2 s, writes: 5}
                """));
  }

  @Test
  void usersWithNothingLeftToWriteDoNotStopTheClock() {
    RunFollower.follow(
        Explored.text(
            "scenario: More users than writes\n"
                + RDS
                + """
                workload:
                  - closed: {volume: vol, outstanding: 3, think: 1 ms, size: 4 KiB, writes: 4}
                """));
  }

  /** Who the Primary is decides where a message goes to and whom it freezes. */
  @Test
  void whatIsSentAfterAChangeOfRolesIsShownAsInARun() {
    RunFollower.follow(
        Explored.text(
            "scenario: A message the other way round\n"
                + RDS
                + """
                workload:
                  - constant: {volume: vol, rate: 2/s, size: 4 KiB, writes: 4}
                runbook:
                  seattle: |
                    at 5 s
                    vradmin -g dg migrate rvg london
                    vxibc -g dg register back rvg
                    vxibc -g dg receive back rvg
                  london: |
                    at 10 s
                    vxibc -g dg register back rvg
                    vxibc -g dg -F 0 send back rvg
                litmus:
                  question: Where does a message go to after a change of roles?
                  shows: [property 1]
                  observe:
                    primary: primary
                    fate: ibc('back').fate
                    frozen: freezes('london').size()
                  permitted:
                    - {primary: london, fate: received, frozen: 1}
                """));
  }

  private static void follow(
      Path file, TimeModel time, Function<Scenario, RunFollower.Followed> follow) {
    follow(file, 1, time, follow);
  }

  private static void follow(
      Path file, int seed, TimeModel time, Function<Scenario, RunFollower.Followed> follow) {
    Scenario small = SmallScenario.of(Explored.file(file), seed, time, WRITES);
    assertThat(follow.apply(small).choices()).isPositive();
  }
}
