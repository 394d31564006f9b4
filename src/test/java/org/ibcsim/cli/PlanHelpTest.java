package org.ibcsim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.ibcsim.plan.input.InputFormat;
import org.ibcsim.scenario.unit.Dimension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.Model.OptionSpec;

/** What the help of planning commands tells a newcomer. */
class PlanHelpTest {
  private static final Set<String> WITH_UNITS =
      Set.of("TIME", "SIZE", "RATE", "SHARE", "FROM-UNTIL=RATE");

  /** A number and a unit, or a share. */
  private static final String AMOUNT = "\\d(s|min|h|d|B|[kKMGT]i?B(/s|/day)?|Mbit/s|%)";

  private static List<OptionSpec> options(String command) {
    return Ibcsim.commandLine().getSubcommands().get(command).getCommandSpec().options().stream()
        .filter(option -> option.arity().max() > 0 && !option.hidden())
        .toList();
  }

  private static String help(String command) {
    return CommandRun.of(command, "--help").out();
  }

  @ParameterizedTest
  @ValueSource(strings = {"plan", "collect"})
  void everyOptionWithAValueSaysItsUnitAndDefault(String command) {
    assertThat(options(command)).isNotEmpty();
    for (OptionSpec option : options(command)) {
      String text = String.join(" ", option.description()).replace("%%", "%");
      String name = option.longestName();
      if (option.required()) {
        assertThat(text).as(name).contains("Required.");
      } else {
        String byDefault = option.defaultValue();
        assertThat(text).as(name).contains(byDefault == null ? "Default" : "Default " + byDefault);
      }
      if (WITH_UNITS.contains(option.paramLabel())) {
        assertThat(text).as(name).containsPattern(AMOUNT);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"plan, 0 2 3 70", "collect, 0 2 70", "sweep, 0 1 2 3 70"})
  void everyExitStatusIsListedAndNoLineIsTooLong(String command, String statuses) {
    String help = help(command);
    String listed = help.substring(help.indexOf("Exit status:"));
    for (String status : statuses.split(" ")) {
      assertThat(listed).containsPattern("(?m)^  " + status + " +\\S");
    }
    assertThat(help.lines()).allMatch(line -> line.length() <= 80);
  }

  @Test
  void unitsAndFormatsAreThoseThatAreRead() {
    String help = help("plan").replaceAll("\\s+", " ").replace(" or ", ", ");
    assertThat(help).contains("The format of the file: " + String.join(", ", InputFormat.words()));
    String units = help.substring(help.indexOf("Units, always written"));
    for (Dimension dimension :
        List.of(Dimension.DURATION, Dimension.SIZE, Dimension.BANDWIDTH, Dimension.SHARE)) {
      for (String word : dimension.words()) {
        assertThat(units).containsPattern("[ ,]" + word + "([ ,;]|$)");
      }
    }
  }
}
