package org.ibcsim.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.ibcsim.model.Fact;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunStatisticsTest {
  private static HandDrivenRun run(String... secondaries) {
    return new HandDrivenRun(HandDrivenRun.header(JournalLevel.CONTROL, 100, secondaries));
  }

  private static Series seriesOf(HandDrivenRun run) {
    return run.writer.record().series();
  }

  @Test
  void latencyAndLagCountFromTheIntendedArrival() {
    HandDrivenRun run = run("london");
    run.at(50).writer.submitted(1, 0, 0, 4096);
    run.writer.submittedFrom(1, 20);
    run.at(60).writer.acknowledged(1, true);
    run.at(90).writer.stable(0, 1);
    RunTotals totals = run.writer.finish(0);

    assertThat(totals.latency().maxNanos()).isEqualTo(40);
    assertThat(totals.rlinks().get(0).lag().maxNanos()).isEqualTo(70);
    assertThat(totals.rlinks().get(0).rpoMaxNanos()).isEqualTo(70);
    assertThat(totals.rlinks().get(0).rpoMaxAtNanos()).isEqualTo(90);
  }

  @Test
  void anIntendedArrivalAfterTheSubmissionIsRefused() {
    HandDrivenRun run = run("london");
    run.at(50).writer.submitted(1, 0, 0, 4096);
    assertThatThrownBy(() -> run.writer.submittedFrom(1, 51))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("expected no later");
  }

  @Test
  void messagesAreNoWrites() {
    HandDrivenRun run = run("london");
    run.at(10).writer.fact(new Fact.MessageSubmitted(1, "nightly", 1, true, 600, 600, 88, 0));
    run.at(20).wholeWrite(0, 2, 4096);
    run.at(30).writer.fact(new Fact.MessageSubmitted(3, "nightly", 1, true, 600, 600, 88, 0));
    run.at(500).writer.acknowledged(3, true);
    run.carry(0, 3);
    RunTotals totals = run.writer.finish(0);

    assertThat(totals.writes()).isEqualTo(1);
    assertThat(totals.latency().count()).isEqualTo(1);
    assertThat(totals.rlinks().get(0).lag().count()).isEqualTo(1);
    assertThat(totals.rlinks().get(0).rpoMaxNanos()).isEqualTo(10 - 10);
    assertThat(totals.rlinks().get(0).unstableWrites()).isZero();
    assertThat(totals.rlinks().get(0).transmittedBytes()).isEqualTo(4096 + 88);
  }

  @Test
  void theRecoveryPointGrowsWhileNothingHappens() {
    HandDrivenRun run = run("london");
    run.at(30).writer.submitted(1, 0, 0, 4096);
    run.at(80).writer.submitted(2, 0, 0, 4096);
    run.at(350).writer.stable(0, 1);
    run.at(360).writer.stable(0, 2);
    run.at(420).writer.finish(0);

    assertThat(seriesOf(run).values(Measure.RPO_MAX_NANOS, 0))
        .containsExactly(70, 170, 270, 320, 0);
    assertThat(seriesOf(run).values(Measure.RPO_LAST_NANOS, 0)).containsExactly(70, 170, 270, 0, 0);
    assertThat(seriesOf(run).values(Measure.LAG_MAX_NANOS, 0)).containsExactly(0, 0, 0, 320, 0);
    assertThat(seriesOf(run).values(Measure.STABLE_WRITES, 0)).containsExactly(0, 0, 0, 2, 0);
  }

  @Test
  void theRecoveryPointOfADetachedRlinkGrowsForEver() {
    HandDrivenRun run = run("london", "oslo");
    run.at(0).wholeWrite(1, 1, 4096);
    run.writer.stable(0, 1);
    run.at(10).writer.fact(new Fact.SrlOverflow(0));
    run.at(30).writer.fact(new Fact.MessageSubmitted(2, "nightly", 2, true, 600, 600, 88, 0));
    run.carry(1, 2);
    for (long position = 3; position < 5000; position++) {
      run.at(20 * position).wholeWrite(1, position, 4096);
    }
    RunTotals totals = run.writer.finish(0);

    assertThat(totals.rlinks().get(0).rpoMaxNanos()).isEqualTo(20 * 4999 - 20 * 3);
    assertThat(totals.rlinks().get(0).unstableWrites()).isEqualTo(4997);
    assertThat(totals.rlinks().get(1).rpoMaxNanos()).isZero();
  }

  @Test
  void updatesOnTheirWayWhenAnRlinkIsDetachedAreCountedWhenTheyArrive() {
    HandDrivenRun run = run("london", "oslo");
    run.at(5).writer.submitted(1, 0, 0, 4096);
    run.writer.logged(1);
    run.writer.acknowledged(1, true);
    run.writer.transmitted(0, 1);
    run.at(10).writer.fact(new Fact.SrlOverflow(0));
    run.carry(1, 1);
    run.writer.freed(1);
    for (long position = 2; position < 5000; position++) {
      run.at(10 + position).wholeWrite(1, position, 4096);
    }
    run.at(6000).writer.applied(0, 1);
    run.writer.stable(0, 1);
    RlinkTotals london = run.writer.finish(0).rlinks().get(0);

    assertThat(london.appliedBytes()).isEqualTo(4096);
    assertThat(london.lag().maxNanos()).isEqualTo(5995);
  }

  @Test
  void occupancyIsReadAtEveryStepThatChangesIt() {
    HandDrivenRun run = run("london");
    run.outstandingBytes[0] = 4608;
    run.at(10).writer.submitted(1, 0, 0, 4096);
    run.outstandingBytes[0] = 9216;
    run.at(20).writer.submitted(2, 0, 0, 4096);
    run.outstandingBytes[0] = 4608;
    run.stagedBytes[1] = 700;
    run.at(150).writer.stable(0, 1);
    run.writer.dataAcknowledged(0, 1);
    run.stagedBytes[1] = 100;
    run.at(320).writer.applied(0, 1);
    RunTotals totals = run.writer.finish(0);

    assertThat(seriesOf(run).values(Measure.OUTSTANDING_MAX_BYTES, 0))
        .containsExactly(9216, 9216, 4608, 4608);
    assertThat(seriesOf(run).values(Measure.OUTSTANDING_LAST_BYTES, 0))
        .containsExactly(9216, 4608, 4608, 4608);
    assertThat(seriesOf(run).values(Measure.STAGED_MAX_BYTES, 0)).containsExactly(0, 700, 700, 700);
    assertThat(seriesOf(run).values(Measure.STAGED_LAST_BYTES, 0))
        .containsExactly(0, 700, 700, 100);
    assertThat(totals.rlinks().get(0).outstandingMaxBytes()).isEqualTo(9216);
    assertThat(totals.rlinks().get(0).outstandingMaxAtNanos()).isEqualTo(20);
    assertThat(totals.rlinks().get(0).outstandingEndBytes()).isEqualTo(4608);
    assertThat(totals.rlinks().get(0).stagedMaxBytes()).isEqualTo(700);
    assertThat(totals.rlinks().get(0).stagedEndBytes()).isEqualTo(100);
  }

  @Test
  void theSrlHoldsDataAndHeaderUntilItIsFreed() {
    HandDrivenRun run = run("london");
    run.at(10).writer.submitted(1, 0, 0, 4096);
    run.at(20).writer.fact(new Fact.MessageSubmitted(2, "nightly", 1, true, 600, 600, 88, 0));
    run.at(30).writer.freed(1);
    RunTotals totals = run.writer.finish(0);

    assertThat(totals.srlMaxBytes()).isEqualTo(4096 + 512 + 88 + 512);
    assertThat(totals.srlMaxAtNanos()).isEqualTo(20);
    assertThat(totals.srlEndBytes()).isEqualTo(88 + 512);
  }

  @Test
  void failuresAreCountedAndTheirLatencyIsNot() {
    HandDrivenRun run = run("london");
    run.at(10).writer.submitted(1, 0, 0, 4096);
    run.at(99).writer.acknowledged(1, false);
    run.writer.refused(0);
    RunTotals totals = run.writer.finish(0);

    assertThat(totals.failedWrites()).isEqualTo(2);
    assertThat(totals.latency().count()).isZero();
    assertThat(totals.writes()).isEqualTo(1);
    assertThat(seriesOf(run).values(Measure.FAILED_WRITES)).containsExactly(2);
  }

  @Test
  void whatIsSentAgainIsRetransmitted() {
    HandDrivenRun run = run("london");
    run.writer.submitted(1, 0, 0, 4096);
    run.writer.submitted(2, 0, 0, 512);
    run.writer.transmitted(0, 1);
    run.writer.transmitted(0, 2);
    run.writer.transmitted(0, 2);
    run.writer.arrived(0, 2, true);
    RlinkTotals london = run.writer.finish(0).rlinks().get(0);

    assertThat(london.transmittedUpdates()).isEqualTo(3);
    assertThat(london.transmittedBytes()).isEqualTo(4096 + 512 + 512);
    assertThat(london.retransmittedUpdates()).isEqualTo(1);
    assertThat(london.retransmittedBytes()).isEqualTo(512);
    assertThat(london.duplicateArrivals()).isEqualTo(1);
  }

  @Test
  void whatIsReadBackIsCountedEachTimeAndByRlink() {
    HandDrivenRun run = run("london", "oslo");
    run.writer.submitted(1, 0, 0, 4096);
    run.writer.submitted(2, 0, 0, 512);
    run.writer.readBack(1, 1);
    run.writer.readBack(1, 2);
    run.writer.readBack(1, 2);
    RunTotals totals = run.writer.finish(0);

    assertThat(totals.rlinks().get(0).readBackUpdates()).isZero();
    assertThat(totals.rlinks().get(1).readBackUpdates()).isEqualTo(3);
    assertThat(totals.rlinks().get(1).readBackBytes()).isEqualTo(4096 + 512 + 512);
    assertThat(totals.rlinks().get(1).transmittedUpdates()).isZero();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void theSumsOfTheSeriesAreTheTotals(long seed) {
    HandDrivenRun run =
        new HandDrivenRun(HandDrivenRun.header(JournalLevel.CONTROL, 1000, "london", "oslo"));
    RandomSteps steps = new RandomSteps(run, 2, seed);
    RunTotals totals = steps.play(30_000);
    Series series = seriesOf(run);

    assertThat(steps.writes).isGreaterThan(1000);
    assertThat(totals.writes())
        .isEqualTo(steps.writes)
        .isEqualTo(sum(series.values(Measure.SUBMITTED_WRITES)));
    assertThat(totals.bytes())
        .isEqualTo(steps.writtenBytes)
        .isEqualTo(sum(series.values(Measure.SUBMITTED_BYTES)));
    assertThat(totals.latency().count()).isEqualTo(sum(series.values(Measure.ACKNOWLEDGED_WRITES)));
    assertThat(totals.failedWrites()).isEqualTo(sum(series.values(Measure.FAILED_WRITES)));
    assertThat(totals.latency().maxNanos())
        .isEqualTo(max(series.values(Measure.LATENCY_MAX_NANOS)));
    assertThat(totals.srlMaxBytes()).isEqualTo(max(series.values(Measure.SRL_MAX_BYTES)));
    assertThat(totals.srlEndBytes()).isEqualTo(last(series.values(Measure.SRL_LAST_BYTES)));
    for (int rlink = 0; rlink < 2; rlink++) {
      RlinkTotals of = totals.rlinks().get(rlink);
      assertThat(of.lag().count()).isEqualTo(sum(series.values(Measure.STABLE_WRITES, rlink)));
      assertThat(of.lag().maxNanos()).isEqualTo(max(series.values(Measure.LAG_MAX_NANOS, rlink)));
      assertThat(of.rpoMaxNanos()).isEqualTo(max(series.values(Measure.RPO_MAX_NANOS, rlink)));
      assertThat(of.outstandingMaxBytes())
          .isEqualTo(max(series.values(Measure.OUTSTANDING_MAX_BYTES, rlink)));
      assertThat(of.outstandingEndBytes())
          .isEqualTo(last(series.values(Measure.OUTSTANDING_LAST_BYTES, rlink)));
      assertThat(of.stagedMaxBytes())
          .isEqualTo(max(series.values(Measure.STAGED_MAX_BYTES, rlink)));
      assertThat(of.transmittedUpdates())
          .isEqualTo(sum(series.values(Measure.TRANSMITTED_WRITES, rlink)));
      assertThat(of.transmittedBytes())
          .isEqualTo(sum(series.values(Measure.TRANSMITTED_BYTES, rlink)));
      assertThat(of.appliedUpdates()).isEqualTo(sum(series.values(Measure.APPLIED_WRITES, rlink)));
      assertThat(of.appliedBytes()).isEqualTo(sum(series.values(Measure.APPLIED_BYTES, rlink)));
    }
    assertThat(IntStream.range(0, 2).mapToLong(r -> totals.rlinks().get(r).lag().count()).sum())
        .isEqualTo(steps.stableWrites);
    assertThat(
            IntStream.range(0, 2).mapToLong(r -> totals.rlinks().get(r).transmittedUpdates()).sum())
        .isEqualTo(steps.transmissions);
  }

  private static long sum(long[] values) {
    return Arrays.stream(values).sum();
  }

  private static long max(long[] values) {
    return Arrays.stream(values).max().orElseThrow();
  }

  private static long last(long[] values) {
    return values[values.length - 1];
  }

  @Test
  void whatIsRememberedOfWritesGrowsWithTheBacklogAlone() {
    Moment now = new Moment();
    Backlog backlog = new Backlog(now, 1, 512);
    for (long position = 1; position <= 1_000_000; position++) {
      backlog.submitted(position, 0, 0, 512);
      if (position > 100) {
        backlog.acknowledged(position - 100, true);
        backlog.stable(0, position - 100);
        backlog.applied(0, position - 100);
        backlog.freed(position - 100);
      }
    }
    assertThat(backlog.capacity()).isEqualTo(1024);
    assertThat(backlog.lengthBytes(0, 999_950)).isEqualTo(512);
    assertThatThrownBy(() -> backlog.lengthBytes(0, 500_000))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("finished everywhere");
  }

  @Test
  void aLongBacklogIsRememberedWhole() {
    Backlog backlog = new Backlog(new Moment(), 1, 512);
    for (int position = 1; position <= 5000; position++) {
      backlog.submitted(position, 0, 0, position);
      if (position == 700) {
        backlog.acknowledged(700, true);
        backlog.stable(0, 700);
        backlog.applied(0, 700);
        backlog.freed(700);
      }
    }
    for (int position = 701; position <= 5000; position++) {
      assertThat(backlog.lengthBytes(0, position)).isEqualTo(position);
    }
  }
}
