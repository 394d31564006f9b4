package org.ibcsim.model;

/** Open questions about a log that has no room. */
public final class LogSwitches {
  /** Answers to {@link #SECONDARY_SRL_FULL}. */
  public enum SecondarySrlFull {
    /** The Secondary takes no more; the SRL of the Primary fills, and srlprot decides. */
    BACKPRESSURE_PRIMARY,
    /** The RLINK is paused by the Secondary (secondary_paused) until there is room. */
    PAUSE_RLINK,
    /** The freeze is broken: the message is finished and replication continues. */
    BREAK_FREEZE
  }

  /** What happens when the SRL of a frozen Secondary is full? [ibc 4.5, 12; not documented] */
  public static final Switch<SecondarySrlFull> SECONDARY_SRL_FULL =
      Switch.asks(
              "secondary_srl_full",
              "What happens when the SRL of a frozen Secondary is full?",
              "ibc 4.5, 12; not documented")
          .answer(
              SecondarySrlFull.BACKPRESSURE_PRIMARY,
              "The Secondary takes no more; the SRL of the Primary fills, and srlprot decides.")
          .answer(
              SecondarySrlFull.PAUSE_RLINK,
              "The RLINK is paused by the Secondary (secondary_paused) until there is room.")
          .answer(
              SecondarySrlFull.BREAK_FREEZE,
              "The freeze is broken: the message is finished and replication continues.");

  /** Answers to {@link #AUTODCM_WITHOUT_DCM}. */
  public enum AutodcmWithoutDcm {
    /** The setting is taken; when the SRL overflows, the RLINK becomes STALE. */
    OVERFLOW,
    /** The setting is refused. */
    REJECT_SETTING
  }

  /**
   * What does srlprot=autodcm or dcm do where a volume has no DCM? [dataflow 4.1; 62-ch04s03s01
   * demands a DCM on every data volume]
   */
  public static final Switch<AutodcmWithoutDcm> AUTODCM_WITHOUT_DCM =
      Switch.asks(
              "autodcm_without_dcm",
              "What does srlprot=autodcm or dcm do where a volume has no DCM?",
              "dataflow 4.1; 62-ch04s03s01 demands a DCM on every data volume")
          .answer(
              AutodcmWithoutDcm.OVERFLOW,
              "The setting is taken; when the SRL overflows, the RLINK becomes STALE.")
          .answer(AutodcmWithoutDcm.REJECT_SETTING, "The setting is refused.");

  private LogSwitches() {}
}
