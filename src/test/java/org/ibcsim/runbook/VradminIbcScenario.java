package org.ibcsim.runbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ibcsim.runbook.Layouts.LONDON;
import static org.ibcsim.runbook.Layouts.SEATTLE;
import static org.ibcsim.runbook.Layouts.TOKYO;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.ibcsim.kernel.Encoding;
import org.ibcsim.kernel.EveryField;
import org.ibcsim.model.CommandSwitches;
import org.ibcsim.model.RdsLayout;
import org.ibcsim.model.Semantics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Stories of {@code vradmin ibc} in a little world: what each step does, and what a failure does.
 */
class VradminIbcScenario {
  private static final OptionalInt LAST = OptionalInt.empty();

  private static IbcScript script(
      IbcScriptKind kind, int host, int seconds, OptionalInt exit, String commands) {
    Parser.Answer answer =
        Parser.parseInsideTask(
            commands, new Origin(50, 1), Layouts.standard(), host, PayloadFiles.NONE);
    return new IbcScript(
        kind, seconds * LittleWorld.SECOND, exit, ((Parser.Answer.Accepted) answer).script());
  }

  private static IbcTask task(List<IbcScript> scripts) {
    return new IbcTask("nightly", 600, 0, 0, scripts);
  }

  /** Every script there can be, where the one of a kind fails. */
  private static List<IbcScript> scripts(IbcScriptKind failing) {
    List<IbcScript> scripts = new ArrayList<>();
    for (IbcScriptKind kind : IbcScriptKind.values()) {
      OptionalInt exit = kind == failing ? OptionalInt.of(3) : LAST;
      int host = kind.onPrimary() ? SEATTLE : LONDON;
      String commands =
          switch (kind) {
            case PREFREEZE, POSTFREEZE -> "";
            case QUIESCE -> "quiesce";
            case UNQUIESCE -> "unquiesce";
            case ONFREEZE -> "vxrvg -P fd snapshot hr_rvg";
          };
      scripts.add(script(kind, host, 3, exit, commands));
    }
    return scripts;
  }

  private static LittleWorld world(RdsLayout layout, IbcTask task, String seattle, String london) {
    IbcTasks tasks = new IbcTasks(List.of(task), List.of(task.name()));
    return LittleWorld.of(
        Layouts.script(SEATTLE, seattle, layout, tasks),
        Layouts.script(LONDON, london, layout, tasks),
        layout);
  }

  private static LittleWorld world(IbcTask task) {
    return world(Layouts.standard(), task, "vradmin -g hrdg ibc hr_rvg nightly london", "");
  }

  private static LittleWorld failing(IbcScriptKind kind) {
    return world(task(scripts(kind))).play();
  }

  /** The log without what the desk is told of commands. */
  private static List<String> calls(LittleWorld world) {
    return world.log.stream().filter(line -> !line.matches("[0-9]+s [<>] .*")).toList();
  }

  private static String last(LittleWorld world) {
    return world.log.get(world.log.size() - 1);
  }

  @Test
  void theNineStepsRunInTheirOrderAndTheApplicationGoesOnBeforeTheSecondaryWorks() {
    LittleWorld world = world(task(scripts(null)));
    world.play();
    String folder = "/etc/vx/vvr/ibc_scripts/nightly/";
    String ofLondon = " hrdg hr_rvg nightly rlk_seattle_hr_rvg";
    String ofSeattle = " hrdg hr_rvg nightly rlk_london_hr_rvg";
    assertThat(world.log.stream().map(line -> line.replaceAll("([<>]) [0-9]+:", "$1 ")))
        .containsExactly(
            "0s > 1 vradmin -g hrdg ibc hr_rvg nightly london",
            "0s > 1 " + folder + "prefreeze" + ofLondon,
            "3s < 1 0",
            "3s > 1 vxibc -g hrdg -D 600 register nightly hr_rvg",
            "3s register nightly on 0 -D 600",
            "3s < 1 0",
            "3s > 1 vxibc -g hrdg -D 600 register nightly hr_rvg",
            "3s register nightly on 1 -D 600",
            "3s < 1 0",
            "3s > 1 vxibc -g hrdg -R 0 -l 131072 receive nightly hr_rvg",
            "3s receive nightly on 1 -R 0",
            "3s > 1 " + folder + "quiesce" + ofSeattle,
            "3s > 50 quiesce",
            "3s quiesce",
            "3s < 50 0",
            "6s < 1 0",
            "6s > 1 vxibc -g hrdg -F 0 send nightly hr_rvg rlk_london_hr_rvg",
            "6s send nightly to 0 -F 0",
            "6s < 1 0",
            "6s > 1 " + folder + "unquiesce" + ofSeattle,
            "6s > 50 unquiesce",
            "6s unquiesce",
            "6s < 50 0",
            "7s delivered nightly to 1",
            "7s < 1 0",
            "9s < 1 0",
            "9s > 1 " + folder + "onfreeze" + ofLondon,
            "9s > 50 vxrvg -P fd snapshot hr_rvg",
            "9s begin snapshot fd on 1 frozen",
            "11s finish snapshot fd on 1 frozen",
            "11s < 50 0",
            "12s < 1 0",
            "12s > 1 vxibc -g hrdg unfreeze nightly hr_rvg",
            "12s unfreeze nightly on 1",
            "12s < 1 0",
            "12s > 1 " + folder + "postfreeze" + ofLondon,
            "15s < 1 0",
            "15s > 1 vxibc -g hrdg unregister nightly hr_rvg",
            "15s unregister nightly on 0",
            "15s < 1 0",
            "15s > 1 vxibc -g hrdg unregister nightly hr_rvg",
            "15s unregister nightly on 1",
            "15s < 1 0",
            "15s < 1 0 [step 1, prefreeze on london: exit status 0,"
                + " step 2, register on seattle: done, step 2, register on london: done,"
                + " step 3, quiesce on seattle: exit status 0, step 4, send on seattle: done,"
                + " step 6, receive on london: done, step 5, unquiesce on seattle: exit status 0,"
                + " step 6, onfreeze on london: exit status 0, step 7, unfreeze on london: done,"
                + " step 8, postfreeze on london: exit status 0,"
                + " step 9, unregister on seattle: done, step 9, unregister on london: done]");
    assertThat(world.processes).allMatch(ScriptProcess::finished);
  }

  @Test
  void aFailingPrefreezeEndsTheTaskBeforeAnythingIsRegistered() {
    LittleWorld world = failing(IbcScriptKind.PREFREEZE);
    assertThat(calls(world)).isEmpty();
    assertThat(last(world))
        .isEqualTo(
            "3s < 0:1 1 [vradmin ibc nightly: failed at step 1, prefreeze on london: exit status"
                + " 3, step 1, prefreeze on london: exit status 3,"
                + " vradmin ibc nightly: nothing was sent]");
  }

  @Test
  void aFailingQuiesceSendsNothingLetsTheApplicationGoOnAndStopsTheReceive() {
    LittleWorld world = failing(IbcScriptKind.QUIESCE);
    assertThat(calls(world))
        .containsExactly(
            "3s register nightly on 0 -D 600",
            "3s register nightly on 1 -D 600",
            "3s receive nightly on 1 -R 0",
            "3s quiesce",
            "6s unquiesce",
            "9s stoprecv nightly on 1",
            "9s unregister nightly on 0",
            "9s unregister nightly on 1");
    assertThat(last(world)).startsWith("9s < 0:1 1").endsWith("nothing was sent]");
  }

  @Test
  void aFailingUnquiesceIsToldAndTheSecondaryDoesItsWorkAllTheSame() {
    LittleWorld world = failing(IbcScriptKind.UNQUIESCE);
    assertThat(calls(world))
        .contains("9s begin snapshot fd on 1 frozen", "12s unfreeze nightly on 1")
        .endsWith("15s unregister nightly on 0", "15s unregister nightly on 1");
    assertThat(last(world))
        .startsWith("15s < 0:1 1")
        .contains("step 5, unquiesce on seattle: exit status 3")
        .contains("step 8, postfreeze on london: exit status 0");
  }

  @Test
  void aFailingOnfreezeIsFollowedByUnfreezeAndUnregisterWithoutPostfreeze() {
    LittleWorld world = failing(IbcScriptKind.ONFREEZE);
    assertThat(calls(world))
        .endsWith(
            "12s unfreeze nightly on 1",
            "12s unregister nightly on 0",
            "12s unregister nightly on 1");
    assertThat(last(world)).startsWith("12s < 0:1 1").doesNotContain("postfreeze");
    assertThat(world.frozen(LONDON)).isFalse();
  }

  @Test
  void aFailingPostfreezeIsToldAndNothingStaysRegistered() {
    LittleWorld world = failing(IbcScriptKind.POSTFREEZE);
    assertThat(calls(world)).endsWith("15s unregister nightly on 0", "15s unregister nightly on 1");
    assertThat(last(world))
        .startsWith("15s < 0:1 1")
        .contains("step 8, postfreeze on london: exit status 3");
  }

  @ParameterizedTest
  @EnumSource(IbcScriptKind.class)
  void whicheverScriptFailsNothingStaysFrozenRegisteredOrQuiesced(IbcScriptKind kind) {
    LittleWorld world = failing(kind);
    assertThat(last(world)).matches("[0-9]+s < 0:1 1 .*");
    assertThat(world.frozen(LONDON)).isFalse();
    assertThat(world.status(SEATTLE)).isEqualTo(world.status(LONDON));
    long quiesced = world.log.stream().filter(line -> line.endsWith("s quiesce")).count();
    assertThat(world.log.stream().filter(line -> line.endsWith("s unquiesce")))
        .hasSize((int) quiesced);
  }

  @Test
  void aFailingSendLetsTheApplicationGoOnAndStopsTheReceive() {
    LittleWorld world = world(task(scripts(null)));
    world.sendFails = true;
    world.play();
    assertThat(calls(world))
        .endsWith(
            "6s send nightly to 0 -F 0",
            "6s unquiesce",
            "9s stoprecv nightly on 1",
            "9s unregister nightly on 0",
            "9s unregister nightly on 1");
    assertThat(last(world))
        .contains("step 4, send on seattle: vxibc send nightly")
        .contains("IBC_NO_RLINK");
  }

  @Test
  void anRlinkThatIsNotConnectedIsRefusedBeforeTheFirstStep() {
    LittleWorld world = world(task(scripts(null)));
    world.connected = false;
    world.play();
    assertThat(world.log)
        .containsExactly(
            "0s > 0:1 vradmin -g hrdg ibc hr_rvg nightly london",
            "0s < 0:1 1 [vradmin ibc nightly: RLINK rlk_london_hr_rvg is not in state CONNECT: it"
                + " is not connected; try once more when it is, see vradmin repstatus]");
    LittleWorld detached = world(task(scripts(null)));
    detached.attached = false;
    assertThat(last(detached.play())).contains("it is detached; try vradmin startrep first");
  }

  @Test
  void aNameThatIsRegisteredAlreadyEndsTheTaskAndStaysRegistered() {
    LittleWorld world =
        world(
            Layouts.standard(),
            task(scripts(null)),
            "vradmin -g hrdg ibc hr_rvg nightly london",
            "vxibc register nightly hr_rvg");
    world.play();
    assertThat(calls(world))
        .endsWith("3s register nightly on 1 -D 600", "3s unregister nightly on 0");
    assertThat(last(world)).contains("IBC_DUPLICATE_NAME").endsWith("nothing was sent]");
  }

  @Test
  void aSecondaryThatGetsNoMessageInItsReceiveTimeOutIsNotFrozenAndIsUnregistered() {
    IbcTask task =
        new IbcTask(
            "nightly", 50, 70, 5, List.of(script(IbcScriptKind.ONFREEZE, LONDON, 1, LAST, "")));
    LittleWorld world = world(task);
    world.transitNanos = 20 * LittleWorld.SECOND;
    world.play();
    assertThat(calls(world))
        .containsExactly(
            "0s register nightly on 0 -D 50",
            "0s register nightly on 1 -D 50",
            "0s receive nightly on 1 -R 5",
            "0s send nightly to 0 -F 70",
            "5s unregister nightly on 0",
            "5s unregister nightly on 1");
    assertThat(world.log)
        .anyMatch(
            line ->
                line.contains("step 6, receive on london: vxibc receive nightly: IBC_TIMED_OUT"));
  }

  @Test
  void aSwitchLetsTheSecondaryWorkWhileUnquiesceStillRuns() {
    Semantics semantics =
        Semantics.standard()
            .with(
                CommandSwitches.VRADMIN_ONFREEZE_START,
                CommandSwitches.VradminOnfreezeStart.AT_DELIVERY);
    LittleWorld world =
        world(
            Layouts.with(semantics), task(scripts(null)), "vradmin ibc hr_rvg nightly london", "");
    assertThat(calls(world.play()))
        .containsSubsequence("6s unquiesce", "7s begin snapshot fd on 1 frozen");
  }

  @Test
  void aSwitchLetsPostfreezeFollowAFailingOnfreeze() {
    Semantics semantics =
        Semantics.standard()
            .with(
                CommandSwitches.VRADMIN_POSTFREEZE_AFTER_FAILURE,
                CommandSwitches.VradminPostfreezeAfterFailure.RUN);
    LittleWorld world =
        world(
            Layouts.with(semantics),
            task(scripts(IbcScriptKind.ONFREEZE)),
            "vradmin ibc hr_rvg nightly london",
            "");
    assertThat(last(world.play())).contains("step 8, postfreeze on london: exit status 0");
  }

  @Test
  void allSecondariesGetOneMessageAndEachDoesItsOwnWork() {
    LittleWorld world =
        world(
            Layouts.standard(),
            task(
                List.of(
                    script(IbcScriptKind.ONFREEZE, LONDON, 10, LAST, ""),
                    script(IbcScriptKind.ONFREEZE, TOKYO, 4, OptionalInt.of(9), ""))),
            "",
            "vradmin -g hrdg -all ibc hr_rvg nightly");
    world.play();
    assertThat(calls(world))
        .containsExactly(
            "0s register nightly on 0 -D 600",
            "0s register nightly on 1 -D 600",
            "0s register nightly on 2 -D 600",
            "0s receive nightly on 1 -R 0",
            "0s receive nightly on 2 -R 0",
            "0s send nightly to -1 -F 0",
            "1s delivered nightly to 1",
            "1s delivered nightly to 2",
            "5s unfreeze nightly on 2",
            "11s unfreeze nightly on 1",
            "11s unregister nightly on 0",
            "11s unregister nightly on 1",
            "11s unregister nightly on 2");
    assertThat(last(world)).startsWith("11s < 1:1 1").contains("onfreeze on tokyo: exit status 9");
  }

  @Test
  void aScriptExitsAsAShellWould() {
    assertThat(exitOf(LAST, "vxibc unfreeze a hr_rvg\nsleep 1 s")).isEqualTo("exit status 0");
    assertThat(exitOf(LAST, "sleep 1 s\nvxibc unfreeze a hr_rvg")).isEqualTo("exit status 1");
    assertThat(exitOf(OptionalInt.of(0), "vxibc unfreeze a hr_rvg")).isEqualTo("exit status 0");
    assertThat(exitOf(OptionalInt.of(0), "set -e\nvxibc unfreeze a hr_rvg\nsleep 1 s"))
        .isEqualTo("exit status 1");
  }

  private static String exitOf(OptionalInt exit, String commands) {
    LittleWorld world =
        world(task(List.of(script(IbcScriptKind.ONFREEZE, LONDON, 0, exit, commands)))).play();
    String output = last(world).replaceAll(".*onfreeze on london: ", "");
    return output.substring(0, output.indexOf(','));
  }

  @Test
  void aTaskThatIsNotOnEverySecondaryConcernedIsRefusedWhereItIsTyped() {
    IbcTask task = task(scripts(null));
    IbcTasks tasks = new IbcTasks(List.of(task), List.of("nightly"));
    assertThat(Layouts.problems(SEATTLE, "vradmin ibc hr_rvg nightly london", tasks)).isEmpty();
    assertThat(Layouts.problems(SEATTLE, "vradmin -all ibc hr_rvg nightly", tasks))
        .containsExactly(
            "1:25: found the task 'nightly', which has no onfreeze on tokyo, expected an onfreeze"
                + " on every Secondary that the message goes to; try the host tokyo below hosts of"
                + " its onfreeze");
  }

  @Test
  void theCommandReadsBackFromItsText() {
    IbcTask task =
        task(
            List.of(
                script(IbcScriptKind.ONFREEZE, LONDON, 1, LAST, ""),
                script(IbcScriptKind.ONFREEZE, TOKYO, 1, LAST, "")));
    IbcTasks tasks = new IbcTasks(List.of(task), List.of("nightly"));
    for (List<Integer> rlinks : List.of(List.of(0), List.of(1), List.of(0, 1))) {
      Command command = new Command.RunIbcTask(task, rlinks);
      String text = new CommandText(Layouts.standard(), TOKYO).of(command);
      assertThat(Layouts.script(TOKYO, text, Layouts.standard(), tasks).steps())
          .extracting(Step::command)
          .containsExactly(command);
    }
  }

  @Property(tries = 300)
  void copiesTakenAtAnyMomentEvolveIdentically(
      @ForAll @IntRange(min = -1, max = 4) int failing,
      @ForAll boolean sendFails,
      @ForAll @IntRange(min = 0, max = 60) int copyAfter) {
    LittleWorld world = world(task(scripts(failing < 0 ? null : IbcScriptKind.values()[failing])));
    world.sendBlocksNanos = LittleWorld.SECOND / 2;
    world.sendFails = sendFails;
    for (int i = 0; i < copyAfter && world.stepOnce(); i++) {
      continue;
    }
    LittleWorld copy = world.copy();
    copy.sendFails = sendFails;
    List<String> states = new ArrayList<>();
    while (world.stepOnce()) {
      states.add(world.bytes());
    }
    List<String> copied = new ArrayList<>();
    while (copy.stepOnce()) {
      copied.add(copy.bytes());
    }
    assertThat(copy.log).isEqualTo(world.log);
    assertThat(copied).isEqualTo(states);
  }

  @Property(tries = 50)
  void aProcessBecomesAnyStateWhateverItWasBefore(
      @ForAll @IntRange(min = -1, max = 4) int failing, @ForAll boolean sendFails) {
    LittleWorld world = world(task(scripts(failing < 0 ? null : IbcScriptKind.values()[failing])));
    world.sendBlocksNanos = LittleWorld.SECOND / 2;
    world.sendFails = sendFails;
    ScriptProcess process = world.processes.get(0);
    ScriptProcess other = new ScriptProcess(0, process.script(), world.layout);
    while (world.stepOnce()) {
      assertThat(Encoding.of(Encoding.copy(process, other))).isEqualTo(Encoding.of(process));
      assertThat(other.ready()).isEqualTo(process.ready());
      assertThat(other.blocked()).isEqualTo(process.blocked());
      assertThat(other.sleeping()).isEqualTo(process.sleeping());
      assertThat(other.current()).isEqualTo(process.current());
    }
  }

  @Test
  void everyFieldOfAProcessShowsInItsBytes() {
    LittleWorld world = world(task(scripts(null)));
    world.sendBlocksNanos = LittleWorld.SECOND / 2;
    ScriptProcess process = world.processes.get(0);
    Set<String> unnoticed = new TreeSet<>();
    Set<String> noticed = new TreeSet<>();
    while (world.stepOnce()) {
      String before = Encoding.of(process);
      EveryField every =
          new EveryField(
              process,
              () -> Encoding.of(process),
              Set.of(RdsLayout.class),
              Set.of(Execution.class, IbcWork.class, IbcSequence.class, IbcPart.class));
      assertThat(Encoding.of(process)).isEqualTo(before);
      assertThat(every.without).as(EveryField.ADVICE).isEmpty();
      unnoticed.addAll(every.unnoticed);
      noticed.addAll(every.noticed);
    }
    unnoticed.removeAll(noticed);
    assertThat(unnoticed)
        .isSubsetOf(
            Set.of(
                // Never change, or follow from the script and the step.
                "Execution.command",
                "Execution.text",
                // Void here: only regsend, regrecv and several SENDs go on with a key.
                "Execution.key",
                "IbcPart.host",
                "IbcPart.index",
                "IbcSequence.begin",
                "IbcSequence.broadcast",
                "IbcSequence.command",
                "IbcWork.call",
                "IbcWork.exit"));
    assertThat(noticed)
        .contains(
            "Execution.phase",
            "Execution.status",
            "IbcPart.stage",
            "IbcPart.registered",
            "IbcSequence.sent",
            "IbcWork.step",
            "IbcWork.timing",
            "IbcWork.killedBy",
            "ScriptProcess.next",
            "ScriptProcess.waiting",
            "ScriptProcess.killed");
  }
}
