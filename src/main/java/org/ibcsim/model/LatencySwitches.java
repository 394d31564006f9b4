package org.ibcsim.model;

/** Open questions about latency protection. */
public final class LatencySwitches {
  /** Answers to {@link #LAT_RELEASE}. */
  public enum Release {
    /** When no more than latency_low_mark updates wait. */
    AT_LOW_MARK,
    /** When fewer than latency_low_mark updates wait. */
    BELOW_LOW_MARK
  }

  /**
   * When do writes that latency protection has stalled go on? [dataflow 5; 62-ch04s04s01 says
   * "below", 62-ch04s04s01s02 "reach"]
   */
  public static final Switch<Release> LAT_RELEASE =
      Switch.asks(
              "lat_release",
              "When do writes that latency protection has stalled go on?",
              "dataflow 5; 62-ch04s04s01 says below, 62-ch04s04s01s02 says reach")
          .answer(Release.AT_LOW_MARK, "When no more than latency_low_mark updates wait.")
          .answer(Release.BELOW_LOW_MARK, "When fewer than latency_low_mark updates wait.");

  /** Answers to {@link #LAT_COUNTS}. */
  public enum Counts {
    /** An update waits until its data acknowledgement. */
    UNTIL_DATA_ACK,
    /** An update waits until its network acknowledgement. */
    UNTIL_NET_ACK
  }

  /**
   * Which updates does latency protection count? [dataflow 5; inferred from 50-ag_ch_monitor_vvr15]
   */
  public static final Switch<Counts> LAT_COUNTS =
      Switch.asks(
              "lat_counts",
              "Which updates does latency protection count?",
              "dataflow 5; inferred from 50-ag_ch_monitor_vvr15")
          .answer(Counts.UNTIL_DATA_ACK, "Those without a data acknowledgement.")
          .answer(Counts.UNTIL_NET_ACK, "Those without a network acknowledgement.");

  private LatencySwitches() {}
}
