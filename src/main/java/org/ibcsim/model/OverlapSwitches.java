package org.ibcsim.model;

/** Open questions about updates that are under way to a disk at the same time. */
public final class OverlapSwitches {
  /** Answers to {@link #OVERLAP_POLICY_SECONDARY}. */
  public enum Secondary {
    /** As many as the disk takes at a time, which end in the order of the stream. */
    PARALLEL_NONOVERLAPPING_IN_ORDER,
    /** One after the other. */
    STRICT_SERIAL
  }

  /**
   * How many updates does a Secondary have under way to its data volumes? [dataflow 2.6; not
   * documented, 601-ch05s03 says that strict order slows throughput]
   *
   * <p>Either way they are applied in the order of the stream: an update that overlaps an earlier
   * one ends after it.
   */
  public static final Switch<Secondary> OVERLAP_POLICY_SECONDARY =
      Switch.asks(
              "overlap_policy_secondary",
              "How many updates does a Secondary have under way to its data volumes?",
              "dataflow 2.6; not documented, 601-ch05s03 says that strict order is slow")
          .answer(
              Secondary.PARALLEL_NONOVERLAPPING_IN_ORDER,
              "As many as the disk takes at a time, which end in the order of the stream.")
          .answer(Secondary.STRICT_SERIAL, "One after the other.");

  private OverlapSwitches() {}
}
