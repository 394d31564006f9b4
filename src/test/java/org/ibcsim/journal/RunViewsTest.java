package org.ibcsim.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.ibcsim.journal.StateStrip.Interval;
import org.ibcsim.model.Fact;
import org.junit.jupiter.api.Test;

class RunViewsTest {
  private final RunRecord run = FreezeStory.told("nightly", "london").writer.record();

  @Test
  void theStripOfThePrimaryShowsStallsBeforeQuiescence() {
    assertThat(StateStrip.of(run).get(0).intervals())
        .containsExactly(
            new Interval(0, 900, HostState.WRITING),
            new Interval(900, 1100, HostState.QUIESCED),
            new Interval(1100, 2100, HostState.WRITING),
            new Interval(2100, 2200, HostState.THROTTLED),
            new Interval(2200, 2500, HostState.WRITING));
  }

  @Test
  void aFrozenSecondaryIsShownFrozenEvenWhileDisconnected() {
    assertThat(StateStrip.of(run).get(1).intervals())
        .containsExactly(
            new Interval(0, 1200, HostState.REPLICATING),
            new Interval(1200, 1700, HostState.FROZEN),
            new Interval(1700, 1900, HostState.DISCONNECTED),
            new Interval(1900, 2000, HostState.DRAINING),
            new Interval(2000, 2500, HostState.REPLICATING));
  }

  @Test
  void aDetachedSecondaryStaysSo() {
    assertThat(StateStrip.of(run).get(2).intervals())
        .containsExactly(
            new Interval(0, 2200, HostState.REPLICATING),
            new Interval(2200, 2500, HostState.DETACHED));
  }

  @Test
  void anOutageLastsUntilItHealsOrTheRunEnds() {
    assertThat(Outage.of(run))
        .containsExactly(new Outage(0, 1400, 1800), new Outage(1, 2400, 2500));
  }

  @Test
  void aFreezeLastsUntilItsRelease() {
    assertThat(Freeze.of(run))
        .containsExactly(new Freeze(1, 0, 1200, 1700, 2, Fact.Release.UNFREEZE));
  }

  @Test
  void aFreezeThatDoesNotEndHasNoRelease() {
    HandDrivenRun open = FreezeStory.told("nightly", "london");
    open.writer.fact(new Fact.Frozen(2, 9));
    assertThat(Freeze.of(open.writer.record())).endsWith(new Freeze(2, 1, 2500, 2500, 9, null));
  }

  @Test
  void aMessageHasARowForEachRlinkThatItIsAddressedTo() {
    assertThat(MessageRow.of(run))
        .isEqualTo(
            List.of(
                new MessageRow(
                    2,
                    "nightly",
                    1,
                    0,
                    true,
                    1000,
                    1010L,
                    true,
                    1150L,
                    2,
                    1700L,
                    List.of(Fact.Fate.RECEIVED),
                    List.of(new MessageRow.Visit(1200, 1300L, 1700L, Fact.Fate.RECEIVED))),
                new MessageRow(
                    2,
                    "nightly",
                    2,
                    1,
                    true,
                    1000,
                    1010L,
                    true,
                    null,
                    0,
                    2300L,
                    List.of(Fact.Fate.LOST),
                    List.of())));
  }

  @Test
  void aSnapshotNamesItsHost() {
    assertThat(SnapshotRow.of(run))
        .containsExactly(
            new SnapshotRow(1600, "london", new Fact.SnapshotTaken(1, "fd", 0xABL, 0xABL, 1, 2)));
  }
}
