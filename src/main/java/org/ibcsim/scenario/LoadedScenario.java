package org.ibcsim.scenario;

import java.nio.file.Path;
import java.util.List;
import org.ibcsim.check.expectation.ExpectationNames;
import org.ibcsim.scenario.text.Problem;

/**
 * A scenario that can be run, and what its author may not have meant.
 *
 * @param names what expressions about it may name
 * @param warnings in reading order
 * @param files the traces and messages that it names, each once
 */
public record LoadedScenario(
    Scenario scenario, ExpectationNames names, List<Problem> warnings, List<Path> files) {
  public LoadedScenario {
    warnings = List.copyOf(warnings);
    files = List.copyOf(files);
  }
}
