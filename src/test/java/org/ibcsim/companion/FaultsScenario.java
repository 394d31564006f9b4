package org.ibcsim.companion;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import org.ibcsim.journal.JournalEntry;
import org.ibcsim.model.IbcError;
import org.ibcsim.model.ioctl.ApplicationId;
import org.ibcsim.model.ioctl.ReceiveArguments;
import org.ibcsim.model.ioctl.SendArguments;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a companion application meets when hosts, RVGs, RLINKs and processes fail under it. */
class FaultsScenario {
  private static final String RLINK = "rlk_london_hr_rvg";

  private final Rehearsal rehearsal = Rehearsal.of(Stages.QUIET);
  private final RvgDevice seattle = rehearsal.open("seattle");
  private final RvgDevice london = rehearsal.open("london");
  private final ApplicationId sender = seattle.register("nightly", 600);
  private final ApplicationId receiver = london.register("nightly", 600);
  private final SendArguments message =
      SendArguments.broadcast(sender).freezing(900).carrying("monday".getBytes(UTF_8));

  @AfterEach
  void close() {
    rehearsal.close();
  }

  private static IbcError errorOf(Runnable ioctl) {
    return catchThrowableOfType(IbcException.class, ioctl::run).error();
  }

  @Test
  void aReceiverWhoseHostCrashedRegistersAgainAndGetsTheMessageAgain() {
    rehearsal.write("hr_dv01", 0, 8192);
    seattle.send(message);
    ReceivedMessage first = london.receive(ReceiveArguments.blocking(receiver));
    rehearsal.write("hr_dv01", 8192, 8192);
    Call<ReceivedMessage> waiting = london.beginReceive(ReceiveArguments.blocking(receiver));

    rehearsal.crash("london");

    assertThat(waiting.done()).isTrue();
    assertThatThrownBy(waiting::await)
        .isInstanceOf(ProcessDiedException.class)
        .hasMessageContaining("RV_IBC_RECEIVE on london: its process was dead at ");
    assertThat(errorOf(london::status)).isEqualTo(IbcError.IBC_RVG_STOPPED);
    rehearsal.advance(Duration.ofMinutes(3));
    rehearsal.boot("london");
    assertThat(london.status()).isEmpty();
    assertThat(errorOf(() -> london.unfreeze(receiver))).isEqualTo(IbcError.EIBC_NO_APPLICATION);
    ApplicationId again = london.register("nightly", 600);
    ReceivedMessage second = london.receive(ReceiveArguments.blocking(again).within(60));

    assertThat(second.text()).isEqualTo("monday");
    assertThat(second.message()).isEqualTo(first.message());
    assertThat(rehearsal.image("london")).isEqualTo(rehearsal.imageAtSend(first.message()));
    london.unfreeze(again);
    rehearsal.advanceUntil(() -> rehearsal.converged("london"), Duration.ofMinutes(1));
  }

  @Test
  void whatThePrimaryHadNotLoggedWhenItCrashedIsLostWithWhoWroteIt() {
    rehearsal.write("hr_dv01", 0, 8192);
    rehearsal.advance(Duration.ofSeconds(1));
    Image kept = rehearsal.image("seattle");
    Call<Returned> lost = rehearsal.beginWrite("hr_dv01", 8192, 8192);

    rehearsal.crash("seattle");

    assertThatThrownBy(lost::await).isInstanceOf(ProcessDiedException.class);
    assertThatThrownBy(() -> rehearsal.write("hr_dv01", 0, 512))
        .isInstanceOf(ProcessDiedException.class);
    rehearsal.advance(Duration.ofMinutes(1));
    rehearsal.boot("seattle");
    rehearsal.advance(Duration.ofMinutes(1));
    assertThat(rehearsal.image("seattle")).isEqualTo(kept);
    assertThat(rehearsal.converged("london")).isTrue();
    assertThat(rehearsal.write("hr_dv01", 8192, 8192).took()).isPositive();
    assertThat(errorOf(() -> seattle.send(message))).isEqualTo(IbcError.EIBC_NO_APPLICATION);
  }

  @Test
  void aWriteThatWaitedForUnquiesceDiesWithThePrimary() {
    rehearsal.quiesce();
    Call<Returned> stalled = rehearsal.beginWrite("hr_dv01", 0, 512);
    Call<Returned> behind = rehearsal.beginWrite("hr_dv01", 512, 512);
    long before = rehearsal.view().lastPosition();

    rehearsal.crash("seattle");
    rehearsal.boot("seattle");
    rehearsal.advance(Duration.ofMinutes(1));

    assertThatThrownBy(stalled::await).isInstanceOf(ProcessDiedException.class);
    assertThatThrownBy(behind::await).isInstanceOf(ProcessDiedException.class);
    assertThat(rehearsal.view().lastPosition()).isEqualTo(before);
  }

  @Test
  void aReceiverThatIsKilledTakesNoMessageAndLeavesItsKeyToOthers() {
    Call<ReceivedMessage> killed = london.beginReceive(ReceiveArguments.blocking(receiver));

    killed.kill();

    assertThatThrownBy(killed::await).isInstanceOf(ProcessDiedException.class);
    seattle.send(message);
    rehearsal.advance(Duration.ofSeconds(1));
    assertThat(london.receive(ReceiveArguments.polling(receiver)).text()).isEqualTo("monday");
    killed.kill();
    london.unfreeze(receiver);
    Call<Returned> write = rehearsal.beginWrite("hr_dv01", 0, 512);
    assertThatThrownBy(write::kill)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("write of 512 bytes at 0 of hr_dv01 cannot be killed");
  }

  @Test
  void aSenderThatIsKilledHasSentItsMessageAllTheSame() {
    Call<Returned> killed = seattle.beginSend(message);

    killed.kill();

    assertThat(killed.done()).isTrue();
    assertThat(london.receive(ReceiveArguments.blocking(receiver).within(5)).text())
        .isEqualTo("monday");
    assertThat(seattle.send(message).took()).isPositive();
  }

  @Test
  void onAStoppedRvgNoIoctlSucceedsAndAWaitingOneReturns() {
    Call<ReceivedMessage> waiting = london.beginReceive(ReceiveArguments.blocking(receiver));

    rehearsal.stopRvg("london");

    assertThat(errorOf(waiting::await)).isEqualTo(IbcError.IBC_RVG_STOPPED);
    assertThat(errorOf(() -> london.register("other", 0))).isEqualTo(IbcError.IBC_RVG_STOPPED);
    rehearsal.startRvg("london");
    assertThat(london.status()).hasSize(1);
    seattle.send(message);
    assertThat(london.receive(ReceiveArguments.blocking(receiver).within(120)).text())
        .isEqualTo("monday");
  }

  @Test
  void aMessageForADetachedRlinkIsRefused() {
    rehearsal.detach(RLINK);

    assertThat(errorOf(() -> seattle.send(message))).isEqualTo(IbcError.IBC_NO_RLINK);
    assertThat(errorOf(() -> seattle.send(message.to(RLINK)))).isEqualTo(IbcError.IBC_NO_RLINK);
    assertThatThrownBy(() -> london.receive(ReceiveArguments.blocking(receiver)))
        .isInstanceOf(WaitedInVainException.class)
        .hasMessageContaining("RLINK " + RLINK + ", which is detached");
  }

  @Test
  void aCrashByTheTestKillsTheScriptsOfTheHostAsACrashOfTheScenarioDoes() {
    String runbook =
        "runbook:\n  london: |\n    at 20 min\n    vxibc -g hrdg register report hr_rvg\n";
    try (Rehearsal scripted = Rehearsal.of(Stages.QUIET + runbook)) {
      scripted.advance(Duration.ofMinutes(1));
      scripted.crash("london");
      scripted.boot("london");
      scripted.advance(Duration.ofMinutes(29));

      assertThat(scripted.open("london").status()).isEmpty();
      assertThat(scripted.record().entries(JournalEntry.Fault.class))
          .containsExactly(new JournalEntry.Fault("crash", "london", null));
      assertThat(scripted.record().entries(JournalEntry.Command.class))
          .extracting(JournalEntry.Command::text)
          .containsExactly("at 20 min");
    }
  }
}
