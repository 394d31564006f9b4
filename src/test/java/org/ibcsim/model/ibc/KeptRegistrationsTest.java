package org.ibcsim.model.ibc;

import static org.assertj.core.api.Assertions.assertThat;

import org.ibcsim.model.Fact;
import org.ibcsim.model.IbcError;
import org.ibcsim.model.Outcome;
import org.ibcsim.model.ReceiveSwitches;
import org.ibcsim.model.ReceiveSwitches.DropsOverRegistrations;
import org.ibcsim.model.RegistrationSwitches;
import org.ibcsim.model.RegistrationSwitches.RebootRemembersUnregister;
import org.ibcsim.model.RegistrationSwitches.RegisterDuplicate;
import org.ibcsim.model.Semantics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What a host keeps of names that are registered again, unregistered, or lost in a crash. */
class KeptRegistrationsTest {
  private static final Semantics KEEPS_DROPS =
      Semantics.standard()
          .with(ReceiveSwitches.DROPS_OVER_REGISTRATIONS, DropsOverRegistrations.KEPT);

  private static Outcome dropped(int count) {
    return new Outcome.Failed(IbcError.IBC_DROPPED, count);
  }

  private static Bench dropped(Semantics semantics) {
    Bench bench = new Bench(semantics);
    bench.register("backup", 0);
    bench.desk.arrive(bench.backup(1));
    bench.expire(bench.deliver(1));
    return bench;
  }

  @Test
  void aRegistrationThatReplacesAnotherKeepsItsDropsIfASwitchSaysSo() {
    Bench bench =
        dropped(
            KEEPS_DROPS.with(RegistrationSwitches.REGISTER_DUPLICATE, RegisterDuplicate.REPLACE));
    bench.register("backup", 0);
    assertThat(bench.receive("backup")).isEqualTo(dropped(1));
  }

  @Test
  void aRegistrationInUseIsNotReplaced() {
    Bench bench =
        new Bench(
            Semantics.standard()
                .with(RegistrationSwitches.REGISTER_DUPLICATE, RegisterDuplicate.REPLACE));
    long key = bench.register("backup", 0);
    bench.receiveBlocking("backup", 0, 1);
    assertThat(bench.calls.register("backup", 0)).isEqualTo(new Outcome.Failed(IbcError.EBUSY));
    assertThat(bench.key("backup")).isEqualTo(key);
  }

  @Test
  void dropsAddUpAndAreForgottenInACrash() {
    Bench bench = new Bench(KEEPS_DROPS);
    bench.registrations.addKeptDrops("backup", 1);
    bench.registrations.addKeptDrops("backup", 0);
    bench.registrations.addKeptDrops("backup", 2);
    bench.register("backup", 0);
    assertThat(bench.receive("backup")).isEqualTo(dropped(3));
    bench.registrations.addKeptDrops("report", 1);
    bench.registrations.crash();
    bench.register("report", 0);
    assertThat(bench.receive("report")).isEqualTo(new Outcome.Failed(IbcError.IBC_NO_MESSAGE));
  }

  @Test
  void noDropsAreNoState() {
    Bench bench = new Bench();
    String before = bench.digest();
    bench.registrations.addKeptDrops("backup", 0);
    assertThat(bench.digest()).isEqualTo(before);
  }

  @Test
  void unregisteringIsTold() {
    Bench bench = new Bench();
    long key = bench.register("backup", 0);
    bench.calls.unregister(key);
    assertThat(bench.facts)
        .containsExactly(
            new Fact.Registered(Bench.HOST, "backup", key, 0),
            new Fact.Unregistered(Bench.HOST, "backup"));
  }

  @ParameterizedTest
  @EnumSource(RebootRemembersUnregister.class)
  void aRebootRemembersWhatWasUnregisteredIfASwitchSaysSo(RebootRemembersUnregister rule) {
    Bench bench =
        new Bench(
            Semantics.standard().with(RegistrationSwitches.REBOOT_REMEMBERS_UNREGISTER, rule));
    bench.register("backup", 0);
    bench.calls.unregister(bench.key("backup"));
    bench.desk.crash();
    boolean holds = bench.desk.arrive(bench.backup(1));
    assertThat(holds).isEqualTo(rule == RebootRemembersUnregister.NO);
  }

  @Test
  void theUpperHalfOfAKeyIsOneMoreThanItsHostAndNeverZero() {
    Bench bench = new Bench();
    assertThat(bench.register("backup", 0)).isEqualTo(((Bench.HOST + 1L) << 32) + 1);
    assertThat(bench.register("report", 0)).isEqualTo(((Bench.HOST + 1L) << 32) + 2);
  }

  /**
   * The first and the last character of each length in UTF-8, as often as just fits or does not.
   */
  @ParameterizedTest
  @CsvSource({
    "127, 31, 32",
    "128, 15, 16",
    "2047, 15, 16",
    "2048, 10, 11",
    "55295, 10, 11",
    "65535, 10, 11"
  })
  void aNameIsMeasuredInUtf8(int character, int fits, int exceeds) {
    Bench bench = new Bench();
    String one = Character.toString(character);
    assertThat(bench.calls.register(one.repeat(fits), 0)).isInstanceOf(Outcome.Registered.class);
    assertThat(bench.calls.register(one.repeat(exceeds), 0))
        .isEqualTo(new Outcome.Failed(IbcError.IBC_BAD_NAME));
  }

  @ParameterizedTest
  @CsvSource({"7, true", "8, false"})
  void aCharacterBeyondTheFirstPlaneIsFourBytes(int times, boolean fits) {
    Bench bench = new Bench();
    String name = Character.toString(0x1F4BE).repeat(times);
    assertThat(bench.calls.register(name, 0) instanceof Outcome.Registered).isEqualTo(fits);
  }
}
