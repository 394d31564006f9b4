package org.ibcsim.runbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What newcomers write, and the answer: column, what was found, what to try. */
class MistakesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        // commands
        "vxibk register a hr_rvg | 1 | the unknown command 'vxibk' | vxibc",
        "VXIBC register a hr_rvg | 1 | the unknown command 'VXIBC' | vxibc",
        "/usr/sbin/vxibc register a hr_rvg | 1 | the unknown command '/usr/sbin/vxibc' | vxibc",
        "sudo vxibc register a hr_rvg | 1 | the unknown command 'sudo' | ~~",
        "'vxibc status hr_rvg' | 1 | the unknown command 'vxibc status hr_rvg' |"
            + " the command without quotes around all of it",
        "quiecse | 1 | the unknown command 'quiecse' | quiesce",
        "quiesce hr_rvg | 9 | the argument 'hr_rvg' | deleting it",
        "exit 0 | 1 | the unknown command 'exit' | ~~",
        // keywords
        "vxibc | 1 | vxibc without a keyword | ~~",
        "vxibc -g hrdg | 1 | vxibc without a keyword | ~~",
        "vxibc recieve a hr_rvg | 7 | the unknown keyword 'recieve' of vxibc | receive",
        "vxibc -m hello world send a hr_rvg | 16 | the unknown keyword 'world' of vxibc |"
            + " quotes around the message of -m",
        "vxrvg -g hrdg snapdestroy hr_rvg | 15 | vxrvg snapdestroy, which is not simulated | ~~",
        "vxrvg snapshoot hr_rvg | 7 | the unknown keyword 'snapshoot' of vxrvg | snapshot",
        "vxrlink -g hrdg verify rlk_london_hr_rvg | 17 | vxrlink verify, which is not simulated |"
            + " ~~",
        "vradmin -g hrdg syncvol hr_rvg | 17 | vradmin syncvol, which is not simulated | ~~",
        "vradmin fbsync | 9 | fbsync with 0 arguments | ~~",
        "vradmin fbsync hr_rvg london | 23 | the argument 'london' | deleting it",
        "vradmin -g hrdg ibc hr_rvg nihgtly london | 28 | the unknown task 'nihgtly' | nightly",
        "vradmin ibc hr_rvg nightly | 20 | a task without a Secondary, where there are 2 |"
            + " ~-all before ibc, if all are meant~",
        "vradmin ibc hr_rvg nightly londno | 28 | the unknown host 'londno' | london",
        "vradmin ibc hr_rvg nightly seattle | 28 |"
            + " the Primary 'seattle', to which no message goes | ~~",
        "vradmin ibc hr_rvg nightly tokyo tokyo | 34 | the Secondary 'tokyo' a second time |"
            + " deleting one of the two",
        "vradmin -g hrdg -all ibc hr_rvg nightly tokyo | 41 | -all and the Secondary 'tokyo' |"
            + " deleting one",
        "vradmin ibc -all hr_rvg nightly | 13 | option -all after the keyword ibc |"
            + " options before the keyword",
        "vradmin -all repstatus hr_rvg | 9 | option -all of vradmin repstatus |"
            + " deleting it: it belongs to ibc",
        "vradmin -l ibc hr_rvg nightly london | 9 | option -l of vradmin ibc |"
            + " deleting it: it belongs to repstatus, printrvg",
        "vradmin ibc hr_rvg | 9 | ibc with 1 argument | ~~",
        "vradmin repstat hr_rvg | 9 | the unknown keyword 'repstat' of vradmin | repstatus",
        "vxrvg stop | 7 | stop with 0 arguments | ~~",
        "vxrvg -P fd stop hr_rvg | 7 | option -P of vxrvg stop | deleting it: it belongs to"
            + " snapshot",
        "vxrvg stopp hr_rvg | 7 | the unknown keyword 'stopp' of vxrvg | stop",
        "vxrvg start hr_rgv | 13 | the unknown RVG 'hr_rgv' | hr_rvg",
        "vxrlink -T det rlk_london_hr_rvg | 9 | option -T of vxrlink det |"
            + " deleting it: it belongs to status, updates",
        "vxrlink det rlk_london_hr_rvg now | 31 | the argument 'now' | deleting it",
        // options
        "vxibc -d 600 register a hr_rvg | 7 | the unknown option -d | -D",
        "vxibc --help | 7 | the unknown option --help | ~~",
        "vxibc register -g hrdg a hr_rvg | 16 | option -g after the keyword register |"
            + " options before the keyword",
        "vxibc register a hr_rvg -D 600 | 25 | option -D after the keyword register |"
            + " options before the keyword",
        "vxibc -R 5 register a hr_rvg | 7 | option -R of vxibc register |"
            + " deleting it: it belongs to receive, regrecv",
        "vxibc -D 5 regrecv a hr_rvg quiesce | 7 | option -D of vxibc regrecv |"
            + " deleting it: it belongs to register, regsend",
        "vxibc -n regrecv a hr_rvg quiesce | 7 | option -n of vxibc regrecv |"
            + " deleting it: it belongs to receive",
        "vxibc -F 5 receive a hr_rvg | 7 | option -F of vxibc receive |"
            + " deleting it: it belongs to send, regsend",
        "vxrlink -i 0 status rlk_london_hr_rvg | 12 | '0' | 1",
        "vxrlink -i 5m stats rlk_london_hr_rvg | 12 | '5m' | ~~",
        "vxrlink -t 2 stats rlk_london_hr_rvg | 9 | option -t without -i | deleting it",
        "vxrlink -i 5 updates rlk_seattle_hr_rvg | 9 | option -i of vxrlink updates |"
            + " deleting it: it belongs to status, stats",
        "vxrlink -e status rlk_london_hr_rvg | 9 | option -e of vxrlink status |"
            + " deleting it: it belongs to stats",
        "vxprint -g hrdg | 1 | vxprint with these options | vxprint -g hrdg -ht",
        "vxprint -l | 1 | vxprint -l without a name | hr_rvg",
        "vxprint -Pl rlk_lodnon_hr_rvg | 13 | the unknown RLINK 'rlk_lodnon_hr_rvg' |"
            + " rlk_london_hr_rvg",
        "vxprint -ht hr_dv1 | 13 | the unknown record 'hr_dv1' | hr_dv01",
        "vxprint -PVl | 9 | -P and -V together | deleting one of them",
        "vrnotify -n 0 hr_rvg | 13 | '0' | 1",
        "vrnotify hr_rvgg | 10 | the unknown RVG 'hr_rvgg' | hr_rvg",
        "vrnotify hr_rvg -t 5 | 17 | option -t after a name | the option first",
        "vrstat -X hr_rvg | 8 | the unknown option -X | ~~",
        "vradmin printrvg hr_rvgg | 18 | the unknown RVG 'hr_rvgg' | hr_rvg",
        "vradmin -l printvol | 9 | option -l of vradmin printvol |"
            + " deleting it: it belongs to repstatus, printrvg",
        "timeout 60 | 1 | timeout without seconds and a command | ~~",
        "timeout 1m vrstat | 9 | '1m' | 60",
        "timeout 60 vrnotify | 12 | timeout of vrnotify, which it does not end | vrnotify -t",
        "timeout 60 vxrlink status rlk_london_hr_rvg | 12 |"
            + " timeout of vxrlink status, which it does not end | deleting timeout",
        "vxibc -n -R 5 receive a hr_rvg | 10 | -n and -R together | deleting one of them",
        "vxibc -F 5 -N send a hr_rvg | 7 | -N and -F together | deleting one of them",
        "vxibc -m x -f y.txt send a hr_rvg | 7 | ~-f and -m together~ | deleting one of them",
        "vxrvg -F -S snapshot hr_rvg | 10 | -F and -S together | deleting one of them",
        "vxibc -g hrdg -g hrdg status hr_rvg | 15 | option -g a second time |"
            + " deleting one of the two",
        "vxibc register a hr_rvg now | 25 | the argument 'now' | deleting it",
        // numbers
        "vxibc -D 10min register a hr_rvg | 10 | '10min' | 600",
        "vxibc -D -5 register a hr_rvg | 10 | '-5' | ~~",
        "vxibc -D 2147483648 register a hr_rvg | 10 | the number 2147483648 |"
            + " 0, if no time-out is meant",
        "vxibc -l 4k receive a hr_rvg | 10 | '4k' | ~~",
        // names
        "vxibc -g hr_dg status hr_rvg | 10 | the unknown disk group 'hr_dg' | hrdg",
        "vxibc register hr_rvg nightly | 16 | the RVG before the application name | nightly hr_rvg",
        "vxibc status hr-rvg | 14 | the unknown RVG 'hr-rvg' | hr_rvg",
        "vxibc send a hr_rvg london | 21 | the unknown RLINK 'london' | ~~",
        "vxibc send a hr_rvg rlk_londno_hr_rvg | 21 | the unknown RLINK 'rlk_londno_hr_rvg' |"
            + " rlk_london_hr_rvg",
        "vxibc register '' hr_rvg | 16 | an empty application name | ~~",
        "vxibc register '<b>' hr_rvg | 16 | '<' in the application name '<b>' | ~~",
        "vxibc register a23456789012345678901234567890ü hr_rvg | 16 |"
            + " the application name 'a23456789012345678901234567890ü' of 32 bytes |"
            + " a shorter name, the same on every host",
        "vxrvg -P ../x snapshot hr_rvg | 10 | the snapshot prefix '../x' | ~~",
        "vxibc -f /tmp/out receive a hr_rvg | 10 | the file name '/tmp/out' | out",
        "vxibc -f .. receive a hr_rvg | 10 | the file name '..' | ~~",
        "vxrvg snapshot hr_rvg cache=c | 23 | the attribute 'cache=c' | deleting it",
        // arguments
        "vxibc register nightly | 7 | register with 1 argument | ~~",
        "vxibc unfreeze | 7 | unfreeze with 0 arguments | ~~",
        "vxibc status | 7 | status with 0 arguments | ~~",
        "vxibc regrecv a hr_rvg | 7 | regrecv with 2 arguments | ~~",
        "vxibc regrecv a hr_rvg at 5 min | 24 | at as the command of regrecv | sleep",
        "vxibc regrecv a hr_rvg set -e | 24 | set as the command of regrecv |"
            + " a line of its own before regrecv",
        "vxibc regrecv a hr_rvg vradmin ibc hr_rvg nightly london | 24 |"
            + " vradmin ibc as the command of regrecv | a line of its own before regrecv",
        "vxibc regrecv a hr_rvg ls -l | 24 | the unknown command 'ls' | ~~",
        "vxibc -m | 7 | option -m at the end | ~~",
        // times
        "at 300 | 4 | '300' without a unit | 300 s",
        "at 5 m | 4 | the unit 'm' | 5 min",
        "sleep 2min 30s | 7 | '2min 30s' | ~~",
        "at | 1 | at without a time | ~~",
        "sleep 5 s .. 1 s | 7 | times from 5 s to 1 s | 1 s .. 5 s",
        "sleep 1..5 s | 7 | '1' without a unit | 1 s",
        "at 1 s .. | 4 | ~'1 s ..', which has one time~ | ~~",
        "at 1 s .. 2 s .. 3 s | 4 | '1 s .. 2 s .. 3 s' | 1 s .. 5 s",
        "set | 1 | set without an option | ~~",
        "set -x | 5 | set -x | ~~",
      })
  void eachMistakeIsLocatedAndAnswered(String line, int column, String found, String suggestion) {
    Parser.Answer answer =
        Parser.parse(
            line,
            new Origin(7, 1),
            Layouts.standard(),
            Layouts.SEATTLE,
            name -> java.util.Optional.of(new byte[0]),
            new IbcTasks(List.of(), List.of("nightly")));
    assertThat(answer).isInstanceOf(Parser.Answer.Refused.class);
    Problem first = ((Parser.Answer.Refused) answer).problems().get(0);
    assertThat(first.line()).isEqualTo(7);
    assertThat(first.column()).isEqualTo(column);
    assertThat(first.found()).isEqualTo(found);
    assertThat(first.suggestion()).isEqualTo(suggestion);
    assertThat(first.expected()).isNotBlank();
  }

  @Test
  void theApplicationIsQuiescedOnThePrimary() {
    assertThat(Layouts.problems(Layouts.LONDON, "quiesce"))
        .containsExactly(
            "1:1: found quiesce on london, expected quiesce on seattle, where the application"
                + " writes; try the runbook of seattle");
  }

  @Test
  void onASecondaryTheRlinkHasItsNameThere() {
    assertThat(Layouts.problems(Layouts.LONDON, "vxrlink status rlk_london_hr_rvg"))
        .containsExactly(
            "1:16: found the unknown RLINK 'rlk_london_hr_rvg', expected rlk_seattle_hr_rvg (on"
                + " london)");
  }

  @Test
  void anUnknownOptionTakesItsValueAlongAndTheRestIsStillChecked() {
    assertThat(Layouts.problems(Layouts.SEATTLE, "vxibc -q 5 -D x register a hr_rvg"))
        .containsExactly(
            "1:7: found the unknown option -q, expected one of -n, -N, -g, -D, -R, -F, -f, -l, -m",
            "1:15: found 'x', expected whole seconds from 0 to 2147483647 after -D");
  }

  @Test
  void aVeryLongWordIsShortenedInTheMessage() {
    assertThat(Layouts.problems(Layouts.SEATTLE, "x".repeat(100_000)).get(0)).hasSizeLessThan(250);
  }
}
