package org.ibcsim.model;

/** Open questions about a log that has no room. */
public final class LogSwitches {
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
