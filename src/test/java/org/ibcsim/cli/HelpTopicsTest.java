package org.ibcsim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.ibcsim.check.hazard.HazardKind;
import org.ibcsim.model.ErrorGuide;
import org.ibcsim.model.IbcCall;
import org.ibcsim.model.IbcError;
import org.ibcsim.model.NumericParameter;
import org.ibcsim.model.Semantics;
import org.ibcsim.model.SettledQuestion;
import org.ibcsim.model.Switch;
import org.ibcsim.model.Tunable;
import org.ibcsim.runbook.CommandReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class HelpTopicsTest {
  @Test
  void everySwitchIsExplainedWithEveryAnswerAndItsDefaultMarked() {
    String help = words("semantics");
    for (Switch<?> question : Semantics.SWITCHES) {
      StringBuilder entry = new StringBuilder(" " + question.name());
      entry.append(" " + question.question() + " [" + question.source() + "]");
      for (Switch.Answer<?> answer : question.answers()) {
        entry.append(" " + answer.name());
        entry.append(answer.value() == question.standard() ? " (default) " : " ");
        entry.append(answer.meaning());
      }
      assertThat(help).contains(entry.append(" "));
    }
  }

  @Test
  void everyNumberIsExplainedWithItsRangeAndEveryDecisionIsTold() {
    String help = words("semantics");
    for (NumericParameter parameter : Semantics.PARAMETERS) {
      assertThat(help).contains(" " + parameter.name() + " " + parameter.question());
    }
    assertThat(help).contains("600 s (default), 0 to 31622400 s");
    for (SettledQuestion question : SettledQuestion.ALL) {
      assertThat(help).contains(question.decision() + " [" + question.source() + "]");
    }
  }

  @Test
  void everyErrorIsExplainedWithTheCallsThatGiveItAndTheCure() {
    String help = words("errors");
    for (IbcError error : IbcError.values()) {
      ErrorGuide guide = ErrorGuide.to(error);
      assertThat(help)
          .contains(
              " "
                  + error.name()
                  + (error.documented() ? " (documented)" : " (not documented)")
                  + " Meaning: "
                  + error.text()
                  + ". Given by: "
                  + String.join(", ", guide.calls().stream().map(IbcCall::name).toList())
                  + ". What to do: "
                  + guide.cure()
                  + " ");
    }
  }

  @Test
  void everyHazardIsExplainedWithItsCure() {
    String help = words("hazards");
    for (HazardKind kind : HazardKind.values()) {
      assertThat(help)
          .contains(" " + kind.word() + " Meaning: " + kind.meaning() + " Cure: " + kind.cure());
    }
    assertThat(json("hazards").get("hazards").size()).isEqualTo(HazardKind.values().length);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"errors", "semantics", "expectations", "litmus", "hazards", "explore", "runbook"})
  void topicFitsATerminal(String topic) {
    assertThat(CommandRun.of("help", topic).outLines())
        .hasSizeGreaterThan(20)
        .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
  }

  @Test
  void semanticsAsJsonHaveTheSameSwitches() {
    JsonNode document = json("semantics");
    List<String> names =
        document.get("switches").valueStream().map(node -> node.get("name").asString()).toList();
    assertThat(names).isEqualTo(Semantics.SWITCHES.stream().map(Switch::name).toList());
    JsonNode first = document.at("/switches/0");
    assertThat(first.get("standard")).isEqualTo(first.at("/answers/0/name"));
    assertThat(document.at("/parameters/0/most").asLong()).isEqualTo(31_622_400);
    assertThat(document.get("settled").size()).isEqualTo(SettledQuestion.ALL.size());
  }

  @Test
  void errorsAndExpectationsAsJsonAreOneDocumentEach() {
    assertThat(json("errors").get("errors").size()).isEqualTo(IbcError.values().length);
    assertThat(json("errors").at("/errors/0/calls").valueStream().map(JsonNode::asString))
        .contains("RECEIVE");
    assertThat(json("expectations").get("terms").size()).isGreaterThan(20);
  }

  @Test
  void everyCommandOfARunbookIsListedWithItsSynopsisAndSource() {
    String help = words("runbook");
    for (CommandReference.Program program : CommandReference.ofTheParsers().programs()) {
      for (String synopsis : program.synopses()) {
        assertThat(help).contains((" " + program.name() + " " + synopsis).stripTrailing() + " ");
      }
      assertThat(help).contains(" Source: " + program.source() + " ");
    }
    assertThat(json("runbook").at("/commands/0/name").asString()).isEqualTo("vxibc");
  }

  @Test
  void everyTunableIsExplainedWithItsNumbersAndWhatItDoes() {
    String help = words("tunables");
    for (Tunable tunable : Tunable.values()) {
      assertThat(help).contains(" " + tunable.productName() + " ");
      assertThat(help).contains(tunable.effect());
      assertThat(help).contains("[" + tunable.source() + "]");
    }
    assertThat(help).contains("vol_max_nmpool_sz * 16777216 B (default), 1048576 to 4294967295 B");
    assertThat(help).contains("voliomem_chunk_size 65536 B (default), 16384 to 524288 B, at the");
    JsonNode wrs = json("tunables").at("/tunables/6");
    assertThat(wrs.get("name").asString()).isEqualTo("vol_max_wrspool_sz");
    assertThat(wrs.get("standard").isNull()).isTrue();
    assertThat(CommandRun.of("help", "tunables").out().lines())
        .allMatch(line -> line.length() <= 80);
  }

  @Test
  void jsonWithoutATopicIsWrongUsage() {
    CommandRun run = CommandRun.of("help", "--json");
    assertThat(run.status()).isEqualTo(ExitStatus.WRONG_INPUT);
    assertThat(run.error()).contains("--json: found no topic; expected errors, semantics");
  }

  /** The topic without its line breaks. */
  private static String words(String topic) {
    return CommandRun.of("help", topic).out().replaceAll("\\s+", " ");
  }

  private static JsonNode json(String topic) {
    CommandRun run = CommandRun.of("help", topic, "--json");
    assertThat(run.status()).isEqualTo(ExitStatus.HELD);
    return JsonMapper.builder().build().readTree(run.out());
  }
}
