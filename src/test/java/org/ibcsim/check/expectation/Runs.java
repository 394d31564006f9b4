package org.ibcsim.check.expectation;

import java.time.Duration;
import java.util.List;
import org.ibcsim.check.expectation.ExpectationNames.TypedCommand;
import org.ibcsim.check.expectation.Observations.Command;
import org.ibcsim.check.expectation.Observations.Delivery;
import org.ibcsim.check.expectation.Observations.Distribution;
import org.ibcsim.check.expectation.Observations.End;
import org.ibcsim.check.expectation.Observations.Freeze;
import org.ibcsim.check.expectation.Observations.Host;
import org.ibcsim.check.expectation.Observations.Message;
import org.ibcsim.check.expectation.Observations.Occupancy;
import org.ibcsim.check.expectation.Observations.Outage;
import org.ibcsim.check.expectation.Observations.Receipt;
import org.ibcsim.check.expectation.Observations.Result;
import org.ibcsim.check.expectation.Observations.Secondary;
import org.ibcsim.check.expectation.Observations.Snapshot;
import org.ibcsim.check.expectation.Observations.Writes;
import org.ibcsim.model.Fact;
import org.ibcsim.model.IbcError;

/** A made-up run of 30 minutes with two Secondaries, every figure of which is different. */
final class Runs {
  static final ExpectationNames NAMES =
      new ExpectationNames(
          "seattle",
          List.of("london", "paris"),
          List.of("rlk_london_hr_rvg", "rlk_paris_hr_rvg"),
          List.of("nightly", "weekly"),
          List.of("fd", "late"),
          List.of(
              new TypedCommand("seattle", "vxibc send"),
              new TypedCommand("london", "vxibc receive"),
              new TypedCommand("london", "vxrlink status"),
              new TypedCommand("london", "vxibc receive"),
              new TypedCommand("london/second", "vxibc unfreeze")));

  static final long IMAGE_AT_SEND = 11;

  private Runs() {}

  static Duration seconds(long seconds) {
    return Duration.ofSeconds(seconds);
  }

  static Distribution distribution(long p50, long p95, long p99, long max) {
    return new Distribution(
        seconds(p50), seconds(p95), seconds(p99), seconds(max), seconds(p95 + 1));
  }

  static Secondary london() {
    return new Secondary(
        "london",
        distribution(10, 60, 100, 133),
        distribution(9, 50, 90, 120),
        new Occupancy(700, 1000),
        new Occupancy(250, 1000),
        true,
        false,
        seconds(90),
        List.of(
            new Freeze(seconds(301), seconds(421), Fact.Release.UNFREEZE),
            new Freeze(seconds(600), seconds(1500), Fact.Release.FREEZE_TIMEOUT)),
        List.of(new Outage(seconds(720), seconds(810))),
        List.of(new Receipt(0, true), new Receipt(1, true), new Receipt(0, true)),
        new End(false, true, false, 0, false, true));
  }

  static Secondary paris() {
    return new Secondary(
        "paris",
        distribution(20, 30, 40, 50),
        distribution(15, 25, 35, 45),
        new Occupancy(300, 1000),
        new Occupancy(100, 1000),
        false,
        true,
        seconds(400),
        List.of(new Freeze(seconds(1700), null, null)),
        List.of(new Outage(seconds(1400), null)),
        List.of(new Receipt(0, true)),
        new End(true, false, true, 12, true, false));
  }

  static Observations run() {
    return new Observations(
        seconds(1800),
        new Writes(5000, 3, 4990, 7, 40_960_000),
        distribution(1, 2, 3, 4),
        new Occupancy(812, 1000),
        List.of(london(), paris()),
        List.of(
            new Message(
                "nightly",
                seconds(300),
                IMAGE_AT_SEND,
                List.of(
                    new Delivery(
                        "london", 2, seconds(301), seconds(302), seconds(421), Fact.Fate.RECEIVED),
                    new Delivery(
                        "paris", 1, seconds(305), seconds(306), seconds(430), Fact.Fate.RECEIVED))),
            new Message(
                "nightly",
                seconds(599),
                12,
                List.of(
                    new Delivery(
                        "london",
                        1,
                        seconds(600),
                        seconds(601),
                        seconds(1500),
                        Fact.Fate.FREEZE_TIMED_OUT),
                    new Delivery("paris", 1, seconds(1700), null, null, null)))),
        List.of(
            new Snapshot("london", "fd", seconds(310), IMAGE_AT_SEND, IMAGE_AT_SEND, true),
            new Snapshot("london", "late", seconds(1600), IMAGE_AT_SEND, 99, false)),
        List.of(
            new Host("seattle", List.of()),
            new Host("london", List.of("nightly", "weekly")),
            new Host("paris", null)),
        List.of(
            new Command("seattle", "vxibc send", new Result(seconds(300), 0, List.of(), null, 0)),
            new Command(
                "london",
                "vxibc receive",
                new Result(
                    seconds(302), 1, List.of("vxibc receive", "failed"), IbcError.IBC_DROPPED, 2)),
            new Command(
                "london",
                "vxrlink status",
                new Result(seconds(303), 1, List.of("try it"), null, 0)),
            new Command("london", "vxibc receive", null),
            new Command(
                "london/second",
                "vxibc unfreeze",
                new Result(seconds(300), 0, List.of(), null, 0))),
        new Observations.Roles("seattle", 0),
        0);
  }

  /** Nobody wrote and nothing was sent. */
  static Observations idleRun() {
    List<Secondary> idle =
        NAMES.secondaries().stream()
            .map(
                host ->
                    new Secondary(
                        host,
                        null,
                        null,
                        new Occupancy(0, 1000),
                        new Occupancy(0, 1000),
                        true,
                        false,
                        Duration.ZERO,
                        List.of(),
                        List.of(),
                        List.of(),
                        new End(false, true, true, 0, false, true)))
            .toList();
    return new Observations(
        seconds(60),
        new Writes(0, 0, 0, 0, 0),
        null,
        new Occupancy(0, 1000),
        idle,
        List.of(),
        List.of(),
        NAMES.hosts().stream().map(host -> new Host(host, List.of())).toList(),
        NAMES.commands().stream()
            .map(command -> new Command(command.script(), command.name(), null))
            .toList(),
        new Observations.Roles("seattle", 0),
        0);
  }

  static Verdict verdict(String source, Observations observed) {
    try {
      return Expectation.compile(source, NAMES).evaluate(observed);
    } catch (ExpectationException e) {
      throw new AssertionError(source + " does not compile: " + e.getMessage(), e);
    }
  }
}
