package org.ibcsim.plan;

import org.ibcsim.plan.fluid.CyclicMirror;
import org.ibcsim.plan.fluid.DcmBranch;
import org.ibcsim.plan.fluid.LinkRate;
import org.ibcsim.plan.input.Measured;
import org.jspecify.annotations.Nullable;

/**
 * Other ways to protect the same writes: a log that may overflow into the DCM, and mirroring in
 * cycles.
 *
 * @param dcm what follows an overflow; null if none was asked for or the log holds
 * @param cyclic what cycles send; null if none was asked for
 */
public record Branches(Question question, @Nullable DcmBranch dcm, @Nullable CyclicMirror cyclic) {
  /**
   * What to look at.
   *
   * @param srlBytes size of a log; 0 not to ask
   * @param regionBytes of the DCM
   * @param cycleNanos of the mirror; 0 not to ask
   * @param grainBytes of the mirror
   */
  public record Question(long srlBytes, int regionBytes, long cycleNanos, int grainBytes) {
    /** Nothing. */
    public static final Question NONE = new Question(0, 1, 0, 1);
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
      Plan.Recovery recovery = plan.recovery();
      if (recovery != null) {
        long from = Math.round(recovery.fromSeconds() * 1e9);
        back = from + plan.terms().longestOutageNanos();
        link = link.without(from, back);
      }
      dcm =
          DcmBranch.of(
              load.repeated,
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
    return new Branches(question, dcm, cyclic);
  }
}
