package org.ibcsim.plan;

import org.ibcsim.plan.fluid.CyclicMirror;
import org.ibcsim.plan.fluid.DcmBranch;
import org.ibcsim.plan.fluid.LinkRate;
import org.ibcsim.plan.fluid.WrittenBytes;
import org.ibcsim.plan.input.Measured;
import org.jspecify.annotations.Nullable;

/**
 * Other ways to protect the same writes: a log that may overflow into the DCM, and mirroring in
 * cycles.
 *
 * @param dcm what follows an overflow; null if none was asked for or the log holds
 * @param cyclic what cycles send; null if none was asked for
 * @param shareLagSeconds the lag that is not exceeded for the asked share of the time
 * @param shareLinkBitsPerSecond the slowest line that keeps the limit on lost time for that share;
 *     0 if none does, or there is no limit
 */
public record Branches(
    Question question,
    @Nullable DcmBranch dcm,
    @Nullable CyclicMirror cyclic,
    double shareLagSeconds,
    long shareLinkBitsPerSecond) {
  /**
   * What to look at.
   *
   * @param srlBytes size of a log; 0 not to ask
   * @param regionBytes of the DCM
   * @param cycleNanos of the mirror; 0 not to ask
   * @param grainBytes of the mirror
   * @param share of the time for which limits are to hold, above 0, at most 1
   */
  public record Question(
      long srlBytes, int regionBytes, long cycleNanos, int grainBytes, double share) {
    public Question {
      if (!(share > 0 && share <= 1)) {
        throw new IllegalArgumentException(
            "a share of the time of " + share + ", expected above 0 % and at most 100 %");
      }
    }
  }

  /** Looks, under the terms of a plan. */
  public static Branches of(Plan plan, Question question) {
    Measured measured = plan.measured();
    Load load = Load.of(measured, plan.terms()).slowest();
    boolean placed = measured.offsetsBytes().length > 0;
    DcmBranch dcm = null;
    if (question.srlBytes() > 0) {
      LinkRate link = load.link;
      long back = 0;
      WrittenBytes profile = load.repeated;
      Plan.Recovery recovery = plan.recovery();
      if (recovery != null) {
        long from = Math.round(recovery.fromSeconds() * 1e9);
        back = from + plan.terms().longestOutageNanos();
        link = link.without(from, back);
        profile = load.lasting(back - from);
      }
      dcm =
          DcmBranch.of(
              profile,
              measured.offsetsBytes(),
              placed ? measured.written().amountsBytes() : new long[0],
              link,
              back,
              question.srlBytes(),
              question.regionBytes());
    }
    CyclicMirror cyclic =
        question.cycleNanos() == 0
            ? null
            : CyclicMirror.of(
                placed ? measured.written() : load.inLog,
                measured.offsetsBytes(),
                load.link,
                question.cycleNanos(),
                question.grainBytes());
    double limit = plan.terms().lossLimitSeconds();
    return new Branches(
        question,
        dcm,
        cyclic,
        plan.lag().percentileSeconds(question.share()),
        Double.isInfinite(limit)
            ? 0
            : new WhatIf(measured, plan.terms()).linkForShare(limit, question.share()));
  }
}
