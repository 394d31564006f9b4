package org.ibcsim.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.ibcsim.model.Outcome.Failed;
import org.ibcsim.model.bed.Bed;
import org.ibcsim.model.bed.Layouts;

/**
 * Properties 1 to 9 of in-band control messages (ibc 10, Registration); 5 and 8, about a reboot and
 * a stopped RVG, stand with the other faults.
 */
class IbcRegistrationProperties {
  private static final Failed NO_APPLICATION = new Failed(IbcError.EIBC_NO_APPLICATION);

  @Property(tries = 100)
  void property_01_a_free_name_registers_and_its_key_is_valid_for_later_calls(
      @ForAll @AlphaChars @StringLength(min = 1, max = 31) String name,
      @ForAll @IntRange(max = 1_000) int deliverTimeoutSeconds) {
    Bed bed = Bed.of(Layouts.secondaries(1));
    assertThat(bed.register(0, name, deliverTimeoutSeconds)).isInstanceOf(Outcome.Registered.class);
    assertThat(bed.register(1, name, deliverTimeoutSeconds)).isInstanceOf(Outcome.Registered.class);
    int send = bed.send(name, 0, true, 0, "");
    bed.settle();
    assertThat(bed.answer(send)).isEqualTo(Outcome.DONE);
    assertThat(bed.receive(1, name)).isInstanceOf(Outcome.Received.class);
    assertThat(bed.unfreeze(1, name)).isEqualTo(Outcome.DONE);
    assertThat(bed.unregister(1, name)).isEqualTo(Outcome.DONE);
    assertThat(bed.unregister(0, name)).isEqualTo(Outcome.DONE);
  }

  @Property(tries = 30)
  void property_02_a_33rd_name_fails_and_leaves_the_32_unchanged(
      @ForAll @IntRange(max = 2) int host, @ForAll @IntRange(max = 31) int freed) {
    Bed bed = Bed.of(Layouts.secondaries(2));
    for (int number = 0; number < InBandControl.MAXIMUM_APPLICATIONS; number++) {
      assertThat(bed.register(host, "name" + number, 0)).isInstanceOf(Outcome.Registered.class);
    }
    Outcome before = bed.status(host);
    assertThat(bed.register(host, "one-too-many", 0))
        .isEqualTo(new Failed(IbcError.IBC_TOO_MANY_NAMES));
    assertThat(bed.status(host)).isEqualTo(before);
    bed.unregister(host, "name" + freed);
    assertThat(bed.register(host, "one-too-many", 0)).isInstanceOf(Outcome.Registered.class);
  }

  @Property(tries = 30)
  void property_03_a_key_of_one_host_is_rejected_on_every_other(
      @ForAll @IntRange(max = 3) int owner, @ForAll @IntRange(max = 3) int other) {
    Bed bed = Bed.of(Layouts.secondaries(3));
    for (int host = 0; host <= 3; host++) {
      bed.register(host, "backup", 0);
    }
    long key = bed.key(owner, "backup");
    if (other == owner) {
      assertThat(bed.callingWithKey(other, "UNREGISTER", key).unregister(other, key))
          .isEqualTo(Outcome.DONE);
      return;
    }
    Outcome before = bed.status(other);
    assertThat(bed.callingWithKey(other, "UNREGISTER", key).unregister(other, key))
        .isEqualTo(NO_APPLICATION);
    if (other == 0) {
      assertThat(bed.callingWithKey(0, "SEND", key).send(0, key, 0, true, 0, "", 1))
          .isEqualTo(NO_APPLICATION);
    } else {
      assertThat(bed.callingWithKey(other, "RECEIVE", key).receive(other, key, true, 0, 100, 1))
          .isEqualTo(NO_APPLICATION);
      assertThat(bed.callingWithKey(other, "UNFREEZE", key).unfreeze(other, key))
          .isEqualTo(NO_APPLICATION);
      assertThat(bed.callingWithKey(other, "STOPRECV", key).stopReceive(other, key))
          .isEqualTo(NO_APPLICATION);
    }
    assertThat(bed.status(other)).isEqualTo(before);
  }

  /** A process of the same host has no more than the number, for instance out of STATUS. */
  @Property(tries = 20)
  void property_04_a_key_works_for_whoever_on_the_host_knows_it(
      @ForAll @IntRange(min = 1, max = 5) int names, @ForAll @IntRange(max = 4) int pick) {
    Bed bed = Bed.of(Layouts.secondaries(1));
    for (int number = 0; number < names; number++) {
      bed.register(0, "name" + number, 0);
      bed.register(1, "name" + number, 0);
    }
    String name = "name" + pick % names;
    long fromStatus =
        ((Outcome.Status) bed.status(1))
            .registrations().stream()
                .filter(row -> row.name().equals(name))
                .findFirst()
                .orElseThrow()
                .key();
    bed.send(name);
    bed.settle();
    assertThat(
            bed.callingWithKey(1, "RECEIVE", fromStatus).receive(1, fromStatus, false, 0, 100, 99))
        .isInstanceOf(Outcome.Received.class);
    assertThat(bed.callingWithKey(1, "UNFREEZE", fromStatus).unfreeze(1, fromStatus))
        .isEqualTo(Outcome.DONE);
  }

  @Property(tries = 10)
  void property_06_status_without_registrations_is_a_success_with_none(
      @ForAll @IntRange(max = 2) int host, @ForAll boolean afterUnregister) {
    Bed bed = Bed.of(Layouts.secondaries(2));
    if (afterUnregister) {
      bed.register(host, "gone", 0);
      bed.unregister(host, "gone");
    }
    assertThat(bed.status(host)).isEqualTo(new Outcome.Status(List.of()));
  }

  @Property(tries = 60)
  void property_07_status_lists_exactly_the_names_registered_with_their_keys(
      @ForAll boolean asManyAsThereCanBe,
      @ForAll @IntRange(max = 32) int some,
      @ForAll boolean oneIsGone,
      @ForAll @IntRange(max = 31) int gone) {
    int registered = asManyAsThereCanBe ? InBandControl.MAXIMUM_APPLICATIONS : some;
    Bed bed = Bed.of(Layouts.secondaries(1));
    List<Outcome.Status.Registration> expected = new ArrayList<>();
    for (int number = 0; number < registered; number++) {
      Outcome.Registered answer = (Outcome.Registered) bed.register(1, "name" + number, number);
      expected.add(new Outcome.Status.Registration("name" + number, answer.key()));
    }
    if (oneIsGone && gone < registered) {
      bed.unregister(1, "name" + gone);
      expected.remove(gone);
    }
    assertThat(bed.status(1)).isEqualTo(new Outcome.Status(expected));
    assertThat(expected).extracting(Outcome.Status.Registration::key).doesNotHaveDuplicates();
    assertThat(bed.status(0)).isEqualTo(new Outcome.Status(List.of()));
  }

  @Property(tries = 30)
  void property_09_an_unregistered_key_fails_in_every_call(
      @ForAll boolean everRegistered, @ForAll boolean registeredAgain) {
    Bed bed = Bed.of(Layouts.secondaries(1));
    long[] keys = {12345, 12345};
    for (int host = 0; everRegistered && host < 2; host++) {
      bed.register(host, "backup", 0);
      keys[host] = bed.key(host, "backup");
      bed.unregister(host, "backup");
      if (registeredAgain) {
        bed.register(host, "backup", 0);
      }
    }
    assertThat(
            bed.callingWithKey(0, "SEND", keys[0])
                .send(0, keys[0], InBandControl.EVERY_RLINK, true, 0, "", 1))
        .isEqualTo(NO_APPLICATION);
    assertThat(bed.callingWithKey(0, "UNREGISTER", keys[0]).unregister(0, keys[0]))
        .isEqualTo(NO_APPLICATION);
    assertThat(bed.callingWithKey(1, "RECEIVE", keys[1]).receive(1, keys[1], false, 0, 100, 2))
        .isEqualTo(NO_APPLICATION);
    assertThat(bed.callingWithKey(1, "RECEIVE", keys[1]).receive(1, keys[1], true, 0, 100, 3))
        .isEqualTo(NO_APPLICATION);
    assertThat(bed.callingWithKey(1, "UNFREEZE", keys[1]).unfreeze(1, keys[1]))
        .isEqualTo(NO_APPLICATION);
    assertThat(bed.callingWithKey(1, "UNREGISTER", keys[1]).unregister(1, keys[1]))
        .isEqualTo(NO_APPLICATION);
    assertThat(bed.callingWithKey(1, "STOPRECV", keys[1]).stopReceive(1, keys[1]))
        .isEqualTo(NO_APPLICATION);
    assertThat(bed.world.lastPosition()).isZero();
  }
}
