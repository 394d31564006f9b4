package org.ibcsim.companion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.ibcsim.journal.Journal;
import org.ibcsim.journal.JournalEntry;
import org.ibcsim.journal.RunRecord;
import org.ibcsim.model.ioctl.ApplicationId;
import org.ibcsim.model.ioctl.ReceiveArguments;
import org.ibcsim.model.ioctl.SendArguments;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Time, writes, faults and the end of a rehearsal. */
class RehearsalTest {
  private static final String RLINK = "rlk_london_hr_rvg";

  @Test
  void timeStandsStillBetweenActsAndAdvancesExactly() {
    try (Rehearsal rehearsal = Rehearsal.of(Stages.TWO_HOSTS)) {
      Image before = rehearsal.image("seattle");
      assertThat(rehearsal.now()).isZero();

      rehearsal.advance(Duration.ofNanos(61_000_000_007L));

      assertThat(rehearsal.now()).isEqualTo(Duration.ofNanos(61_000_000_007L));
      assertThat(rehearsal.image("seattle")).isNotEqualTo(before);
      assertThat(rehearsal.view().lastPosition()).isBetween(29_000L, 32_000L);
      rehearsal.advance(Duration.ZERO);
      assertThat(rehearsal.now()).isEqualTo(Duration.ofNanos(61_000_000_007L));
    }
  }

  @Test
  void timeNeitherRunsBackNorBeyondTheScenario() {
    try (Rehearsal rehearsal = Rehearsal.of(Stages.QUIET)) {
      assertThatThrownBy(() -> rehearsal.advance(Duration.ofNanos(-1)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("expected 0 or more");
      assertThatThrownBy(() -> rehearsal.advance(Duration.ofMinutes(31)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage(
              "time was to advance by 31 min from 0 s; expected at most to the end of the scenario"
                  + " at 30 min. Maybe give the scenario a longer duration");
      rehearsal.advance(Duration.ofMinutes(30));
      assertThat(rehearsal.now()).isEqualTo(Duration.ofMinutes(30));
    }
  }

  @Test
  void theSameTestWritesTheSameJournalAndAnotherSeedAnotherOne() {
    assertThat(journalOf(42)).isEqualTo(journalOf(42)).isNotEqualTo(journalOf(43));
  }

  private static String journalOf(long seed) {
    try (Rehearsal rehearsal = Rehearsal.of(Stages.TWO_HOSTS, seed)) {
      rehearsal.advance(Duration.ofSeconds(3));
      rehearsal.write("hr_dv01", 0, 8192);
      rehearsal.snapshot("seattle", "fd");
      rehearsal.finish();
      // The header names the seed.
      return rehearsal.journal().substring(rehearsal.journal().indexOf('\n'));
    }
  }

  @Test
  void aWriteOfTheTestReachesBothHostsInItsTime() {
    try (Rehearsal rehearsal = Rehearsal.of(Stages.QUIET)) {
      Image empty = rehearsal.image("seattle");

      Returned written = rehearsal.write("hr_dv01", 1 << 20, 8192);

      assertThat(written.took()).isEqualTo(Duration.ofNanos(200_000));
      rehearsal.advance(Duration.ofMillis(1));
      assertThat(rehearsal.image("seattle")).isNotEqualTo(empty);
      assertThat(rehearsal.image("london")).isEqualTo(empty);
      assertThat(rehearsal.converged("london")).isFalse();
      rehearsal.advance(Duration.ofMillis(30));
      assertThat(rehearsal.image("london")).isNotEqualTo(empty);
      assertThat(rehearsal.converged("london")).isTrue();
    }
  }

  @Test
  void aWriteWhileTheApplicationIsQuiescedWaitsForUnquiesce() {
    try (Rehearsal rehearsal = Rehearsal.of(Stages.TWO_HOSTS)) {
      rehearsal.advance(Duration.ofSeconds(1));
      rehearsal.quiesce();
      long position = rehearsal.view().lastPosition();
      Call<Returned> write = rehearsal.beginWrite("hr_dv01", 0, 512);
      rehearsal.advance(Duration.ofSeconds(10));

      assertThat(write.done()).isFalse();
      assertThat(rehearsal.view().lastPosition()).isEqualTo(position);
      rehearsal.unquiesce();
      assertThat(write.await(Duration.ofSeconds(10)).took()).isGreaterThan(Duration.ofSeconds(10));
    }
  }

  @Test
  void aWriteFailsWhereItsSynchronousRlinkIsGone() {
    String synchronous = Stages.QUIET.replace("synchronous: off", "synchronous: fail");
    try (Rehearsal rehearsal = Rehearsal.of(synchronous)) {
      assertThat(rehearsal.write("hr_dv01", 0, 512).took()).isGreaterThan(Duration.ofMillis(36));
      rehearsal.cut(RLINK);
      rehearsal.advanceUntil(() -> !rehearsal.view().connected(0), Duration.ofMinutes(5));

      assertThatThrownBy(() -> rehearsal.write("hr_dv01", 0, 512))
          .isInstanceOf(WriteFailedException.class)
          .hasMessageContaining("write of 512 bytes at 0 of hr_dv01 failed with EIO");

      rehearsal.heal(RLINK);
      rehearsal.advanceUntil(() -> rehearsal.view().connected(0), Duration.ofMinutes(5));
      assertThat(rehearsal.write("hr_dv01", 0, 512).took()).isPositive();
    }
  }

  @Test
  void aLinkThatIsCutForATimeHealsByItself() {
    try (Rehearsal rehearsal = Rehearsal.of(Stages.QUIET)) {
      rehearsal.cut(RLINK, Duration.ofSeconds(90));
      rehearsal.write("hr_dv01", 0, 512);
      rehearsal.advance(Duration.ofSeconds(89));
      assertThat(rehearsal.converged("london")).isFalse();

      rehearsal.advanceUntil(() -> rehearsal.converged("london"), Duration.ofMinutes(1));

      assertThat(rehearsal.now()).isGreaterThan(Duration.ofSeconds(90));
      assertThat(rehearsal.record().entries(JournalEntry.Fault.class))
          .containsExactly(new JournalEntry.Fault("cut", RLINK, Duration.ofSeconds(90).toNanos()));
    }
  }

  @Test
  void whoWaitsInVainIsToldWhatIsPendingAndTheRehearsalGoesOn() {
    String runbook = "runbook:\n  seattle: |\n    at 20 min\n    quiesce\n";
    try (Rehearsal rehearsal = Rehearsal.of(Stages.QUIET + runbook)) {
      RvgDevice london = rehearsal.open("london");
      ApplicationId receiver = london.register("nightly", 0);
      rehearsal.cut(RLINK);

      assertThatThrownBy(() -> london.receive(ReceiveArguments.blocking(receiver)))
          .isInstanceOf(WaitedInVainException.class)
          .hasMessageContaining("waited for the return of RV_IBC_RECEIVE on london, begun at 0 s")
          .hasMessageContaining("it is 20 min")
          .hasMessageContaining("RLINK " + RLINK + ", which is disconnected");

      assertThatThrownBy(() -> rehearsal.advanceUntil(() -> false, Duration.ofSeconds(5)))
          .isInstanceOf(WaitedInVainException.class)
          .hasMessageContaining("waited 5 s for the condition of the test; it is 1205 s");
      london.stopReceive(receiver);
      assertThat(london.status()).hasSize(1);
    }
  }

  @Test
  void aScriptThatHasNotEndedIsNamedAmongWhatIsPending() {
    String runbook = "runbook:\n  seattle: |\n    at 29 min\n    quiesce\n";
    try (Rehearsal rehearsal = Rehearsal.of(Stages.QUIET + runbook)) {
      assertThatThrownBy(() -> rehearsal.advanceUntil(() -> false, Duration.ofMinutes(1)))
          .hasMessageContaining("the script of seattle, line ")
          .hasMessageContaining(": at 29 min");
    }
  }

  @Test
  void aSnapshotOfVolumesThatMoveIsNotConsistentAndOneAtAFreezeIs() {
    try (Rehearsal rehearsal = Rehearsal.of(Stages.TWO_HOSTS)) {
      RvgDevice seattle = rehearsal.open("seattle");
      RvgDevice london = rehearsal.open("london");
      ApplicationId sender = seattle.register("nightly", 0);
      ApplicationId receiver = london.register("nightly", 0);
      rehearsal.advance(Duration.ofSeconds(1));

      Snapshot moving = rehearsal.snapshot("london", "early");
      seattle.send(SendArguments.broadcast(sender));
      ReceivedMessage message = london.receive(ReceiveArguments.blocking(receiver));
      Call<Snapshot> begun = rehearsal.beginSnapshot("london", "late");
      assertThat(begun.done()).isFalse();
      Snapshot still = begun.await();

      assertThat(moving.consistent()).isFalse();
      assertThat(moving.frozenFor()).isEmpty();
      assertThat(moving.finishedAt()).isEqualTo(Duration.ofSeconds(31));
      assertThat(still.consistent()).isTrue();
      assertThat(still.frozenFor()).hasValue(message.message());
      assertThat(still.finished()).isEqualTo(rehearsal.imageAtSend(message.message()));
      assertThatThrownBy(() -> rehearsal.snapshot("london", "late"))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("prefix late");
    }
  }

  @Test
  void whatIsNotThereIsAnsweredWithWhatIs() {
    try (Rehearsal rehearsal = Rehearsal.of(Stages.THREE_HOSTS)) {
      assertThatThrownBy(() -> rehearsal.open("londn"))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("the unknown host 'londn'; expected seattle, london or paris. Maybe london");
      assertThatThrownBy(() -> rehearsal.cut("rlk_oslo_hr_rvg"))
          .hasMessageContaining("the unknown RLINK 'rlk_oslo_hr_rvg'; expected rlk_london_hr_rvg");
      assertThatThrownBy(() -> rehearsal.write("hr_dv02", 0, 512))
          .hasMessageContaining("the unknown volume 'hr_dv02'; expected hr_dv01");
      assertThatThrownBy(() -> rehearsal.write("hr_dv01", (20L << 30) - 511, 512))
          .hasMessageContaining("all within its 21474836480 bytes");
      assertThatThrownBy(() -> rehearsal.imageAtSend(7))
          .hasMessage("no message 7 was sent; expected one of []");
    }
  }

  @Test
  void aScenarioWithMistakesIsRefusedWithAllOfThem() {
    String broken = Stages.QUIET.replace("seed: 42", "seed: many").replace("off", "of");

    assertThatThrownBy(() -> Rehearsal.of(broken))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("rehearsal.yaml:2:")
        .hasMessageContaining("rehearsal.yaml:12:");
  }

  @Test
  void aRehearsalEndsWithTheRecordThatIsInItsJournal(@TempDir Path folder) throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("question.yaml"), Stages.QUIET + "expect:\n  - converged('london')\n");
    try (Rehearsal rehearsal = Rehearsal.of(file)) {
      rehearsal.write("hr_dv01", 0, 512);
      rehearsal.cut(RLINK);
      rehearsal.advance(Duration.ofMinutes(2));

      RunRecord record = rehearsal.finish();

      assertThat(record.header().scenarioFile()).isEqualTo("question.yaml");
      assertThat(record.endNanos()).isEqualTo(Duration.ofMinutes(2).plusNanos(200_000).toNanos());
      assertThat(record.judgement().orElseThrow().verdict()).isEqualTo(JournalEntry.Verdict.BROKEN);
      assertThat(record.entries(JournalEntry.Fault.class))
          .containsExactly(new JournalEntry.Fault("cut", RLINK, null));
      Path journal = Files.writeString(folder.resolve("journal.jsonl"), rehearsal.journal());
      assertThat(Journal.readComplete(journal).facts()).isEqualTo(record.facts());
    }
  }

  @Test
  void afterTheEndNothingCanHappenAndItCanStillBeLookedAt() {
    Rehearsal rehearsal = Rehearsal.of(Stages.QUIET);
    RvgDevice london = rehearsal.open("london");
    Call<Returned> write = rehearsal.beginWrite("hr_dv01", 0, 512);
    rehearsal.finish();
    rehearsal.close();

    assertThatThrownBy(() -> london.register("nightly", 0))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("the rehearsal was finished or closed");
    assertThatThrownBy(write::await).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(rehearsal::finish).isInstanceOf(IllegalStateException.class);
    assertThat(rehearsal.converged("london")).isTrue();
  }
}
