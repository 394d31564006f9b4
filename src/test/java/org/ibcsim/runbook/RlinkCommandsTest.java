package org.ibcsim.runbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.ibcsim.model.Checkpoint;
import org.ibcsim.model.RlinkRefusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Orders about RLINKs: how they are typed, what they do, what is refused. */
class RlinkCommandsTest {
  private static Command command(int host, String line) {
    return Layouts.script(host, line).steps().get(0).command();
  }

  private static List<String> problems(int host, String line) {
    Parser.Answer answer =
        Parser.parse(
            line, Origin.START, Layouts.standard(), host, PayloadFiles.NONE, IbcTasks.NONE);
    assertThat(answer).isInstanceOf(Parser.Answer.Refused.class);
    return ((Parser.Answer.Refused) answer).problems().stream().map(Problem::text).toList();
  }

  @ParameterizedTest
  @EnumSource(RlinkVerb.class)
  void everyOrderIsWrittenAsItIsTyped(RlinkVerb verb) {
    for (int host = 0; host < 3; host++) {
      int rlink = host == Layouts.LONDON ? 0 : 1;
      Command order = new Command.OrderRlink(verb, rlink);
      String text = new CommandText(Layouts.standard(), host).of(order);
      assertThat(text).contains(verb.program() + " -g hrdg", verb.keyword());
      assertThat(command(host, text)).isEqualTo(order);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "0, vxrvg -g hrdg -c backup checkstart hr_rvg",
    "0, vxrvg -g hrdg checkend hr_rvg",
    "0, vxrvg -g hrdg -c backup checkdelete hr_rvg",
    "0, vxrvg -g hrdg cplist hr_rvg",
    "0, vxrlink -g hrdg cplist rlk_tokyo_hr_rvg",
    "0, vxrlink -g hrdg -c weekly checkdelete rlk_tokyo_hr_rvg",
    "0, vxrlink -g hrdg -c backup att rlk_tokyo_hr_rvg",
    "1, vxrlink -g hrdg -c weekly pause rlk_seattle_hr_rvg",
    "1, vxrlink -g hrdg -c weekly restore rlk_seattle_hr_rvg",
    "1, vradmin -g hrdg -c backup startrep hr_rvg tokyo",
  })
  void everyOrderAboutACheckpointIsWrittenAsItIsTyped(int host, String line) {
    assertThat(new CommandText(Layouts.standard(), host).of(command(host, line))).isEqualTo(line);
  }

  @Test
  void checkpointsAreOrderedAndListedOnTheirHosts() {
    run(Layouts.SEATTLE, "vxrvg -c backup checkstart hr_rvg");
    run(Layouts.LONDON, "vxrlink -c weekly pause rlk_seattle_hr_rvg");
    assertThat(world.log)
        .containsExactly(
            "0s CheckpointOrder[verb=START, rlink=-1, name=backup]",
            "0s CheckpointOrder[verb=MARK_AND_PAUSE, rlink=0, name=weekly]");
    assertThat(run(Layouts.SEATTLE, "vxrlink -c weekly pause rlk_london_hr_rvg").output.get(0))
        .startsWith("vxrlink pause: NOT_SECONDARY");
    assertThat(run(Layouts.LONDON, "vxrvg -c backup checkstart hr_rvg").output.get(0))
        .startsWith("vxrvg checkstart: NOT_PRIMARY");
    assertThat(run(Layouts.LONDON, "vxrvg cplist hr_rvg").status).isEqualTo(1);
    world.checkpoints.add(new Checkpoint("backup", -1, 5, 9, false));
    world.checkpoints.add(new Checkpoint("older", -1, 1, 2, true));
    world.checkpoints.add(new Checkpoint("weekly", 0, 5, 0, false));
    assertThat(run(Layouts.SEATTLE, "vxrvg cplist hr_rvg").output)
        .containsExactly("backup 2 Kbytes 0% Completed", "older 2 Kbytes 0% Checkpoint overflowed");
    assertThat(run(Layouts.SEATTLE, "vxrlink cplist rlk_london_hr_rvg").output)
        .containsExactly("weekly 2 Kbytes 0% Completed");
  }

  @Test
  void theDocumentedOptionsAreTaken() {
    assertThat(command(Layouts.LONDON, "vradmin -g hrdg -f -s stoprep hr_rvg tokyo"))
        .isEqualTo(new Command.OrderRlink(RlinkVerb.STOPREP, 1));
    assertThat(command(Layouts.SEATTLE, "vradmin -f startrep hr_rvg london"))
        .isEqualTo(new Command.OrderRlink(RlinkVerb.STARTREP_FORCED, 0));
    assertThat(command(Layouts.SEATTLE, "vxrlink -g hrdg -f att rlk_tokyo_hr_rvg"))
        .isEqualTo(new Command.OrderRlink(RlinkVerb.ATTACH_FORCED, 1));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "vradmin pauserep hr_rvg | pauserep without a Secondary, where there are 2",
        "vradmin pauserep hr_rvg londno | the host 'londno', which is no Secondary",
        "vradmin resumerep hr_rvg london now | the argument 'now'",
        "vradmin -f pauserep hr_rvg london | option -f of vradmin pauserep",
        "vradmin startrep hr_rvg london | startrep without an option that says how",
        "vxrlink att rlk_london_hr_rvg | att without an option that says how",
        "vxrlink pause rlk_londno_hr_rvg | the unknown RLINK 'rlk_londno_hr_rvg'",
        "vxrlink -f pause rlk_london_hr_rvg | option -f of vxrlink pause",
        "vxrlink assoc rlk_london_hr_rvg | assoc with 1 argument",
        "vxrlink assoc hr_rgv rlk_london_hr_rvg | the unknown RVG 'hr_rgv'",
        "vxrlink dis rlk_london_hr_rvg now | the argument 'now'",
        "vxrvg checkstart hr_rvg | checkstart without a checkpoint",
        "vxrvg -c a2345678901234567890 checkstart hr_rvg | the checkpoint name"
            + " 'a2345678901234567890'",
        "vxrlink restore rlk_london_hr_rvg | restore without a checkpoint",
        "vxrvg -c a checkend hr_rvg | option -c of vxrvg checkend",
        "vxrlink -c a resume rlk_london_hr_rvg | option -c of vxrlink resume",
        "vradmin -c a startrep hr_rvg | startrep without a Secondary, where there are 2",
      })
  void mistakesAreToldWithWhatWasExpected(String line, String found) {
    assertThat(problems(Layouts.SEATTLE, line).get(0)).contains(found);
  }

  private final LittleWorld world = LittleWorld.of("", "");

  private Execution run(int host, String line) {
    Execution run = new Execution(command(host, line), "");
    new Actions(world, 0, new Script(host, List.of())).act(run);
    return run;
  }

  @Test
  void aPauseIsOneOfTheHostOnWhichItIsTyped() {
    run(Layouts.SEATTLE, "vxrlink pause rlk_london_hr_rvg");
    run(Layouts.SEATTLE, "vxrlink resume rlk_london_hr_rvg");
    run(Layouts.LONDON, "vxrlink pause rlk_seattle_hr_rvg");
    run(Layouts.TOKYO, "vxrlink resume rlk_seattle_hr_rvg");
    run(Layouts.LONDON, "vradmin pauserep hr_rvg tokyo");
    run(Layouts.SEATTLE, "vradmin resumerep hr_rvg tokyo");
    run(Layouts.LONDON, "vradmin -f startrep hr_rvg london");
    run(Layouts.SEATTLE, "vxrlink assoc hr_rvg rlk_tokyo_hr_rvg");
    assertThat(world.log)
        .containsExactly(
            "0s order PAUSE_AT_PRIMARY of RLINK 0",
            "0s order RESUME_AT_PRIMARY of RLINK 0",
            "0s order PAUSE_AT_SECONDARY of RLINK 0",
            "0s order RESUME_AT_SECONDARY of RLINK 1",
            "0s order PAUSE_AT_PRIMARY of RLINK 1",
            "0s order RESUME_BOTH of RLINK 1",
            "0s order ATTACH_FORCED of RLINK 0",
            "0s order ASSOCIATE of RLINK 1");
  }

  @Test
  void anOrderThatIsRefusedSaysWhyAndFails() {
    assertThat(run(Layouts.SEATTLE, "vradmin pauserep hr_rvg london").output).isEmpty();
    world.rlinkRefusal = Optional.of(RlinkRefusal.ALREADY_PAUSED);
    Execution refused = run(Layouts.SEATTLE, "vradmin pauserep hr_rvg london");
    assertThat(refused.status).isEqualTo(1);
    assertThat(refused.output.get(0))
        .startsWith("vradmin pauserep: ALREADY_PAUSED: the RLINK is paused already; try: ");
    assertThat(run(Layouts.LONDON, "vxrlink -f att rlk_seattle_hr_rvg").output.get(0))
        .startsWith("vxrlink att: NOT_PRIMARY: it works on the Primary");
  }
}
