package org.ibcsim.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
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
 * Properties 10 to 20 of in-band control messages (ibc 10, Send); 18, about a crash, stands with
 * the other faults.
 */
class IbcSendProperties {
  @Provide
  Arbitrary<Storm> storms() {
    return Storm.inTime();
  }

  @Provide
  Arbitrary<Delays> delays() {
    return Storm.anyDelays();
  }

  private static Bed bed(Layouts layout, Delays delays, long seed) {
    Bed bed = Bed.of(layout, new TimedAgenda(delays, seed));
    for (int host = 0; host < bed.layout.hosts().size(); host++) {
      bed.register(host, "backup", 0);
    }
    return bed;
  }

  @Property(tries = 20)
  void property_10_send_is_for_the_primary_and_receive_and_unfreeze_for_a_secondary(
      @ForAll @IntRange(min = 1, max = 3) int secondary) {
    Bed bed = bed(Layouts.secondaries(3), Delays.STEADY, 0);
    Failed wrongRole = new Failed(IbcError.IBC_WRONG_ROLE);
    assertThat(bed.answer(bed.sendFrom(secondary, "backup"))).isEqualTo(wrongRole);
    assertThat(bed.receive(0, "backup")).isEqualTo(wrongRole);
    assertThat(bed.unfreeze(0, "backup")).isEqualTo(wrongRole);
    assertThat(bed.world.lastPosition()).isZero();
  }

  @Property(tries = 100)
  void property_11_the_image_at_delivery_is_exactly_what_was_written_before_send(
      @ForAll @IntRange(max = 30) int before,
      @ForAll @IntRange(max = 30) int after,
      @ForAll Trouble trouble,
      @ForAll("delays") Delays delays,
      @ForAll long seed) {
    Bed bed = bed(Layouts.secondaries(1), delays, seed);
    bed.writes(before, seed);
    // To the application they are complete, though no Secondary has any of them yet.
    while (bed.acknowledgedPosition() < before) {
      bed.nextEvent();
    }
    int send = bed.send("backup");
    long image = bed.facts(Fact.MessageSubmitted.class).get(0).image();
    assertThat(image).isEqualTo(bed.ledger().at(before + 1).image());
    while (bed.blocked(send)) {
      bed.nextEvent();
    }
    bed.writes(after, seed + 1);
    trouble.strike(bed, 0);
    int receive = bed.receive(1, "backup", true, 0);
    bed.settle();
    assertThat(bed.world.image(1)).isEqualTo(image);
    assertThat(((Outcome.Received) bed.answer(receive)).message()).isEqualTo(before + 1);
    assertThat(bed.facts(Fact.MessageReceived.class))
        .containsExactly(new Fact.MessageReceived(1, before + 1, image));
    bed.end();
  }

  @Property(tries = 100)
  void property_12_writes_beside_a_send_fall_on_either_side_of_it_in_one_order(
      @ForAll @IntRange(max = 20) int before,
      @ForAll @IntRange(max = 20) int during,
      @ForAll @IntRange(max = 20) int after,
      @ForAll("delays") Delays delays,
      @ForAll long seed) {
    Layouts layout = Layouts.secondaries(2).synchronous(0, Synchronous.OVERRIDE);
    Bed bed = bed(layout, delays, seed);
    bed.writes(before, seed);
    bed.milliseconds(3);
    long completed = bed.acknowledgedPosition();
    int send = bed.send("backup");
    bed.writes(during, seed + 1);
    while (bed.blocked(send)) {
      bed.milliseconds(1);
    }
    long begunAfterwards = bed.world.lastPosition() + 1;
    bed.writes(after, seed + 2);
    bed.settle();
    long message = bed.message();
    assertThat(message).isGreaterThan(completed).isLessThan(begunAfterwards);
    assertThat(bed.facts(Fact.MessageArrived.class))
        .hasSize(2)
        .allSatisfy(
            arrived ->
                assertThat(arrived.image())
                    .isEqualTo(message == 1 ? 0 : bed.ledger().at(message - 1).image()));
    bed.end();
  }

  @Property(tries = 60)
  void property_13_a_broadcast_goes_once_to_every_rlink_that_is_attached_and_to_no_other(
      @ForAll @IntRange(min = 1, max = 32) int secondaries,
      @ForAll int detached,
      @ForAll @IntRange(max = 10) int writes,
      @ForAll long seed) {
    Layouts layout = Layouts.secondaries(secondaries).srl(40_000);
    for (int rlink = 0; rlink < secondaries; rlink++) {
      layout = layout.protection(rlink, SrlProtection.OFF);
    }
    Bed bed = bed(layout, Delays.STEADY, seed);
    for (int rlink = 0; rlink < secondaries; rlink++) {
      if ((detached >>> rlink & 1) != 0) {
        bed.cut(rlink);
      }
    }
    for (int number = 0; number < 12; number++) {
      bed.write(0, number, 1);
      bed.milliseconds(200);
    }
    int expected = 0;
    for (int rlink = 0; rlink < secondaries; rlink++) {
      assertThat(bed.world.attached(rlink)).isEqualTo((detached >>> rlink & 1) == 0);
      expected |= bed.world.attached(rlink) ? 1 << rlink : 0;
    }
    int send = bed.send("backup", InBandControl.EVERY_RLINK, false, 0, "all");
    if (expected == 0) {
      assertThat(bed.answer(send)).isEqualTo(new Failed(IbcError.IBC_NO_RLINK));
      return;
    }
    assertThat(bed.facts(Fact.MessageSubmitted.class).get(0).targets()).isEqualTo(expected);
    for (int number = 0; number < writes; number++) {
      bed.writes(1, seed + number);
      bed.milliseconds(200);
    }
    bed.end();
    int arrivedAt = 0;
    for (Fact.MessageArrived arrived : bed.facts(Fact.MessageArrived.class)) {
      assertThat(arrivedAt >>> arrived.host() - 1 & 1).isZero();
      arrivedAt |= 1 << arrived.host() - 1;
    }
    assertThat(arrivedAt).isEqualTo(expected);
  }

  @Property(tries = 60)
  void property_14_a_message_for_one_rlink_is_in_no_other_stream(
      @ForAll @IntRange(min = 1, max = 8) int secondaries,
      @ForAll @IntRange(max = 7) int pick,
      @ForAll @IntRange(max = 10) int writes,
      @ForAll Trouble trouble,
      @ForAll long seed) {
    int rlink = pick % secondaries;
    Bed bed = bed(Layouts.secondaries(secondaries), Delays.STEADY, seed);
    bed.writes(writes, seed);
    int send = bed.send("backup", rlink, true, 0, "one");
    long message = bed.message();
    bed.writes(writes, seed + 1);
    // A message that is not in the SRL yet would not outlive a crash of the Primary.
    while (bed.blocked(send)) {
      bed.nextEvent();
    }
    bed.milliseconds(2);
    trouble.strike(bed, rlink);
    bed.settle();
    assertThat(bed.facts(Fact.MessageArrived.class))
        .extracting(Fact.MessageArrived::host)
        .containsExactly(rlink + 1);
    assertThat(bed.steps(Step.Transmitted.class))
        .filteredOn(sent -> sent.position() == message)
        .extracting(Step.Transmitted::rlink)
        .containsOnly(rlink);
    for (int host = 1; host <= secondaries; host++) {
      assertThat(bed.world.frozen(host)).isEqualTo(host == rlink + 1);
    }
    bed.end();
  }

  @Property(tries = 60)
  void property_15_send_returns_when_the_message_is_in_the_srl_and_at_each_synchronous_secondary(
      @ForAll @IntRange(min = 1, max = 4) int secondaries,
      @ForAll @IntRange(max = 15) int synchronous,
      @ForAll boolean fail,
      @ForAll("delays") Delays delays,
      @ForAll long seed) {
    Layouts layout = Layouts.secondaries(secondaries);
    for (int rlink = 0; rlink < secondaries; rlink++) {
      if ((synchronous >>> rlink & 1) != 0) {
        layout = layout.synchronous(rlink, fail ? Synchronous.FAIL : Synchronous.OVERRIDE);
      }
    }
    Bed bed = bed(layout, delays, seed);
    bed.writes(5, seed);
    int send = bed.send("backup");
    while (bed.blocked(send)) {
      bed.milliseconds(1);
    }
    assertThat(bed.answer(send)).isEqualTo(Outcome.DONE);
    long message = bed.message();
    assertThat(bed.steps(Step.Logged.class)).contains(new Step.Logged(message));
    for (int rlink = 0; rlink < secondaries; rlink++) {
      if ((synchronous >>> rlink & 1) != 0) {
        assertThat(bed.receivedPosition(rlink + 1)).isGreaterThanOrEqualTo(message);
      }
    }
    bed.end();
  }

  @Property(tries = 60)
  void property_16_with_asynchronous_rlinks_send_returns_at_srl_commit_though_nobody_is_there(
      @ForAll @IntRange(min = 1, max = 4) int secondaries,
      @ForAll boolean disconnected,
      @ForAll("delays") Delays delays,
      @ForAll long seed) {
    Bed bed = bed(Layouts.secondaries(secondaries), delays, seed);
    for (int rlink = 0; rlink < secondaries; rlink++) {
      bed.cut(rlink);
    }
    if (disconnected) {
      bed.seconds(11);
    }
    int send = bed.send("backup");
    bed.seconds(1);
    assertThat(bed.answer(send)).isEqualTo(Outcome.DONE);
    assertThat(bed.nanosOf(new Fact.MessageSent(1, true)))
        .isEqualTo(bed.nanosOf(new Step.Logged(1)));
    assertThat(bed.receivedPosition(1)).isZero();
    bed.end();
  }

  @Property(tries = 60)
  void property_17_the_return_of_send_never_depends_on_what_happens_at_the_secondary(
      @ForAll @IntRange(max = 3) int doings,
      @ForAll Synchronous mode,
      @ForAll @IntRange(min = 1, max = 2) int target,
      @ForAll("delays") Delays delays,
      @ForAll long seed) {
    long undisturbed = returnOfSecondSend(3, mode, target, delays, seed);
    assertThat(returnOfSecondSend(doings, mode, target, delays, seed)).isEqualTo(undisturbed);
  }

  /** 0: never registered, 1: registered, 2: received and frozen, 3: received and unfrozen. */
  private static long returnOfSecondSend(
      int doings, Synchronous mode, int target, Delays delays, long seed) {
    Layouts layout = Layouts.secondaries(2).synchronous(0, mode).synchronous(1, mode);
    Bed bed = Bed.of(layout, new TimedAgenda(delays.withoutSpread(), 0));
    bed.register(0, "backup", 0);
    if (doings > 0) {
      bed.register(1, "backup", 0);
    }
    bed.send("backup", 0, true, 0, "first");
    bed.seconds(2);
    if (doings > 1) {
      bed.receive(1, "backup");
    }
    if (doings > 2) {
      bed.unfreeze(1, "backup");
    }
    bed.writes(5, seed);
    long sent = bed.clock.nowNanos();
    int send = bed.send("backup", target - 1, true, 0, "second");
    long message = bed.message();
    bed.seconds(2);
    assertThat(bed.answer(send)).isEqualTo(Outcome.DONE);
    return bed.nanosOf(new Fact.MessageSent(message, true)) - sent;
  }

  @Property(tries = 60)
  void property_19_messages_on_their_way_survive_unregister_on_the_primary(
      @ForAll @IntRange(min = 1, max = 5) int messages,
      @ForAll @IntRange(max = 10) int writes,
      @ForAll boolean cut,
      @ForAll Trouble trouble,
      @ForAll long seed) {
    Bed bed = bed(Layouts.secondaries(1), Delays.STEADY, seed);
    if (cut) {
      bed.cut(0);
    }
    for (int number = 0; number < messages; number++) {
      bed.writes(writes, seed + number);
      bed.send("backup", 0, true, 0, "number " + number);
    }
    bed.milliseconds(100);
    assertThat(bed.unregister(0, "backup")).isEqualTo(Outcome.DONE);
    if (cut) {
      bed.seconds(20);
      bed.heal(0);
      bed.seconds(5);
    }
    trouble.strike(bed, 0);
    List<String> received = new ArrayList<>();
    bed.settle();
    while (bed.receive(1, "backup") instanceof Outcome.Received message) {
      received.add(message.payload());
      assertThat(bed.unfreeze(1, "backup")).isEqualTo(Outcome.DONE);
      bed.settle();
    }
    List<String> expected = new ArrayList<>();
    for (int number = 0; number < messages; number++) {
      expected.add("number " + number);
    }
    // A long cut may bring copies, each directly behind its original.
    assertThat(received.stream().distinct().toList()).isEqualTo(expected);
    assertThat(received).isSorted();
    bed.end();
  }

  @Property(tries = 20)
  void property_20_after_unregister_on_the_primary_send_with_the_key_fails(
      @ForAll @IntRange(max = 3) int sentBefore, @ForAll boolean registeredAgain) {
    Bed bed = bed(Layouts.secondaries(1), Delays.STEADY, 0);
    long key = bed.key(0, "backup");
    for (int number = 0; number < sentBefore; number++) {
      bed.send("backup");
    }
    bed.settle();
    assertThat(bed.unregister(0, "backup")).isEqualTo(Outcome.DONE);
    if (registeredAgain) {
      bed.register(0, "backup", 0);
    }
    assertThat(bed.callingWithKey(0, "SEND", key).send(0, key, 0, true, 0, "late", 99))
        .isEqualTo(new Failed(IbcError.EIBC_NO_APPLICATION));
    assertThat(bed.world.lastPosition()).isEqualTo(sentBefore);
  }
}
