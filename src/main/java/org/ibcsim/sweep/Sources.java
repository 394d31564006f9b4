package org.ibcsim.sweep;

import java.io.Serial;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.List;
import org.ibcsim.scenario.text.BrokenTextException;
import org.ibcsim.scenario.text.SourceFile;
import org.jspecify.annotations.Nullable;

/**
 * An experiment as text, with the scenario that it names: all that another machine needs to run a
 * part of it, but for traces and messages, which are read where they are used.
 *
 * @param experimentPath as the user named it
 */
public final class Sources implements Serializable {
  @Serial private static final long serialVersionUID = 1;

  private final String experimentPath;
  private final byte[] experiment;
  private final String scenarioPath;
  private final byte[] scenario;
  private final @Nullable Long seed;

  Sources(
      Path experimentPath,
      byte[] experiment,
      Path scenarioPath,
      byte[] scenario,
      @Nullable Long seed) {
    this.seed = seed;
    this.experimentPath = experimentPath.toString();
    this.experiment = experiment.clone();
    this.scenarioPath = scenarioPath.toString();
    this.scenario = scenario.clone();
  }

  /** The seed to use instead of the experiment's; null for that. */
  @Nullable Long seed() {
    return seed;
  }

  /** The same for the same sources, and for no others. */
  public String identity() {
    return experimentPath + "|" + seed + "|" + Hashes.sha256(List.of(experiment, scenario));
  }

  Path experimentPath() {
    return Path.of(experimentPath);
  }

  byte[] experiment() {
    return experiment.clone();
  }

  /** A scenario that the experiment names: the bytes that came along, or those of the file. */
  byte[] scenario(Path path) throws BrokenTextException {
    return scenario.length > 0 && path.toString().equals(scenarioPath)
        ? scenario.clone()
        : SourceFile.read(path);
  }
}
