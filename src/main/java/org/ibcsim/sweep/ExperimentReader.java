package org.ibcsim.sweep;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.ibcsim.check.expectation.ExpectationException;
import org.ibcsim.check.expectation.MeasureExpression;
import org.ibcsim.kernel.NearestName;
import org.ibcsim.plan.PlanFigure;
import org.ibcsim.plan.statistics.BatchMeans;
import org.ibcsim.scenario.ExpressionProblems;
import org.ibcsim.scenario.LoadedScenario;
import org.ibcsim.scenario.ScenarioException;
import org.ibcsim.scenario.ScenarioFile;
import org.ibcsim.scenario.Section;
import org.ibcsim.scenario.Values;
import org.ibcsim.scenario.text.BrokenTextException;
import org.ibcsim.scenario.text.Node;
import org.ibcsim.scenario.text.Node.Entry;
import org.ibcsim.scenario.text.Node.Mapping;
import org.ibcsim.scenario.text.Node.Scalar;
import org.ibcsim.scenario.text.Problems;
import org.ibcsim.scenario.text.Shown;
import org.ibcsim.scenario.text.SourceText;
import org.ibcsim.scenario.text.YamlTree;
import org.ibcsim.scenario.unit.Dimension;
import org.ibcsim.scenario.unit.Range;
import org.jspecify.annotations.Nullable;

/** Reads an experiment from its tree, part by part, and goes on after a problem. */
final class ExperimentReader {
  private static final int MOST_MEASURES = 50;
  private static final int MOST_BATCHES = 10_000;
  private static final double PARTS = 1e9;
  private static final Range HALF_WIDTH = new Range(Dimension.SHARE, "%", 1_000_000, 1_000_000_000);
  private static final Range CONFIDENCE = new Range(Dimension.SHARE, "%", 500_000_000, 999_900_000);
  private static final Range WARM_UP =
      new Range(Dimension.DURATION, "min", 0, 366L * 86_400 * 1_000_000_000);
  private static final long STANDARD_CONFIDENCE = 950_000_000;
  private static final Replications STANDARD = new Replications(10, 10, 0);
  private static final int STANDARD_MOST = 100;

  private final Sources sources;
  private final Problems problems;
  private final Values values;
  private final Path folder;

  ExperimentReader(Sources sources, Problems problems) {
    this.sources = sources;
    this.problems = problems;
    this.values = new Values(problems);
    Path parent = sources.experimentPath().getParent();
    this.folder = parent == null ? Path.of("") : parent;
  }

  /** The experiment, or empty once a problem has been told. */
  Optional<LoadedExperiment> read(Node root) throws ScenarioException {
    if (root instanceof Mapping mapping
        && mapping.entry("rds") != null
        && mapping.entry("experiment") == null) {
      problems.add(
          root.place(),
          "a scenario",
          "an experiment, which names a scenario and says what to vary and to measure; ibcsim run"
              + " runs a scenario");
      return Optional.empty();
    }
    Section section = Section.open(root, ExperimentForms.EXPERIMENT, problems);
    String title = values.text(section.value("experiment"), "a title, one line of text");
    Node about = section.value("description");
    values.text(about, "a description, some lines of text");
    long written = values.integer(section.value("seed"), Long.MIN_VALUE, Long.MAX_VALUE, 1);
    Long other = sources.seed();
    long seed = other == null ? written : other;
    long confidence = values.amount(section.value("confidence"), CONFIDENCE, STANDARD_CONFIDENCE);
    int batches =
        (int)
            values.integer(section.value("batches"), 2, MOST_BATCHES, BatchMeans.STANDARD_BATCHES);
    Node scenario = section.value("scenario");
    Node plan = section.value("plan");
    if ((scenario == null) == (plan == null)) {
      problems.add(
          section.place(),
          scenario == null ? "neither scenario nor plan" : "both scenario and plan",
          "one of them: what is to be run");
      return Optional.empty();
    }
    Replications replications = replications(section.value("replications"), plan != null);
    WarmUpRule warmUp = warmUp(section.value("warm_up"));
    VaryReader.Varied varied = new VaryReader(values, problems).read(section, seed);
    Experiment draft =
        new Experiment(
            title,
            "",
            List.of(),
            seed,
            varied.parameters(),
            varied.points(),
            List.of(),
            replications,
            confidence / PARTS,
            warmUp,
            batches,
            new CompareReader(values, problems).read(section.value("compare"), varied.points()));
    Node measures = section.value("measures");
    return scenario == null
        ? ofPlan(plan, draft, varied, measures)
        : ofScenario(scenario, draft, varied, measures);
  }

  private Replications replications(@Nullable Node node, boolean plan) {
    if (plan) {
      if (node != null) {
        problems.add(node.place(), "replications of a plan", "none: nothing of a plan is random");
      }
      return new Replications(1, 1, 0);
    }
    if (node == null) {
      return STANDARD;
    }
    if (node instanceof Scalar) {
      int count = (int) values.integer(node, 1, Replications.MOST, STANDARD.least());
      return new Replications(count, count, 0);
    }
    Section section = Section.open(node, ExperimentForms.REPLICATIONS, problems);
    Node narrow = section.value("half_width");
    long width = values.amount(narrow, HALF_WIDTH, 0);
    // With fewer than two there is no interval to be narrow.
    int fewest = width > 0 ? 2 : 1;
    int least = (int) values.integer(section.value("least"), fewest, Replications.MOST, fewest);
    Node more = section.value("most");
    int most =
        (int)
            values.integer(
                more,
                fewest,
                Replications.MOST,
                width > 0 ? Math.max(least, STANDARD_MOST) : least);
    if (most < least) {
      problems.add(section.place("most"), "at most " + most, "at least the least, " + least);
      return STANDARD;
    }
    if (narrow == null && more != null && most > least) {
      problems.add(
          section.place("most"),
          "most without half_width",
          "the half width at which a point is left, as in half_width: 5 %");
    }
    return new Replications(least, most, width / PARTS);
  }

  private WarmUpRule warmUp(@Nullable Node node) {
    if (node == null || node instanceof Scalar scalar && scalar.text().equals("auto")) {
      return WarmUpRule.AUTO;
    }
    if (node instanceof Scalar scalar && scalar.text().equals("none")) {
      return new WarmUpRule(false, 0);
    }
    return new WarmUpRule(false, values.amount(node, WARM_UP, 0));
  }

  private Optional<LoadedExperiment> ofPlan(
      @Nullable Node node, Experiment draft, VaryReader.Varied varied, @Nullable Node measures) {
    if (!(node instanceof Mapping mapping)) {
      problems.add(
          node == null ? org.ibcsim.scenario.text.Place.FILE : node.place(),
          node == null ? "nothing" : node.shown(),
          "a plan, with the keys trace and link");
      return Optional.empty();
    }
    int before = problems.count();
    Section.open(node, ExperimentForms.PLAN, problems);
    List<Measure> named = named(measures);
    List<PlanFigure> figures = figures(named, measures);
    Map<String, Node> keys = new LinkedHashMap<>();
    for (Entry entry : mapping.entries()) {
      keys.put(entry.key().text(), entry.value());
    }
    PlanReader reader = new PlanReader(folder, problems);
    if (problems.count() == before) {
      reader.read(keys);
      checkPlanValues(keys, varied, reader);
    }
    if (!problems.isEmpty()) {
      return Optional.empty();
    }
    List<PlanReader.Ready> points = new ArrayList<>();
    for (Point point : draft.points()) {
      Map<String, Node> at = new LinkedHashMap<>(keys);
      point
          .values()
          .forEach((parameter, value) -> at.put(parameter, varied.node(parameter, value)));
      PlanReader.Ready ready = reader.read(at);
      if (ready == null) {
        return Optional.empty();
      }
      points.add(ready);
    }
    PlanSubject subject = new PlanSubject(points, figures);
    return Optional.of(
        new LoadedExperiment(
            complete(draft, ofFigures(named), null, Ingredient.of(subject.traces())),
            subject,
            sources));
  }

  private static List<Measure> ofFigures(List<Measure> named) {
    return named.stream().map(each -> each.of(MeasureKind.named(each.text()))).toList();
  }

  private void checkPlanValues(
      Map<String, Node> keys, VaryReader.Varied varied, PlanReader reader) {
    varied
        .nodes()
        .forEach(
            (parameter, byValue) -> {
              if (!ExperimentForms.PLAN.keys().contains(parameter)) {
                problems.add(
                    varied.place(parameter),
                    "the parameter " + Shown.quoted(parameter) + ", which a plan has not",
                    Shown.oneOf(ExperimentForms.PLAN.keys()),
                    NearestName.to(parameter, ExperimentForms.PLAN.keys()));
                return;
              }
              for (Scalar value : byValue.values()) {
                Map<String, Node> at = new LinkedHashMap<>(keys);
                at.put(parameter, value);
                reader.read(at);
              }
            });
  }

  private List<PlanFigure> figures(List<Measure> named, @Nullable Node measures) {
    List<PlanFigure> figures = new ArrayList<>();
    for (Measure measure : named) {
      Optional<PlanFigure> figure =
          measure.series() ? Optional.empty() : PlanFigure.named(measure.text());
      if (figure.isEmpty()) {
        Node at = valueOf(measures, measure.name());
        problems.add(
            at.place(),
            at.shown(),
            "a figure of a plan: " + Shown.oneOf(PlanFigure.words()),
            NearestName.to(measure.text(), PlanFigure.words()));
      }
      figure.ifPresent(figures::add);
    }
    return figures;
  }

  private Optional<LoadedExperiment> ofScenario(
      Node node, Experiment draft, VaryReader.Varied varied, @Nullable Node measures)
      throws ScenarioException {
    String name = values.text(node, "the path of a scenario");
    List<Measure> named = named(measures);
    if (!problems.isEmpty() || name.isEmpty()) {
      return Optional.empty();
    }
    Path path = folder.resolve(name);
    byte[] bytes;
    SourceText text;
    Node root;
    try {
      bytes = sources.scenario(path);
      text = SourceText.decode(bytes);
      root = YamlTree.read(text, problems);
    } catch (BrokenTextException broken) {
      Problems ofScenario = new Problems(path.toString());
      broken.addTo(ofScenario);
      problems.add(
          node.place(),
          node.shown(),
          "a scenario that can be read: " + ofScenario.inReadingOrder().get(0));
      return Optional.empty();
    }
    LoadedScenario base = ScenarioFile.parse(path, bytes);
    List<Measure> typed = compile(named, measures, base);
    Map<String, Scalar> places = places(varied, root);
    if (!problems.isEmpty()) {
      return Optional.empty();
    }
    ScenarioText replaceable = new ScenarioText(text, places);
    // The hash is of all files that some point names, and what they are is known at the end.
    ScenarioSubject unhashed = new ScenarioSubject(path, replaceable, draft);
    checkValues(varied, unhashed);
    if (!problems.isEmpty()) {
      return Optional.empty();
    }
    Set<Path> files = new LinkedHashSet<>(base.files());
    for (Point point : draft.points()) {
      files.addAll(unhashed.loaded(point.values()).files());
    }
    Experiment experiment =
        complete(draft, typed, new Text(path, bytes), Ingredient.of(new ArrayList<>(files)));
    Sources all =
        new Sources(sources.experimentPath(), sources.experiment(), path, bytes, sources.seed());
    return Optional.of(
        new LoadedExperiment(experiment, new ScenarioSubject(path, replaceable, experiment), all));
  }

  /** Each value alone, so that a wrong one is told at its place in the experiment. */
  private void checkValues(VaryReader.Varied varied, ScenarioSubject subject) {
    varied
        .nodes()
        .forEach(
            (parameter, byValue) ->
                byValue.forEach(
                    (value, scalar) -> {
                      try {
                        subject.loaded(Map.of(parameter, value));
                      } catch (ScenarioException wrong) {
                        problems.add(
                            scalar.place(),
                            Shown.quoted(value) + " for " + parameter,
                            "a value with which the scenario is right: " + wrong.problems().get(0));
                      }
                    }));
  }

  private Map<String, Scalar> places(VaryReader.Varied varied, Node root) {
    Map<String, Scalar> places = new LinkedHashMap<>();
    for (String parameter : varied.parameters()) {
      ParameterPath.Found found = ParameterPath.find(root, parameter);
      if (found instanceof ParameterPath.Found.Value value) {
        places.put(parameter, value.scalar());
      } else if (found instanceof ParameterPath.Found.Nothing nothing) {
        problems.add(
            varied.place(parameter),
            Shown.escaped(nothing.found()),
            Shown.escaped(nothing.expected()),
            nothing.nearest());
      }
    }
    return places;
  }

  /** The measures, each with what its numbers are. */
  private List<Measure> compile(List<Measure> named, @Nullable Node measures, LoadedScenario base) {
    List<Measure> typed = new ArrayList<>();
    for (Measure measure : named) {
      Node at = valueOf(measures, measure.name());
      MeasureKind kind = MeasureKind.NUMBER;
      if (measure.series()) {
        checkSeries(measure, at, base);
        kind = MeasureKind.named(measure.text());
      } else if (at instanceof Scalar scalar) {
        try {
          kind = kind(MeasureExpression.compile(measure.text(), base.names()));
        } catch (ExpectationException wrong) {
          new ExpressionProblems(problems).tell(scalar.inside(), wrong);
        }
      }
      typed.add(measure.of(kind));
    }
    return typed;
  }

  private static MeasureKind kind(MeasureExpression expression) {
    if (expression.isCondition()) {
      return MeasureKind.CONDITION;
    }
    if (expression.isDuration()) {
      return MeasureKind.SECONDS;
    }
    // A name that ends with its unit, and nothing else: writes.bytes.
    return expression.source().matches("[a-z._]+")
        ? MeasureKind.named(expression.source())
        : MeasureKind.NUMBER;
  }

  private void checkSeries(Measure measure, Node at, LoadedScenario base) {
    Optional<org.ibcsim.journal.Measure> kept = SeriesMeasures.named(measure.text());
    if (kept.isEmpty()) {
      problems.add(
          at.place(),
          "the series " + Shown.quoted(measure.text()),
          Shown.oneOf(SeriesMeasures.keys()),
          NearestName.to(measure.text(), SeriesMeasures.keys()));
      return;
    }
    List<String> hosts = base.names().secondaries();
    String host = measure.secondary();
    if (!kept.get().perRlink() && host != null) {
      problems.add(at.place(), "a secondary for " + measure.text(), "none: it is of the whole run");
    } else if (kept.get().perRlink() && host == null && hosts.size() > 1) {
      problems.add(
          at.place(),
          measure.text() + " without a secondary",
          "the key secondary with one of " + Shown.oneOf(hosts));
    } else if (host != null && !hosts.contains(host)) {
      problems.add(
          at.place(),
          "the secondary " + Shown.quoted(host),
          Shown.oneOf(hosts),
          NearestName.to(host, hosts));
    }
  }

  /** Measures by their names; what they say is looked at by whoever knows what is run. */
  private List<Measure> named(@Nullable Node node) {
    List<Measure> measures = new ArrayList<>();
    if (node == null) {
      return measures;
    }
    if (!(node instanceof Mapping mapping)
        || mapping.entries().isEmpty()
        || mapping.entries().size() > MOST_MEASURES) {
      problems.add(
          node.place(),
          node.shown(),
          "1 to " + MOST_MEASURES + " measures, each a name and an expression, as in rpo: rpo.max");
      return measures;
    }
    for (Entry entry : mapping.entries()) {
      String name = values.name(entry.key(), "the name of a measure");
      if (name != null) {
        measures.add(measure(name, entry.value()));
      }
    }
    return measures;
  }

  private Measure measure(String name, Node node) {
    if (node instanceof Mapping) {
      Section section = Section.open(node, ExperimentForms.SERIES, problems);
      String key = values.text(section.value("series"), "the key of a series");
      Node host = section.value("secondary");
      return new Measure(
          name, key, true, host == null ? null : values.text(host, "the name of a host"));
    }
    return new Measure(
        name, values.text(node, "an expression such as rpo.max, or a series"), false, null);
  }

  private static Node valueOf(@Nullable Node measures, String name) {
    Entry entry = measures instanceof Mapping mapping ? mapping.entry(name) : null;
    if (entry == null) {
      throw new IllegalStateException("no measure " + name);
    }
    return entry.value();
  }

  /** The file of a scenario. */
  private record Text(Path path, byte[] bytes) {}

  /**
   * The experiment with its hash.
   *
   * @param scenario null for a plan
   * @param named the files that are named in it, or in the scenario
   */
  private Experiment complete(
      Experiment draft, List<Measure> measures, @Nullable Text scenario, List<Ingredient> named) {
    List<Ingredient> all = new ArrayList<>();
    all.add(Ingredient.of(sources.experimentPath(), sources.experiment()));
    // The seed may be another than that of the text.
    byte[] seed = Long.toString(draft.seed()).getBytes(UTF_8);
    List<byte[]> hashed = new ArrayList<>(List.of(sources.experiment(), seed));
    if (scenario != null) {
      all.add(Ingredient.of(scenario.path(), scenario.bytes()));
      hashed.add(scenario.bytes());
    }
    all.addAll(named);
    named.forEach(file -> hashed.add(file.digest()));
    return new Experiment(
        draft.title(),
        Hashes.sha256(hashed),
        all,
        draft.seed(),
        draft.parameters(),
        draft.points(),
        measures,
        draft.replications(),
        draft.confidence(),
        draft.warmUp(),
        draft.batches(),
        draft.compared());
  }
}
