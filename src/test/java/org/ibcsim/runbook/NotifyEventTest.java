package org.ibcsim.runbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.ibcsim.model.Fact;
import org.junit.jupiter.api.Test;

/** {@code vrnotify}'s table against the list of dataflow 9.6. */
class NotifyEventTest {
  private static final List<String> OF_THE_MANUAL_PAGE =
      List.of(
          "resync_started",
          "resync_stopped",
          "resync_paused",
          "lat_throttle_on",
          "lat_throttle_off",
          "lat_throttle_override",
          "lat_throttle_fail",
          "srlprot_throttle_on",
          "srlprot_throttle_off",
          "srlprot_override",
          "srlprot_fail",
          "srl_overflow",
          "srlprot_dcm_on",
          "srlprot_dcm_off",
          "rlk_connect",
          "rlk_disconnect",
          "srl_log_warn");
  private static final List<String> OF_OLDER_PAGES =
      List.of(
          "repmode_sync",
          "repmode_async",
          "repibc_freeze",
          "repibc_unfreeze",
          "rvg_pritosec",
          "rvg_sectopri",
          "rvg_pritoactsec",
          "rvg_actsectopri",
          "rlk_paused");

  @Test
  void everyTypeOfTheReferenceIsThereAndNoOther() {
    assertThat(Arrays.stream(NotifyEvent.values()).map(NotifyEvent::type))
        .containsExactlyElementsOf(
            Stream.concat(OF_THE_MANUAL_PAGE.stream(), OF_OLDER_PAGES.stream()).toList());
  }

  @Test
  void allButTheReturnOfAnActingSecondaryToItsRoleHappen() {
    assertThat(Arrays.stream(NotifyEvent.values()).filter(event -> !event.unmapped().isEmpty()))
        .extracting(NotifyEvent::type)
        .containsExactly("rvg_actsectopri");
  }

  @Test
  void eachFactMakesItsLine() {
    assertThat(typesOf(new Fact.ResyncStarted(0, 1))).containsExactly("resync_started");
    assertThat(typesOf(new Fact.ResyncStopped(0, 1))).containsExactly("resync_stopped");
    assertThat(typesOf(new Fact.ResyncPaused(0))).containsExactly("resync_paused");
    assertThat(typesOf(new Fact.LatencyThrottleOn(0))).containsExactly("lat_throttle_on");
    assertThat(typesOf(new Fact.LatencyThrottleOff(0))).containsExactly("lat_throttle_off");
    assertThat(typesOf(new Fact.LatencyOverride(0))).containsExactly("lat_throttle_override");
    assertThat(typesOf(new Fact.LatencyFail(0))).containsExactly("lat_throttle_fail");
    assertThat(typesOf(new Fact.ThrottleOn(0))).containsExactly("srlprot_throttle_on");
    assertThat(typesOf(new Fact.ThrottleOff(0))).containsExactly("srlprot_throttle_off");
    assertThat(typesOf(new Fact.SrlProtectionOverride(0))).containsExactly("srlprot_override");
    assertThat(typesOf(new Fact.SrlProtectionFail(0))).containsExactly("srlprot_fail");
    assertThat(typesOf(new Fact.SrlOverflow(0))).containsExactly("srl_overflow");
    assertThat(typesOf(new Fact.DcmLogging(0, 1, 1))).containsExactly("srlprot_dcm_on");
    assertThat(typesOf(new Fact.SrlLogging(0, 1))).containsExactly("srlprot_dcm_off");
    assertThat(typesOf(new Fact.Connected(0))).containsExactly("rlk_connect");
    assertThat(typesOf(new Fact.Disconnected(0))).containsExactly("rlk_disconnect");
    assertThat(typesOf(new Fact.SrlWarning(0))).containsExactly("srl_log_warn");
    assertThat(typesOf(new Fact.ModeChanged(0, true))).containsExactly("repmode_sync");
    assertThat(typesOf(new Fact.ModeChanged(0, false))).containsExactly("repmode_async");
    assertThat(typesOf(new Fact.Frozen(1, 1))).containsExactly("repibc_freeze");
    assertThat(typesOf(new Fact.Unfrozen(1, 1, Fact.Release.UNFREEZE)))
        .containsExactly("repibc_unfreeze");
    assertThat(typesOf(new Fact.RoleChanged(0, 1, true, 1, 1, 0)))
        .containsExactly("rvg_pritosec", "rvg_sectopri");
    assertThat(typesOf(new Fact.RoleChanged(0, 1, false, 1, 1, 0))).containsExactly("rvg_sectopri");
    assertThat(typesOf(new Fact.Paused(0, Fact.Pauser.PRIMARY))).containsExactly("rlk_paused");
    assertThat(typesOf(new Fact.Quiesced())).isEmpty();
  }

  @Test
  void aLineHasHostTypeDataSetAndMessage() {
    assertThat(NotifyEvent.lines(new Fact.SrlOverflow(1), Layouts.standard()))
        .containsExactly(
            "seattle:srl_overflow:hr_rvg:Replication stopped due to SRL overflow on"
                + " rlk_tokyo_hr_rvg");
    assertThat(
            NotifyEvent.lines(
                new Fact.Unfrozen(Layouts.LONDON, 1, Fact.Release.UNFREEZE), Layouts.standard()))
        .containsExactly("london:repibc_unfreeze:hr_rvg:Replication unfrozen after IBC");
  }

  private static List<String> typesOf(Fact fact) {
    return NotifyEvent.lines(fact, Layouts.standard()).stream()
        .map(line -> line.split(":", -1)[1])
        .toList();
  }
}
