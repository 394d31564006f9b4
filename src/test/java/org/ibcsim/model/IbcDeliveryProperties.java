package org.ibcsim.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.ibcsim.model.Outcome.Failed;
import org.ibcsim.model.bed.Bed;
import org.ibcsim.model.bed.Delays;
import org.ibcsim.model.bed.Layouts;
import org.ibcsim.model.bed.Step;
import org.ibcsim.model.bed.Storm;
import org.ibcsim.model.bed.TimedAgenda;
import org.ibcsim.model.bed.Trouble;

/**
 * Properties 21 to 36 of in-band control messages (ibc 10, Arrival and delivery), with outages and
 * crashes wherever the property says nothing of them.
 */
class IbcDeliveryProperties {
  private static final long SECOND = 1_000_000_000L;
  private static final Failed NO_MESSAGE = new Failed(IbcError.IBC_NO_MESSAGE);

  @Provide
  Arbitrary<Storm> storms() {
    return Storm.inTime();
  }

  @Provide
  Arbitrary<Delays> delays() {
    return Storm.anyDelays();
  }

  /** A Secondary that stands still for a message of "backup". */
  private static Bed frozen(Layouts layout, Delays delays, long seed) {
    Bed bed = Bed.of(layout, new TimedAgenda(delays, seed));
    bed.register(0, "backup", 0);
    bed.register(1, "backup", 0);
    bed.writes(5, seed);
    bed.send("backup");
    bed.settle();
    assertThat(bed.receive(1, "backup")).isInstanceOf(Outcome.Received.class);
    assertThat(bed.world.frozen(1)).isTrue();
    return bed;
  }

  private static Bed registered(int primaryTimeoutSeconds, boolean onSecondary) {
    Bed bed = Bed.of(Layouts.secondaries(1));
    bed.register(0, "backup", primaryTimeoutSeconds);
    if (onSecondary) {
      bed.register(1, "backup", 0);
    }
    return bed;
  }

  private static long arrivalNanos(Bed bed, long message) {
    return bed.nanosOf(
        bed.facts(Fact.MessageArrived.class).stream()
            .filter(arrived -> arrived.message() == message)
            .findFirst()
            .orElseThrow());
  }

  @Property(tries = 120, shrinking = ShrinkingMode.OFF)
  void property_21_messages_arrive_in_the_order_of_their_sends(@ForAll("storms") Storm storm) {
    storm.play(
        bed -> {
          for (int host = 1; host < bed.layout.hosts().size(); host++) {
            int at = host;
            assertThat(bed.facts(Fact.MessageArrived.class))
                .filteredOn(arrived -> arrived.host() == at && !arrived.repeated())
                .extracting(Fact.MessageArrived::message)
                .isSorted()
                .doesNotHaveDuplicates();
          }
        });
  }

  @Property(tries = 120, shrinking = ShrinkingMode.OFF)
  void property_22_no_message_arrives_before_all_earlier_updates_are_on_the_volumes(
      @ForAll("storms") Storm storm) {
    storm.play(
        bed -> {
          long[] applied = new long[bed.layout.hosts().size()];
          for (Bed.Moment moment : bed.moments) {
            if (moment.step() instanceof Step.Applied step) {
              applied[step.rlink() + 1] = step.position();
            } else if (moment.step() instanceof Step.Told told
                && told.fact() instanceof Fact.RegionsReplayed replayed) {
              // What a DCM replay has brought is not applied update by update.
              applied[replayed.host()] = lastWrite(bed, replayed.position());
            } else if (moment.step() instanceof Step.Told told
                && told.fact() instanceof Fact.MessageArrived arrived) {
              long lastWrite = lastWrite(bed, arrived.message() - 1);
              if (arrived.repeated()) {
                // One that holds nothing while it waits may meet volumes that have moved on.
                assertThat(applied[arrived.host()]).isGreaterThanOrEqualTo(lastWrite);
              } else {
                assertThat(applied[arrived.host()]).isEqualTo(lastWrite);
              }
            }
          }
        });
  }

  private static long lastWrite(Bed bed, long position) {
    long write = position;
    while (write > 0 && bed.ledger().at(write).message()) {
      write--;
    }
    return write;
  }

  @Property(tries = 60)
  void property_23_while_frozen_the_volumes_do_not_change_under_any_load(
      @ForAll @IntRange(max = 60) int writes,
      @ForAll boolean logging,
      @ForAll Trouble trouble,
      @ForAll("delays") Delays delays,
      @ForAll long seed) {
    Layouts layout = Layouts.secondaries(1);
    Bed bed = frozen(logging ? layout.secondaryLogging(0) : layout, delays, seed);
    long image = bed.world.image(1);
    int steps = bed.steps(Step.Applied.class).size();
    for (int number = 0; number < writes; number++) {
      bed.writes(1, seed + number);
      bed.milliseconds(number % 7);
      assertThat(bed.world.image(1)).isEqualTo(image);
    }
    trouble.strike(bed, 0);
    bed.writes(writes, seed);
    bed.seconds(5_000);
    assertThat(bed.world.image(1)).isEqualTo(image);
    assertThat(bed.steps(Step.Applied.class)).hasSize(steps);
    bed.end();
  }

  @Property(tries = 60)
  void property_24_while_frozen_new_updates_are_stored_in_the_secondary_srl(
      @ForAll @IntRange(min = 1, max = 40) int writes,
      @ForAll boolean logging,
      @ForAll Trouble trouble,
      @ForAll("delays") Delays delays,
      @ForAll long seed) {
    Layouts layout = Layouts.secondaries(1);
    Bed bed = frozen(logging ? layout.secondaryLogging(0) : layout, delays, seed);
    long message = bed.message();
    long bytes = bed.world.stagedBytes(1);
    bed.writes(writes / 2, seed);
    bed.settle();
    trouble.strike(bed, 0);
    bed.writes(writes - writes / 2, seed);
    bed.settle();
    for (long position = message + 1; position <= bed.ledger().last(); position++) {
      bytes += bed.ledger().at(position).srlBytes(bed.layout.srlHeaderBytes());
    }
    assertThat(bed.world.stagedBytes(1)).isEqualTo(bytes);
    assertThat(bed.world.stablePosition(1)).isEqualTo(message + writes);
    bed.end();
  }

  @Property(tries = 60)
  void property_25_while_frozen_with_room_the_primary_srl_keeps_draining(
      @ForAll @IntRange(min = 1, max = 40) int writes,
      @ForAll Synchronous mode,
      @ForAll Trouble trouble,
      @ForAll("delays") Delays delays,
      @ForAll long seed) {
    Bed bed = frozen(Layouts.secondaries(1).synchronous(0, mode), delays, seed);
    trouble.strike(bed, 0);
    for (int number = 0; number < writes; number++) {
      bed.writes(1, seed + number);
      bed.seconds(1);
      assertThat(bed.world.outstandingBytes(0)).isZero();
      assertThat(bed.acknowledgedPosition()).isEqualTo(bed.world.lastPosition());
    }
    assertThat(bed.world.connected(0)).isTrue();
    bed.end();
  }

  @Property(tries = 60)
  void property_26_a_receive_posted_first_gets_payload_and_length_unchanged_at_the_arrival(
      @ForAll @AlphaChars @StringLength(max = 300) String payload,
      @ForAll boolean freeze,
      @ForAll @IntRange(max = 10) int writes,
      @ForAll("delays") Delays delays,
      @ForAll long seed) {
    Bed bed = Bed.of(Layouts.secondaries(1), new TimedAgenda(delays, seed));
    bed.register(0, "backup", 1);
    bed.register(1, "backup", 1);
    int receive = bed.receive(1, "backup", true, 0);
    bed.writes(writes, seed);
    bed.send("backup", 0, freeze, 0, payload);
    long message = bed.message();
    bed.writes(writes, seed + 1);
    assertThat(bed.blocked(receive)).isTrue();
    bed.settle();
    Outcome.Received expected = new Outcome.Received(message, payload, payload.length(), freeze);
    assertThat(bed.answer(receive)).isEqualTo(expected);
    assertThat(bed.nanosOf(new Step.Returned(receive, expected)))
        .isEqualTo(arrivalNanos(bed, message));
    bed.end();
  }

  @Property(tries = 60, shrinking = ShrinkingMode.OFF)
  void property_27_a_receive_that_does_not_block_and_finds_nothing_changes_nothing(
      @ForAll("storms") Storm storm) {
    storm.hold(
        acted -> {
          Bed bed = acted.bed();
          for (int number = 0; number < acted.acts().size(); number++) {
            acted.act(bed, acted.acts().get(number));
            Fingerprint before = bed.world.fingerprint();
            int host = 1 + number % (bed.layout.hosts().size() - 1);
            if (NO_MESSAGE.equals(bed.receive(host, "backup")) && !bed.writesWait()) {
              Fingerprint after = bed.world.fingerprint();
              assertThat(after.low()).isEqualTo(before.low());
              assertThat(after.high()).isEqualTo(before.high());
            }
          }
          bed.end();
          return bed;
        });
  }

  @Property(tries = 40)
  void property_28_a_blocked_receive_times_out_after_its_time_and_not_before(
      @ForAll @IntRange(max = 100_000) int seconds, @ForAll boolean never) {
    Bed bed = registered(0, true);
    int timeout = never ? 0 : seconds + 1;
    int receive = bed.receive(1, "backup", true, timeout);
    bed.seconds(seconds);
    assertThat(bed.blocked(receive)).isTrue();
    bed.seconds(1);
    if (never) {
      bed.seconds(1_000_000);
      assertThat(bed.blocked(receive)).isTrue();
    } else {
      assertThat(bed.answer(receive)).isEqualTo(new Failed(IbcError.IBC_TIMED_OUT));
      assertThat(bed.nanosOf(new Step.Returned(receive, new Failed(IbcError.IBC_TIMED_OUT))))
          .isEqualTo(timeout * SECOND);
    }
  }

  @Property(tries = 40)
  void property_29_receive_does_not_unfreeze(
      @ForAll @IntRange(max = 10) int writes,
      @ForAll boolean blocked,
      @ForAll Trouble trouble,
      @ForAll long seed) {
    Bed bed = registered(0, true);
    int receive = blocked ? bed.receive(1, "backup", true, 0) : 0;
    bed.send("backup");
    bed.writes(writes, seed);
    bed.settle();
    if (!blocked) {
      receive = bed.receive(1, "backup", false, 0);
    }
    assertThat(bed.answer(receive)).isInstanceOf(Outcome.Received.class);
    trouble.strike(bed, 0);
    bed.seconds(100_000);
    assertThat(bed.world.frozen(1)).isTrue();
    assertThat(bed.world.appliedPosition(1)).isZero();
    bed.end();
  }

  @Property(tries = 60)
  void property_30_a_message_for_an_unknown_name_waits_600_seconds_for_its_registration(
      @ForAll @IntRange(max = 570) int registeredAfterSeconds,
      @ForAll @IntRange(max = 100_000) int receivedAfterSeconds,
      @ForAll Trouble trouble) {
    Bed bed = registered(0, false);
    bed.writes(3, registeredAfterSeconds);
    bed.send("backup");
    bed.settle();
    trouble.strike(bed, 0);
    bed.seconds(registeredAfterSeconds);
    bed.register(1, "backup", 0);
    bed.seconds(receivedAfterSeconds);
    assertThat(bed.receive(1, "backup")).isInstanceOf(Outcome.Received.class);
    bed.end();
    assertThat(bed.fate(1, bed.message())).isEqualTo(Fact.Fate.RECEIVED);
  }

  @Property(tries = 40)
  void property_31_without_a_registration_the_message_is_discarded_after_600_seconds(
      @ForAll @IntRange(max = 10) int writes,
      @ForAll @IntRange(max = 700) int deliverTimeoutSeconds,
      @ForAll long seed) {
    Bed bed = registered(deliverTimeoutSeconds, false);
    bed.send("backup");
    bed.writes(writes, seed);
    bed.seconds(599);
    assertThat(bed.world.frozen(1)).isTrue();
    bed.seconds(2);
    assertThat(bed.nanosOf(new Fact.MessageEnded(1, 1, Fact.Fate.DISCARDED)))
        .isEqualTo(arrivalNanos(bed, 1) + 600 * SECOND);
    assertThat(bed.world.image(1)).isEqualTo(bed.world.image(0));
    bed.register(1, "backup", 0);
    assertThat(bed.receive(1, "backup")).isEqualTo(NO_MESSAGE);
    bed.end();
  }

  @Property(tries = 40)
  void property_32_a_message_that_nobody_receives_is_dropped_at_its_deliver_timeout(
      @ForAll @IntRange(min = 2, max = 100_000) int deliverTimeoutSeconds,
      @ForAll @IntRange(max = 10) int writes,
      @ForAll long seed) {
    Bed bed = registered(deliverTimeoutSeconds, true);
    bed.send("backup");
    bed.writes(writes, seed);
    bed.seconds(deliverTimeoutSeconds - 1);
    assertThat(bed.world.frozen(1)).isTrue();
    bed.seconds(2);
    assertThat(bed.nanosOf(new Fact.MessageEnded(1, 1, Fact.Fate.DROPPED)))
        .isEqualTo(arrivalNanos(bed, 1) + deliverTimeoutSeconds * SECOND);
    assertThat(bed.world.image(1)).isEqualTo(bed.world.image(0));
    assertThat(bed.receive(1, "backup")).isEqualTo(new Failed(IbcError.IBC_DROPPED, 1));
    bed.end();
  }

  @Property(tries = 20)
  void property_33_a_deliver_timeout_of_0_never_drops(
      @ForAll @IntRange(min = 1, max = 1_000_000_000) int seconds, @ForAll Trouble trouble) {
    Bed bed = registered(0, true);
    bed.send("backup");
    bed.settle();
    trouble.strike(bed, 0);
    bed.seconds(seconds);
    assertThat(bed.world.frozen(1)).isTrue();
    assertThat(bed.receive(1, "backup")).isInstanceOf(Outcome.Received.class);
    bed.end();
  }

  @Property(tries = 40)
  void property_34_the_next_receive_reports_the_drops_and_the_one_after_gets_a_message(
      @ForAll @IntRange(min = 1, max = 6) int drops,
      @ForAll boolean messageWaits,
      @ForAll boolean block) {
    Bed bed = registered(5, true);
    for (int number = 0; number < drops; number++) {
      bed.send("backup", 0, true, 0, "dropped");
    }
    bed.seconds(6L * drops);
    if (messageWaits) {
      bed.send("backup", 0, true, 0, "kept");
      bed.settle();
    }
    assertThat(bed.answer(bed.receive(1, "backup", block, 0)))
        .isEqualTo(new Failed(IbcError.IBC_DROPPED, drops));
    if (!messageWaits) {
      assertThat(bed.receive(1, "backup")).isEqualTo(NO_MESSAGE);
      bed.send("backup", 0, true, 0, "kept");
      bed.settle();
    }
    Outcome next = bed.answer(bed.receive(1, "backup", block, 0));
    assertThat(next).isInstanceOf(Outcome.Received.class);
    assertThat(((Outcome.Received) next).payload()).isEqualTo("kept");
    bed.end();
  }

  @Property(tries = 40)
  void property_35_after_unregister_the_key_is_dead_and_an_arrival_is_never_delivered(
      @ForAll @IntRange(max = 10) int writes, @ForAll boolean onItsWay, @ForAll long seed) {
    Bed bed = registered(0, true);
    if (onItsWay) {
      bed.send("backup");
    }
    assertThat(bed.unregister(1, "backup")).isEqualTo(Outcome.DONE);
    if (!onItsWay) {
      bed.send("backup");
    }
    bed.writes(writes, seed);
    Failed noApplication = new Failed(IbcError.EIBC_NO_APPLICATION);
    assertThat(bed.receive(1, "backup")).isEqualTo(noApplication);
    assertThat(bed.unfreeze(1, "backup")).isEqualTo(noApplication);
    bed.settle();
    assertThat(bed.fate(1, 1)).isEqualTo(Fact.Fate.DISCARDED);
    assertThat(bed.world.image(1)).isEqualTo(bed.world.image(0));
    bed.register(1, "backup", 0);
    assertThat(bed.receive(1, "backup")).isEqualTo(NO_MESSAGE);
    assertThat(bed.facts(Fact.MessageReceived.class)).isEmpty();
    bed.end();
  }

  @Property(tries = 40)
  void property_36_unregister_with_a_message_pending_is_refused_and_changes_nothing(
      @ForAll boolean received,
      @ForAll @IntRange(max = 10) int writes,
      @ForAll Trouble trouble,
      @ForAll long seed) {
    Bed bed = registered(0, true);
    bed.send("backup");
    bed.writes(writes, seed);
    bed.settle();
    if (received) {
      bed.receive(1, "backup");
    }
    trouble.strike(bed, 0);
    List<Bed.Moment> before = List.copyOf(bed.moments);
    long fingerprint = bed.world.fingerprint().low();
    assertThat(bed.unregister(1, "backup")).isEqualTo(new Failed(IbcError.EIBC_IBC_PENDING));
    assertThat(bed.world.fingerprint().low()).isEqualTo(fingerprint);
    assertThat(bed.moments).isEqualTo(before);
    if (!received) {
      assertThat(bed.receive(1, "backup")).isInstanceOf(Outcome.Received.class);
    }
    assertThat(bed.unfreeze(1, "backup")).isEqualTo(Outcome.DONE);
    if (bed.world.frozen(1)) {
      // A long cut may bring a copy, which is pending too.
      assertThat(bed.unregister(1, "backup")).isEqualTo(new Failed(IbcError.EIBC_IBC_PENDING));
      assertThat(bed.receive(1, "backup")).isInstanceOf(Outcome.Received.class);
      assertThat(bed.unfreeze(1, "backup")).isEqualTo(Outcome.DONE);
    }
    assertThat(bed.unregister(1, "backup")).isEqualTo(Outcome.DONE);
    bed.end();
  }
}
