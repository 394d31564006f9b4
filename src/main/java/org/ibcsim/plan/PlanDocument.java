package org.ibcsim.plan;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.ibcsim.plan.fluid.LagDistribution;
import org.ibcsim.plan.fluid.WorstOutage;
import org.ibcsim.plan.input.Finding;
import org.jspecify.annotations.Nullable;

/**
 * A plan as one document of numbers and texts, for programs. A number that does not exist is null:
 * seconds of data that never leaves, a limit that was not asked for.
 */
public record PlanDocument(
    String file,
    String format,
    List<String> devices,
    Input input,
    Assumptions assumptions,
    List<Note> findings,
    Lines lines,
    Fluid fluid,
    boolean drains,
    long srlBytes,
    String bindingConstraint,
    Map<String, Long> needsBytes,
    @Nullable Long publishedRuleBytes,
    List<Outage> worstOutages,
    @Nullable Recovery recovery,
    Rpo rpo,
    Answers whatIf) {
  public record Input(
      long writes,
      long bytes,
      double seconds,
      double meanBytesPerSecond,
      @Nullable Double intervalSeconds) {}

  public record Assumptions(
      long linkBitsPerSecond,
      double overheadShare,
      double compressionRatio,
      String header,
      double growthFactor,
      double safetyShare,
      double outageSeconds,
      @Nullable Long lossLimitBytes,
      @Nullable Double lossLimitSeconds) {}

  public record Note(String weight, String about, String text) {}

  public record Lines(long measuredBytes, long grownBytes, long srlBytes, long wireBytes) {}

  public record Fluid(long backlogBytesMax, double backlogAtSeconds, Lag lagSeconds) {}

  public record Lag(
      @Nullable Double p50, @Nullable Double p95, @Nullable Double p99, @Nullable Double max) {}

  public record Outage(double fromSeconds, long backlogBytes) {}

  public record Recovery(
      double outageFromSeconds, long backlogBytes, @Nullable Double drainedAtSeconds) {}

  public record Rpo(
      Lag seconds,
      @Nullable Double shareWithinLimit,
      int violations,
      List<Violation> violationList) {}

  public record Violation(
      double fromSeconds, @Nullable Double toSeconds, @Nullable Double worstSeconds) {}

  public record Answers(
      List<WhatIf.ForOutage> srlForOutage,
      List<WhatIf.ForLink> lossForLink,
      @Nullable Long linkForLossBytes,
      List<WhatIf.ForLimit> linkForBytes,
      @Nullable Long linkForLossSeconds,
      List<WhatIf.ForLimit> linkForSeconds) {}

  /**
   * The document of a plan, with the answers to its what-if questions.
   *
   * @param file as the user named it
   */
  public static PlanDocument of(String file, Plan plan) {
    Terms terms = plan.terms();
    WhatIf whatIf = new WhatIf(plan.measured(), terms);
    return new PlanDocument(
        file,
        plan.measured().format().word(),
        plan.measured().devices(),
        input(plan),
        assumptions(terms),
        plan.findings().stream().map(PlanDocument::note).toList(),
        new Lines(
            plan.lines().measuredBytes(),
            plan.lines().grownBytes(),
            plan.lines().inLogBytes(),
            plan.lines().onWireBytes()),
        new Fluid(
            plan.fluid().mostBytes(),
            plan.fluid().atSeconds(),
            new Lag(
                finite(plan.fluid().lag().p50()),
                finite(plan.fluid().lag().p95()),
                finite(plan.fluid().lag().p99()),
                finite(plan.fluid().lag().max()))),
        plan.drains(),
        plan.size().bytes(),
        plan.size().binding().word(),
        needs(plan.size().needs()),
        plan.size().published() == 0 ? null : plan.size().published(),
        plan.size().worst().stream().map(PlanDocument::outage).toList(),
        recovery(plan.recovery()),
        rpo(plan.lag(), terms.lossLimitSeconds()),
        answers(whatIf, plan));
  }

  private static Input input(Plan plan) {
    double seconds = plan.measured().written().endNanos() / 1e9;
    long bytes = plan.measured().written().totalBytes();
    return new Input(
        plan.measured().totalWrites(),
        bytes,
        seconds,
        seconds == 0 ? 0 : bytes / seconds,
        plan.measured().intervalNanos() == 0 ? null : plan.measured().intervalNanos() / 1e9);
  }

  private static Assumptions assumptions(Terms terms) {
    return new Assumptions(
        terms.linkBitsPerSecond(),
        terms.overheadShare(),
        terms.compressionRatio(),
        terms.header().word(),
        terms.growthFactor(),
        terms.safetyShare(),
        terms.outageNanos() / 1e9,
        terms.lossLimitBytes() == Long.MAX_VALUE ? null : terms.lossLimitBytes(),
        finite(terms.lossLimitSeconds()));
  }

  private static Note note(Finding finding) {
    return new Note(
        finding.weight().name().toLowerCase(Locale.ROOT), finding.about(), finding.text());
  }

  private static Outage outage(WorstOutage.Placement placement) {
    return new Outage(placement.fromNanos() / 1e9, placement.backlogBytes());
  }

  private static Map<String, Long> needs(Map<Constraint, Long> needs) {
    Map<String, Long> named = new LinkedHashMap<>();
    new TreeMap<>(needs).forEach((constraint, bytes) -> named.put(constraint.word(), bytes));
    return named;
  }

  private static @Nullable Recovery recovery(Plan.@Nullable Recovery recovery) {
    return recovery == null
        ? null
        : new Recovery(
            recovery.fromSeconds(), recovery.backlogBytes(), finite(recovery.drainedAtSeconds()));
  }

  private static Rpo rpo(LagDistribution lag, double limit) {
    List<Violation> violations =
        lag.violations().stream()
            .map(
                each ->
                    new Violation(
                        each.fromSeconds(),
                        finite(each.toSeconds()),
                        finite(each.worstLagSeconds())))
            .toList();
    return new Rpo(
        new Lag(
            finite(lag.percentileSeconds(0.5)),
            finite(lag.percentileSeconds(0.95)),
            finite(lag.percentileSeconds(0.99)),
            finite(lag.mostSeconds())),
        Double.isInfinite(limit) ? null : lag.shareWithin(limit),
        violations.size(),
        violations);
  }

  private static Answers answers(WhatIf whatIf, Plan plan) {
    Terms terms = plan.terms();
    boolean bytes = terms.lossLimitBytes() != Long.MAX_VALUE;
    boolean seconds = !Double.isInfinite(terms.lossLimitSeconds());
    return new Answers(
        whatIf.logForOutage(),
        whatIf.lossForLinks(),
        bytes ? whatIf.linkForBytes(terms.lossLimitBytes()) : null,
        bytes ? whatIf.linksForBytes(terms.lossLimitBytes()) : List.of(),
        seconds ? whatIf.linkForSeconds(terms.lossLimitSeconds()) : null,
        seconds ? whatIf.linksForSeconds(terms.lossLimitSeconds()) : List.of());
  }

  private static @Nullable Double finite(double value) {
    return Double.isFinite(value) ? value : null;
  }
}
