package org.ibcsim.runbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ibcsim.runbook.Layouts.LONDON;
import static org.ibcsim.runbook.Layouts.SEATTLE;

import java.util.List;
import java.util.Optional;
import org.ibcsim.kernel.TimeRange;
import org.ibcsim.runbook.Command.Payload;
import org.ibcsim.runbook.Command.SnapshotKind;
import org.junit.jupiter.api.Test;

class ParserTest {
  private static Command command(int host, String line) {
    return Layouts.script(host, line).steps().get(0).command();
  }

  @Test
  void theRunbookOfTheDesignIsUnderstood() {
    Script seattle =
        Layouts.script(
            SEATTLE,
            """
            at 5 min
            vxibc -g hrdg -D 600 register nightly hr_rvg
            quiesce
            vxibc -g hrdg -F 900 -m "backup" send nightly hr_rvg rlk_london_hr_rvg  # go
            unquiesce
            """);
    assertThat(seattle.steps()).extracting(Step::line).containsExactly(1, 2, 3, 4, 5);
    assertThat(seattle.steps())
        .extracting(Step::command)
        .containsExactly(
            new Command.At(300_000_000_000L),
            new Command.Register("nightly", 600),
            new Command.Quiesce(),
            new Command.Send("nightly", true, 900, new Payload.Message("backup"), List.of(0)),
            new Command.Unquiesce());
    assertThat(seattle.steps().get(3).text())
        .isEqualTo("vxibc -g hrdg -F 900 -m \"backup\" send nightly hr_rvg rlk_london_hr_rvg");

    Script london =
        Layouts.script(
            LONDON,
            """
            vxibc -g hrdg register nightly hr_rvg
            vxibc -g hrdg receive nightly hr_rvg
            vxrvg -g hrdg -P fd snapshot hr_rvg
            sleep 2 min
            vxibc -g hrdg unfreeze nightly hr_rvg
            """);
    assertThat(london.host()).isEqualTo(LONDON);
    assertThat(london.snapshotPrefixes()).containsExactly("fd");
    assertThat(london.steps())
        .extracting(Step::command)
        .containsExactly(
            new Command.Register("nightly", 600),
            new Command.Receive("nightly", true, 0, Optional.empty(), 131072),
            new Command.Snapshot("fd", SnapshotKind.TRADITIONAL),
            new Command.Sleep(120_000_000_000L),
            new Command.Unfreeze("nightly"));
  }

  @Test
  void theWholeSynopsisOfVxibcIsUnderstood() {
    assertThat(command(SEATTLE, "vxibc register a hr_rvg"))
        .isEqualTo(new Command.Register("a", 600));
    assertThat(command(SEATTLE, "vxibc -D0 -ghrdg register a hr_rvg"))
        .isEqualTo(new Command.Register("a", 0));
    assertThat(command(SEATTLE, "vxibc send a hr_rvg"))
        .isEqualTo(new Command.Send("a", true, 600, new Payload.Message(""), List.of()));
    assertThat(command(SEATTLE, "vxibc -Nm 'x y' send a hr_rvg rlk_tokyo_hr_rvg rlk_london_hr_rvg"))
        .isEqualTo(new Command.Send("a", false, 0, new Payload.Message("x y"), List.of(1, 0)));
    assertThat(command(SEATTLE, "vxibc -D 5 -F 7 regsend a hr_rvg"))
        .isEqualTo(
            new Command.RegisterAndSend(
                5, new Command.Send("a", true, 7, new Payload.Message(""), List.of())));
    assertThat(command(LONDON, "vxibc -n -f out.txt -l 10 receive a hr_rvg"))
        .isEqualTo(new Command.Receive("a", false, 0, Optional.of("out.txt"), 10));
    assertThat(command(LONDON, "vxibc -R 30 receive a hr_rvg"))
        .isEqualTo(new Command.Receive("a", true, 30, Optional.empty(), 131072));
    assertThat(command(LONDON, "vxibc -g hrdg status hr_rvg")).isEqualTo(new Command.Status());
    assertThat(command(LONDON, "vxibc stoprecv a hr_rvg")).isEqualTo(new Command.StopReceive("a"));
    assertThat(command(LONDON, "vxibc unregister a hr_rvg")).isEqualTo(new Command.Unregister("a"));
  }

  @Test
  void regrecvTakesTheCommandOfTheWorkedExampleWithItsOptions() {
    Command.Receive receive = new Command.Receive("dss_app", true, 0, Optional.empty(), 131072);
    assertThat(command(LONDON, "vxibc -g hrdg regrecv dss_app hr_rvg vxrvg snapshot hr_rvg"))
        .isEqualTo(
            new Command.RegisterAndReceive(
                receive, new Command.Snapshot("SNAP", SnapshotKind.TRADITIONAL)));
    assertThat(
            command(LONDON, "vxibc regrecv dss_app hr_rvg vxrvg -g hrdg -S -P so snapshot hr_rvg"))
        .isEqualTo(
            new Command.RegisterAndReceive(
                receive, new Command.Snapshot("so", SnapshotKind.SPACE_OPTIMIZED)));
  }

  @Test
  void statusCommandsKnowTheNamesOfTheirHost() {
    assertThat(command(SEATTLE, "vxrlink -g hrdg -T status rlk_tokyo_hr_rvg"))
        .isEqualTo(new DisplayCommand.RlinkStatus(1, true));
    assertThat(command(Layouts.TOKYO, "vxrlink status rlk_seattle_hr_rvg"))
        .isEqualTo(new DisplayCommand.RlinkStatus(1, false));
    assertThat(command(LONDON, "vradmin -g hrdg -l repstatus hr_rvg"))
        .isEqualTo(new DisplayCommand.ReplicationStatus(true));
    assertThat(command(LONDON, "vxrvg -g hrdg stop hr_rvg")).isEqualTo(new Command.RunRvg(false));
    assertThat(command(SEATTLE, "vxrvg start hr_rvg")).isEqualTo(new Command.RunRvg(true));
    assertThat(command(SEATTLE, "vxrlink -g hrdg det rlk_tokyo_hr_rvg"))
        .isEqualTo(new Command.DetachRlink(1));
    assertThat(command(Layouts.TOKYO, "vxrlink det rlk_seattle_hr_rvg"))
        .isEqualTo(new Command.DetachRlink(1));
    assertThat(command(LONDON, "set -e")).isEqualTo(new Command.ErrorExit(true));
    assertThat(command(LONDON, "set +e")).isEqualTo(new Command.ErrorExit(false));
  }

  @Test
  void aMessageIsReadFromTheScenariosFolder() {
    PayloadFiles files =
        name ->
            name.equals("notes/m.txt")
                ? Optional.of(new byte[] {(byte) 0xff, 0, 'a'})
                : Optional.empty();
    Parser.Answer good =
        Parser.parse(
            "vxibc -f notes/m.txt send a hr_rvg",
            Origin.START,
            Layouts.standard(),
            SEATTLE,
            files,
            IbcTasks.NONE);
    assertThat(((Parser.Answer.Accepted) good).script().steps().get(0).command())
        .isEqualTo(
            new Command.Send(
                "a", true, 600, new Payload.File("notes/m.txt", "\u00ff\0a"), List.of()));

    Parser.Answer bad =
        Parser.parse(
            """
            vxibc -f missing send a hr_rvg
            vxibc -f ../m.txt send a hr_rvg
            vxibc -f /etc/passwd send a hr_rvg
            vxibc -f a\\\\b send a hr_rvg
            """,
            new Origin(20, 9),
            Layouts.standard(),
            SEATTLE,
            files,
            IbcTasks.NONE);
    assertThat(((Parser.Answer.Refused) bad).problems())
        .extracting(problem -> problem.line() + ":" + problem.column() + " " + problem.found())
        .containsExactly(
            "20:18 the name 'missing', which is no readable file",
            "21:18 the file name '../m.txt'",
            "22:18 the file name '/etc/passwd'",
            "23:18 the file name 'a\\b'");
  }

  @Test
  void timesMayNotGoBackwards() {
    assertThat(
            Layouts.problems(
                SEATTLE,
                """
                at 10 min
                sleep 2 min
                at 12 min
                at 11 min
                at 5 min
                """))
        .containsExactly(
            "4:1: found at 11 min, which is past when the script gets here, expected at 12 min or"
                + " later; try sleep, which counts from the end of the command before",
            "5:1: found at 5 min, which is past when the script gets here, expected at 12 min or"
                + " later; try sleep, which counts from the end of the command before");
    assertThat(Layouts.problems(SEATTLE, "sleep 292 d\nsleep 106751 d\nat 106751 d")).hasSize(1);
  }

  @Test
  void rangeOfTimesIsReadWithAndWithoutBlanks() {
    TimeRange range = new TimeRange(1_500_000_000L, 5_000_000_000L);
    assertThat(Layouts.script(SEATTLE, "sleep 1.5 s .. 5 s\nsleep 1.5s..5s\nat 8 s .. 9 s").steps())
        .extracting(Step::command)
        .containsExactly(
            new Command.Sleep(range),
            new Command.Sleep(range),
            new Command.At(new TimeRange(8_000_000_000L, 9_000_000_000L)));
  }

  @Test
  void rangeThatBeginsInThePastIsAMistake() {
    assertThat(Layouts.problems(SEATTLE, "at 1 s .. 10 s\nsleep 2 s .. 5 s\nat 2 s .. 20 s"))
        .containsExactly(
            "3:1: found at 2 s .. 20 s, which is past when the script gets here, expected at 3 s or"
                + " later; try sleep, which counts from the end of the command before");
    assertThat(Layouts.problems(SEATTLE, "at 1 s .. 10 s\nsleep 2 s .. 5 s\nat 3 s .. 20 s"))
        .isEmpty();
  }

  @Test
  void allProblemsOfAScriptAreFoundInOnePassInOrderOfPlace() {
    assertThat(
            Layouts.problems(
                SEATTLE,
                """
                vxibc -g hrgd -D ten register 'a b' hr_rgv
                vxbic register a hr_rvg
                a && b
                vxibc -q send a hr_rvg rlk_londn_hr_rvg rlk_seattle
                """))
        .extracting(text -> text.substring(0, text.indexOf(", expected")))
        .containsExactly(
            "1:10: found the unknown disk group 'hrgd'",
            "1:18: found 'ten'",
            "1:31: found ' ' in the application name 'a b'",
            "1:37: found the unknown RVG 'hr_rgv'",
            "2:1: found the unknown command 'vxbic'",
            "3:3: found '&&'",
            "4:7: found the unknown option -q",
            "4:24: found the unknown RLINK 'rlk_londn_hr_rvg'",
            "4:41: found the unknown RLINK 'rlk_seattle'");
  }

  @Test
  void deepNestingIsRefusedWithoutExhaustingTheStack() {
    String line = "vxibc regrecv a hr_rvg ".repeat(20_000) + "sleep 1 s";
    assertThat(Layouts.problems(LONDON, line))
        .containsExactly("1:208: found regrecv inside regrecv, too deep, expected at most 8");
  }
}
