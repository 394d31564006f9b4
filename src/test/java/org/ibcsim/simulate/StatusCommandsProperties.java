package org.ibcsim.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.ibcsim.journal.JournalLevel;
import org.ibcsim.kernel.Encoding;
import org.ibcsim.model.RdsLayout;
import org.ibcsim.model.world.World;
import org.ibcsim.runbook.IbcTasks;
import org.ibcsim.runbook.Origin;
import org.ibcsim.runbook.Parser;
import org.ibcsim.runbook.PayloadFiles;
import org.ibcsim.runbook.Script;
import org.ibcsim.runbook.ScriptProcess;
import org.ibcsim.scenario.Scenario;

/** What displays how things stand, at any moment of any run. */
class StatusCommandsProperties {
  private static final int STEPS_BETWEEN = 97;
  private static final int MOST_STEPS = 20_000;

  @Provide
  Arbitrary<RandomScenario> scenarios() {
    return RandomScenarios.any();
  }

  @Property(tries = 25)
  void noneChangesTheWorldAndEachFitsATerminal(@ForAll("scenarios") RandomScenario drawn) {
    Scenario scenario = RunOfText.scenario(drawn.text());
    OutputStream nowhere = OutputStream.nullOutputStream();
    try (Simulation run =
        new Simulation(
            scenario,
            RunOfText.header(scenario, JournalLevel.CONTROL, 0),
            nowhere,
            "journal",
            false)) {
      for (int step = 0; step < MOST_STEPS && run.step(); step++) {
        if (step % STEPS_BETWEEN == 0) {
          look(run.world());
        }
      }
    }
  }

  private static void look(World world) {
    RdsLayout layout = world.layout();
    for (int host = 0; host < layout.hosts().size(); host++) {
      String before = Encoding.of(world);
      LookingDesk desk = new LookingDesk(world);
      new ScriptProcess(0, everyCommand(layout, host), layout).run(desk);
      assertThat(Encoding.of(world)).isEqualTo(before);
      // Two documented lines are as long as their figures make them.
      assertThat(desk.output)
          .filteredOn(line -> !line.startsWith("V-5-1-") && !line.startsWith("  Logging to:"))
          .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
      assertThat(desk.output).hasSizeGreaterThan(60);
    }
  }

  private static Script everyCommand(RdsLayout layout, int host) {
    StringBuilder text = new StringBuilder();
    List.of("-Pl", "-Vl", "-ht", "-l " + layout.rvg(), "-l " + layout.srl())
        .forEach(options -> text.append("vxprint ").append(options).append('\n'));
    text.append("vradmin printrvg\nvradmin -l printrvg\nvradmin printvol\n");
    text.append("vradmin repstatus " + layout.rvg() + "\nvradmin -l repstatus " + layout.rvg());
    text.append("\nvrstat -n 1\n");
    for (int rlink = 0; rlink < layout.rlinks().size(); rlink++) {
      if (layout.rlinkNamed(layout.rlinkName(rlink, host), host) == rlink) {
        String name = layout.rlinkName(rlink, host) + "\n";
        text.append("vxrlink status ").append(name).append("vxrlink -T status ").append(name);
        text.append("vxrlink stats ").append(name).append("vxrlink -e stats ").append(name);
        text.append("vxrlink updates ").append(name).append("vxrlink -T updates ").append(name);
      }
    }
    Parser.Answer answer =
        Parser.parse(text.toString(), Origin.START, layout, host, PayloadFiles.NONE, IbcTasks.NONE);
    assertThat(answer).isInstanceOf(Parser.Answer.Accepted.class);
    return ((Parser.Answer.Accepted) answer).script();
  }
}
