package org.ibcsim.companion;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.ibcsim.journal.MessageRow;
import org.ibcsim.journal.RunRecord;
import org.ibcsim.journal.TimedFact;
import org.ibcsim.model.Fact;
import org.ibcsim.model.IbcError;
import org.ibcsim.model.ioctl.ApplicationId;
import org.ibcsim.model.ioctl.ReceiveArguments;
import org.ibcsim.model.ioctl.SendArguments;
import org.junit.jupiter.api.Test;

/** Stories of application authors: several hosts and applications in one test, links that break. */
class CompanionsScenario {
  private static final String RLINK = "rlk_london_hr_rvg";

  /**
   * A receiver that copes with repeats, as at-least-once delivery demands: the payload says which
   * night it is, and a night that was backed up is only unfrozen.
   */
  private static final class Backups {
    private final Rehearsal rehearsal;
    private final RvgDevice device;
    private final ApplicationId key;
    private final List<String> nights = new ArrayList<>();
    private int deliveries;

    Backups(Rehearsal rehearsal, RvgDevice device, ApplicationId key) {
      this.rehearsal = rehearsal;
      this.device = device;
      this.key = key;
    }

    /** Handles the next delivery, until its snapshot is taken; the caller unfreezes. */
    void handle() {
      ReceivedMessage message = device.receive(ReceiveArguments.blocking(key).within(300));
      deliveries++;
      assertThat(deliveries).as("deliveries of two nights").isLessThan(10);
      if (!nights.contains(message.text())) {
        Snapshot backup = rehearsal.snapshot(device.host(), message.text());
        assertThat(backup.finished()).isEqualTo(rehearsal.imageAtSend(message.message()));
        nights.add(message.text());
      }
    }
  }

  @Test
  void aNightIsBackedUpOnceThoughItsMessageComesAgain() {
    try (Rehearsal rehearsal = Rehearsal.of(Stages.TWO_HOSTS)) {
      RvgDevice seattle = rehearsal.open("seattle");
      RvgDevice london = rehearsal.open("london");
      ApplicationId sender = seattle.register("nightly", 0);
      Backups backups = new Backups(rehearsal, london, london.register("nightly", 0));
      SendArguments night = SendArguments.broadcast(sender).freezing(900);

      rehearsal.advance(Duration.ofMinutes(1));
      seattle.send(night.carrying("monday".getBytes(UTF_8)));
      backups.handle();
      rehearsal.cut(RLINK);
      rehearsal.advance(Duration.ofMinutes(2));
      // Without an answer the sender cannot know better than to repeat itself.
      seattle.send(night.carrying("monday".getBytes(UTF_8)));
      rehearsal.heal(RLINK);
      rehearsal.advanceUntil(() -> rehearsal.view().connected(0), Duration.ofMinutes(1));
      rehearsal.advance(Duration.ofSeconds(1));
      london.unfreeze(backups.key);
      seattle.send(night.carrying("tuesday".getBytes(UTF_8)));
      while (!backups.nights.contains("tuesday")) {
        backups.handle();
        london.unfreeze(backups.key);
      }

      assertThat(backups.nights).containsExactly("monday", "tuesday");
      // The link that broke may repeat messages, too.
      assertThat(backups.deliveries).isGreaterThanOrEqualTo(3);
      rehearsal.advance(Duration.ofMinutes(10));
      assertThat(rehearsal.converged("london")).isTrue();
      assertThat(rehearsal.messages())
          .extracting(MessageRow::fate)
          .containsOnly(Fact.Fate.RECEIVED);
    }
  }

  @Test
  void theMessageOfOneApplicationWaitsBehindTheFreezeOfAnother() {
    try (Rehearsal rehearsal = Rehearsal.of(Stages.QUIET)) {
      RvgDevice seattle = rehearsal.open("seattle");
      RvgDevice london = rehearsal.open("london");
      ApplicationId first = seattle.register("first", 0);
      ApplicationId second = seattle.register("second", 0);
      ApplicationId firstThere = london.register("first", 0);
      ApplicationId secondThere = london.register("second", 0);

      seattle.send(SendArguments.broadcast(first));
      rehearsal.write("hr_dv01", 4096, 8192);
      seattle.send(SendArguments.broadcast(second));
      Call<ReceivedMessage> later = london.beginReceive(ReceiveArguments.blocking(secondThere));
      ReceivedMessage early = london.receive(ReceiveArguments.blocking(firstThere));
      rehearsal.advance(Duration.ofMinutes(1));

      assertThat(later.done()).isFalse();
      assertThat(rehearsal.image("london")).isEqualTo(rehearsal.imageAtSend(early.message()));
      london.unfreeze(firstThere);
      ReceivedMessage late = later.await(Duration.ofSeconds(1));
      assertThat(rehearsal.image("london")).isEqualTo(rehearsal.imageAtSend(late.message()));
      assertThat(rehearsal.image("london")).isNotEqualTo(rehearsal.imageAtSend(early.message()));
      assertThat(
              catchThrowableOfType(IbcException.class, () -> london.unfreeze(firstThere)).error())
          .isEqualTo(IbcError.IBC_NOT_OWNER);
      london.unfreeze(secondThere);
    }
  }

  @Test
  void oneBroadcastIsWaitedForOnTwoHostsInOneThread() {
    try (Rehearsal rehearsal = Rehearsal.of(Stages.THREE_HOSTS)) {
      RvgDevice seattle = rehearsal.open("seattle");
      RvgDevice london = rehearsal.open("london");
      RvgDevice paris = rehearsal.open("paris");
      ApplicationId sender = seattle.register("nightly", 0);
      Call<ReceivedMessage> inParis =
          paris.beginReceive(ReceiveArguments.blocking(paris.register("nightly", 0)));
      Call<ReceivedMessage> inLondon =
          london.beginReceive(ReceiveArguments.blocking(london.register("nightly", 0)));

      Call<Returned> sent = seattle.beginSend(SendArguments.broadcast(sender));

      assertThat(sent.done()).isFalse();
      assertThat(inLondon.await().message()).isEqualTo(1);
      assertThat(sent.done()).isTrue();
      assertThat(inParis.done()).isFalse();
      assertThat(inParis.await().message()).isEqualTo(1);
      assertThat(sent.await().took()).isEqualTo(Duration.ofNanos(200_000));
      assertThat(rehearsal.now()).isGreaterThan(Duration.ofMillis(300));
    }
  }

  @Test
  void aScriptAndATestDoTheSameByTheSameWay() {
    String runbook =
        """
        runbook:
          seattle: |
            vxibc -g hrdg -D 600 register nightly hr_rvg
            at 5 min
            quiesce
            vxibc -g hrdg -F 900 -m "full" send nightly hr_rvg rlk_london_hr_rvg
            unquiesce
          london: |
            vxibc -g hrdg -D 600 register nightly hr_rvg
            at 5 min
            vxibc -g hrdg -R 60 receive nightly hr_rvg
            vxrvg -g hrdg -P fd snapshot hr_rvg
            vxibc -g hrdg unfreeze nightly hr_rvg
        """;
    List<TimedFact> scripted;
    try (Rehearsal rehearsal = Rehearsal.of(Stages.TWO_HOSTS + runbook)) {
      rehearsal.advance(Duration.ofMinutes(30));
      scripted = rehearsal.finish().facts();
    }
    List<TimedFact> driven;
    try (Rehearsal rehearsal = Rehearsal.of(Stages.TWO_HOSTS)) {
      RvgDevice seattle = rehearsal.open("seattle");
      RvgDevice london = rehearsal.open("london");
      ApplicationId sender = seattle.register("nightly", 600);
      ApplicationId receiver = london.register("nightly", 600);
      rehearsal.advance(Duration.ofMinutes(5));
      rehearsal.quiesce();
      seattle.send(
          SendArguments.broadcast(sender).to(RLINK).freezing(900).carrying("full".getBytes(UTF_8)));
      rehearsal.unquiesce();
      london.receive(ReceiveArguments.blocking(receiver).within(60));
      rehearsal.snapshot("london", "fd");
      london.unfreeze(receiver);
      rehearsal.advance(Duration.ofMinutes(30).minus(rehearsal.now()));
      RunRecord record = rehearsal.finish();
      driven = record.facts();
    }

    assertThat(driven).hasSizeGreaterThan(10).isEqualTo(scripted);
  }
}
