package org.ibcsim.companion;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.ibcsim.companion.Stages.TWO_HOSTS;

import java.time.Duration;
import org.ibcsim.model.ioctl.ApplicationId;
import org.ibcsim.model.ioctl.ReceiveArguments;
import org.ibcsim.model.ioctl.SendArguments;
import org.junit.jupiter.api.Test;

/** The example of README, word for word; {@link ReadmeExampleTest} compares. */
class NightlyBackupTest {
  @Test
  void theBackupHoldsThePrimaryAsItWasAtSend() {
    try (Rehearsal rehearsal = Rehearsal.of(TWO_HOSTS)) {
      RvgDevice seattle = rehearsal.open("seattle");
      RvgDevice london = rehearsal.open("london");
      ApplicationId sender = seattle.register("nightly", 600);
      ApplicationId receiver = london.register("nightly", 600);

      rehearsal.advance(Duration.ofMinutes(5));
      rehearsal.quiesce();
      seattle.send(SendArguments.broadcast(sender).freezing(900).carrying("full".getBytes(UTF_8)));
      rehearsal.unquiesce();

      ReceivedMessage message = london.receive(ReceiveArguments.blocking(receiver).within(60));
      Snapshot backup = rehearsal.snapshot("london", "fd");
      london.unfreeze(receiver);

      assertThat(message.text()).isEqualTo("full");
      assertThat(backup.consistent()).isTrue();
      assertThat(backup.finished()).isEqualTo(rehearsal.imageAtSend(message.message()));
    }
  }
}
