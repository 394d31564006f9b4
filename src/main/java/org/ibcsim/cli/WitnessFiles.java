package org.ibcsim.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.ibcsim.check.litmus.Litmus;
import org.ibcsim.explore.Exploration;
import org.ibcsim.explore.Witness;
import org.ibcsim.explore.search.Path;
import org.ibcsim.explore.search.Reported;
import org.ibcsim.explore.witness.ChoiceFile;
import org.ibcsim.scenario.Scenario;

/** The choice files of an exploration: one for each outcome, and for each thing broken. */
record WitnessFiles(Scenario scenario, boolean reduced, String scenarioPath, RunFolder folder) {
  /** Writes them; answers their paths, those of outcomes first. */
  List<String> write(Exploration result) {
    List<String> written = new ArrayList<>();
    Litmus litmus = scenario.litmus();
    int number = 1;
    for (Exploration.Row row : result.outcomes()) {
      String shows = litmus == null ? "a final state" : "outcome " + litmus.text(row.outcome());
      written.add(write("choices/outcome-" + number++ + ".json", shows, row.witness()));
    }
    number = 1;
    for (Reported broken : result.search().broken()) {
      String shows = "broken: " + broken.name();
      written.add(write("choices/broken-" + number++ + ".json", shows, broken.path()));
    }
    return written;
  }

  private String write(String name, String shows, Path path) {
    Witness witness =
        Witness.follow(scenario, reduced, path, fact -> "", Version.text(), scenarioPath);
    ChoiceFile choices =
        new ChoiceFile(
            ChoiceFile.FORMAT,
            Version.text(),
            scenarioPath,
            scenario.sha256(),
            shows,
            Map.of(),
            reduced,
            path.initial(),
            ChoiceFile.steps(path.choices(), witness.walk()));
    folder.write(name, choices.bytes());
    return folder.path().resolve(name).toString();
  }
}
