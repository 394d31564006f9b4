package org.ibcsim.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.ibcsim.plan.statistics.Sensitivity;
import org.ibcsim.report.chart.Quantity;
import org.ibcsim.sweep.Experiment;
import org.ibcsim.sweep.Measure;
import org.ibcsim.sweep.MeasureKind;
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
    boolean once = once(result, measure);
    out.println();
    Paragraphs.print(
        out,
        0,
        Screen.WIDTH,
        asked.name()
            + " ("
            + asked.words()
            + ")"
            + SweepWords.heading(asked.kind(), once, experiment.confidence()));
    boolean expectations = result.points().stream().anyMatch(point -> point.held() < point.runs());
    boolean condition = asked.kind() == MeasureKind.CONDITION;
    List<List<String>> rows = new ArrayList<>();
    List<String> head = new ArrayList<>(List.of("point"));
    head.addAll(shortNames(experiment.parameters()).values());
    head.addAll(
        once
            ? List.of("value")
            : condition
                ? List.of("runs", "share", "from", "to", "")
                : List.of("runs", "mean", "+-", "of mean"));
    if (expectations) {
      head.add("held");
    }
    rows.add(head);
    for (SweepResult.PointResult point : result.points()) {
      SweepResult.MeasureEstimate estimate = point.estimates().get(measure);
      List<String> row = new ArrayList<>(List.of(String.valueOf(point.point().number() + 1)));
      row.addAll(point.point().values().values());
      if (!once) {
        row.add(String.valueOf(point.runs()));
      }
      row.addAll(
          once
              ? List.of(mean(asked.kind(), estimate))
              : condition ? shareOfRuns(estimate) : meanAndWidth(asked.kind(), estimate));
      if (expectations) {
        row.add(SweepWords.percent((double) point.held() / point.runs()));
      }
      rows.add(row);
    }
    TextTable.print(out, rows, Screen.WIDTH, MOST_ROWS, "--json prints all of them");
    absent(result, measure);
    if (alike(result, measure)) {
      out.println("the same at every point");
    } else {
      ranking(result.rankings().get(measure), experiment);
    }
  }

  /** Whether there is nothing but one value at each point. */
  private static boolean once(SweepResult result, int measure) {
    return result.points().stream()
        .allMatch(
            point ->
                point.runs() == 1
                    && Double.isInfinite(point.estimates().get(measure).estimate().halfWidth()));
  }

  private static String mean(MeasureKind kind, SweepResult.MeasureEstimate estimate) {
    return estimate.estimate().count() > 0 ? amount(kind, estimate.estimate().mean()) : "-";
  }

  private static String amount(MeasureKind kind, double value) {
    return kind == MeasureKind.BYTES && Double.isFinite(value)
        ? Quantity.bytes(value)
        : SweepWords.number(value);
  }

  private static List<String> meanAndWidth(MeasureKind kind, SweepResult.MeasureEstimate estimate) {
    boolean width =
        estimate.estimate().count() > 0 && Double.isFinite(estimate.estimate().halfWidth());
    double share = estimate.estimate().relativeHalfWidth();
    return List.of(
        mean(kind, estimate),
        width ? amount(kind, estimate.estimate().halfWidth()) : "-",
        (width && Double.isFinite(share) ? SweepWords.percent(share) : "-")
            + (estimate.narrow() ? "" : " wide"));
  }

  private static List<String> shareOfRuns(SweepResult.MeasureEstimate estimate) {
    String wide = estimate.narrow() ? "" : "wide";
    return estimate.estimate().count() == 0
        ? List.of("-", "-", "-", wide)
        : List.of(
            SweepWords.percent(estimate.estimate().mean()),
            SweepWords.percent(estimate.low()),
            SweepWords.percent(estimate.high()),
            wide);
  }

  private static boolean alike(SweepResult result, int measure) {
    return result.points().size() > 1
        && result.points().stream()
                .map(point -> point.estimates().get(measure).estimate())
                .mapToDouble(estimate -> estimate.count() == 0 ? Double.NaN : estimate.mean())
                .distinct()
                .count()
            == 1;
  }

  private void absent(SweepResult result, int measure) {
    int absent =
        result.points().stream().mapToInt(point -> point.estimates().get(measure).absent()).sum();
    if (absent > 0) {
      out.println("without a value: " + absent + " of " + result.runs() + " runs");
    }
  }

  private void ranking(SweepResult.Ranking ranking, Experiment experiment) {
    if (experiment.parameters().size() < 2) {
      return;
    }
    if (!ranking.leftOut().isEmpty()) {
      Paragraphs.print(
          out, 0, Screen.WIDTH, "what its variance comes from: not told, as " + ranking.leftOut());
    }
    if (ranking.shares().isEmpty()) {
      return;
    }
    Map<String, String> names = shortNames(experiment.parameters());
    String shares =
        ranking.shares().stream()
            .map(
                each ->
                    names.getOrDefault(each.parameter(), each.parameter())
                        + " "
                        + SweepWords.percent(each.share()))
            .collect(Collectors.joining(", "));
    double byChance = ranking.shares().stream().mapToDouble(Sensitivity::byChance).max().orElse(0);
    Paragraphs.print(
        out,
        0,
        Screen.WIDTH,
        "what its variance comes from: "
            + shares
            + (byChance == 0
                ? ""
                : "; a parameter without influence has about "
                    + SweepWords.percent(byChance)
                    + " by chance"));
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
