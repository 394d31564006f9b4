package org.ibcsim.companion;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import org.ibcsim.model.IbcError;
import org.ibcsim.model.ioctl.ApplicationId;
import org.ibcsim.model.ioctl.ReceiveArguments;
import org.ibcsim.model.ioctl.RvgIoctl;
import org.ibcsim.model.ioctl.SendArguments;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Each ioctl as a companion application sees it: what it answers, when, and how it refuses. */
class CompanionIoctlsTest {
  private final Rehearsal rehearsal = Rehearsal.of(Stages.QUIET);
  private final RvgDevice seattle = rehearsal.open("seattle");
  private final RvgDevice london = rehearsal.open("london");

  @AfterEach
  void close() {
    rehearsal.close();
  }

  private static IbcError errorOf(Runnable ioctl) {
    return catchThrowableOfType(IbcException.class, ioctl::run).error();
  }

  @Test
  void statusTellsNamesAndKeysOfThisHostInOrderOfRegistration() {
    assertThat(london.status()).isEmpty();

    ApplicationId nightly = london.register("nightly", 600);
    ApplicationId report = london.register("report", 0);

    assertThat(london.status())
        .containsExactly(new IbcStatus("nightly", nightly), new IbcStatus("report", report));
    assertThat(seattle.status()).isEmpty();
  }

  @Test
  void aKeyHoldsForEveryDescriptorOfItsHostAndForNoOtherHost() {
    ApplicationId key = london.register("nightly", 600);

    assertThat(rehearsal.open("london").status()).containsExactly(new IbcStatus("nightly", key));
    assertThat(errorOf(() -> seattle.unregister(key))).isEqualTo(IbcError.EIBC_NO_APPLICATION);
  }

  @Test
  void registerRefusesWhatTheStructureCannotHoldAndTheThirtyThirdName() {
    assertThat(errorOf(() -> london.register("x".repeat(RvgIoctl.NAME_BYTES), 600)))
        .isEqualTo(IbcError.IBC_BAD_NAME);
    for (int number = 1; number <= 32; number++) {
      london.register("application" + number, 600);
    }
    assertThat(errorOf(() -> london.register("one more", 600)))
        .isEqualTo(IbcError.IBC_TOO_MANY_NAMES);
    assertThat(errorOf(() -> seattle.register("", 600))).isEqualTo(IbcError.IBC_BAD_NAME);
  }

  @Test
  void sendReturnsWithTheSrlAndTheMessageArrivesALatencyLater() {
    ApplicationId sender = seattle.register("nightly", 600);
    ApplicationId receiver = london.register("nightly", 600);
    byte[] octets = {0, 'a', (byte) 0xFF};

    Returned sent = seattle.send(SendArguments.broadcast(sender).freezing(60).carrying(octets));
    ReceivedMessage message = london.receive(ReceiveArguments.blocking(receiver));

    assertThat(sent.took()).isEqualTo(Duration.ofNanos(200_000));
    assertThat(rehearsal.now()).isBetween(Duration.ofMillis(18), Duration.ofMillis(20));
    assertThat(message.payload().bytes()).isEqualTo(octets);
    assertThat(message.lengthBytes()).isEqualTo(3);
    assertThat(message.frozen()).isTrue();
    assertThat(rehearsal.frozen("london")).isTrue();
  }

  @Test
  void aMessageWithoutFreezeLeavesTheVolumesMoving() {
    ApplicationId sender = seattle.register("nightly", 600);
    ApplicationId receiver = london.register("nightly", 600);

    seattle.send(SendArguments.broadcast(sender).withoutFreeze().carrying("note".getBytes(UTF_8)));
    ReceivedMessage message = london.receive(ReceiveArguments.blocking(receiver));

    assertThat(message.text()).isEqualTo("note");
    assertThat(message.frozen()).isFalse();
    assertThat(rehearsal.frozen("london")).isFalse();
  }

  @Test
  void aShortBufferGetsTheBeginningAndTheTrueLength() {
    ApplicationId sender = seattle.register("nightly", 600);
    ApplicationId receiver = london.register("nightly", 600);

    seattle.send(SendArguments.broadcast(sender).carrying("backup".getBytes(UTF_8)));
    ReceivedMessage message = london.receive(ReceiveArguments.blocking(receiver).into(4));

    assertThat(message.text()).isEqualTo("back");
    assertThat(message.lengthBytes()).isEqualTo(6);
    assertThat(message.truncated()).isTrue();
  }

  @Test
  void eachHalfOfTheConversationIsRefusedOnTheOtherRole() {
    ApplicationId sender = seattle.register("nightly", 600);
    ApplicationId receiver = london.register("nightly", 600);

    assertThat(errorOf(() -> london.send(SendArguments.broadcast(receiver))))
        .isEqualTo(IbcError.IBC_WRONG_ROLE);
    assertThat(errorOf(() -> seattle.receive(ReceiveArguments.polling(sender))))
        .isEqualTo(IbcError.IBC_WRONG_ROLE);
    assertThat(errorOf(() -> seattle.unfreeze(sender))).isEqualTo(IbcError.IBC_WRONG_ROLE);
    assertThat(errorOf(() -> seattle.stopReceive(sender))).isEqualTo(IbcError.IBC_WRONG_ROLE);
  }

  @Test
  void sendRefusesAnUnknownRlinkAndAMessageThatIsTooLong() {
    ApplicationId sender = seattle.register("nightly", 600);
    SendArguments message = SendArguments.broadcast(sender);

    assertThat(errorOf(() -> seattle.send(message.to("rlk_paris_hr_rvg"))))
        .isEqualTo(IbcError.IBC_NO_RLINK);
    assertThat(errorOf(() -> seattle.send(message.carrying(new byte[131_073]))))
        .isEqualTo(IbcError.IBC_MESSAGE_TOO_LONG);
    assertThat(seattle.send(message.to("rlk_london_hr_rvg").carrying(new byte[131_072])).took())
        .isPositive();
  }

  @Test
  void aReceiveThatDoesNotBlockSaysAtOnceThatThereIsNothing() {
    ApplicationId receiver = london.register("nightly", 600);

    assertThat(errorOf(() -> london.receive(ReceiveArguments.polling(receiver))))
        .isEqualTo(IbcError.IBC_NO_MESSAGE);
    assertThat(rehearsal.now()).isZero();
  }

  @Test
  void aBlockedReceiveTimesOutToTheNanosecond() {
    ApplicationId receiver = london.register("nightly", 600);
    rehearsal.advance(Duration.ofSeconds(1));

    assertThatThrownBy(() -> london.receive(ReceiveArguments.blocking(receiver).within(30)))
        .isInstanceOf(IbcException.class)
        .hasMessageStartingWith(
            "RV_IBC_RECEIVE on london at 31 s: IBC_TIMED_OUT: no message came within the receive"
                + " time-out. See whether the message was sent");
    assertThat(rehearsal.now()).isEqualTo(Duration.ofSeconds(31));
  }

  @Test
  void whileAReceiveWaitsItsKeyIsBusyUntilStopReceiveEndsIt() {
    ApplicationId receiver = london.register("nightly", 600);
    Call<ReceivedMessage> waiting = london.beginReceive(ReceiveArguments.blocking(receiver));

    assertThat(errorOf(() -> london.unregister(receiver))).isEqualTo(IbcError.EBUSY);
    assertThat(errorOf(() -> london.unfreeze(receiver))).isEqualTo(IbcError.EBUSY);
    assertThat(waiting.done()).isFalse();

    london.stopReceive(receiver);

    assertThat(waiting.done()).isTrue();
    assertThat(errorOf(waiting::await)).isEqualTo(IbcError.IBC_STOPPED);
    london.unregister(receiver);
    assertThat(london.status()).isEmpty();
  }

  @Test
  void unregisterIsRefusedUntilTheMessageIsReceivedAndUnfrozen() {
    ApplicationId sender = seattle.register("nightly", 600);
    ApplicationId receiver = london.register("nightly", 600);
    seattle.send(SendArguments.broadcast(sender).freezing(600));
    rehearsal.advanceUntil(() -> rehearsal.frozen("london"));

    assertThat(errorOf(() -> london.unregister(receiver))).isEqualTo(IbcError.EIBC_IBC_PENDING);
    london.receive(ReceiveArguments.polling(receiver));
    assertThat(errorOf(() -> london.unregister(receiver))).isEqualTo(IbcError.EIBC_IBC_PENDING);
    london.unfreeze(receiver);
    london.unregister(receiver);
    seattle.unregister(sender);

    assertThat(errorOf(() -> seattle.send(SendArguments.broadcast(sender))))
        .isEqualTo(IbcError.EIBC_NO_APPLICATION);
  }

  @Test
  void aMessageThatNobodyReceivesInTimeIsReportedOnceAndTheNextOneFollows() {
    ApplicationId sender = seattle.register("nightly", 10);
    ApplicationId receiver = london.register("nightly", 600);
    seattle.send(SendArguments.broadcast(sender).freezing(600).carrying("lost".getBytes(UTF_8)));
    rehearsal.advance(Duration.ofSeconds(11));
    assertThat(rehearsal.frozen("london")).isFalse();
    seattle.send(SendArguments.broadcast(sender).freezing(600).carrying("next".getBytes(UTF_8)));

    IbcException dropped =
        catchThrowableOfType(
            IbcException.class, () -> london.receive(ReceiveArguments.blocking(receiver)));

    assertThat(dropped.error()).isEqualTo(IbcError.IBC_DROPPED);
    assertThat(dropped.dropCount()).isEqualTo(1);
    assertThat(london.receive(ReceiveArguments.blocking(receiver)).text()).isEqualTo("next");
  }

  @Test
  void theFreezeTimeoutEndsAFreezeThatNobodyEnds() {
    ApplicationId sender = seattle.register("nightly", 600);
    ApplicationId receiver = london.register("nightly", 600);
    seattle.send(SendArguments.broadcast(sender).freezing(45));
    london.receive(ReceiveArguments.blocking(receiver));
    Duration received = rehearsal.now();

    rehearsal.advanceUntil(() -> !rehearsal.frozen("london"));

    assertThat(rehearsal.now().minus(received)).isEqualTo(Duration.ofSeconds(45));
  }

  @Test
  void negativeTimesAndRoomsAreNoArgumentsAtAll() {
    ApplicationId key = london.register("nightly", 600);

    assertThatThrownBy(() -> london.register("other", -1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("deliver_timeout of -1 s; expected 0, which means none, or more");
    assertThatThrownBy(() -> SendArguments.broadcast(key).freezing(-1))
        .hasMessageContaining("freeze_timeout of -1 s");
    assertThatThrownBy(() -> ReceiveArguments.blocking(key).within(-1))
        .hasMessageContaining("timeout of -1 s");
    assertThatThrownBy(() -> ReceiveArguments.blocking(key).into(-1))
        .hasMessageContaining("buf_len of -1 bytes");
  }
}
