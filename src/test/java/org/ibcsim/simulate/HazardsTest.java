package org.ibcsim.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.ibcsim.check.hazard.HazardKind;
import org.ibcsim.journal.JournalEntry.Warning;
import org.junit.jupiter.api.Test;

/** Each hazard in a scenario that has it, and beside it a near miss that has not. */
class HazardsTest {
  private static final String DATA_SET =
      """
      scenario: A hazard or none
      duration: 30 min
      rds:
        diskgroup: hrdg
        rvg: hr_rvg
        volumes: {hr_dv01: 1 GiB}
        srl: {name: hr_srl, size: 1 GiB}
        primary: {host: seattle, disk: {write: 200 us}}
        secondaries:
          - {host: london, link: {latency: 10 ms, bandwidth: unlimited}}
          - {host: tokyo, link: {latency: 10 ms, bandwidth: unlimited}}
      """;

  private static final String HEAD =
      DATA_SET
          + """
          workload:
            - constant: {volume: hr_dv01, rate: 1/s, size: 8 KiB, until: 29 min}
          snapshot: {takes: 20 s}
          """;

  /** London's script, and what else there is; seattle sends after ten seconds. */
  private static List<Warning> warnings(String primary, String london, String rest) {
    return warnings(
        HEAD
            + "runbook:\n  seattle: |\n"
            + primary.indent(4)
            + "  london: |\n"
            + london.indent(4)
            + rest);
  }

  private static List<Warning> warnings(String scenario) {
    return RunOfText.of(scenario).finished().record().entries(Warning.class);
  }

  private static List<Warning> of(HazardKind kind, List<Warning> warnings) {
    return warnings.stream().filter(warning -> warning.hazard().equals(kind.word())).toList();
  }

  private static String send(String options) {
    return """
    vxibc -g hrdg -D 300 register nightly hr_rvg
    at 10 s
    vxibc -g hrdg %s send nightly hr_rvg rlk_london_hr_rvg
    """
        .formatted(options);
  }

  private static final String REGISTER = "vxibc -g hrdg register nightly hr_rvg\n";
  private static final String RECEIVE = "vxibc -g hrdg receive nightly hr_rvg\n";
  private static final String UNFREEZE = "vxibc -g hrdg unfreeze nightly hr_rvg\n";
  private static final String SNAPSHOT = "vxrvg -g hrdg -P fd snapshot hr_rvg\n";

  @Test
  void quietRunWarnsOfNothing() {
    assertThat(warnings(send("-F 60"), REGISTER + RECEIVE + SNAPSHOT + UNFREEZE, "")).isEmpty();
  }

  @Test
  void registeredApplicationThatNeverReceivesStallsUntilTheDeliverTimeOut() {
    assertThat(warnings(send("-F 60"), REGISTER, ""))
        .singleElement()
        .satisfies(
            warning -> {
              assertThat(warning.hazard()).isEqualTo("nobody_receives");
              assertThat(warning.atNanos()).isBetween(10_000_000_000L, 10_100_000_000L);
              assertThat(warning.text())
                  .contains("london", "nightly", "for 300 s", "stood still", "was dropped");
              assertThat(warning.remedy()).contains("vxibc receive", "shorter -D", "seattle");
            });
  }

  @Test
  void deliverTimeOutOfZeroStallsForEver() {
    List<Warning> warnings = warnings(send("-F 60").replace("-D 300", "-D 0"), REGISTER, "");
    assertThat(of(HazardKind.NOBODY_RECEIVES, warnings))
        .singleElement()
        .satisfies(
            warning ->
                assertThat(warning.text())
                    .contains("until the run ended", "for ever: the deliver time-out is 0"));
  }

  @Test
  void lateReceiveWithinTheDeliverTimeOutIsNoHazard() {
    assertThat(warnings(send("-F 60"), REGISTER + "at 300 s\n" + RECEIVE + UNFREEZE, "")).isEmpty();
  }

  @Test
  void snapshotFinishedAfterTheFreezeTimeOutIsLate() {
    List<Warning> warnings = warnings(send("-F 15"), REGISTER + RECEIVE + SNAPSHOT + UNFREEZE, "");
    assertThat(of(HazardKind.LATE_SNAPSHOT, warnings))
        .singleElement()
        .satisfies(
            warning -> {
              assertThat(warning.text())
                  .contains("fd of london", "5 s after the freeze", "not at the point")
                  .doesNotContain("no update came");
              assertThat(warning.remedy()).contains("-F 21");
            });
    assertThat(of(HazardKind.FREEZE_TIMED_OUT, warnings)).hasSize(1);
  }

  @Test
  void snapshotAfterAMessageThatDoesNotFreezeIsLate() {
    assertThat(warnings(send("-N"), REGISTER + RECEIVE + SNAPSHOT, ""))
        .singleElement()
        .satisfies(
            warning -> {
              assertThat(warning.hazard()).isEqualTo("late_snapshot");
              assertThat(warning.text()).contains("did not freeze");
            });
  }

  @Test
  void snapshotAfterTheWorkIsEndedIsMeantForNoMessage() {
    String london = REGISTER + RECEIVE + UNFREEZE + "sleep 1 min\n" + SNAPSHOT;
    assertThat(warnings(send("-F 15"), london, "")).isEmpty();
    String late = REGISTER + RECEIVE + "sleep 1 min\n" + UNFREEZE + SNAPSHOT;
    assertThat(warnings(send("-F 15"), late, ""))
        .extracting(Warning::hazard)
        .containsExactly("freeze_timed_out");
  }

  @Test
  void snapshotOfRegrecvThatOutlastsTheFreezeIsLate() {
    String london = "vxibc -g hrdg regrecv nightly hr_rvg " + SNAPSHOT;
    assertThat(of(HazardKind.LATE_SNAPSHOT, warnings(send("-F 15"), london, ""))).hasSize(1);
    assertThat(warnings(send("-F 21"), london, "")).isEmpty();
    String afterwards = london.replace(SNAPSHOT, "sleep 20 s\n") + SNAPSHOT;
    assertThat(of(HazardKind.LATE_SNAPSHOT, warnings(send("-F 15"), afterwards, ""))).isEmpty();
  }

  @Test
  void secondRegsendBeforeItsRegrecvIsDiscarded() {
    String twice =
        """
        at 10 s
        vxibc -g hrdg regsend nightly hr_rvg rlk_london_hr_rvg
        at 5 min
        vxibc -g hrdg regsend nightly hr_rvg rlk_london_hr_rvg
        """;
    String regrecv = "vxibc -g hrdg -R 60 regrecv nightly hr_rvg sleep 10 s\n";
    List<Warning> warnings = warnings(twice, regrecv + "at 6 min\n" + regrecv, "");
    assertThat(of(HazardKind.DISCARDED_AFTER_UNREGISTER, warnings))
        .singleElement()
        .satisfies(
            warning -> {
              assertThat(warning.atNanos()).isBetween(300_000_000_000L, 300_100_000_000L);
              assertThat(warning.text()).contains("unregistered at 20.01", "discarded");
              assertThat(warning.remedy())
                  .contains("regrecv before its regsend", "after_600s_hold");
            });
    assertThat(warnings(twice, regrecv + "at 290 s\n" + regrecv, "")).isEmpty();
    assertThat(
            warnings(
                twice,
                regrecv + "at 6 min\n" + regrecv,
                "semantics: {discard_after_unregister: after_600s_hold}\n"))
        .isEmpty();
  }

  @Test
  void quiesceWithoutUnquiesceIsWarnedOf() {
    assertThat(warnings("at 1 min\nquiesce\n", "sleep 1 s\n", ""))
        .singleElement()
        .satisfies(
            warning -> {
              assertThat(warning.hazard()).isEqualTo("left_quiesced");
              assertThat(warning.text()).contains("on seattle", "1740 s");
              assertThat(warning.remedy()).contains("Unquiesce");
            });
    assertThat(warnings("at 1 min\nquiesce\nsleep 28 min\nunquiesce\n", "sleep 1 s\n", ""))
        .isEmpty();
  }

  @Test
  void crashedPrimaryIsQuiescedNoMore() {
    assertThat(
            warnings(
                "at 1 min\nquiesce\n",
                "sleep 1 s\n",
                "faults:\n  - {at: 2 min, for: 1 min, crash: seattle}\n"))
        .isEmpty();
  }

  @Test
  void messageToADetachedRlinkIsWarnedOfNamedOrNot() {
    String detach = "vxrlink -g hrdg det rlk_london_hr_rvg\n";
    List<Warning> named = warnings(detach + send("-F 60"), "sleep 1 s\n", "");
    assertThat(named)
        .singleElement()
        .satisfies(
            warning -> {
              assertThat(warning.hazard()).isEqualTo("detached_rlink");
              assertThat(warning.text()).contains("on seattle failed");
            });
    String toAll = send("-F 60").replace(" rlk_london_hr_rvg", "");
    assertThat(of(HazardKind.DETACHED_RLINK, warnings(detach + toAll, "sleep 1 s\n", "")))
        .singleElement()
        .satisfies(
            warning ->
                assertThat(warning.text())
                    .contains("not addressed to london", "rlk_london_hr_rvg", "since 0 s"));
    String other = send("-F 60").replace("rlk_london_hr_rvg", "rlk_tokyo_hr_rvg");
    assertThat(of(HazardKind.DETACHED_RLINK, warnings(detach + other, "sleep 1 s\n", "")))
        .isEmpty();
    assertThat(of(HazardKind.DETACHED_RLINK, warnings(toAll + detach, "sleep 1 s\n", "")))
        .isEmpty();
  }

  @Test
  void anRlinkThatIsAttachedByForceThoughTheDataIsNotEqualIsWarnedOf() {
    String attach = "vxrlink -g hrdg -f att rlk_london_hr_rvg\n";
    String detach = "vxrlink -g hrdg det rlk_london_hr_rvg\n";
    String late = detach + "at 20 s\n" + attach;
    assertThat(of(HazardKind.ATTACHED_UNEQUAL, warnings(late, "sleep 1 s\n", "")))
        .singleElement()
        .satisfies(
            warning ->
                assertThat(warning.text())
                    .contains("rlk_london_hr_rvg was attached by force", "volumes of london"));
    assertThat(of(HazardKind.ATTACHED_UNEQUAL, warnings(detach + attach, "sleep 1 s\n", "")))
        .isEmpty();
  }

  @Test
  void messageToAnRlinkInDcmLoggingIsWarnedOf() {
    String text =
        DATA_SET.replace("1 GiB}\n  primary", "110 MB}\n  primary")
            + """
            workload:
              - constant: {volume: hr_dv01, rate: 40/s, size: 64 KiB, until: 5 min}
            faults:
              - {at: 1 s, for: 3 min, cut: rlk_london_hr_rvg}
            runbook:
              seattle: |
                vxibc -g hrdg register nightly hr_rvg
                at 2 min
                vxibc -g hrdg -F 120 send nightly hr_rvg rlk_london_hr_rvg
            """;
    assertThat(of(HazardKind.DCM_LOGGING, warnings(text)))
        .singleElement()
        .satisfies(
            warning ->
                assertThat(warning.text())
                    .contains("send nightly", "of 120 s met rlk_london_hr_rvg", "in DCM logging"));
  }

  private static String fullSrl(int writesASecond) {
    return DATA_SET.replace("1 GiB}\n  primary", "110 MB}\n  primary")
        + """
        workload:
          - constant: {volume: hr_dv01, rate: %d/s, size: 64 KiB, until: 5 min}
        runbook:
          seattle: |
            vxibc -g hrdg register nightly hr_rvg
            at 10 s
            vxibc -g hrdg -F 120 send nightly hr_rvg rlk_london_hr_rvg
          london: |
            vxibc -g hrdg regrecv nightly hr_rvg sleep 60 s
        """
            .formatted(writesASecond);
  }

  @Test
  void freezeLongerThanTheSecondarysSrlHoldsIsWarnedOfWithTheTimeItHolds() {
    assertThat(of(HazardKind.SECONDARY_SRL_FULL, warnings(fullSrl(40))))
        .singleElement()
        .satisfies(
            warning -> {
              assertThat(warning.text()).contains("london", "110000000 bytes", "full after 41.");
              assertThat(warning.remedy()).contains("less than 41.", "larger SRL");
            });
    assertThat(warnings(fullSrl(20))).isEmpty();
  }

  @Test
  void messageForANameOfOneSideOnlyIsWarnedOfWithTheNameThatIsNear() {
    List<Warning> warnings = warnings(send("-F 60"), "vxibc -g hrdg register nightlv hr_rvg\n", "");
    assertThat(warnings)
        .singleElement()
        .satisfies(
            warning -> {
              assertThat(warning.hazard()).isEqualTo("nobody_registers");
              assertThat(warning.text()).contains("only on seattle (nightlv is", "for 600 s");
            });
    assertThat(warnings(send("-F 60"), "at 300 s\n" + REGISTER + RECEIVE + UNFREEZE, "")).isEmpty();
  }

  @Test
  void registrationAfterTheDeliverTimeOutIsTooLate() {
    List<Warning> warnings = warnings(send("-F 60"), "at 400 s\n" + REGISTER, "");
    assertThat(warnings).extracting(Warning::hazard).containsExactly("registered_too_late");
    assertThat(warnings.get(0).atNanos()).isEqualTo(400_000_000_000L);
  }

  private static String crash(String atBoot) {
    return "faults:\n  - {at: 15 s, for: 1 min, crash: london}\nat_boot:\n  london: |\n"
        + atBoot.indent(4);
  }

  @Test
  void receiverThatIsNotStartedAtBootIsWarnedOf() {
    String work = REGISTER + RECEIVE + "sleep 10 s\n" + UNFREEZE;
    List<Warning> warnings = warnings(send("-F 60"), work, crash("sleep 1 s\n"));
    assertThat(of(HazardKind.NOT_REGISTERED_AFTER_BOOT, warnings))
        .singleElement()
        .satisfies(
            warning ->
                assertThat(warning.text()).contains("after the boot at 75 s", "was discarded"));
    List<Warning> near = warnings(send("-F 60"), work, crash(work));
    assertThat(of(HazardKind.NOT_REGISTERED_AFTER_BOOT, near)).isEmpty();
    assertThat(of(HazardKind.DELIVERED_AGAIN, near))
        .singleElement()
        .satisfies(warning -> assertThat(warning.text()).contains("again at 75", "delivery 2"));
    assertThat(of(HazardKind.DELIVERED_AGAIN, warnings)).isEmpty();
  }

  @Test
  void messageThatWaitedAtTheCrashForANameNeverRegisteredIsOneOfTheBootToo() {
    List<Warning> warnings = warnings(send("-F 60"), "sleep 1 s\n", crash("sleep 1 s\n"));
    assertThat(warnings)
        .singleElement()
        .satisfies(
            warning -> {
              assertThat(warning.hazard()).isEqualTo("not_registered_after_boot");
              assertThat(warning.text()).contains("was not registered after the boot at 75 s");
            });
    // Sent after the boot: the host's start has nothing to do with it.
    String later = send("-F 60").replace("at 10 s", "at 2 min");
    assertThat(warnings(later, "sleep 1 s\n", crash("sleep 1 s\n")))
        .extracting(Warning::hazard)
        .containsExactly("nobody_registers");
  }

  @Test
  void messageThatWasStoredWhileItsNameWasUnregisteredIsNotBlamedOnUnfreeze() {
    String primary =
        send("-F 60")
            + "vxibc -g hrdg -D 300 register weekly hr_rvg\n"
            + "vxibc -g hrdg send weekly hr_rvg rlk_london_hr_rvg\n";
    String london =
        "vxibc -g hrdg register weekly hr_rvg\nvxibc -g hrdg unregister weekly hr_rvg\n"
            + REGISTER
            + RECEIVE
            + "sleep 10 s\nvxibc -g hrdg register weekly hr_rvg\n"
            + UNFREEZE;
    List<Warning> warnings =
        warnings(primary, london, "semantics: {arrival_means: stored_in_secondary_srl}\n");
    assertThat(warnings)
        .filteredOn(warning -> !warning.hazard().equals("depends_on_switch"))
        .singleElement()
        .satisfies(
            warning -> {
              assertThat(warning.hazard()).isEqualTo("discarded_after_unregister");
              assertThat(warning.text()).contains("weekly was unregistered at 0 s");
            });
  }

  @Test
  void receiveWithoutUnfreezeIsWarnedOf() {
    assertThat(warnings(send("-F 0"), REGISTER + RECEIVE, ""))
        .singleElement()
        .satisfies(
            warning -> {
              assertThat(warning.hazard()).isEqualTo("left_frozen");
              assertThat(warning.text()).contains("nothing but unfreeze ends it", "1789.99 s");
              assertThat(warning.remedy()).contains("vxibc unfreeze on london", "-F");
            });
    assertThat(warnings(send("-F 60"), REGISTER + RECEIVE, ""))
        .extracting(Warning::hazard)
        .containsExactly("freeze_timed_out");
  }

  @Test
  void payloadThatDoesNotFitIsWarnedOf() {
    String london = REGISTER + RECEIVE.replace("receive", "-l 3 receive") + UNFREEZE;
    assertThat(warnings(send("-F 60 -m backup"), london, ""))
        .singleElement()
        .satisfies(
            warning -> {
              assertThat(warning.hazard()).isEqualTo("payload_cut");
              assertThat(warning.text()).contains("3 of the 6 bytes");
              assertThat(warning.remedy()).contains("-l 6");
            });
    assertThat(warnings(send("-F 60 -m backup"), london.replace("-l 3", "-l 6"), "")).isEmpty();
  }

  @Test
  void messageWhoseRlinkIsDetachedBeforeTheTransferIsLost() {
    String cut = "faults:\n  - {at: 5 s, for: 1 min, cut: rlk_london_hr_rvg}\n";
    String detach = "  - {at: 30 s, detach: rlk_london_hr_rvg}\n";
    List<Warning> lost = warnings(send("-F 60"), REGISTER + RECEIVE + UNFREEZE, cut + detach);
    assertThat(of(HazardKind.MESSAGE_LOST, lost)).hasSize(1);
    assertThat(
            of(
                HazardKind.MESSAGE_LOST,
                warnings(send("-F 60"), REGISTER + RECEIVE + UNFREEZE, cut)))
        .isEmpty();
  }

  @Test
  void unfreezeThatDiscardsAMessageIsWarnedOf() {
    String london = REGISTER + "at 20 s\n" + UNFREEZE;
    String discards = "semantics: {unfreeze_before_receive: discard_message}\n";
    assertThat(warnings(send("-F 60"), london, discards))
        .extracting(Warning::hazard)
        .containsExactly("discarded_by_unfreeze");
    assertThat(of(HazardKind.DISCARDED_BY_UNFREEZE, warnings(send("-F 60"), london, ""))).isEmpty();
  }

  @Test
  void scriptThatHasNotEndedAndCommandThatFailedAreWarnedOf() {
    List<Warning> warnings = warnings("sleep 1 h\n", UNFREEZE, "");
    assertThat(of(HazardKind.SCRIPT_NOT_ENDED, warnings)).hasSize(1);
    assertThat(of(HazardKind.COMMAND_FAILED, warnings)).hasSize(1);
    assertThat(warnings("sleep 29 min\n", REGISTER, "")).isEmpty();
  }

  @Test
  void aCommandThatGoesOnUntilTimeoutOrTheEndOfTheRunHasNotFailed() {
    assertThat(warnings("timeout 60 vrstat hr_rvg\n", "vrnotify hr_rvg\n", "")).isEmpty();
    assertThat(
            of(
                HazardKind.COMMAND_FAILED,
                warnings("", "vxrlink -i 5 status rlk_seattle_hr_rvg\n", "")))
        .hasSize(1);
  }
}
