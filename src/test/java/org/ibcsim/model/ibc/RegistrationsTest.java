package org.ibcsim.model.ibc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.ibcsim.model.Fact;
import org.ibcsim.model.IbcError;
import org.ibcsim.model.Outcome;
import org.ibcsim.model.Outcome.Failed;
import org.ibcsim.model.Synchronous;
import org.ibcsim.model.bed.Bed;
import org.ibcsim.model.bed.Layouts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RegistrationsTest {
  private final Bed bed = Bed.of(Layouts.secondaries(2));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a",
        "1234567890123456789012345678901",
        "ééééééééééééééé",
        "1234567890123456789012345678é",
        "with space, and: signs"
      })
  void aNameOf1To31BytesIsTaken(String name) {
    assertThat(bed.register(1, name, 0)).isInstanceOf(Outcome.Registered.class);
    assertThat(bed.facts(Fact.Registered.class))
        .containsExactly(new Fact.Registered(1, name, bed.key(1, name), 0));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "12345678901234567890123456789012",
        "éééééééééééééééé",
        "123456789012345678901234567890é"
      })
  void aNameOfNoByteOrOf32IsRefusedAndLeavesNoTrace(String name) {
    long before = bed.world.fingerprint().low();
    assertThat(bed.register(1, name, 0)).isEqualTo(new Failed(IbcError.IBC_BAD_NAME));
    assertThat(bed.world.fingerprint().low()).isEqualTo(before);
    assertThat(bed.facts(Fact.Registered.class)).isEmpty();
  }

  @Test
  void every32ndNameIsTakenAndEvery33rdIsNotOnEachHostForItself() {
    for (int host = 0; host <= 2; host++) {
      for (int number = 1; number <= 32; number++) {
        assertThat(bed.register(host, "name" + number, 0)).isInstanceOf(Outcome.Registered.class);
      }
      assertThat(bed.register(host, "name33", 0))
          .isEqualTo(new Failed(IbcError.IBC_TOO_MANY_NAMES));
    }
  }

  @Test
  void aDuplicateIsCalledDuplicateEvenWhenTheHostIsFull() {
    for (int number = 1; number <= 32; number++) {
      bed.register(1, "name" + number, 0);
    }
    assertThat(bed.register(1, "name7", 0)).isEqualTo(new Failed(IbcError.IBC_DUPLICATE_NAME));
  }

  @Test
  void noTwoKeysAreEverEqualOverHostsAndTime() {
    Set<Long> keys = new HashSet<>();
    for (int round = 0; round < 40; round++) {
      for (int host = 0; host <= 2; host++) {
        bed.register(host, "backup", 0);
        bed.register(host, "other" + round % 32, 0);
        assertThat(keys.add(bed.key(host, "backup"))).isTrue();
        bed.unregister(host, "backup");
        bed.unregister(host, "other" + round % 32);
      }
    }
  }

  @Test
  void namesAreToldApartByCaseAndByEverySign() {
    bed.register(1, "Backup", 0);
    assertThat(bed.register(1, "backup", 0)).isInstanceOf(Outcome.Registered.class);
    assertThat(bed.register(1, "backup ", 0)).isInstanceOf(Outcome.Registered.class);
  }

  @Test
  void aSynchronousSendUnderWayKeepsItsKeyFromBeingUnregistered() {
    Bed waiting = Bed.of(Layouts.secondaries(1).synchronous(0, Synchronous.OVERRIDE));
    waiting.register(0, "backup", 0);
    int send = waiting.send("backup");
    assertThat(waiting.unregister(0, "backup")).isEqualTo(new Failed(IbcError.EBUSY));
    waiting.settle();
    assertThat(waiting.answer(send)).isEqualTo(Outcome.DONE);
    assertThat(waiting.unregister(0, "backup")).isEqualTo(Outcome.DONE);
  }
}
