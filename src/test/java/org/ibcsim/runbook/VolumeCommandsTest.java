package org.ibcsim.runbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.ibcsim.model.VolumeRefusal;
import org.ibcsim.runbook.Command.RepairVolume;
import org.ibcsim.runbook.Command.RepairVolume.Act;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code vxvol}: how it is typed, what it does, what is refused. */
class VolumeCommandsTest {
  private final LittleWorld world = LittleWorld.of("", "");

  private static Command command(int host, String line) {
    return Layouts.script(host, line).steps().get(0).command();
  }

  private Execution run(int host, String line) {
    Execution run = new Execution(command(host, line), "");
    new Actions(world, 0, new Script(host, List.of())).act(run);
    return run;
  }

  @Test
  void everyFormIsWrittenAsItIsTyped() {
    for (RepairVolume command :
        List.of(
            new RepairVolume(Act.START, 1),
            new RepairVolume(Act.START, RepairVolume.SRL),
            new RepairVolume(Act.DISSOCIATE, RepairVolume.SRL),
            new RepairVolume(Act.ASSOCIATE, RepairVolume.SRL))) {
      String text = new CommandText(Layouts.standard(), Layouts.LONDON).of(command);
      assertThat(text).startsWith("vxvol -g hrdg " + command.act().keyword());
      assertThat(command(Layouts.LONDON, text)).isEqualTo(command);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "vxvol start hr_dv03 | the unknown volume 'hr_dv03'",
        "vxvol start | start with 0 arguments",
        "vxvol start hr_dv01 hr_dv02 | the argument 'hr_dv02'",
        "vxvol dis hr_dv01 | the unknown SRL 'hr_dv01'",
        "vxvol aslog hr_srl | aslog with 1 argument",
        "vxvol aslog hr_rgv hr_srl | the unknown RVG 'hr_rgv'",
        "vxvol -f start hr_dv01 | the unknown option",
        "vxvol assoc hr_rvg hr_dv01 | vxvol assoc, which is not simulated",
      })
  void mistakesAreToldWithWhatWasExpected(String line, String found) {
    Parser.Answer answer =
        Parser.parse(line, Origin.START, Layouts.standard(), 0, PayloadFiles.NONE, IbcTasks.NONE);
    assertThat(answer).isInstanceOf(Parser.Answer.Refused.class);
    assertThat(((Parser.Answer.Refused) answer).problems().get(0).text()).contains(found);
  }

  @Test
  void theyActOnTheHostOnWhichTheyAreTyped() {
    run(Layouts.SEATTLE, "vxvol -g hrdg start hr_dv02");
    run(Layouts.LONDON, "vxvol dis hr_srl");
    run(Layouts.LONDON, "vxvol start hr_srl");
    run(Layouts.LONDON, "vxvol aslog hr_rvg hr_srl");
    assertThat(world.log)
        .containsExactly(
            "0s start volume 1 of host 0",
            "0s dissociate the SRL of host 1",
            "0s start the SRL of host 1",
            "0s associate the SRL of host 1");
  }

  @Test
  void whatIsRefusedSaysWhyAndFails() {
    world.volumeRefusal = Optional.of(VolumeRefusal.STILL_FAILS);
    Execution refused = run(Layouts.SEATTLE, "vxvol start hr_dv01");
    assertThat(refused.status).isEqualTo(1);
    assertThat(refused.output)
        .containsExactly(
            "vxvol start: STILL_FAILS: the disk of the volume still fails; try: repair the disk"
                + " first");
  }
}
