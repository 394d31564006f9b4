package org.ibcsim.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.ibcsim.journal.StateStrip.Interval;
import org.ibcsim.model.Fact;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A Secondary crashes while it stands frozen, gets its message once more and a copy of it, and the
 * Primary crashes with two updates that were not durable.
 */
class FailureStoryTest {
  @TempDir Path folder;

  private HandDrivenRun run = new HandDrivenRun(header());

  private static RunHeader header() {
    return HandDrivenRun.header(JournalLevel.ALL, 1000, "london", "oslo");
  }

  @BeforeEach
  void tellTheStory() {
    run = new HandDrivenRun(header());
    run.at(100).wholeWrite(0, 1, 4096);
    run.carry(1, 1);
    tell(1000, new Fact.MessageSubmitted(2, "nightly", 0b01, true, 900, 600, 6, 0xABL));
    run.writer.logged(2);
    tell(1200, new Fact.MessageArrived(1, 2, true, false, 0xABL));
    tell(1200, new Fact.Frozen(1, 2));
    tell(1300, new Fact.MessageReceived(1, 2, 0xABL));
    tell(1500, new Fact.HostCrashed(1));
    tell(1500, new Fact.Unfrozen(1, 2, Fact.Release.CRASH));
    tell(1800, new Fact.HostBooted(1));
    tell(1800, new Fact.MessageArrived(1, 2, false, true, 0xABL));
    tell(1800, new Fact.Frozen(1, 2));
    tell(1900, new Fact.MessageReceived(1, 2, 0xABL));
    tell(1950, new Fact.MessageRepeated(1, 2));
    tell(2000, new Fact.MessageEnded(1, 2, Fact.Fate.RECEIVED));
    tell(2000, new Fact.Unfrozen(1, 2, Fact.Release.UNFREEZE));
    tell(2000, new Fact.MessageArrived(1, 2, true, true, 0xABL));
    tell(2000, new Fact.Frozen(1, 2));
    tell(2200, new Fact.MessageEnded(1, 2, Fact.Fate.DROPPED));
    tell(2200, new Fact.Unfrozen(1, 2, Fact.Release.DELIVER_TIMEOUT));
    tell(2250, new Fact.Drained(1));
    run.at(2300).writer.submitted(3, 0, 0, 4096);
    run.at(2310).writer.submitted(4, 0, 4096, 8192);
    tell(2400, new Fact.HostCrashed(0));
    run.writer.lost(3, 4);
    tell(2600, new Fact.HostBooted(0));
    tell(2650, new Fact.RvgStopped(0));
    run.at(2660).writer.refused(-1);
    tell(2700, new Fact.RvgStarted(0));
    run.at(2800).wholeWrite(0, 5, 512);
    run.carry(1, 5);
    tell(2850, new Fact.Detached(1));
    run.at(3000).writer.finish(7);
    run.writer.close();
  }

  private void tell(long nanos, Fact fact) {
    run.at(nanos).writer.fact(fact);
  }

  @Test
  void eachArrivalOfAMessageIsAVisitWithAnEndOfItsOwn() {
    MessageRow row = MessageRow.of(run.writer.record()).get(0);

    assertThat(row.visits())
        .containsExactly(
            new MessageRow.Visit(1200, 1300L, null, null),
            new MessageRow.Visit(1800, 1900L, 2000L, Fact.Fate.RECEIVED),
            new MessageRow.Visit(2000, null, 2200L, Fact.Fate.DROPPED));
    assertThat(row.deliveries()).isEqualTo(2);
    assertThat(row.arrivedNanos()).isEqualTo(1200);
    assertThat(row.receivedNanos()).isEqualTo(1300);
    assertThat(row.lastReceivedNanos()).isEqualTo(1900);
    assertThat(row.endedNanos()).isEqualTo(2200);
    assertThat(row.fates()).containsExactly(Fact.Fate.RECEIVED, Fact.Fate.DROPPED);
    assertThat(row.fate()).isEqualTo(Fact.Fate.DROPPED);
  }

  @Test
  void aMessageThatArrivedOnceMoreAndIsHeldHasNoFateYet() {
    HandDrivenRun again = new HandDrivenRun(header());
    run = again;
    tell(10, new Fact.MessageSubmitted(1, "nightly", 0b01, true, 900, 600, 6, 0xABL));
    tell(20, new Fact.MessageArrived(1, 1, true, false, 0xABL));
    tell(30, new Fact.MessageEnded(1, 1, Fact.Fate.RECEIVED));
    tell(30, new Fact.MessageArrived(1, 1, true, true, 0xABL));
    again.writer.finish(1);

    MessageRow row = MessageRow.of(again.writer.record()).get(0);

    assertThat(row.fate()).isNull();
    assertThat(row.fates()).containsExactly(Fact.Fate.RECEIVED);
  }

  @Test
  void aHostThatIsDownIsShownSoWhateverElseHolds() {
    List<StateStrip> strips = StateStrip.of(run.writer.record());

    assertThat(strips.get(0).intervals())
        .containsExactly(
            new Interval(0, 2400, HostState.WRITING),
            new Interval(2400, 2600, HostState.DOWN),
            new Interval(2600, 2650, HostState.WRITING),
            new Interval(2650, 2700, HostState.STOPPED),
            new Interval(2700, 3000, HostState.WRITING));
    assertThat(strips.get(1).intervals())
        .containsExactly(
            new Interval(0, 1200, HostState.REPLICATING),
            new Interval(1200, 1500, HostState.FROZEN),
            new Interval(1500, 1800, HostState.DOWN),
            new Interval(1800, 2200, HostState.FROZEN),
            new Interval(2200, 2250, HostState.DRAINING),
            new Interval(2250, 3000, HostState.REPLICATING));
    assertThat(strips.get(2).intervals())
        .containsExactly(
            new Interval(0, 2850, HostState.REPLICATING),
            new Interval(2850, 3000, HostState.DETACHED));
  }

  @Test
  void aDrainThatACrashInterruptsGoesOnAfterTheBoot() {
    HandDrivenRun drain = new HandDrivenRun(header());
    run = drain;
    tell(100, new Fact.Frozen(1, 1));
    tell(200, new Fact.Unfrozen(1, 1, Fact.Release.UNFREEZE));
    tell(300, new Fact.HostCrashed(1));
    tell(400, new Fact.HostBooted(1));
    tell(500, new Fact.Drained(1));
    drain.at(600).writer.finish(1);

    assertThat(StateStrip.of(drain.writer.record()).get(1).intervals())
        .containsExactly(
            new Interval(0, 100, HostState.REPLICATING),
            new Interval(100, 200, HostState.FROZEN),
            new Interval(200, 300, HostState.DRAINING),
            new Interval(300, 400, HostState.DOWN),
            new Interval(400, 500, HostState.DRAINING),
            new Interval(500, 600, HostState.REPLICATING));
  }

  @Test
  void aFreezeEndsWithTheCrashAndBeginsAnew() {
    assertThat(Freeze.of(run.writer.record()))
        .extracting(Freeze::fromNanos, Freeze::toNanos, Freeze::release)
        .containsExactly(
            tuple(1200L, 1500L, Fact.Release.CRASH),
            tuple(1800L, 2000L, Fact.Release.UNFREEZE),
            tuple(2000L, 2200L, Fact.Release.DELIVER_TIMEOUT));
  }

  @Test
  void whatWasLostHoldsNoSpaceAndLacksNowhere() {
    RunTotals totals = run.writer.record().totals();

    assertThat(totals).isNotNull();
    assertThat(totals.writes()).isEqualTo(4);
    assertThat(totals.lostWrites()).isEqualTo(2);
    assertThat(totals.failedWrites()).isEqualTo(1);
    assertThat(totals.srlMaxBytes()).isEqualTo(6 + 512 + 4096 + 512 + 8192 + 512);
    assertThat(totals.srlEndBytes()).isZero();
    assertThat(totals.rlinks()).extracting(RlinkTotals::unstableWrites).containsExactly(0L, 0L);
    assertThat(totals.rlinks().get(0).rpoMaxNanos()).isEqualTo(100);
    assertThat(totals.rlinks().get(0).rpoMaxAtNanos()).isEqualTo(2400);
  }

  @Test
  void anRlinkThatWasDetachedBeforeTheCrashStillLacksTheNextWrite() {
    HandDrivenRun detached = new HandDrivenRun(header());
    run = detached;
    tell(10, new Fact.Detached(1));
    for (long position = 1; position <= 3; position++) {
      detached.at(20 * position).writer.submitted(position, 0, 0, 4096);
    }
    detached.at(100).writer.lost(1, 3);
    detached.at(200).writer.submitted(4, 0, 0, 4096);
    RunTotals totals = detached.at(1000).writer.finish(1);

    assertThat(totals.rlinks().get(1).rpoMaxNanos()).isEqualTo(800);
    assertThat(detached.writer.upToDate(1)).isFalse();
    assertThat(detached.writer.newestWriteNanos()).isEqualTo(200);
  }

  @Test
  void aWriteThatWasLostIsNotTheNewest() {
    HandDrivenRun crashed = new HandDrivenRun(header());
    run = crashed;
    crashed.at(20).writer.submitted(1, 0, 0, 4096);
    crashed.at(40).writer.submitted(2, 0, 0, 4096);
    crashed.at(60).writer.lost(2, 2);

    assertThat(crashed.writer.newestWriteNanos()).isEqualTo(20);
    assertThat(crashed.writer.newestStableWriteNanos(0)).isEqualTo(0);
    crashed.at(80).writer.stable(0, 1);
    assertThat(crashed.writer.upToDate(0)).isTrue();
    assertThat(crashed.writer.newestStableWriteNanos(0)).isEqualTo(20);
    crashed.at(100).writer.finish(1);
  }

  @Test
  void theStepsOfACrashAreReadBackAsTheyWereTold() throws IOException {
    Path file = Files.write(folder.resolve("journal.jsonl"), run.bytes.toByteArray());
    List<String> told = new ArrayList<>();

    RunRecord read =
        Journal.read(
            file,
            new JournalVisitor() {
              @Override
              public void lost(long firstPosition, long lastPosition) {
                told.add("lost " + firstPosition + " to " + lastPosition);
              }

              @Override
              public void refused(int rlink) {
                told.add("refused " + rlink);
              }
            });

    assertThat(told).containsExactly("lost 3 to 4", "refused -1");
    assertThat(read).isEqualTo(run.writer.record());
  }

  @Test
  void aSequenceDiagramTellsCrashesAndWhatArrivesAgain() {
    assertThat(MermaidExport.of(run.writer.record()).lines())
        .contains(
            "    Note over h1: 0.000 s crashed",
            "    Note over h1: 0.000 s up again",
            "    Note over h1: 0.000 s message 2 arrived again",
            "    h0->>h1: 0.000 s copy of message 2",
            "    Note over h0: 0.000 s RVG stopped",
            "    Note over h0: 0.000 s rlk_oslo detached");
  }
}
