package org.ibcsim.mutants;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each planted bug is caught by the property that it names, which holds in a faithful copy of the
 * model, loaded in the same way.
 */
@Tag("slow")
class PlantedBugsAreCaughtTest {
  static List<PlantedBug> bugs() throws IOException {
    return PlantedBug.all();
  }

  /** One bug for each property that any names. */
  static List<PlantedBug> properties() throws IOException {
    Map<String, PlantedBug> byProperty =
        PlantedBug.all().stream()
            .collect(
                Collectors.toMap(PlantedBug::caughtBy, Function.identity(), (one, other) -> one));
    return byProperty.values().stream()
        .sorted((one, other) -> one.name().compareTo(other.name()))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("bugs")
  void theBugIsCaughtByItsProperty(PlantedBug bug) throws Exception {
    BrokenModel model = BrokenModel.of(bug.brokenSources());
    Optional<Throwable> failure = Trial.failure(model, bug.className(), bug.methodName());
    assertThat(failure)
        .as("%s: %s; not noticed by %s", bug.name(), bug.what(), bug.caughtBy())
        .isPresent();
    Throwable found = failure.get();
    assertThat(found.getCause() == null ? found : found.getCause())
        .as("the planted bug must break the protocol, and not the program: %s", found)
        .isInstanceOf(AssertionError.class);
  }

  @ParameterizedTest
  @MethodSource("properties")
  void withoutABugThePropertyHolds(PlantedBug bug) throws Exception {
    BrokenModel faithful = BrokenModel.of(Map.of());
    assertThat(Trial.failure(faithful, bug.className(), bug.methodName())).isEmpty();
  }
}
