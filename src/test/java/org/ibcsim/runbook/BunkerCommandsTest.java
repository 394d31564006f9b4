package org.ibcsim.runbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ibcsim.model.BunkerRefusal;
import org.ibcsim.model.HostLayout;
import org.ibcsim.model.RdsLayout;
import org.ibcsim.model.RlinkLayout;
import org.ibcsim.model.SrlProtection;
import org.ibcsim.model.Synchronous;
import org.junit.jupiter.api.Test;

/** The commands of a bunker, typed at tacoma, which stands beside seattle. */
class BunkerCommandsTest {
  private static final int TACOMA = 3;

  private static RdsLayout layout() {
    RdsLayout plain = Layouts.standard();
    List<HostLayout> hosts = new ArrayList<>(plain.hosts());
    hosts.add(HostLayout.bunker("tacoma", 100L << 20));
    List<RlinkLayout> rlinks = new ArrayList<>(plain.rlinks());
    rlinks.add(
        new RlinkLayout(
            "rlk_tacoma_hr_rvg",
            "rlk_seattle_hr_rvg",
            TACOMA,
            Synchronous.OVERRIDE,
            SrlProtection.OFF,
            false,
            16L << 20,
            15_000_000_000L,
            2_000_000_000L));
    return new RdsLayout(
        plain.diskGroup(),
        plain.rvg(),
        plain.volumes(),
        plain.srl(),
        hosts,
        rlinks,
        plain.semantics());
  }

  private static Command command(String line) {
    return Layouts.script(TACOMA, line, layout()).steps().get(0).command();
  }

  private static List<String> problems(int host, String line) {
    Parser.Answer answer =
        Parser.parse(line, Origin.START, layout(), host, PayloadFiles.NONE, IbcTasks.NONE);
    assertThat(answer).isInstanceOf(Parser.Answer.Refused.class);
    return ((Parser.Answer.Refused) answer).problems().stream().map(Problem::text).toList();
  }

  @Test
  void theCommandsOfABunkerAreUnderstoodAndWrittenAsTheyWouldBeTyped() {
    CommandText texts = new CommandText(layout(), TACOMA);
    for (String line :
        List.of(
            "vradmin -g hrdg activatebunker hr_rvg",
            "vradmin -g hrdg -b startrep hr_rvg tokyo",
            "vradmin -g hrdg deactivatebunker hr_rvg",
            "vxrlink -g hrdg status rlk_tokyo_hr_rvg")) {
      assertThat(texts.of(command(line))).isEqualTo(line);
    }
    assertThat(command("vradmin -b startrep hr_rvg tokyo")).isEqualTo(new Command.StartReplay(1));
    assertThat(command("vxrlink status rlk_tokyo_hr_rvg"))
        .isEqualTo(new DisplayCommand.RlinkStatus(1, false));
  }

  @Test
  void mistakesAreToldWithWhatWasExpected() {
    assertThat(problems(TACOMA, "vradmin -b startrep hr_rvg").get(0))
        .contains("startrep without a Secondary", "one of the Secondaries london, tokyo");
    assertThat(problems(TACOMA, "vradmin -b startrep hr_rvg tokio").get(0))
        .contains("'tokio', which is no Secondary", "tokyo");
    assertThat(problems(Layouts.LONDON, "vradmin activatebunker hr_rvg").get(0))
        .contains("activatebunker on london, which is no bunker", "the bunker, tacoma");
    assertThat(problems(Layouts.SEATTLE, "vxibc send a hr_rvg rlk_tacoma_hr_rvg").get(0))
        .contains("the unknown RLINK 'rlk_tacoma_hr_rvg'");
    assertThat(problems(TACOMA, "vradmin -b activatebunker hr_rvg").get(0))
        .contains("option -b of vradmin activatebunker", "it belongs to startrep");
  }

  @Test
  void aRefusalIsNamedExplainedAndCured() {
    LittleWorld world = new LittleWorld(Layouts.standard());
    world.refusal = Optional.of(BunkerRefusal.STILL_REACHABLE);
    Execution run = new Execution(new Command.ActivateBunker(true), "");
    new Actions(world, 0, new Script(Layouts.LONDON, List.of())).act(run);
    assertThat(run.status).isNotZero();
    assertThat(run.output.get(0))
        .startsWith(
            "vradmin activatebunker: STILL_REACHABLE: the Primary can still be reached; try:"
                + " leave");
    world.refusal = Optional.empty();
    Execution granted = new Execution(new Command.ActivateBunker(false), "");
    new Actions(world, 0, new Script(Layouts.LONDON, List.of())).act(granted);
    assertThat(granted.status).isZero();
    assertThat(granted.output).isEmpty();
  }
}
