package org.ibcsim.sweep;

import java.nio.file.Path;
import java.util.Optional;
import org.ibcsim.scenario.ScenarioException;
import org.ibcsim.scenario.text.BrokenTextException;
import org.ibcsim.scenario.text.Node;
import org.ibcsim.scenario.text.Problems;
import org.ibcsim.scenario.text.SourceFile;
import org.ibcsim.scenario.text.SourceText;
import org.ibcsim.scenario.text.YamlTree;
import org.jspecify.annotations.Nullable;

/**
 * Loads experiments, YAML files that name a scenario, or hold a plan, and say what to vary.
 *
 * <p>Everything is checked before the first run: every point's scenario is made once.
 */
public final class ExperimentFile {
  private static final String KIND = "experiment";

  private ExperimentFile() {}

  /**
   * Loads an experiment; the scenario or trace that it names is looked for from its folder.
   *
   * @param seed to use instead of the experiment's, or null
   * @throws ScenarioException with every mistake found, of the experiment or of a scenario
   */
  public static LoadedExperiment load(Path path, @Nullable Long seed) throws ScenarioException {
    Problems problems = new Problems(path.toString());
    try {
      return parse(new Sources(path, SourceFile.read(path), Path.of(""), new byte[0], seed));
    } catch (BrokenTextException broken) {
      broken.addTo(problems, KIND);
      throw new ScenarioException(problems.inReadingOrder());
    }
  }

  /** The same of what has been read, here or elsewhere. */
  public static LoadedExperiment parse(Sources sources) throws ScenarioException {
    Problems problems = new Problems(sources.experimentPath().toString());
    Optional<LoadedExperiment> loaded = Optional.empty();
    try {
      SourceText text = SourceText.decode(sources.experiment());
      Node root = YamlTree.read(text, problems);
      loaded = new ExperimentReader(sources, problems).read(root);
    } catch (BrokenTextException broken) {
      broken.addTo(problems, KIND);
    }
    if (!problems.isEmpty()) {
      throw new ScenarioException(problems.inReadingOrder());
    }
    return loaded.orElseThrow(
        () -> new IllegalStateException("an experiment without problems was not made"));
  }
}
