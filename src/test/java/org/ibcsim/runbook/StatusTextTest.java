package org.ibcsim.runbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.ibcsim.model.IbcError;
import org.ibcsim.model.Outcome;
import org.junit.jupiter.api.Test;

class StatusTextTest {
  private final LittleWorld world = new LittleWorld(Layouts.standard());

  @Test
  void rlinkStatusGivesTheDocumentedLine() {
    world.outstandingWrites = 1200;
    world.outstandingBytes = 18L << 20;
    world.behindNanos = 3_725_900_000_000L;
    assertThat(RlinkText.status(world, 0, true))
        .containsExactly(
            "V-5-1-4640 Rlink rlk_london_hr_rvg has 1200 outstanding writes, occupying 18432 Kbytes"
                + " (18%) on the SRL",
            "Rlink rlk_london_hr_rvg is behind by 1h 2m 5s");
    assertThat(RlinkText.status(world, 0, false)).hasSize(1);
  }

  @Test
  void aDetachedRlinkHasNothingOutstandingToReport() {
    world.attached = false;
    assertThat(RlinkText.status(world, 0, true))
        .containsExactly(
            "Rlink rlk_london_hr_rvg is detached (STALE): it needs a complete synchronization");
  }

  @Test
  void repstatusHasTheDocumentedLabelsInOrderAndAligned() {
    assertThat(RepstatusText.of(world, true).subList(0, 27))
        .containsExactly(
            "Replicated Data Set: hr_rvg",
            "Primary:",
            "  Host name:                  seattle",
            "  RVG name:                   hr_rvg",
            "  DG name:                    hrdg",
            "  RVG state:                  enabled for I/O",
            "  Data volumes:               2",
            "  VSets:                      0",
            "  SRL name:                   hr_srl",
            "  SRL size:                   100 MiB",
            "  Total secondaries:          2",
            "",
            "Secondary:",
            "  Host name:                  london",
            "  RVG name:                   hr_rvg",
            "  DG name:                    hrdg",
            "  Rlink from Primary:         rlk_london_hr_rvg",
            "  Rlink to Primary:           rlk_seattle_hr_rvg",
            "  Configured mode:            asynchronous",
            "  Latency protection:         off",
            "  SRL protection:             autodcm",
            "  Data status:                consistent, up-to-date",
            "  Replication status:         replicating (connected)",
            "  Current mode:               asynchronous",
            "  Logging to:                 SRL",
            "  Timestamp Information:      behind by 0h 0m 0s",
            "");
  }

  @Test
  void repstatusTellsABacklogACutAndALostRlinkApart() {
    world.outstandingWrites = 2;
    world.outstandingBytes = 1500;
    world.connected = false;
    assertThat(RepstatusText.of(world, false))
        .contains(
            "  Data status:                consistent, behind",
            "  Replication status:         paused due to network disconnection",
            "  Logging to:                 SRL (2 Kbytes behind, 0 % full)")
        .noneMatch(line -> line.contains("Configured mode"));
    world.attached = false;
    assertThat(RepstatusText.of(world, false))
        .contains(
            "  Data status:                consistent, stale",
            "  Replication status:         stopped (primary detached)",
            "  Timestamp Information:      N/A");
  }

  @Test
  void aPayloadIsPrintedByLinesAndHarmlessToATerminal() {
    assertThat(StatusText.payload("größe\tx\n\u001b[2J\n".getBytes(StandardCharsets.UTF_8)))
        .containsExactly("größe\tx", "\uFFFD[2J");
    assertThat(StatusText.payload(new byte[] {'a', (byte) 0xff})).containsExactly("a\uFFFD");
  }

  @Test
  void registrationsAreListedInColumns() {
    assertThat(
            StatusText.registrations(
                new Outcome.Status(List.of(new Outcome.Status.Registration("nightly", 12))),
                "hr_rvg"))
        .containsExactly(
            "application_name                  application_id",
            "nightly                           12");
  }

  @Test
  void droppedMessagesAreCounted() {
    assertThat(
            FailureText.of(
                "vxibc receive a", "a", new Outcome.Failed(IbcError.IBC_DROPPED, 3), world.layout))
        .isEqualTo(
            "vxibc receive a: IBC_DROPPED: messages were dropped because nobody received them in"
                + " time: 3; try receive once more for the next message, and a longer -D on the"
                + " Primary (the product's code for this is not documented, the name is the"
                + " simulator's)");
  }
}
