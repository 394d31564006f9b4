package org.ibcsim.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;
import org.ibcsim.model.Outcome.Failed;
import org.ibcsim.model.bed.Bed;
import org.ibcsim.model.bed.Delays;
import org.ibcsim.model.bed.Layouts;
import org.ibcsim.model.bed.Step;
import org.ibcsim.model.bed.Storm;
import org.ibcsim.model.bed.TimedAgenda;
import org.ibcsim.model.bed.Trouble;

/**
 * Properties 37 to 46 of in-band control messages (ibc 10, Freeze and unfreeze), with outages and
 * crashes wherever the property says nothing of them.
 */
class IbcFreezeProperties {
  private static final int FREEZE_SECONDS = 30;

  /** How a freeze ends. */
  enum End {
    UNFREEZE,
    TIMEOUT
  }

  @Provide
  Arbitrary<Storm> storms() {
    return Storm.inTime();
  }

  @Provide
  Arbitrary<Delays> delays() {
    return Storm.anyDelays();
  }

  private static Layouts layout(boolean logging) {
    Layouts layout = Layouts.secondaries(1);
    return logging ? layout.secondaryLogging(0) : layout;
  }

  /** Writes, a freeze, writes while frozen; the message is received. */
  private static Bed frozen(
      Layouts layout, Delays delays, int before, int during, int freezeSeconds, long seed) {
    Bed bed = Bed.of(layout, new TimedAgenda(delays, seed));
    bed.register(0, "backup", 0);
    bed.register(1, "backup", 0);
    bed.writes(before, seed);
    bed.send("backup", 0, true, freezeSeconds, "");
    bed.writes(during, seed + 1);
    bed.settle();
    assertThat(bed.receive(1, "backup")).isInstanceOf(Outcome.Received.class);
    return bed;
  }

  private static void end(Bed bed, End end) {
    if (end == End.UNFREEZE) {
      assertThat(bed.unfreeze(1, "backup")).isEqualTo(Outcome.DONE);
    } else {
      bed.seconds(FREEZE_SECONDS + 1);
    }
    while (bed.world.frozen(1)) {
      assertThat(bed.facts(Fact.MessageRepeated.class)).isNotEmpty();
      assertThat(bed.receive(1, "backup")).isInstanceOf(Outcome.Received.class);
      assertThat(bed.unfreeze(1, "backup")).isEqualTo(Outcome.DONE);
    }
  }

  private static List<Long> applied(Bed bed) {
    return bed.steps(Step.Applied.class).stream().map(Step.Applied::position).toList();
  }

  private static List<Long> writes(Bed bed) {
    return bed.steps(Step.Submitted.class).stream().map(Step.Submitted::position).toList();
  }

  @Property(tries = 80)
  void property_37_after_unfreeze_the_end_is_that_of_a_run_without_a_freeze(
      @ForAll @IntRange(max = 20) int before,
      @ForAll @IntRange(max = 40) int during,
      @ForAll boolean logging,
      @ForAll Trouble trouble,
      @ForAll("delays") Delays delays,
      @ForAll long seed) {
    Bed bed = frozen(layout(logging), delays, before, during, 0, seed);
    trouble.strike(bed, 0);
    end(bed, End.UNFREEZE);
    bed.settle();
    Bed plain = Bed.of(layout(logging), new TimedAgenda(delays, seed));
    plain.register(0, "backup", 0);
    plain.writes(before, seed);
    plain.send("backup", 0, false, 0, "");
    plain.writes(during, seed + 1);
    plain.register(1, "backup", 0);
    plain.receive(1, "backup", true, 0);
    plain.settle();
    assertThat(plain.facts(Fact.Unfrozen.class).get(0).release()).isEqualTo(Fact.Release.NO_FREEZE);
    assertThat(applied(bed)).isEqualTo(applied(plain)).isEqualTo(writes(bed));
    assertThat(bed.world.image(1)).isEqualTo(plain.world.image(1)).isEqualTo(plain.world.image(0));
  }

  @Property(tries = 60)
  void property_38_the_end_of_the_freeze_timeout_does_to_the_volumes_what_unfreeze_does(
      @ForAll @IntRange(max = 20) int before,
      @ForAll @IntRange(max = 40) int during,
      @ForAll Trouble trouble,
      @ForAll("delays") Delays delays,
      @ForAll long seed) {
    Bed unfrozen = frozen(layout(false), delays, before, during, FREEZE_SECONDS, seed);
    trouble.strike(unfrozen, 0);
    end(unfrozen, End.UNFREEZE);
    unfrozen.settle();
    Bed timedOut = frozen(layout(false), delays, before, during, FREEZE_SECONDS, seed);
    long received = timedOut.clock.nowNanos();
    trouble.strike(timedOut, 0);
    end(timedOut, End.TIMEOUT);
    timedOut.settle();
    assertThat(
            timedOut.nanosOf(new Fact.Unfrozen(1, timedOut.message(), Fact.Release.FREEZE_TIMEOUT)))
        .isEqualTo(received + FREEZE_SECONDS * 1_000_000_000L);
    assertThat(applied(timedOut)).isEqualTo(applied(unfrozen));
    assertThat(timedOut.world.image(1)).isEqualTo(unfrozen.world.image(1));
  }

  @Property(tries = 80)
  void property_39_nothing_of_the_frozen_period_is_lost_repeated_or_reordered(
      @ForAll @IntRange(max = 40) int during,
      @ForAll boolean logging,
      @ForAll boolean cut,
      @ForAll Trouble trouble,
      @ForAll End end,
      @ForAll("delays") Delays delays,
      @ForAll long seed) {
    Bed bed = frozen(layout(logging), delays, 5, during / 2, FREEZE_SECONDS, seed);
    bed.writes(during, seed + 2);
    if (cut) {
      bed.milliseconds(2);
      bed.cut(0);
      bed.writes(during, seed + 3);
      bed.seconds(seed % 2 == 0 ? 1 : 12);
      bed.heal(0);
    }
    bed.settle();
    trouble.strike(bed, 0);
    end(bed, end);
    bed.seconds(60);
    assertThat(applied(bed)).isEqualTo(writes(bed));
    bed.end();
  }

  @Property(tries = 60)
  void property_40_a_second_message_in_the_backlog_freezes_again_at_its_own_point(
      @ForAll @IntRange(max = 20) int during,
      @ForAll @IntRange(max = 20) int after,
      @ForAll boolean otherApplication,
      @ForAll Trouble trouble,
      @ForAll("delays") Delays delays,
      @ForAll long seed) {
    Bed bed = frozen(layout(false), delays, 5, during, 0, seed);
    String name = otherApplication ? "report" : "backup";
    bed.register(0, "report", 0);
    bed.register(1, "report", 0);
    long image = bed.ledger().at(bed.ledger().last()).image();
    bed.send(name, 0, true, 0, "second");
    long second = bed.message();
    bed.writes(after, seed + 2);
    bed.settle();
    assertThat(bed.receive(1, name)).isEqualTo(new Failed(IbcError.IBC_NO_MESSAGE));
    trouble.strike(bed, 0);
    bed.unfreeze(1, "backup");
    bed.settle();
    while (holder(bed) < second) {
      // A long cut may bring a copy of the first message, directly behind it.
      bed.receive(1, "backup");
      bed.unfreeze(1, "backup");
      bed.settle();
    }
    assertThat(bed.world.frozen(1)).isTrue();
    assertThat(bed.world.image(1)).isEqualTo(image);
    assertThat(((Outcome.Received) bed.receive(1, name)).message()).isEqualTo(second);
    assertThat(bed.world.image(1)).isEqualTo(image);
    bed.end();
    assertThat(applied(bed)).isEqualTo(writes(bed));
  }

  /** The message that froze Secondary 1 last. */
  private static long holder(Bed bed) {
    List<Fact.Frozen> all = bed.facts(Fact.Frozen.class);
    return all.get(all.size() - 1).message();
  }

  @Property(tries = 60)
  void property_41_what_arrives_during_the_drain_is_applied_after_the_backlog(
      @ForAll @IntRange(min = 5, max = 40) int backlog,
      @ForAll @IntRange(min = 1, max = 20) int during,
      @ForAll long seed) {
    Delays slowVolumes = Delays.STEADY.withSecondaryVolume(20_000_000);
    Bed bed = frozen(layout(false), slowVolumes, 2, backlog, 0, seed);
    bed.unfreeze(1, "backup");
    bed.writes(during, seed + 2);
    long last = bed.ledger().last();
    bed.milliseconds(15);
    assertThat(bed.world.draining(1)).isTrue();
    assertThat(bed.world.stablePosition(1)).isGreaterThan(last - during);
    assertThat(bed.world.appliedPosition(1)).isLessThan(last - during);
    bed.settle();
    assertThat(bed.world.draining(1)).isFalse();
    assertThat(applied(bed)).isEqualTo(writes(bed));
    bed.end();
  }

  @Property(tries = 20)
  void property_42_with_a_receive_in_progress_unfreeze_is_busy_and_the_freeze_stays(
      @ForAll @IntRange(max = 10) int during, @ForAll long seed) {
    Bed bed = frozen(layout(false), Delays.STEADY, 3, during, 0, seed);
    int receive = bed.receive(1, "backup", true, 0);
    assertThat(bed.blocked(receive)).isTrue();
    assertThat(bed.unfreeze(1, "backup")).isEqualTo(new Failed(IbcError.EBUSY));
    assertThat(bed.world.frozen(1)).isTrue();
    assertThat(bed.stopReceive(1, "backup")).isEqualTo(Outcome.DONE);
    assertThat(bed.answer(receive)).isEqualTo(new Failed(IbcError.IBC_STOPPED));
    assertThat(bed.unfreeze(1, "backup")).isEqualTo(Outcome.DONE);
    assertThat(bed.world.frozen(1)).isFalse();
    bed.end();
  }

  @Property(tries = 60)
  void property_43_without_the_freeze_flag_replication_goes_on_after_the_receive(
      @ForAll @IntRange(max = 20) int before,
      @ForAll @IntRange(max = 20) int after,
      @ForAll boolean receivePostedFirst,
      @ForAll("delays") Delays delays,
      @ForAll long seed) {
    Bed bed = Bed.of(layout(false), new TimedAgenda(delays, seed));
    bed.register(0, "backup", 0);
    bed.register(1, "backup", 0);
    int receive = receivePostedFirst ? bed.receive(1, "backup", true, 0) : 0;
    bed.writes(before, seed);
    bed.send("backup", 0, false, 5, "");
    bed.writes(after, seed + 1);
    bed.settle();
    if (!receivePostedFirst) {
      assertThat(bed.world.appliedPosition(1)).isEqualTo(before);
      receive = bed.receive(1, "backup", false, 0);
    }
    assertThat(((Outcome.Received) bed.answer(receive)).frozen()).isFalse();
    bed.settle();
    assertThat(bed.world.image(1)).isEqualTo(bed.world.image(0));
    assertThat(applied(bed)).isEqualTo(writes(bed));
  }

  @Property(tries = 120, shrinking = ShrinkingMode.OFF)
  void property_44_a_secondary_that_was_frozen_and_let_go_converges(@ForAll("storms") Storm storm) {
    storm.play(
        bed -> {
          for (int host = 1; host < bed.layout.hosts().size(); host++) {
            if (bed.world.attached(host - 1)) {
              assertThat(bed.world.image(host)).isEqualTo(bed.world.image(0));
              assertThat(bed.world.appliedPosition(host)).isEqualTo(bed.receivedPosition(host));
            }
          }
        });
  }

  @Property(tries = 60)
  void property_45_a_snapshot_inside_a_freeze_is_the_point_of_the_message(
      @ForAll @IntRange(max = 20) int during,
      @ForAll @IntRange(max = 29) int beginsAfterSeconds,
      @ForAll @IntRange(max = 29) int takesSeconds,
      @ForAll Trouble trouble,
      @ForAll long seed) {
    Bed bed = frozen(layout(false), Delays.STEADY, 10, during, 90, seed);
    long sent = bed.facts(Fact.MessageSubmitted.class).get(0).image();
    bed.seconds(beginsAfterSeconds);
    String snapshot = bed.beginSnapshot(1);
    bed.writes(during, seed + 2);
    trouble.strike(bed, 0);
    bed.seconds(takesSeconds);
    Fact.SnapshotTaken taken = bed.finishSnapshot(1, snapshot);
    assertThat(taken.message()).isEqualTo(bed.message());
    assertThat(taken.begunImage()).isEqualTo(sent);
    assertThat(taken.image()).isEqualTo(sent);
    bed.end();
  }

  @Property(tries = 60)
  void property_46_a_snapshot_that_outlasts_the_freeze_is_not_called_one_of_the_message(
      @ForAll End end, @ForAll boolean nextFreeze, @ForAll @IntRange(max = 10) int during) {
    Bed bed = frozen(layout(false), Delays.STEADY, 10, during, FREEZE_SECONDS, during);
    List<String> snapshots = new ArrayList<>();
    snapshots.add(bed.beginSnapshot(1));
    if (nextFreeze) {
      bed.send("backup", 0, true, 0, "next");
      bed.settle();
    }
    end(bed, end, nextFreeze);
    bed.settle();
    snapshots.add(bed.beginSnapshot(1));
    Fact.SnapshotTaken across = bed.finishSnapshot(1, snapshots.get(0));
    assertThat(across.message()).isZero();
    Fact.SnapshotTaken afterwards = bed.finishSnapshot(1, snapshots.get(1));
    assertThat(afterwards.message()).isEqualTo(nextFreeze ? bed.message() : 0);
    bed.end();
  }

  private static void end(Bed bed, End end, boolean freezesAgain) {
    if (end == End.UNFREEZE) {
      assertThat(bed.unfreeze(1, "backup")).isEqualTo(Outcome.DONE);
    } else {
      bed.seconds(FREEZE_SECONDS + 1);
    }
    bed.settle();
    assertThat(bed.world.frozen(1)).isEqualTo(freezesAgain);
  }
}
