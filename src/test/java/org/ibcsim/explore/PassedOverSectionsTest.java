package org.ibcsim.explore;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.ibcsim.explore.search.Expansion;
import org.ibcsim.explore.search.Stepper;
import org.ibcsim.kernel.StateReader;
import org.ibcsim.kernel.StateWriter;
import org.ibcsim.scenario.ExplorePlan;
import org.ibcsim.scenario.Scenario;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A stepper passes over sections that have not changed, and copies those that nothing has happened
 * to: it must come to the same states as one that reads and writes everything. It fails if a part
 * forgets to say that something has happened to it, or depends on a section that it does not name.
 */
class PassedOverSectionsTest {
  private static final int WALKS = 12;
  private static final int MOST_STEPS = 60;
  private static final ExplorePlan.FaultBudget FAULTS = new ExplorePlan.FaultBudget(1, 1, 1, 1, 1);

  static List<Path> files() {
    try (Stream<Path> all = Files.list(Explored.LITMUS)) {
      return all.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  @ParameterizedTest
  @MethodSource("files")
  void leadsToTheSameStates(Path file) {
    Scenario scenario = Explored.withWrites(Explored.file(file), 3);
    ExplorePlan plan = scenario.explore();
    for (ExplorePlan.TimeModel time : ExplorePlan.TimeModel.values()) {
      ExplorePlan faulty = plan.withTime(time).withFaults(FAULTS);
      compare(new DataSetModel(scenario.withExplore(faulty), true));
    }
  }

  /** Goes on from states of several walks in turn, so that neighbours are far from each other. */
  private static void compare(DataSetModel model) {
    SplittableRandom random = new SplittableRandom(7);
    Stepper stepper = model.stepper();
    Situation whole = model.situation();
    Expansion expansion = new Expansion().begin(stepper);
    List<byte[]> walks = new ArrayList<>();
    for (int walk = 0; walk < WALKS; walk++) {
      walks.add(successor(expansion, 0));
    }
    for (int step = 0; step < MOST_STEPS; step++) {
      for (int walk = 0; walk < WALKS; walk++) {
        byte[] state = walks.get(walk);
        expansion.of(stepper, state, 0, state.length);
        assertThat(told(expansion)).isEqualTo(readAndWrittenWhole(whole, state));
        if (expansion.steps() > 0) {
          walks.set(walk, successor(expansion, random.nextInt(expansion.steps())));
        }
      }
    }
  }

  private static byte[] successor(Expansion expansion, int step) {
    int from = expansion.offset(step);
    return Arrays.copyOfRange(expansion.bytes(), from, from + expansion.length(step));
  }

  private static Map<Integer, String> told(Expansion expansion) {
    Map<Integer, String> told = new TreeMap<>();
    for (int step = 0; step < expansion.steps(); step++) {
      told.put(expansion.choice(step), HexFormat.of().formatHex(successor(expansion, step)));
    }
    return told;
  }

  private static Map<Integer, String> readAndWrittenWhole(Situation situation, byte[] state) {
    StateReader reader = situation.reader();
    StateWriter writer = situation.writer();
    Choices choices = new Choices();
    situation.read(reader.over(state, 0, state.length));
    reader.finish();
    situation.list(choices);
    Map<Integer, String> told = new TreeMap<>();
    for (int place = 0; place < choices.size(); place++) {
      situation.read(reader.over(state, 0, state.length));
      situation.take(choices.get(place));
      if (situation.violations().isEmpty()) {
        writer.clear();
        situation.write(writer);
        told.put(choices.get(place), HexFormat.of().formatHex(writer.toByteArray()));
      }
    }
    return told;
  }
}
