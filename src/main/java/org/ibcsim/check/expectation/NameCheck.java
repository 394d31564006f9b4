package org.ibcsim.check.expectation;

import java.util.List;
import java.util.Optional;

/** Whether a value may stand for a parameter in a scenario. */
final class NameCheck {
  private NameCheck() {}

  /** What is wrong with an argument. */
  record Fault(String found, String expected, String advice) {
    String text() {
      return "found " + found + ", expected " + expected + (advice.isEmpty() ? "" : "; " + advice);
    }
  }

  /** The fault of an argument, if it has one. */
  static Optional<Fault> fault(Parameter parameter, Object argument, ExpectationNames names) {
    if (parameter == Parameter.NUMBER) {
      return (Long) argument >= 1
          ? Optional.empty()
          : Optional.of(new Fault(argument.toString(), parameter.meaning(), ""));
    }
    String name = (String) argument;
    List<String> allowed = names.allowed(parameter);
    if (parameter == Parameter.KEYWORD
        ? names.commands().stream().anyMatch(command -> command.isCalled(name))
        : allowed.contains(name)) {
      return Optional.empty();
    }
    String choice =
        allowed.isEmpty() ? " (there is none)" : " (" + String.join(", ", allowed) + ")";
    return Optional.of(
        new Fault("'" + name + "'", parameter.meaning() + choice, advice(name, allowed, names)));
  }

  /** The fault of a command that the script has not, though each part of it is right. */
  static Optional<Fault> commandFault(
      String script, String keyword, long number, ExpectationNames names) {
    long count = names.count(script, keyword);
    if (number <= count) {
      return Optional.empty();
    }
    String found = "'" + keyword + "' number " + number + " of '" + script + "'";
    return count > 0
        ? Optional.of(new Fault(found, "a number of 1 to " + count, ""))
        : Optional.of(
            new Fault(
                "'" + keyword + "' of '" + script + "'",
                "a command of that script",
                "which has " + String.join(", ", names.keywordsOf(script))));
  }

  private static String advice(String name, List<String> allowed, ExpectationNames names) {
    if (names.rlinks().contains(name)) {
      return "it is an RLINK; name the host that it leads to";
    }
    if (names.primary().equals(name)) {
      return "'" + name + "' is the Primary";
    }
    return ShownText.didYouMean(name, allowed);
  }
}
