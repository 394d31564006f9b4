package org.ibcsim.plan;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.ibcsim.plan.fluid.CyclicMirror;
import org.ibcsim.plan.fluid.DcmBranch;
import org.ibcsim.plan.fluid.LagDistribution;
import org.ibcsim.plan.fluid.WorstOutage;
import org.ibcsim.plan.input.Finding;
import org.jspecify.annotations.Nullable;

/**
 * A plan as one document of numbers and texts, for programs. A number that does not exist is null:
 * seconds of data that never leaves, a limit that was not asked for.
 *
 * @param drains whether the link carries more than is written
 * @param srlBytes the recommendation; null where the link never drains, as no SRL is large enough
 * @param bindingConstraint what decides; {@code link} where the link never drains
 * @param needsBytes what each constraint asks for over the measured time alone
 * @param bands null where {@code bandsMissing} says why there are none
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
    @Nullable Long srlBytes,
    String bindingConstraint,
    Map<String, Long> needsBytes,
    @Nullable Long publishedRuleBytes,
    Map<String, Long> combinationsBytes,
    List<Outage> worstOutages,
    @Nullable Recovery recovery,
    Rpo rpo,
    Answers whatIf,
    @Nullable Share share,
    List<Secondary> secondaries,
    @Nullable Overflow dcm,
    @Nullable Cycles cyclic,
    List<Sample> sampling,
    @Nullable BandsDocument bands,
    @Nullable String bandsMissing,
    @Nullable Engines engines) {
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
      @Nullable Double lossLimitSeconds,
      double nodeOutageSeconds,
      double synchronizationSeconds,
      double backupSeconds,
      String synchronous,
      int sharing,
      boolean periodic,
      List<Daily> windows,
      List<Daily> others) {}

  /** A rate of a time of every day. */
  public record Daily(double fromSeconds, double untilSeconds, long bitsPerSecond) {
    static Daily of(Terms.Window window) {
      return new Daily(window.fromNanos() / 1e9, window.untilNanos() / 1e9, window.bitsPerSecond());
    }
  }

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

  /**
   * What a link costs; seconds are null if data never leaves.
   *
   * @param drains whether the link carries more than is written: if not, both only grow
   */
  public record Loss(
      long linkBitsPerSecond, long mostBytes, @Nullable Double mostSeconds, boolean drains) {}

  /**
   * Answers to the questions that a planner asks.
   *
   * @param srlForOutage empty where the link never drains: no SRL is large enough for any outage
   */
  public record Answers(
      List<WhatIf.ForOutage> srlForOutage,
      List<Loss> lossForLink,
      @Nullable Long linkForLossBytes,
      List<WhatIf.ForLimit> linkForBytes,
      @Nullable Long linkForLossSeconds,
      List<WhatIf.ForLimit> linkForSeconds) {}

  /**
   * What holds for a share of the time only.
   *
   * @param lagSeconds that is not exceeded for so much of the time; null if data never leaves
   * @param linkForLossSeconds the slowest line that keeps the limit for so much of the time; null
   *     without a limit or such a line
   */
  public record Share(
      double ofTime, @Nullable Double lagSeconds, @Nullable Long linkForLossSeconds) {}

  /** One Secondary at its link; the SRL keeps what the furthest behind has not got. */
  public record Secondary(
      long linkBitsPerSecond, int sharing, long backlogBytesMax, @Nullable Double lagSecondsMax) {}

  /**
   * What follows if an SRL of the size that was asked about is protected by the DCM.
   *
   * @param overflowAtSeconds null if it never overflows, and so all the rest
   */
  public record Overflow(
      long srlBytes,
      int regionBytes,
      @Nullable Double overflowAtSeconds,
      @Nullable Double replayFromSeconds,
      @Nullable Long waitingBytes,
      @Nullable Long uniqueRegions,
      @Nullable Long resyncBytes,
      @Nullable Long savedBytes,
      @Nullable Double replaySeconds,
      @Nullable Double inconsistentSeconds) {}

  /** Mirroring in cycles. */
  public record Cycles(
      double cycleSeconds,
      int grainBytes,
      int cycles,
      long writtenBytes,
      long sentBytes,
      double shareSent,
      int lateCycles,
      @Nullable Double longestTransferSeconds,
      @Nullable Double worstAgeSeconds,
      @Nullable Double publishedRpoSeconds) {}

  /** What a coarser measurement would have answered. */
  public record Sample(double intervalSeconds, long backlogBytesMax) {}

  /** Both engines. */
  public record Engines(
      boolean ran,
      String cause,
      long writes,
      long fluidBacklogBytes,
      long eventBacklogBytes,
      long differenceBytes,
      @Nullable Double fluidLagSeconds,
      @Nullable Double eventLagSeconds,
      @Nullable Double differenceSeconds,
      long eventSrlBytes) {}

  /**
   * The document of a plan, with the answers to its what-if questions.
   *
   * @param file as the user named it
   */
  public static PlanDocument of(String file, Plan plan) {
    return of(file, plan, null, null, null);
  }

  /**
   * The same with what else was asked for.
   *
   * @param branches null if nothing was
   * @param curves null if nobody looks at them
   * @param engines null if the event engine was not asked
   */
  public static PlanDocument of(
      String file,
      Plan plan,
      @Nullable Branches branches,
      @Nullable PlanCurves curves,
      @Nullable SideBySide engines) {
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
        plan.srlBytes(),
        plan.binding().word(),
        needs(plan.size().needs()),
        plan.size().published() == 0 ? null : plan.size().published(),
        plan.size().combinations(),
        plan.size().worst().stream().map(PlanDocument::outage).toList(),
        recovery(plan.recovery()),
        rpo(plan.lag(), terms.lossLimitSeconds()),
        answers(whatIf, plan),
        branches == null ? null : share(branches),
        whatIf.secondaries(),
        branches == null ? null : overflow(branches),
        branches == null ? null : cycles(branches),
        curves == null
            ? List.of()
            : curves.sampling().stream()
                .map(row -> new Sample(row.intervalNanos() / 1e9, row.backlogBytes()))
                .toList(),
        curves == null ? null : bands(curves.bands()),
        curves == null || curves.bands() != null ? null : curves.bandsMissing(),
        engines == null ? null : engines(engines));
  }

  private static Share share(Branches branches) {
    long link = branches.shareLinkBitsPerSecond();
    return new Share(
        branches.question().share(), finite(branches.shareLagSeconds()), link == 0 ? null : link);
  }

  private static @Nullable Overflow overflow(Branches branches) {
    Branches.Question question = branches.question();
    if (question.srlBytes() == 0) {
      return null;
    }
    DcmBranch dcm = branches.dcm();
    return dcm == null
        ? new Overflow(
            question.srlBytes(),
            question.regionBytes(),
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null)
        : new Overflow(
            question.srlBytes(),
            question.regionBytes(),
            dcm.overflowSeconds(),
            dcm.replayFromSeconds(),
            dcm.waitingBytes(),
            dcm.regions() < 0 ? null : dcm.regions(),
            dcm.resyncBytes(),
            dcm.regions() < 0 ? null : dcm.savedBytes(),
            finite(dcm.replaySeconds()),
            finite(dcm.replaySeconds()));
  }

  private static @Nullable Cycles cycles(Branches branches) {
    CyclicMirror cyclic = branches.cyclic();
    if (cyclic == null) {
      return null;
    }
    long cycleNanos = branches.question().cycleNanos();
    return new Cycles(
        cycleNanos / 1e9,
        branches.question().grainBytes(),
        cyclic.cycles(),
        cyclic.writtenBytes(),
        cyclic.sentBytes(),
        cyclic.share(),
        cyclic.lateCycles(),
        finite(cyclic.longestTransferSeconds()),
        finite(cyclic.worstAgeSeconds()),
        finite(cyclic.publishedAgeSeconds(cycleNanos)));
  }

  private static @Nullable BandsDocument bands(@Nullable DayBands bands) {
    return bands == null ? null : BandsDocument.of(bands);
  }

  private static Engines engines(SideBySide both) {
    return new Engines(
        both.ran(),
        both.cause(),
        both.writes(),
        both.fluidBacklogBytes(),
        both.eventBacklogBytes(),
        both.eventBacklogBytes() - both.fluidBacklogBytes(),
        finite(both.fluidLagSeconds()),
        finite(both.eventLagSeconds()),
        finite(both.eventLagSeconds() - both.fluidLagSeconds()),
        both.eventSrlBytes());
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
        finite(terms.lossLimitSeconds()),
        terms.nodeOutageNanos() / 1e9,
        terms.synchronizationNanos() / 1e9,
        terms.backupNanos() / 1e9,
        terms.failsWithoutLink() ? "fail" : terms.synchronous() ? "override" : "off",
        terms.sharing(),
        terms.periodic(),
        terms.windows().stream().map(Daily::of).toList(),
        terms.others().stream().map(Daily::of).toList());
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
        plan.drains() ? whatIf.logForOutage() : List.of(),
        whatIf.lossForLinks().stream()
            .map(
                each ->
                    new Loss(
                        each.linkBitsPerSecond(),
                        each.mostBytes(),
                        finite(each.mostSeconds()),
                        each.drains()))
            .toList(),
        bytes ? whatIf.linkForBytes(terms.lossLimitBytes()) : null,
        bytes ? whatIf.linksForBytes(terms.lossLimitBytes()) : List.of(),
        seconds ? whatIf.linkForSeconds(terms.lossLimitSeconds()) : null,
        seconds ? whatIf.linksForSeconds(terms.lossLimitSeconds()) : List.of());
  }

  private static @Nullable Double finite(double value) {
    return Double.isFinite(value) ? value : null;
  }
}
