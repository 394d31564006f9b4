package org.ibcsim.check.expectation;

import java.util.List;
import java.util.stream.Stream;

/**
 * The names of a scenario that an expectation may use; any other is a mistake of its author.
 *
 * @param primary the Primary's host
 * @param secondaries the other hosts
 * @param rlinks names of RLINKs; no value is named by one, but an author who tries is told the host
 * @param applications names that some runbook registers
 * @param snapshots prefixes of the snapshots that some runbook takes
 */
public record ExpectationNames(
    String primary,
    List<String> secondaries,
    List<String> rlinks,
    List<String> applications,
    List<String> snapshots) {
  public ExpectationNames {
    secondaries = List.copyOf(secondaries);
    rlinks = List.copyOf(rlinks);
    applications = List.copyOf(applications);
    snapshots = List.copyOf(snapshots);
  }

  List<String> hosts() {
    return Stream.concat(Stream.of(primary), secondaries.stream()).toList();
  }

  /** The names that may stand for a parameter; empty for one that is no name. */
  List<String> allowed(Parameter parameter) {
    return switch (parameter) {
      case HOST -> hosts();
      case SECONDARY -> secondaries;
      case APPLICATION -> applications;
      case SNAPSHOT -> snapshots;
      case NUMBER -> List.of();
    };
  }
}
