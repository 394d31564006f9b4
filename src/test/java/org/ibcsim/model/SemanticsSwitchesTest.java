package org.ibcsim.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.ibcsim.model.bed.Bed;
import org.ibcsim.model.bed.Layouts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every answer to every open question shows: a story is told under each answer, and what comes out
 * is what this answer says and differs from what comes out under every other.
 */
class SemanticsSwitchesTest {
  /** These are questions about scripts; the model itself does not ask them. */
  private static final List<Switch<?>> OF_THE_RUNBOOK =
      List.of(
          CommandSwitches.REGRECV_COMMAND_FAILURE,
          CommandSwitches.REGRECV_FAILED_RECEIVE,
          CommandSwitches.REGRECV_REFUSED_UNREGISTER,
          CommandSwitches.VRADMIN_ONFREEZE_START,
          CommandSwitches.VRADMIN_POSTFREEZE_AFTER_FAILURE);

  private static SwitchStory of(
      Switch<?> question, Function<Semantics, Object> story, Object... expected) {
    return SwitchStory.of(question, story, expected);
  }

  static Stream<SwitchStory> cases() {
    return Stream.of(
            stories(),
            FaultSwitchStories.all(),
            DcmSwitchStories.all(),
            LatencySwitchStories.all(),
            ModeSwitchStories.all(),
            MemorySwitchStories.all(),
            OverlapSwitchStories.all(),
            RoleSwitchStories.all())
        .flatMap(each -> each);
  }

  private static Stream<SwitchStory> stories() {
    return Stream.of(
        of(
            ArrivalSwitches.DELIVER_TIMEOUT_SOURCE,
            s -> List.of(droppedAfter(s, 50, 80), droppedAfter(s, 80, 50), droppedAfter(s, 0, 50)),
            List.of(50L, 80L, -1L),
            List.of(80L, 50L, 50L),
            List.of(50L, 50L, 50L)),
        of(FreezeSwitches.FREEZE_TIMER_START, SemanticsSwitchesTest::unfrozenAfter, 40L, 30L),
        of(FreezeSwitches.NOFREEZE_MODE, SemanticsSwitchesTest::holdsWithoutFreeze, true, false),
        of(
            RegistrationSwitches.DISCARD_AFTER_UNREGISTER,
            SemanticsSwitchesTest::fateAfterUnregister,
            Fact.Fate.DISCARDED,
            "held"),
        of(
            ArrivalSwitches.DROP_COUNT_SCOPE,
            SemanticsSwitchesTest::receiveAfterHold,
            failed(IbcError.IBC_NO_MESSAGE),
            new Outcome.Failed(IbcError.IBC_DROPPED, 1)),
        of(
            ReceiveSwitches.DROP_REPORT_RESETS,
            SemanticsSwitchesTest::secondReport,
            failed(IbcError.IBC_NO_MESSAGE),
            new Outcome.Failed(IbcError.IBC_DROPPED, 1)),
        of(
            RegistrationSwitches.REGISTER_DUPLICATE,
            SemanticsSwitchesTest::registersAgain,
            failed(IbcError.IBC_DUPLICATE_NAME),
            "same key",
            "new key, old one dead"),
        of(
            UnfreezeSwitches.UNFREEZE_NOT_FROZEN,
            s -> registered(s).unfreeze(1, "backup"),
            Outcome.DONE,
            failed(IbcError.IBC_NOT_FROZEN)),
        of(
            UnfreezeSwitches.UNFREEZE_BY_OTHER_APP,
            s -> unfreezesForeign(s, true),
            List.of(failed(IbcError.IBC_NOT_OWNER), true),
            List.of(Outcome.DONE, false),
            List.of(Outcome.DONE, true)),
        of(
            UnfreezeSwitches.UNFREEZE_BEFORE_RECEIVE,
            SemanticsSwitchesTest::unfreezesUnreceived,
            List.of(failed(IbcError.IBC_NOT_FROZEN), true),
            List.of(Outcome.DONE, false),
            List.of(Outcome.DONE, true)),
        of(
            UnfreezeSwitches.UNFREEZE_FOREIGN_UNDELIVERED,
            s -> unfreezesForeign(s, false),
            List.of(failed(IbcError.IBC_NOT_OWNER), true),
            List.of(Outcome.DONE, true)),
        of(
            RegistrationSwitches.UNREGISTER_ACTIVE_IOCTL_ERRNO,
            SemanticsSwitchesTest::unregistersWhileReceiving,
            failed(IbcError.EBUSY),
            failed(IbcError.EIBC_IBC_PENDING)),
        of(
            RegistrationSwitches.UNREGISTER_REFUSAL_ORDER,
            SemanticsSwitchesTest::unregistersWhileReceivingAndPending,
            failed(IbcError.EBUSY),
            failed(IbcError.EIBC_IBC_PENDING)),
        of(
            RegistrationSwitches.PENDING_SCOPE,
            SemanticsSwitchesTest::unregistersWithStoredMessage,
            Outcome.DONE,
            failed(IbcError.EIBC_IBC_PENDING)),
        of(
            ReceiveSwitches.RECV_SHORT_BUFFER,
            SemanticsSwitchesTest::receivesIntoThreeBytes,
            List.of(new Outcome.Received(1, "pay", 7, true), failed(IbcError.IBC_NO_MESSAGE)),
            List.of(
                failed(IbcError.IBC_SHORT_BUFFER), new Outcome.Received(1, "payload", 7, true))),
        of(
            FreezeSwitches.FREEZE_TIMEOUT_ZERO,
            SemanticsSwitchesTest::frozenWithTimeout0,
            true,
            false),
        of(
            SendSwitches.SEND_WAITS_FOR_UNTARGETED_SYNC,
            SemanticsSwitchesTest::sendBesideSynchronous,
            Outcome.BLOCKED,
            Outcome.DONE),
        of(
            SendSwitches.SEND_NO_ATTACHED_RLINK,
            SemanticsSwitchesTest::sendsToNobody,
            List.of(failed(IbcError.IBC_NO_RLINK), failed(IbcError.IBC_NO_RLINK)),
            List.of(Outcome.DONE, failed(IbcError.IBC_NO_RLINK))),
        of(
            ArrivalSwitches.LATE_REGISTRATION_TIMER,
            SemanticsSwitchesTest::receivesAfterLateRegistration,
            new Outcome.Failed(IbcError.IBC_DROPPED, 1),
            failed(IbcError.IBC_NO_MESSAGE),
            new Outcome.Received(1, "payload", 7, true)),
        of(
            ReceiveSwitches.SECOND_RECEIVE,
            SemanticsSwitchesTest::secondReceive,
            Outcome.BLOCKED,
            failed(IbcError.EBUSY)),
        of(
            CommandSwitches.STOPRECV_IDLE,
            s -> registered(s).stopReceive(1, "backup"),
            Outcome.DONE,
            failed(IbcError.IBC_NOT_RECEIVING)),
        of(
            ReceiveSwitches.DROPS_OVER_REGISTRATIONS,
            SemanticsSwitchesTest::receiveAfterRegisteringAnew,
            failed(IbcError.IBC_NO_MESSAGE),
            new Outcome.Failed(IbcError.IBC_DROPPED, 1)),
        of(
            LogSwitches.AUTODCM_WITHOUT_DCM,
            SemanticsSwitchesTest::layoutWithAutodcm,
            "taken",
            "srlprot=autodcm of RLINK rlk_s1 needs a DCM on every volume, and v0 has none."
                + " Maybe use srlprot=override"));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void eachAnswerShowsAndShowsAsItself(SwitchStory each) {
    assertThat(each.expected()).hasSameSizeAs(each.question().values()).doesNotHaveDuplicates();
    List<Object> shown = new ArrayList<>();
    for (String answer : each.question().valueNames()) {
      shown.add(each.story().apply(Semantics.standard().withNamed(each.question(), answer)));
    }
    assertThat(shown).isEqualTo(each.expected());
    assertThat(each.story().apply(Semantics.standard())).isEqualTo(each.expected().get(0));
  }

  @Test
  void everySwitchHasItsStory() {
    List<Switch<?>> told = new ArrayList<>(OF_THE_RUNBOOK);
    cases().forEach(each -> told.add(each.question()));
    assertThat(told).containsExactlyInAnyOrderElementsOf(Semantics.SWITCHES);
  }

  @Test
  void everySwitchStandsAtItsNumberAndIsFoundByItsName() {
    Map<String, Switch<?>> names = new LinkedHashMap<>();
    for (int number = 0; number < Semantics.SWITCHES.size(); number++) {
      Switch<?> question = Semantics.SWITCHES.get(number);
      assertThat(question.number()).as(question.name()).isEqualTo(number);
      assertThat(Semantics.named(question.name())).containsSame(question);
      assertThat(names.put(question.name(), question)).isNull();
    }
  }

  private static Outcome failed(IbcError error) {
    return new Outcome.Failed(error);
  }

  private static Bed registered(Semantics semantics) {
    return registered(semantics, 0, 0);
  }

  private static Bed registered(Semantics semantics, int primarySeconds, int secondarySeconds) {
    Bed bed = Bed.of(Layouts.secondaries(2).semantics(semantics));
    bed.register(0, "backup", primarySeconds);
    bed.register(1, "backup", secondarySeconds);
    return bed;
  }

  /** A message of "backup" waits to be received at Secondary 1. */
  private static Bed arrived(Semantics semantics) {
    Bed bed = registered(semantics);
    bed.send("backup", 0, true, 0, "payload");
    bed.settle();
    return bed;
  }

  private static Object droppedAfter(Semantics semantics, int primary, int secondary) {
    Bed bed = registered(semantics, primary, secondary);
    bed.send("backup", 0, true, 0, "");
    bed.seconds(1_000);
    if (bed.fate(1, 1) == null) {
      return -1L;
    }
    long arrived = bed.nanosOf(bed.facts(Fact.MessageArrived.class).get(0));
    return (bed.nanosOf(new Fact.MessageEnded(1, 1, Fact.Fate.DROPPED)) - arrived) / 1_000_000_000L;
  }

  private static Object unfrozenAfter(Semantics semantics) {
    Bed bed = registered(semantics);
    bed.send("backup", 0, true, 30, "");
    bed.settle();
    long arrived = bed.clock.nowNanos();
    bed.seconds(10);
    bed.receive(1, "backup");
    while (bed.world.frozen(1)) {
      bed.nextEvent();
    }
    return (bed.clock.nowNanos() - arrived + 500_000_000L) / 1_000_000_000L;
  }

  private static Object holdsWithoutFreeze(Semantics semantics) {
    Bed bed = registered(semantics);
    bed.send("backup", 0, false, 0, "");
    bed.settle();
    assertThat(bed.receive(1, "backup")).isInstanceOf(Outcome.Received.class);
    return !bed.facts(Fact.Frozen.class).isEmpty();
  }

  private static Object fateAfterUnregister(Semantics semantics) {
    Bed bed = registered(semantics);
    bed.unregister(1, "backup");
    bed.send("backup", 0, true, 0, "");
    bed.settle();
    return bed.fate(1, 1) == null ? "held" : bed.fate(1, 1);
  }

  private static Object receiveAfterHold(Semantics semantics) {
    Bed bed = Bed.of(Layouts.secondaries(1).semantics(semantics));
    bed.register(0, "backup", 0);
    bed.send("backup");
    bed.seconds(601);
    bed.register(1, "backup", 0);
    return bed.receive(1, "backup");
  }

  private static Bed dropped(Semantics semantics) {
    Bed bed = registered(semantics, 5, 0);
    bed.send("backup", 0, true, 0, "");
    bed.seconds(6);
    return bed;
  }

  private static Object secondReport(Semantics semantics) {
    Bed bed = dropped(semantics);
    bed.receive(1, "backup");
    return bed.receive(1, "backup");
  }

  private static Object receiveAfterRegisteringAnew(Semantics semantics) {
    Bed bed = dropped(semantics);
    bed.unregister(1, "backup");
    bed.register(1, "backup", 0);
    return bed.receive(1, "backup");
  }

  private static Object registersAgain(Semantics semantics) {
    Bed bed = registered(semantics);
    long first = bed.key(1, "backup");
    Outcome again = bed.register(1, "backup", 0);
    if (!(again instanceof Outcome.Registered registered)) {
      return again;
    }
    boolean dead = bed.world.unfreeze(1, first).equals(failed(IbcError.EIBC_NO_APPLICATION));
    return registered.key() == first ? "same key" : dead ? "new key, old one dead" : "two keys";
  }

  private static Object unfreezesForeign(Semantics semantics, boolean received) {
    Bed bed = arrived(semantics);
    bed.register(1, "other", 0);
    if (received) {
      bed.receive(1, "backup");
    }
    Outcome outcome = bed.unfreeze(1, "other");
    return List.of(outcome, bed.world.frozen(1));
  }

  private static Object unfreezesUnreceived(Semantics semantics) {
    Bed bed = arrived(semantics);
    Outcome outcome = bed.unfreeze(1, "backup");
    return List.of(outcome, bed.world.frozen(1));
  }

  private static Object unregistersWhileReceiving(Semantics semantics) {
    Bed bed = registered(semantics);
    bed.receive(1, "backup", true, 0);
    return bed.unregister(1, "backup");
  }

  private static Object unregistersWhileReceivingAndPending(Semantics semantics) {
    Bed bed = arrived(semantics);
    bed.receive(1, "backup");
    bed.receive(1, "backup", true, 0);
    return bed.unregister(1, "backup");
  }

  private static Object unregistersWithStoredMessage(Semantics semantics) {
    Bed bed = arrived(semantics);
    bed.register(0, "other", 0);
    bed.register(1, "other", 0);
    bed.send("other", 0, true, 0, "");
    bed.settle();
    return bed.unregister(1, "other");
  }

  private static Object receivesIntoThreeBytes(Semantics semantics) {
    Bed bed = arrived(semantics);
    Outcome first = bed.answer(bed.receive(1, "backup", false, 0, 3));
    return List.of(first, bed.receive(1, "backup"));
  }

  private static Object frozenWithTimeout0(Semantics semantics) {
    Bed bed = arrived(semantics);
    bed.receive(1, "backup");
    bed.seconds(1);
    return bed.world.frozen(1);
  }

  private static Object sendBesideSynchronous(Semantics semantics) {
    Bed bed =
        Bed.of(Layouts.secondaries(2).synchronous(1, Synchronous.OVERRIDE).semantics(semantics));
    bed.register(0, "backup", 0);
    bed.write(0, 0, 1);
    bed.settle();
    bed.cut(1);
    bed.write(0, 0, 1);
    int send = bed.send("backup", 0, true, 0, "");
    bed.seconds(1);
    return bed.outcome(send);
  }

  private static Object sendsToNobody(Semantics semantics) {
    Bed bed =
        Bed.of(
            Layouts.secondaries(1)
                .srl(10_000)
                .protection(0, SrlProtection.OFF)
                .semantics(semantics));
    bed.register(0, "backup", 0);
    bed.cut(0);
    for (int number = 0; number < 3; number++) {
      bed.write(0, 0, 1);
      bed.milliseconds(10);
    }
    assertThat(bed.world.attached(0)).isFalse();
    return List.of(
        bed.outcome(bed.send("backup")), bed.outcome(bed.send("backup", 0, true, 0, "")));
  }

  private static Object receivesAfterLateRegistration(Semantics semantics) {
    Bed bed = Bed.of(Layouts.secondaries(1).semantics(semantics));
    bed.register(0, "backup", 50);
    bed.send("backup", 0, true, 0, "payload");
    bed.seconds(100);
    bed.register(1, "backup", 0);
    bed.seconds(40);
    return bed.receive(1, "backup");
  }

  private static Object secondReceive(Semantics semantics) {
    Bed bed = registered(semantics);
    bed.receive(1, "backup", true, 0);
    return bed.outcome(bed.receive(1, "backup", true, 0));
  }

  private static Object layoutWithAutodcm(Semantics semantics) {
    try {
      Bed.of(
          Layouts.secondaries(1)
              .withoutDcm()
              .protection(0, SrlProtection.AUTODCM)
              .semantics(semantics));
      return "taken";
    } catch (IllegalArgumentException refused) {
      return refused.getMessage();
    }
  }
}
