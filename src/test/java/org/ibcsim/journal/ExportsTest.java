package org.ibcsim.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import org.ibcsim.model.Fact;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ExportsTest {
  private static final String HOSTILE = "x\n  Note over h0: \"; end #35; <b>\u0001\ud800";

  private static List<JsonNode> trace(RunRecord run) throws IOException {
    StringWriter out = new StringWriter();
    PerfettoExport.write(run, out);
    List<JsonNode> events = new ArrayList<>();
    JsonMapper.shared().readTree(out.toString()).get("traceEvents").forEach(events::add);
    return events;
  }

  private static List<String> told(List<JsonNode> events, String phase) {
    return events.stream()
        .filter(event -> event.get("ph").stringValue().equals(phase))
        .map(
            event ->
                event.get("pid")
                    + " "
                    + event.get("ts")
                    + (event.has("dur") ? "+" + event.get("dur") : "")
                    + " "
                    + event.get("name").stringValue())
        .toList();
  }

  @Test
  void aTraceHasFreezesOutagesMessagesAndCommandsAtTheirMicroseconds() throws IOException {
    List<JsonNode> events = trace(FreezeStory.told("nightly", "london").writer.record());

    assertThat(told(events, "X"))
        .contains(
            "2 1.2+0.5 frozen",
            "2 1.9+0.1 draining",
            "1 1.4+0.4 outage",
            "1 1.0+0.01 SEND nightly message 2",
            "2 1.2+0.5 nightly message 2",
            "2 0.05+1.25 vxibc receive nightly");
    assertThat(told(events, "i"))
        .containsExactly(
            "1 1.15 transmitted nightly message 2 to london",
            "2 1.3 received nightly message 2",
            "2 1.7 received nightly message 2",
            "3 2.3 lost nightly message 2");
    assertThat(told(events, "s")).containsExactly("1 1.0 message");
    assertThat(told(events, "f")).containsExactly("2 1.2 message");
    assertThat(told(events, "C").stream().filter(line -> line.endsWith("RPO, ns"))).hasSize(2 * 3);
  }

  @Test
  void timesOfATraceAreWrittenFromWholeNanoseconds() throws IOException {
    StringWriter out = new StringWriter();
    PerfettoExport.write(FreezeStory.told("nightly", "london").writer.record(), out);
    assertThat(out.toString()).contains("\"ts\":1.200,\"name\":\"frozen\",\"dur\":0.500");
  }

  @Test
  void aTraceWithHostileNamesIsStillJson() throws IOException {
    List<JsonNode> events = trace(FreezeStory.told(HOSTILE, HOSTILE).writer.record());
    assertThat(events.get(4).get("args").get("name").stringValue()).isEqualTo(HOSTILE);
  }

  @Test
  void aSequenceDiagramTellsTheWayOfAMessage() {
    assertThat(MermaidExport.of(FreezeStory.told("nightly", "london").writer.record()))
        .isEqualTo(
            """
            sequenceDiagram
                participant h0 as seattle
                participant h1 as london
                participant h2 as oslo
                Note over h0: 0.000 s SEND nightly, message 2
                Note over h0: 0.000 s SEND of message 2 returned
                Note over h0: 0.000 s message 2 transmitted on rlk_london
                Note over h0: 0.000 s message 2 transmitted on rlk_london
                h0->>h1: 0.000 s message 2 arrived
                Note over h1: 0.000 s frozen at message 2
                Note over h0: 0.000 s message 2 transmitted on rlk_london
                Note over h1: 0.000 s message 2 received
                Note over h1: 0.000 s snapshot fd finished
                Note over h1: 0.000 s unfrozen by unfreeze
                Note over h1: 0.000 s message 2 ended, received
                h0-xh2: 0.000 s message 2 lost
            """);
  }

  @Test
  void aHostileNameCannotLeaveItsLineOfADiagram() {
    String honest = MermaidExport.of(FreezeStory.told("nightly", "london").writer.record());
    String hostile = MermaidExport.of(FreezeStory.told(HOSTILE, HOSTILE).writer.record());

    assertThat(hostile.lines().count()).isEqualTo(honest.lines().count());
    assertThat(hostile)
        .contains("participant h1 as x#10;  Note over h0#58; #34;#59; #101;nd #35;35#59;")
        .doesNotContain("<");
  }

  @Test
  void aLongDiagramSaysWhatItLeavesOut() {
    HandDrivenRun run = new HandDrivenRun(HandDrivenRun.header(JournalLevel.CONTROL, 1000, "oslo"));
    for (int message = 1; message <= 1000; message++) {
      run.at(message).writer.fact(new Fact.MessageReceived(1, message, 0));
    }
    assertThat(MermaidExport.of(run.writer.record()).lines())
        .hasSize(1 + 2 + MermaidExport.MAXIMUM_STEPS + 1)
        .endsWith("    Note over h0: 800 more steps are left out");
  }
}
