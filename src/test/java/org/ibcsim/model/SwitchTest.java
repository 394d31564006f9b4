package org.ibcsim.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SwitchTest {
  enum Colour {
    GREEN,
    RED
  }

  /** Where switches are declared; a theme of which none stands in the list would not be seen. */
  private static final List<Class<?>> THEMES =
      List.of(
          RegistrationSwitches.class,
          SendSwitches.class,
          ArrivalSwitches.class,
          ReceiveSwitches.class,
          FreezeSwitches.class,
          UnfreezeSwitches.class,
          BunkerSwitches.class,
          DcmSwitches.class,
          RoleSwitches.class,
          ClusterSwitches.class,
          FailureSwitches.class,
          LogSwitches.class,
          OverlapSwitches.class,
          LatencySwitches.class,
          ModeSwitches.class,
          MemorySwitches.class,
          CommandSwitches.class);

  private static Switch.Asked asked() {
    return Switch.asks("colour", "Which colour?", "nowhere");
  }

  @Test
  void everySwitchOfEveryThemeIsListedOnceUnderTheNameOfItsConstant() throws Exception {
    List<Switch<?>> declared = new ArrayList<>();
    for (Class<?> theme : THEMES) {
      for (Field field : theme.getFields()) {
        Switch<?> question = (Switch<?>) field.get(null);
        assertThat(Switch.nameOf(question.standard())).isNotEmpty();
        assertThat(question.name().toUpperCase(Locale.ROOT)).isEqualTo(field.getName());
        declared.add(question);
      }
    }
    assertThat(Semantics.SWITCHES).containsExactlyInAnyOrderElementsOf(declared);
  }

  @Test
  void everyAnswerHasAMeaningOfItsOwnAndEveryQuestionASource() {
    for (Switch<?> question : Semantics.SWITCHES) {
      assertThat(question.question()).as(question.name()).matches("[A-Z].+\\?");
      assertThat(question.source()).as(question.name()).matches("(ibc|dataflow) \\d.*; .+");
      assertThat(question.answers()).as(question.name()).hasSizeGreaterThan(1);
      Set<String> meanings = new LinkedHashSet<>();
      for (Switch.Answer<?> answer : question.answers()) {
        assertThat(answer.meaning()).as(question.name()).matches("[A-Z].+\\.");
        assertThat(meanings.add(answer.meaning())).as(answer.meaning()).isTrue();
      }
    }
  }

  @Test
  void firstAnswerIsTheDefaultWhateverTheOrderOfTheEnum() {
    Switch<Colour> colour =
        asked().answer(Colour.RED, "It is red.").answer(Colour.GREEN, "It is green.");
    assertThat(colour.standard()).isEqualTo(Colour.RED);
    assertThat(colour.valueNames()).containsExactly("red", "green");
  }

  @Test
  void switchThatLeavesAnAnswerOutIsRefused() {
    Switch<Colour> half = asked().answer(Colour.RED, "It is red.");
    assertThatThrownBy(() -> half.standAt(0))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("colour answers [RED], expected each of [GREEN, RED] once");
  }

  @Test
  void switchThatGivesAnAnswerTwiceIsRefused() {
    Switch<Colour> twice = asked().answer(Colour.RED, "It is red.").answer(Colour.RED, "Red.");
    assertThatThrownBy(() -> twice.standAt(0)).hasMessageContaining("expected each of");
  }

  @Test
  void switchThatIsListedTwiceIsRefused() {
    Switch<Colour> colour =
        asked().answer(Colour.RED, "It is red.").answer(Colour.GREEN, "It is green.");
    colour.standAt(3);
    assertThatThrownBy(() -> colour.standAt(5)).hasMessage("colour is listed twice, at 3 and 5");
  }

  @Test
  void answerGivenOtherwiseLeavesTheOthersAsTheyWere() {
    Semantics semantics =
        Semantics.standard()
            .with(ReceiveSwitches.SECOND_RECEIVE, ReceiveSwitches.SecondReceive.EBUSY);
    for (Switch<?> question : Semantics.SWITCHES) {
      if (question == ReceiveSwitches.SECOND_RECEIVE) {
        assertThat(semantics.get(question)).isEqualTo(ReceiveSwitches.SecondReceive.EBUSY);
      } else {
        assertThat(semantics.get(question)).isEqualTo(question.standard());
      }
    }
    assertThat(Semantics.standard().get(ReceiveSwitches.SECOND_RECEIVE))
        .isEqualTo(ReceiveSwitches.SecondReceive.WAITS_TOO);
  }

  @Test
  void numberOutOfRangeIsRefusedWithTheRange() {
    assertThat(Semantics.standard().withMaximumMessageBytes(1 << 20).maximumMessageBytes())
        .isEqualTo(1 << 20);
    assertThatThrownBy(() -> Semantics.standard().withMaximumMessageBytes((1 << 20) + 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("max_msg is 1048577 B, expected 0 to 1048576 B");
    assertThatThrownBy(() -> Semantics.standard().withUnregisteredHoldSeconds(-1))
        .hasMessage("unreg_hold_s is -1 s, expected 0 to 31622400 s");
  }
}
