package org.ibcsim.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.ibcsim.plan.statistics.Sensitivity;
import org.ibcsim.sweep.Experiment;
import org.ibcsim.sweep.Measure;
import org.ibcsim.sweep.SweepResult;
import org.ibcsim.sweep.SweepVerdict;
import org.ibcsim.sweep.SweepWords;

/** What a sweep shows on a terminal of 80 columns: the verdict first, the results' path last. */
final class SweepScreen {
  private static final int MOST_ROWS = 24;

  private final PrintWriter out;

  SweepScreen(PrintWriter out) {
    this.out = out;
  }

  void show(SweepResult result, String repeat, Path store) {
    Experiment experiment = result.experiment();
    SweepVerdict verdict = SweepVerdict.of(result);
    Paragraphs.print(out, 0, Screen.WIDTH, verdict + ": " + SweepWords.reason(verdict, result));
    out.println();
    Paragraphs.print(out, 0, Screen.WIDTH, experiment.title());
    parameters(experiment);
    for (int measure = 0; measure < experiment.measures().size(); measure++) {
      measure(result, measure);
    }
    comparisons(result);
    out.println();
    out.println("seed    " + experiment.seed());
    out.println("repeat  " + repeat);
    out.println("results " + store);
    out.flush();
  }

  private void parameters(Experiment experiment) {
    shortNames(experiment.parameters())
        .forEach(
            (parameter, name) -> {
              if (!name.equals(parameter)) {
                Paragraphs.print(out, 0, Screen.WIDTH, name + " is " + parameter);
              }
            });
  }

  /** The last word of each path, or as many as tell it from the others. */
  static Map<String, String> shortNames(List<String> parameters) {
    Map<String, String> names = new LinkedHashMap<>();
    for (String parameter : parameters) {
      String[] words = parameter.split("\\.");
      String name = words[words.length - 1];
      for (int from = words.length - 2;
          from >= 0 && ambiguous(name, parameter, parameters);
          from--) {
        name = words[from] + "." + name;
      }
      names.put(parameter, name);
    }
    return names;
  }

  private static boolean ambiguous(String name, String parameter, List<String> parameters) {
    return parameters.stream()
        .anyMatch(
            other ->
                !other.equals(parameter) && (other.equals(name) || other.endsWith("." + name)));
  }

  private void measure(SweepResult result, int measure) {
    Experiment experiment = result.experiment();
    Measure asked = experiment.measures().get(measure);
    out.println();
    Paragraphs.print(
        out,
        0,
        Screen.WIDTH,
        asked.name()
            + " ("
            + asked.words()
            + "), mean and half width at "
            + SweepWords.percent(experiment.confidence())
            + ", times in seconds");
    boolean expectations = result.points().stream().anyMatch(point -> point.held() < point.runs());
    List<List<String>> rows = new ArrayList<>();
    List<String> head = new ArrayList<>(List.of("point"));
    head.addAll(shortNames(experiment.parameters()).values());
    head.addAll(List.of("runs", "mean", "+-", "share"));
    if (expectations) {
      head.add("held");
    }
    rows.add(head);
    for (SweepResult.PointResult point : result.points()) {
      SweepResult.MeasureEstimate estimate = point.estimates().get(measure);
      List<String> row = new ArrayList<>(List.of(String.valueOf(point.point().number() + 1)));
      row.addAll(point.point().values().values());
      row.add(String.valueOf(point.runs()));
      boolean any = estimate.estimate().count() > 0;
      row.add(any ? SweepWords.number(estimate.estimate().mean()) : "-");
      boolean width = any && Double.isFinite(estimate.estimate().halfWidth());
      row.add(width ? SweepWords.number(estimate.estimate().halfWidth()) : "-");
      double share = estimate.estimate().relativeHalfWidth();
      row.add(
          (width && Double.isFinite(share) ? SweepWords.percent(share) : "-")
              + (estimate.narrow() ? "" : " wide"));
      if (expectations) {
        row.add(SweepWords.percent((double) point.held() / point.runs()));
      }
      rows.add(row);
    }
    TextTable.print(out, rows, Screen.WIDTH, MOST_ROWS);
    absent(result, measure);
    sensitivity(result.sensitivities().get(measure), experiment);
  }

  private void absent(SweepResult result, int measure) {
    int absent =
        result.points().stream().mapToInt(point -> point.estimates().get(measure).absent()).sum();
    if (absent > 0) {
      out.println("without a value: " + absent + " of " + result.runs() + " runs");
    }
  }

  private void sensitivity(List<Sensitivity> ranking, Experiment experiment) {
    if (ranking.isEmpty() || experiment.parameters().size() < 2) {
      return;
    }
    Map<String, String> names = shortNames(experiment.parameters());
    String shares =
        ranking.stream()
            .map(
                each ->
                    names.getOrDefault(each.parameter(), each.parameter())
                        + " "
                        + SweepWords.percent(each.share()))
            .collect(Collectors.joining(", "));
    Paragraphs.print(out, 0, Screen.WIDTH, "what its variance comes from: " + shares);
  }

  private void comparisons(SweepResult result) {
    Experiment.Pair pair = result.experiment().compared();
    if (pair == null) {
      return;
    }
    out.println();
    Paragraphs.print(
        out,
        0,
        Screen.WIDTH,
        "point "
            + (pair.second() + 1)
            + " against point "
            + (pair.first() + 1)
            + ", run by run with the same random numbers");
    for (SweepResult.Compared compared : result.comparisons()) {
      Paragraphs.print(
          out,
          2,
          Screen.WIDTH,
          compared.measure().name() + ": " + SweepWords.of(compared.comparison()));
    }
  }
}
