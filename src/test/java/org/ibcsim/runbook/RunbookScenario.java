package org.ibcsim.runbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.ibcsim.model.CommandSwitches;
import org.ibcsim.model.CommandSwitches.RegrecvCommandFailure;
import org.ibcsim.model.CommandSwitches.RegrecvFailedReceive;
import org.ibcsim.model.CommandSwitches.RegrecvRefusedUnregister;
import org.ibcsim.model.Outcome;
import org.ibcsim.model.RdsLayout;
import org.ibcsim.model.Semantics;
import org.junit.jupiter.api.Test;

/** Stories of two hosts whose scripts meet in a little world. */
class RunbookScenario {
  @Test
  void aBlockedReceiveEndsWithTheMessageAndTheScriptGoesOn() {
    LittleWorld world =
        LittleWorld.of(
            """
            vxibc register nightly hr_rvg
            at 5 s
            quiesce
            vxibc -F 900 -m "line 1" send nightly hr_rvg rlk_london_hr_rvg
            unquiesce
            """,
            """
            vxibc register nightly hr_rvg
            vxibc receive nightly hr_rvg
            vxrvg -P fd snapshot hr_rvg
            vxibc unfreeze nightly hr_rvg
            """);
    world.quiesceBlocksNanos = 3 * LittleWorld.SECOND;
    world.sendBlocksNanos = 4 * LittleWorld.SECOND;
    world.play();
    assertThat(world.log)
        .containsExactly(
            "0s > 0:1 vxibc register nightly hr_rvg",
            "0s register nightly on 0 -D 600",
            "0s < 0:1 0",
            "0s > 0:2 at 5 s",
            "0s > 1:1 vxibc register nightly hr_rvg",
            "0s register nightly on 1 -D 600",
            "0s < 1:1 0",
            "0s > 1:2 vxibc receive nightly hr_rvg",
            "0s receive nightly on 1 -R 0",
            "5s < 0:2 0",
            "5s > 0:3 quiesce",
            "5s quiesce",
            "8s < 0:3 0",
            "8s > 0:4 vxibc -F 900 -m \"line 1\" send nightly hr_rvg rlk_london_hr_rvg",
            "8s send nightly to 0 -F 900",
            "9s delivered nightly to 1",
            "9s < 1:2 0 [line 1]",
            "9s > 1:3 vxrvg -P fd snapshot hr_rvg",
            "9s begin snapshot fd on 1 frozen",
            "11s finish snapshot fd on 1 frozen",
            "11s < 1:3 0",
            "11s > 1:4 vxibc unfreeze nightly hr_rvg",
            "11s unfreeze nightly on 1",
            "11s < 1:4 0",
            "12s < 0:4 0",
            "12s > 0:5 unquiesce",
            "12s unquiesce",
            "12s < 0:5 0");
    assertThat(world.processes).allMatch(ScriptProcess::finished);
  }

  private static LittleWorld worked(RdsLayout layout, String inner) {
    return LittleWorld.of(
        layout,
        "vxibc -g hrdg regsend dss_app hr_rvg rlk_london_hr_rvg",
        "vxibc -g hrdg regrecv dss_app hr_rvg " + inner + "\nvxibc status hr_rvg");
  }

  @Test
  void theWorkedExampleTakesTheSnapshotWhileFrozenAndLeavesNoNameRegistered() {
    LittleWorld world = worked(Layouts.standard(), "vxrvg snapshot hr_rvg").play();
    assertThat(world.log)
        .containsExactly(
            "0s > 0:1 vxibc -g hrdg regsend dss_app hr_rvg rlk_london_hr_rvg",
            "0s register dss_app on 0 -D 600",
            "0s send dss_app to 0 -F 600",
            "0s unregister dss_app on 0",
            "0s < 0:1 0",
            "0s > 1:1 vxibc -g hrdg regrecv dss_app hr_rvg vxrvg snapshot hr_rvg",
            "0s register dss_app on 1 -D 600",
            "0s receive dss_app on 1 -R 0",
            "1s delivered dss_app to 1",
            "1s > 1:1 vxrvg -g hrdg -P SNAP snapshot hr_rvg",
            "1s begin snapshot SNAP on 1 frozen",
            "3s finish snapshot SNAP on 1 frozen",
            "3s < 1:1 0",
            "3s unfreeze dss_app on 1",
            "3s unregister dss_app on 1",
            "3s < 1:1 0",
            "3s > 1:2 vxibc status hr_rvg",
            "3s < 1:2 0 [no application is registered on hr_rvg]");
  }

  @Test
  void regrecvUnfreezesAndPassesTheStatusOnWhenItsCommandFails() {
    LittleWorld world = worked(Layouts.standard(), "vxibc unfreeze other hr_rvg").play();
    assertThat(world.log)
        .containsSubsequence(
            "1s < 1:1 1 [vxibc unfreeze other: EIBC_NO_APPLICATION: no application is registered"
                + " with this name; try vxibc register other hr_rvg first]",
            "1s unfreeze dss_app on 1",
            "1s unregister dss_app on 1",
            "1s < 1:1 1 [vxibc regrecv dss_app: its command failed with status 1]");
    assertThat(world.frozen(1)).isFalse();
  }

  @Test
  void aSwitchLeavesTheSecondaryFrozenWhenTheCommandOfRegrecvFails() {
    RdsLayout layout =
        Layouts.with(
            Semantics.standard()
                .with(CommandSwitches.REGRECV_COMMAND_FAILURE, RegrecvCommandFailure.LEAVE_FROZEN));
    LittleWorld world = worked(layout, "vxibc unfreeze other hr_rvg").play();
    assertThat(world.frozen(1)).isTrue();
    assertThat(world.log).noneMatch(line -> line.endsWith("unfreeze dss_app on 1"));
    assertThat(world.log.get(world.log.size() - 1)).contains("dss_app");
  }

  @Test
  void regrecvUnregistersWhenItsReceiveTimesOutUnlessASwitchSaysOtherwise() {
    String text = "vxibc -R 30 regrecv a hr_rvg vxrvg snapshot hr_rvg\nvxibc status hr_rvg";
    LittleWorld world = LittleWorld.of("", text).play();
    assertThat(world.log)
        .containsSubsequence(
            "0s receive a on 1 -R 30",
            "30s unregister a on 1",
            "30s < 1:1 1 [vxibc regrecv a (receive): IBC_TIMED_OUT: no message came within the"
                + " receive time-out (the product's code for this is not documented, the name is"
                + " the simulator's)]")
        .noneMatch(line -> line.contains("snapshot SNAP"));

    RdsLayout stays =
        Layouts.with(
            Semantics.standard()
                .with(
                    CommandSwitches.REGRECV_FAILED_RECEIVE, RegrecvFailedReceive.STAY_REGISTERED));
    assertThat(LittleWorld.of(stays, "", text).play().log)
        .noneMatch(line -> line.contains("unregister"));
  }

  private static LittleWorld nextMessageComesDuringTheCommand(RdsLayout layout) {
    LittleWorld world =
        LittleWorld.of(
            layout,
            "vxibc -g hrdg -N regsend a hr_rvg\nat 3 s\nvxibc -g hrdg -N regsend a hr_rvg",
            "vxibc -g hrdg regrecv a hr_rvg sleep 5 s");
    world.add(Layouts.script(1, "at 9 s\nvxibc -n receive a hr_rvg", layout));
    return world.play();
  }

  @Test
  void regrecvFailsAndStaysRegisteredWhenTheNextMessageForbidsItsUnregister() {
    LittleWorld world = nextMessageComesDuringTheCommand(Layouts.standard());
    assertThat(world.log)
        .containsSubsequence(
            "6s unregister a on 1",
            "6s < 1:1 1 [vxibc regrecv a (unregister): EIBC_IBC_PENDING: a message is waiting for"
                + " receive or for unfreeze; try receive and unfreeze before unregister]",
            "9s delivered a to 1");
    assertThat(world.status(1).toString()).contains("name=a,");
  }

  @Test
  void aSwitchLetsRegrecvTryItsUnregisterUntilTheNextMessageIsGone() {
    LittleWorld world =
        nextMessageComesDuringTheCommand(
            Layouts.with(
                Semantics.standard()
                    .with(
                        CommandSwitches.REGRECV_REFUSED_UNREGISTER,
                        RegrecvRefusedUnregister.RETRY)));
    assertThat(world.log)
        .containsSubsequence(
            "6s unregister a on 1",
            "7s unregister a on 1",
            "8s unregister a on 1",
            "9s delivered a to 1",
            "9s unregister a on 1",
            "9s < 1:1 0");
    assertThat(world.status(1).toString()).doesNotContain("name=a,");
  }

  @Test
  void aMessageThatDoesNotFreezeIsNotUnfrozenByRegrecv() {
    LittleWorld world =
        LittleWorld.of("vxibc -N regsend a hr_rvg", "vxibc regrecv a hr_rvg sleep 1 s").play();
    assertThat(world.log).noneMatch(line -> line.contains("unfreeze"));
    assertThat(world.processes.get(1).status()).isZero();
  }

  @Test
  void withoutSetEAFailedCommandSetsAStatusAndTheScriptGoesOn() {
    LittleWorld world =
        LittleWorld.of("", "vxibc -n receive a hr_rvg\nvxibc register a hr_rvg").play();
    assertThat(world.log)
        .containsExactly(
            "0s > 1:1 vxibc -n receive a hr_rvg",
            "0s < 1:1 1 [vxibc receive a: EIBC_NO_APPLICATION: no application is registered with"
                + " this name; try vxibc register a hr_rvg first]",
            "0s > 1:2 vxibc register a hr_rvg",
            "0s register a on 1 -D 600",
            "0s < 1:2 0");
    assertThat(world.processes.get(1).status()).isZero();
  }

  @Test
  void setEEndsTheScriptAtTheCommandThatFailsAndSetPlusETakesThatBack() {
    LittleWorld ended =
        LittleWorld.of("", "set -e\nvxibc unfreeze a hr_rvg\nvxibc register a hr_rvg").play();
    assertThat(ended.processes.get(1).finished()).isTrue();
    assertThat(ended.processes.get(1).status()).isEqualTo(1);
    assertThat(ended.log).noneMatch(line -> line.contains("register a on 1"));

    LittleWorld wentOn =
        LittleWorld.of("", "set -e\nset +e\nvxibc unfreeze a hr_rvg\nvxibc register a hr_rvg")
            .play();
    assertThat(wentOn.log).contains("0s register a on 1 -D 600");
  }

  @Test
  void severalRlinksAreSentToInOrderAndOneThatFailsDoesNotStopTheOthers() {
    LittleWorld world =
        LittleWorld.of(
            """
            vxibc register a hr_rvg
            vxibc -N send a hr_rvg rlk_tokyo_hr_rvg rlk_london_hr_rvg
            vxibc send a hr_rvg
            """,
            "");
    world.attached = false;
    world.play();
    assertThat(world.log)
        .containsSubsequence(
            "0s send a to 1 -N",
            "0s send a to 0 -N",
            "0s < 0:2 1 [vxibc send a (rlk_tokyo_hr_rvg): IBC_NO_RLINK: no such RLINK is attached"
                + " (the product's code for this is not documented, the name is the simulator's)]",
            "0s send a to -1 -F 600");
  }

  @Test
  void regsendUnregistersEvenIfItsSendFailed() {
    LittleWorld world = LittleWorld.of("", "vxibc regsend a hr_rvg\nvxibc status hr_rvg").play();
    assertThat(world.log)
        .containsSubsequence("0s send a to -1 -F 600", "0s unregister a on 1")
        .anyMatch(line -> line.contains("vxibc regsend a (send): IBC_WRONG_ROLE"))
        .contains("0s < 1:2 0 [no application is registered on hr_rvg]");
  }

  @Test
  void stoprecvOfAnotherScriptEndsABlockedReceive() {
    LittleWorld world = new LittleWorld(Layouts.standard());
    world.add(Layouts.script(1, "vxibc register a hr_rvg\nvxibc receive a hr_rvg"));
    world.add(Layouts.script(1, "sleep 3 s\nvxibc stoprecv a hr_rvg"));
    world.play();
    assertThat(world.log)
        .containsSubsequence("3s stoprecv a on 1")
        .anyMatch(line -> line.startsWith("3s < 0:2 1 [vxibc receive a: IBC_STOPPED"));
  }

  @Test
  void aReceivedPayloadIsPrintedByLinesOrWrittenToTheNamedFile() {
    LittleWorld world =
        LittleWorld.of(
            "vxibc register a hr_rvg\nvxibc -m 'größe' send a hr_rvg\nat 5 s\nvxibc send a hr_rvg",
            """
            vxibc register a hr_rvg
            vxibc -f got.txt receive a hr_rvg
            vxibc receive a hr_rvg
            """);
    world.play();
    assertThat(world.files).containsExactly(java.util.Map.entry("1/got.txt", "größe"));
    assertThat(world.log).contains("1s < 1:2 0", "6s < 1:3 0");
  }

  @Test
  void atATimeThatIsPastGoesOnAtOnceAndSaysSo() {
    LittleWorld world = LittleWorld.of("quiesce\nat 2 s\nunquiesce", "");
    world.quiesceBlocksNanos = 5 * LittleWorld.SECOND;
    world.play();
    assertThat(world.log)
        .contains("5s < 0:2 0 [at: it is later already; going on at once]", "5s unquiesce");
  }

  @Test
  void theSamePrefixIsTakenOnlyOnce() {
    LittleWorld world =
        LittleWorld.of(
            "", "vxrvg snapshot hr_rvg\nvxrvg -P fd snapshot hr_rvg\nvxrvg snapshot hr_rvg");
    world.play();
    assertThat(world.log)
        .contains(
            "4s < 1:3 1 [vxrvg snapshot: volumes SNAP-* exist already; try another prefix after"
                + " -P]");
  }

  @Test
  void aProcessRefusesNewsThatItDoesNotWaitFor() {
    ScriptProcess process =
        new ScriptProcess(0, Layouts.script(1, "sleep 3 s"), Layouts.standard());
    assertThatThrownBy(() -> process.wake(0)).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> process.returned(0, Outcome.DONE))
        .isInstanceOf(IllegalStateException.class);
    process.run(new LittleWorld(Layouts.standard()));
    assertThat(process.sleeping()).isTrue();
    assertThatThrownBy(() -> process.step(new LittleWorld(Layouts.standard())))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("not ready");
  }

  @Test
  void theBytesOfAProcessChangeWithEveryActionOfItsScript() {
    LittleWorld world =
        LittleWorld.of("", "vxibc register a hr_rvg\nvxibc -R 5 receive a hr_rvg\nset -e");
    Set<String> states = new HashSet<>(List.of(world.bytes()));
    int actions = 0;
    while (world.stepOnce()) {
      states.add(world.bytes());
      actions++;
    }
    assertThat(actions).isGreaterThan(3);
    assertThat(states).hasSize(actions + 1);
  }
}
